/** Searches as feeds. */
import { parseFeed } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import type { Article } from '../../src/article/article.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { article, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';
import { childrenOf, readXml, textOf } from './read-xml.ts';

const HOST = 'https://news.example';
const WORD = 'زنبرك';
const ATOM = 'http://www.w3.org/2005/Atom';

const MANY: readonly Article[] = Array.from({ length: 25 }, (_, i) =>
  article(`a/${i}`, {
    title: `${WORD} ${i}`,
    published: `2026-01-${String(i + 1).padStart(2, '0')}T23:30:00+03:00`,
    section: 'مجتمع',
    ...(i % 2 === 0 ? { author: 'سارة' } : { source: 'وكالة' }),
    tags: ['مجتمع', 'وسم'],
    url: `https://paper.example/${i}?a=1&b=خبر`,
  }),
);

/** What breaks careless writers of XML and JSON. */
const ODD: readonly Article[] = [
  article('x', {
    title: ` ]]> <b>${WORD}</b> & "x" 'y' \u0001\u{1F54C}`,
    body: `${WORD} ]]> <script>alert(1)</script> &amp;\n\nفقرة`,
    section: '<قسم> & ]]>',
    url: 'javascript:alert(1)',
    image: 'data:text/html,x',
  }),
];

function appWith(articles: readonly Article[], publicUrl?: string) {
  const provider = new IndexProvider(storageWith(articles), { inflater: testCodec });
  return createApp({ provider, publicUrl, log: () => {} });
}

const pathOf = (format: string, params: Readonly<Record<string, string>> = {}) =>
  `${HOST}/search.${format}?${new URLSearchParams({ q: WORD, ...params })}`;

async function feedText(articles: readonly Article[], path: string): Promise<string> {
  const response = await appWith(articles).request(path);
  expect(response.status).toBe(200);
  return response.text();
}

const NEWEST = [...MANY].reverse().slice(0, 20);

describe('the Atom feed of a search', () => {
  it('is a feed as RFC 4287 has it', async () => {
    const feed = readXml(await feedText(MANY, pathOf('atom', { section: 'مجتمع' })));
    expect([feed.name, feed.uri, feed.attributes['xml:lang']]).toEqual(['feed', ATOM, 'ar']);
    const self = pathOf('atom', { section: 'مجتمع' });
    expect(textOf(feed, 'id')).toBe(self);
    expect(textOf(feed, 'title')).toBe(`${WORD} — فهرس`);
    expect(textOf(feed, 'updated')).toBe('2026-01-25T20:30:00.000Z');
    const links = childrenOf(feed, 'link').map(({ attributes }) => [attributes['rel'], attributes['href']]);
    expect(links).toEqual([
      ['self', self],
      ['alternate', `${HOST}/?${new URLSearchParams({ q: WORD, section: 'مجتمع', sort: 'newest' })}`],
    ]);
    const entries = childrenOf(feed, 'entry');
    expect(entries).toHaveLength(20);
    entries.forEach((entry, i) => {
      const expected = NEWEST[i]!;
      expect(textOf(entry, 'id')).toBe(`tag:news.example,2026:${encodeURIComponent(expected.id)}`);
      expect(textOf(entry, 'title')).toBe(expected.title);
      expect(Date.parse(textOf(entry, 'published'))).toBe(Date.parse(expected.published));
      expect(textOf(entry, 'updated')).toBe(textOf(entry, 'published'));
      expect(childrenOf(entry, 'link')[0]!.attributes['href']).toBe(new URL(expected.url!).href);
      expect(textOf(childrenOf(entry, 'author')[0]!, 'name').trim()).toBe(expected.author ?? expected.source);
      expect(childrenOf(entry, 'category').map(({ attributes }) => attributes['term'])).toEqual([
        'مجتمع',
        'وسم',
      ]);
      expect(textOf(entry, 'summary')).toBe(expected.body);
    });
    const ids = entries.map((entry) => textOf(entry, 'id'));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the RSS feed of a search', () => {
  it('is RSS 2.0, with its own address and names of authors', async () => {
    const rss = readXml(await feedText(MANY, pathOf('rss')));
    expect([rss.name, rss.attributes['version']]).toEqual(['rss', '2.0']);
    const channel = rss.children[0]!;
    expect(
      channel.children.find(({ uri, name }) => uri === ATOM && name === 'link')!.attributes,
    ).toMatchObject({
      rel: 'self',
      href: pathOf('rss'),
    });
    expect(textOf(channel, 'language')).toBe('ar');
    const items = childrenOf(channel, 'item');
    expect(items.map((item) => textOf(item, 'title'))).toEqual(NEWEST.map(({ title }) => title));
    for (const [i, item] of items.entries()) {
      expect(textOf(item, 'link')).toBe(new URL(NEWEST[i]!.url!).href);
      expect(textOf(item, 'pubDate')).toMatch(/^\w{3}, \d{2} \w{3} 2026 20:30:00 GMT$/);
      expect(Date.parse(textOf(item, 'pubDate'))).toBe(Date.parse(NEWEST[i]!.published));
      expect(childrenOf(item, 'guid')[0]!.attributes).toEqual({ isPermaLink: 'false' });
      expect(textOf(item, 'creator')).toBe(NEWEST[i]!.author ?? NEWEST[i]!.source);
    }
  });
});

describe('the JSON feed of a search', () => {
  it('is JSON Feed 1.1', async () => {
    const feed = JSON.parse(await feedText(MANY, pathOf('json', { exact: 'true' })));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: `${WORD} — فهرس`,
      language: 'ar',
      feed_url: pathOf('json', { exact: 'true' }),
      home_page_url: `${HOST}/?${new URLSearchParams({ q: WORD, exact: 'true', sort: 'newest' })}`,
    });
    expect(feed.items.map((item: { id: string }) => item.id)).toEqual(
      NEWEST.map(({ id }) => `tag:news.example,2026:${encodeURIComponent(id)}`),
    );
    expect(feed.items[0]).toMatchObject({
      url: 'https://paper.example/24?a=1&b=%D8%AE%D8%A8%D8%B1',
      date_published: '2026-01-25T20:30:00.000Z',
      content_text: 'نص a/24',
      tags: ['مجتمع', 'وسم'],
    });
  });
});

describe('a feed', () => {
  it.each([
    ['atom', 'application/atom+xml; charset=utf-8', 'atom'],
    ['rss', 'application/rss+xml; charset=utf-8', 'rss'],
  ])('in %s has its media type, and is read by another parser', async (format, type, kind) => {
    const response = await appWith(MANY).request(pathOf(format));
    expect(response.headers.get('Content-Type')).toBe(type);
    const found = parseFeed(await response.text())!;
    expect(found.type).toBe(kind);
    expect(found.items.map(({ title }) => title)).toEqual(NEWEST.map(({ title }) => title));
    expect(found.items.map(({ pubDate }) => pubDate!.getTime())).toEqual(
      NEWEST.map(({ published }) => Date.parse(published)),
    );
  });

  it('carries any text, and no address that is not of the web', async () => {
    const title = `]]> <b>${WORD}</b> & "x" 'y' \u{1F54C}`;
    const summary = `${WORD} ]]> <script>alert(1)</script> &amp;`;
    const [entry] = childrenOf(readXml(await feedText(ODD, pathOf('atom'))), 'entry');
    expect([textOf(entry!, 'title'), textOf(entry!, 'summary')]).toEqual([title, summary]);
    expect(childrenOf(entry!, 'link')[0]!.attributes['href']).toBe(`${HOST}/read/x`);
    const [item] = childrenOf(readXml(await feedText(ODD, pathOf('rss'))).children[0]!, 'item');
    expect(textOf(item!, 'description')).not.toMatch(/[<>]/);
    expect([textOf(item!, 'title'), textOf(item!, 'category')]).toEqual([title, '<قسم> & ]]>']);
    const json = JSON.parse(await feedText(ODD, pathOf('json')));
    expect(json.items[0]).toMatchObject({ url: `${HOST}/read/x`, content_text: summary });
    expect(json.items[0]).not.toHaveProperty('image');
  });

  it.each(['atom', 'rss', 'json'])('in %s is the same text until something is published', async (format) => {
    const first = await appWith(MANY).request(pathOf(format));
    const etag = first.headers.get('ETag')!;
    const same = { headers: { 'If-None-Match': etag } };
    const again = await appWith(MANY).request(
      pathOf(format, { sort: 'oldest', limit: '3', utm_source: 'x' }),
      same,
    );
    expect([again.status, await again.text()]).toEqual([304, '']);
    const newer = article('newer', { body: WORD, published: '2026-02-01T00:00:00Z' });
    const changed = await appWith([...MANY, newer]).request(pathOf(format), same);
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('tag:news.example,2026:newer');
    const elsewhere = article('elsewhere', { published: '2026-02-01T00:00:00Z' });
    expect((await appWith([...MANY, elsewhere]).request(pathOf(format), same)).status).toBe(304);
  });

  it('is empty and still a feed where nothing has all the words', async () => {
    const q = `${WORD} زقزقة`;
    const atom = readXml(await feedText(MANY, pathOf('atom', { q })));
    expect([childrenOf(atom, 'entry'), textOf(atom, 'updated')]).toEqual([[], '1970-01-01T00:00:00.000Z']);
    const rss = readXml(await feedText(MANY, pathOf('rss', { q })));
    expect(childrenOf(rss.children[0]!, 'item')).toEqual([]);
    expect(JSON.parse(await feedText(MANY, pathOf('json', { q }))).items).toEqual([]);
  });

  it('stands at the public address, where there is one', async () => {
    const app = appWith(MANY, 'https://search.news.example/');
    const text = await (await app.request(`http://internal:8787/search.json?q=${WORD}`)).text();
    expect(text).not.toContain('internal');
    expect(JSON.parse(text)).toMatchObject({
      feed_url: `https://search.news.example/search.json?${new URLSearchParams({ q: WORD })}`,
      items: [{ id: 'tag:search.news.example,2026:a%2F24' }, ...Array(19).fill({})],
    });
  });

  it.each(['atom', 'rss', 'json'])('in %s is refused as a search is', async (format) => {
    for (const [params, kind] of [
      [{ q: ' ' }, 'empty-query'],
      [{ from: '2026-13' }, 'bad-date'],
      [{ exact: 'maybe' }, 'bad-parameter'],
    ] as const) {
      const response = await appWith(MANY).request(pathOf(format, params));
      expect(response.status).toBe(400);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ type: `urn:fihris:problem:${kind}` });
    }
  });
});

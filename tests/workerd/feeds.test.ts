/** Feeds as the deployed Worker gives them, and how pages and browsers find them. */
import { parseFeed } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE, ask, MARKUP_TITLE, ORIGIN, publishArchive, searchPath } from './site.ts';

beforeAll(publishArchive);

const COMMON = 'مدينة';
const feedPath = (format: string, params: Readonly<Record<string, string>>) =>
  searchPath(params).replace('/search', `/search.${format}`);

describe('a feed', () => {
  it.each([
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['rss', 'application/rss+xml; charset=utf-8'],
  ])('in %s has the newest articles, and is not sent twice', async (format, type) => {
    const response = await ask(feedPath(format, { q: COMMON }));
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, type]);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60, stale-while-revalidate=300');
    const feed = parseFeed(await response.text())!;
    expect(feed.items).toHaveLength(20);
    const times = feed.items.map(({ pubDate }) => pubDate!.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    for (const { title, pubDate } of feed.items) {
      const stored = ARCHIVE.find((one) => one.title === title)!;
      expect(Date.parse(stored.published)).toBe(pubDate!.getTime());
    }
    const again = await ask(feedPath(format, { q: COMMON }), {
      headers: { 'If-None-Match': response.headers.get('ETag')! },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await ask(feedPath(format, { q: COMMON }), { method: 'HEAD' })).status).toBe(200);
  });

  it('in JSON has titles as they are', async () => {
    const response = await ask(feedPath('json', { q: 'زنبرك' }));
    expect(response.headers.get('Content-Type')).toBe('application/feed+json; charset=utf-8');
    const { items } = (await response.json()) as { items: { title: string; id: string }[] };
    expect(items.map(({ title }) => title)).toContain(MARKUP_TITLE);
    for (const { id } of items) expect(id).toMatch(/^tag:news\.example,2026:/);
  });
});

describe('a page of results', () => {
  const linksIn = (html: string) =>
    [...html.matchAll(/<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">/g)].map(
      ([, type, title, href]) => ({ type, title, href: href!.replaceAll('&amp;', '&') }),
    );

  it('names the feeds of its search, which are there', async () => {
    const params = {
      q: `"${COMMON}"`,
      from: '2025',
      section: 'مجتمع',
      sort: 'oldest',
      offset: '10',
      exact: 'true',
    };
    const links = linksIn(await (await ask(`/?${new URLSearchParams(params)}`)).text());
    expect(links.map(({ type }) => type)).toEqual([
      'application/atom+xml',
      'application/rss+xml',
      'application/feed+json',
    ]);
    for (const { type, title, href } of links) {
      expect(title).toContain('&quot;');
      const { searchParams } = new URL(href, ORIGIN);
      expect(Object.fromEntries(searchParams)).toEqual({
        q: params.q,
        from: '2025',
        section: 'مجتمع',
        exact: 'true',
      });
      const response = await ask(href);
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        200,
        `${type}; charset=utf-8`,
      ]);
      // The feed calls itself by the address that the page names.
      expect((await response.text()).replaceAll('&amp;', '&')).toContain(`${ORIGIN}${href}`);
    }
  });

  it('names none where there is no search to follow', async () => {
    for (const path of ['/', '/?q=', `/?q=${COMMON}&from=x`, '/read/soc-001']) {
      expect([path, linksIn(await (await ask(path)).text())]).toEqual([path, []]);
    }
  });
});

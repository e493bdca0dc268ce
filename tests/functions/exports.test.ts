/** Whole results as CSV and NDJSON. */
import { describe, expect, it } from 'vitest';
import { csvRow } from '../../functions/api/csv.ts';
import { createApp } from '../../functions/app.ts';
import { startServer } from '../../functions/node/server.ts';
import type { Article } from '../../src/article/article.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { FaultyStorage } from '../support/faulty-storage.ts';
import { article, storageWith } from '../support/make-index.ts';
import { add } from '../support/publishing.ts';
import { testCodec } from '../support/test-codec.ts';
import { rowsOf } from './read-csv.ts';

const HOST = 'https://news.example';
const WORD = 'زنبرك';
const COLUMNS = ['id', 'title', 'published', 'section', 'source', 'author', 'tags', 'url'];

const MANY: readonly Article[] = Array.from({ length: 130 }, (_, i) =>
  article(`a${String(i).padStart(3, '0')}`, {
    body: `${WORD} ${i}`,
    published: new Date(Date.UTC(2026, 0, 1 + i)).toISOString(),
  }),
);

function appWith(storage: Storage, exportPart?: number, log: (error: unknown) => void = () => {}) {
  const provider = new IndexProvider(storage, {
    inflater: testCodec,
    cacheBytes: 0,
    limits: { mostReads: 1000, mostBytes: 2 ** 28 },
    patience: { attempts: 1 },
  });
  return createApp({ provider, exportPart, log });
}

const pathOf = (extension: string, params: Readonly<Record<string, string>> = {}) =>
  `${HOST}/search.${extension}?${new URLSearchParams({ q: WORD, ...params })}`;

/** Letters that no compression makes few of, the same for the same seed. */
function noise(seed: number, length: number): string {
  let state = seed + 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(97 + (state >>> 24) / 10);
  };
  return Array.from({ length }, next).join('');
}

describe('a row of CSV', () => {
  it('quotes what would end a cell, and doubles quotes', () => {
    expect(csvRow(['a', 'b,c', 'd"e', 'f\ng', '', ' h'])).toBe('a,"b,c","d""e","f\ng",," h"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@a', '\ta', '\ra', '\na', '＝1'])(
    'lets no spreadsheet compute %j',
    (cell) => {
      expect(rowsOf(csvRow([cell, 'x']))).toEqual([[`'${cell}`, 'x']]);
    },
  );

  it('leaves text alone that only holds such characters', () => {
    expect(csvRow(['a=b', '2026-01-01', 'https://a.example/?b=c'])).toBe(
      'a=b,2026-01-01,https://a.example/?b=c\r\n',
    );
  });
});

describe('/search.csv', () => {
  it('is UTF-8 with a byte order mark, lines end as RFC 4180 has them', async () => {
    const odd = article('=1', {
      title: '@تجربة, "زنبرك"',
      body: WORD,
      section: '-قسم',
      author: '+كاتب',
      source: 'مصدر\nآخر',
      tags: ['=وسم', 'آخر'],
      url: 'https://paper.example/1?a=b,c',
    });
    const response = await appWith(storageWith([odd])).request(pathOf('csv'));
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="search-1.csv"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.subarray(0, 5)]).toEqual([0xef, 0xbb, 0xbf, 0x69, 0x64]);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(rowsOf(text)).toEqual([
      COLUMNS,
      [
        "'=1",
        '\'@تجربة, "زنبرك"',
        odd.published,
        "'-قسم",
        'مصدر\nآخر',
        "'+كاتب",
        "'=وسم، آخر",
        'https://paper.example/1?a=b,c',
      ],
    ]);
  });

  it('has every article once over its parts, with the true total on each', async () => {
    const app = appWith(
      storageWith(MANY, (_, i) => i % 2),
      57,
    );
    for (const sort of ['', 'newest', 'oldest', 'relevance']) {
      const ids: string[] = [];
      let next: string | undefined = pathOf('csv', { sort, utm: 'x' });
      for (let part = 1; next !== undefined; part++) {
        const response: Response = await app.request(next);
        expect(response.headers.get('X-Total-Count')).toBe('130');
        expect(response.headers.get('X-Generation')).toBe('1');
        expect(response.headers.get('Content-Disposition')).toContain(`search-${part}.csv`);
        ids.push(
          ...rowsOf(await response.text())
            .slice(1)
            .map((row) => row[0]!),
        );
        const link = response.headers.get('Link');
        next = link === null ? undefined : /^<([^>]+)>; rel="next"$/.exec(link)![1]!;
        if (next !== undefined) expect(new URL(next).searchParams.get('part')).toBe(String(part + 1));
      }
      const oldest = MANY.map(({ id }) => id);
      if (sort === 'relevance') expect(ids.sort()).toEqual(oldest);
      else expect(ids).toEqual(sort === 'oldest' ? oldest : oldest.reverse());
    }
  });

  it('has parts of one state, whatever is published meanwhile', async () => {
    const storage = storageWith(MANY);
    const provider = new IndexProvider(storage, { inflater: testCodec, recheckAfter: 0 });
    const app = createApp({ provider, exportPart: 50 });
    const ids: string[] = [];
    let next: string | undefined = pathOf('csv');
    for (let part = 1; next !== undefined; part++) {
      const response: Response = await app.request(next);
      expect([response.status, response.headers.get('X-Generation')]).toEqual([200, '1']);
      ids.push(
        ...rowsOf(await response.text())
          .slice(1)
          .map((row) => row[0]!),
      );
      next = /^<([^>]+)>/.exec(response.headers.get('Link') ?? '')?.[1];
      await removeArticles(storage, [MANY[part]!.id], testCodec);
      await add(storage, {
        id: `new-${part}`,
        title: WORD,
        body: WORD,
        published: `2030-01-0${part}T00:00:00Z`,
      });
    }
    expect(ids).toEqual(MANY.map(({ id }) => id).reverse());
    const newest = await app.request(pathOf('csv'));
    expect(newest.headers.get('X-Generation')).toBe('7');
    expect(newest.headers.get('X-Total-Count')).toBe('130');
    const gone = await app.request(pathOf('csv', { generation: '99', part: '2' }));
    expect([gone.status, await gone.json()]).toMatchObject([
      410,
      { type: 'urn:fihris:problem:cursor-expired' },
    ]);
  });

  it('ends with the last part where the total is a multiple of it, and is a head alone past it', async () => {
    const app = appWith(storageWith(MANY), 65);
    const last = await app.request(pathOf('csv', { part: '2' }));
    expect([last.headers.get('Link'), rowsOf(await last.text()).length]).toEqual([null, 66]);
    const past = await app.request(pathOf('csv', { part: '3' }));
    expect([past.status, past.headers.get('Link'), past.headers.get('X-Total-Count')]).toEqual([
      200,
      null,
      '130',
    ]);
    expect(rowsOf(await past.text())).toEqual([COLUMNS]);
  });

  it('has a thousand articles in a part unless the host sets another number', async () => {
    const more = Array.from({ length: 1_002 }, (_, i) => article(`m${i}`, { body: WORD }));
    const response = await appWith(storageWith(more)).request(pathOf('csv'));
    expect(rowsOf(await response.text())).toHaveLength(1_001);
    expect(response.headers.get('Link')).toContain('part=2');
  });

  it('names the public address in links, where there is one', async () => {
    const provider = new IndexProvider(storageWith(MANY), { inflater: testCodec });
    const app = createApp({ provider, exportPart: 10, publicUrl: 'https://search.news.example/' });
    const response = await app.request(
      'http://internal:8787/search.csv?q=%D8%B2%D9%86%D8%A8%D8%B1%D9%83&to=2026',
    );
    expect(response.headers.get('Link')).toBe(
      '<https://search.news.example/search.csv?q=%D8%B2%D9%86%D8%A8%D8%B1%D9%83&to=2026&part=2&generation=1>; rel="next"',
    );
    expect(await response.text()).toContain('https://search.news.example/read/a129');
  });

  it('holds only articles that have all the words', async () => {
    const path = pathOf('csv', { q: `${WORD} زقزقة` });
    const response = await appWith(storageWith(MANY)).request(path);
    expect([response.headers.get('X-Total-Count'), rowsOf(await response.text())]).toEqual(['0', [COLUMNS]]);
  });

  it('is not sent again while the index, the question and the part are the same', async () => {
    const app = appWith(storageWith(MANY), 60);
    const etag = (await app.request(pathOf('csv'))).headers.get('ETag')!;
    expect(etag).toMatch(/^"[0-9a-f]{40}"$/);
    const again = await app.request(pathOf('csv'), { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', etag]);
    const others = [
      await app.request(pathOf('csv', { part: '2' })),
      await app.request(pathOf('ndjson')),
      await appWith(storageWith(MANY), 61).request(pathOf('csv')),
      await appWith(storageWith(MANY.slice(1)), 60).request(pathOf('csv')),
    ];
    for (const other of others) expect(other.headers.get('ETag')).not.toBe(etag);
    expect((await appWith(storageWith(MANY), 60).request(pathOf('csv'))).headers.get('ETag')).toBe(etag);
  });
});

describe('/search.ndjson', () => {
  const app = appWith(
    storageWith([article('one', { body: `${WORD}\n\nفقرة`, tags: ['وسم'], section: 'قسم' }), ...MANY]),
    100,
  );

  it('has an article in each line, and its text where it is asked for', async () => {
    const response = await app.request(pathOf('ndjson', { sort: 'oldest' }));
    expect(response.headers.get('Content-Type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('X-Total-Count')).toBe('131');
    const lines = (await response.text()).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(100);
    const found = lines.map((line) => JSON.parse(line));
    for (const one of found) expect(one).not.toHaveProperty('body');
    const second = await (await app.request(pathOf('ndjson', { sort: 'oldest', bodies: 'true' }))).text();
    const [first] = second.split('\n').map((line) => line && JSON.parse(line));
    const whole = await (await app.request(`${HOST}/articles/${first.id}`)).json();
    expect(first).toEqual(whole);
    expect(second.split('\n').filter((line) => line.includes('"body"'))).toHaveLength(100);
  });
});

describe('an export', () => {
  it.each([
    ['csv', { q: ' ' }, 'empty-query'],
    ['csv', { part: '0' }, 'bad-parameter'],
    ['ndjson', { bodies: 'yes' }, 'bad-parameter'],
    ['ndjson', { from: '2026-13' }, 'bad-date'],
  ])('in %s of %j is refused as a search is', async (extension, params, kind) => {
    const response = await appWith(storageWith(MANY)).request(pathOf(extension, params));
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      400,
      'application/problem+json',
    ]);
    expect(await response.json()).toMatchObject({ type: `urn:fihris:problem:${kind}` });
  });

  it('answers HEAD with its headers, and no other method', async () => {
    const app = appWith(storageWith(MANY), 100);
    for (const extension of ['csv', 'ndjson']) {
      const head = await app.request(pathOf(extension), { method: 'HEAD' });
      expect([head.status, head.headers.get('X-Total-Count'), await head.text()]).toEqual([200, '130', '']);
      expect(head.headers.get('Link')).toContain('part=2');
      expect((await app.request(pathOf(extension), { method: 'POST' })).status).toBe(405);
    }
  });

  it('tells scripts of other sites its total and the next part', async () => {
    const response = await appWith(storageWith(MANY), 100).request(pathOf('csv'), {
      headers: { Origin: 'https://a.example' },
    });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    for (const name of ['X-Total-Count', 'X-Generation', 'Link']) {
      expect(response.headers.get('Access-Control-Expose-Headers')).toContain(name);
    }
  });

  it('that is too costly is an error and no short file', async () => {
    const limits = { mostReads: 1000, mostBytes: 20_000 };
    const provider = new IndexProvider(storageWith(MANY), { inflater: testCodec, limits });
    const response = await createApp({ provider, log: () => {} }).request(pathOf('csv'));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ type: 'urn:fihris:problem:too-costly' });
  });

  it('that fails after its beginning is cut, and logged', async () => {
    // Of a size that is not read whole, and is not compressed to one.
    const bulky = MANY.map((one, i) => ({ ...one, body: `${one.body} ${noise(i, 4_000)}` }));
    let reads = 0;
    let failing = Number.POSITIVE_INFINITY;
    const storage = new FaultyStorage(storageWith(bulky), () => (++reads > failing ? 'fails' : 'none'));
    const logged: unknown[] = [];
    const app = appWith(storage, 1000, (error) => logged.push(error));
    const response = await app.request(pathOf('csv'));
    failing = reads;
    await expect(response.text()).rejects.toThrow();
    expect([response.status, logged.length]).toEqual([200, 1]);
  });

  it('arrives whole over a connection, in pieces', async () => {
    const server = await startServer({
      storage: storageWith(MANY),
      port: 0,
      host: '127.0.0.1',
      exportPart: 120,
    });
    try {
      const response = await fetch(`${server.url}/search.csv?q=${encodeURIComponent(WORD)}`);
      expect(response.headers.get('Transfer-Encoding')).toBe('chunked');
      expect(rowsOf(await response.text())).toHaveLength(121);
    } finally {
      await server.close();
    }
  });
});

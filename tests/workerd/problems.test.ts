/** Every request that cannot be answered, as callers meet it: the status, the kind, and what to do. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, postJson, publishArchive, searchPath } from './site.ts';

beforeAll(publishArchive);

async function problemAt(path: string, init?: RequestInit) {
  const response = await ask(path, init);
  const text = await response.text();
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(text).not.toMatch(/\.ts:\d|\n\s+at /);
  const { type, title, status, detail, ...others } = JSON.parse(text);
  expect(others).toEqual({});
  expect(title).toMatch(/^[A-Z][^.]+$/);
  expect(status).toBe(response.status);
  return { status: response.status, kind: type.replace('urn:fihris:problem:', ''), detail, response };
}

const q = 'مدينة';
const long = 'ا'.repeat(257);
const many = Array.from({ length: 41 }, (_, i) => `ك${String.fromCharCode(0x628 + (i % 20))}`).join(' ');
const refused: readonly [what: string, path: string, kind: string, detail: string][] = [
  ['no q', '/search', 'bad-parameter', 'q is missing: give the words to look for.'],
  ['an empty q', '/search?q=', 'empty-query', 'The query is empty: type at least one word.'],
  ['a blank q', '/search?q=%20%0A', 'empty-query', 'The query is empty: type at least one word.'],
  [
    'a q of signs only',
    '/search?q=!%22%D8%9F',
    'empty-query',
    'The query has no words: type at least one letter or digit.',
  ],
  [
    'a q of 257 characters',
    searchPath({ q: long }),
    'query-too-long',
    'The query has 257 characters; 256 are the most. Shorten it.',
  ],
  [
    'a q of 41 words',
    searchPath({ q: many }),
    'too-many-words',
    'The query has 41 words; 40 are the most. Leave some out.',
  ],
  [
    'a q given twice',
    `/search?q=${q}&q=${q}`,
    'bad-parameter',
    'q is given 2 times: give it once, with all the words.',
  ],
  [
    'a date that is none',
    searchPath({ q, from: '2026-02-30' }),
    'bad-date',
    'from is not a date: 2026-02-30. Write it as 2026-03-14, or 2026-03-14T09:30:00+03:00.',
  ],
  [
    'a date in words',
    searchPath({ q, to: 'أمس' }),
    'bad-date',
    'to is not a date: أمس. Write it as 2026-03-14, or 2026-03-14T09:30:00+03:00.',
  ],
  [
    'from after to',
    searchPath({ q, from: '2026-03-02', to: '2026-03-01' }),
    'from-after-to',
    'from (2026-03-02) is after to (2026-03-01): exchange them.',
  ],
  [
    'an unknown sort',
    searchPath({ q, sort: 'date' }),
    'bad-parameter',
    'sort must be one of relevance, newest, oldest, not date.',
  ],
  ...['0', '51', '-1', '1.5', '1e1', 'ten', '١٠', '99999999999999999999'].map(
    (limit): [string, string, string, string] => [
      `a limit of ${limit}`,
      searchPath({ q, limit }),
      'bad-parameter',
      `limit must be a whole number from 1 to 50, not ${limit}.`,
    ],
  ),
  ...['-1', '10001', 'x'].map((offset): [string, string, string, string] => [
    `an offset of ${offset}`,
    searchPath({ q, offset }),
    'bad-parameter',
    `offset must be a whole number from 0 to 10000, not ${offset}.`,
  ]),
  [
    'a filter given twice',
    `/search?q=${q}&section=a&section=b`,
    'bad-parameter',
    'section is given 2 times: give it once.',
  ],
  [
    'a filter of 501 characters',
    searchPath({ q, author: 'a'.repeat(501) }),
    'bad-parameter',
    `author must be at most 500 characters long, not ${'a'.repeat(40)}….`,
  ],
  [
    'several faults',
    searchPath({ q, limit: '0', sort: 'up' }),
    'bad-parameter',
    'limit must be a whole number from 1 to 50, not 0. sort must be one of relevance, newest, oldest, not up.',
  ],
  [
    'a limit of related articles out of range',
    '/related/soc-001?limit=51',
    'bad-parameter',
    'limit must be a whole number from 1 to 50, not 51.',
  ],
  [
    'more than 100 ids to exclude',
    `/related/soc-001?exclude=${Array.from({ length: 101 }, (_, i) => i)}`,
    'bad-parameter',
    'exclude has 101 ids; 100 are the most.',
  ],
];

describe('400 answers', () => {
  it.each(refused)('%s', async (_what, path, kind, detail) => {
    expect(await problemAt(path)).toMatchObject({ status: 400, kind, detail });
  });

  it('a query of 256 characters and one of 40 words are answered', async () => {
    expect((await ask(searchPath({ q: 'ا'.repeat(256) }))).status).toBe(200);
    expect((await ask(searchPath({ q: many.split(' ').slice(1).join(' ') }))).status).toBe(200);
  });
});

describe('a posted body', () => {
  const faults: readonly [what: string, body: unknown, detail: string][] = [
    ['no text', {}, 'body must be a string: the text to find related articles for.'],
    ['a text that is not one', { body: 7 }, 'body must be a string: the text to find related articles for.'],
    ['a blank text', { body: ' \n' }, 'body is empty: send at least one word.'],
    [
      'a text of more than a million characters',
      { body: 'a'.repeat(1_000_001) },
      'body has more than 1000000 characters: send less text.',
    ],
    ['a title that is not text', { body: 'a', title: [] }, 'title must be a string.'],
    ['a limit as text', { body: 'a', limit: '5' }, 'limit must be a whole number from 1 to 50.'],
    ['a limit out of range', { body: 'a', limit: 0 }, 'limit must be a whole number from 1 to 50.'],
    [
      'an exclude that is no list',
      { body: 'a', exclude: 'b' },
      'exclude must be an array of at most 100 ids.',
    ],
    ['a list instead of an object', [], 'The body must be an object: send {"title": "...", "body": "..."}.'],
    ['null', null, 'The body must be an object: send {"title": "...", "body": "..."}.'],
  ];
  it.each(faults)('with %s is refused', async (_what, body, detail) => {
    expect(await problemAt('/related', postJson(body))).toMatchObject({
      status: 400,
      kind: 'bad-parameter',
      detail,
    });
  });

  it('that is not JSON is refused', async () => {
    const init = { ...postJson(''), body: '{"body": "نص' };
    expect(await problemAt('/related', init)).toMatchObject({
      status: 400,
      kind: 'bad-json',
      detail: 'The body is not JSON: send an object with the fields that /openapi.json lists.',
    });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded'])('of type %s is refused', async (type) => {
    const init = { method: 'POST', headers: { 'Content-Type': type }, body: '{"body":"a"}' };
    expect(await problemAt('/related', init)).toMatchObject({
      status: 415,
      kind: 'unsupported-media-type',
      detail: 'Send the body as JSON, with the header Content-Type: application/json.',
    });
  });

  it('of more than 4 MiB is refused before it is read', async () => {
    expect(await problemAt('/related', postJson({ body: 'a'.repeat(2 ** 22) }))).toMatchObject({
      status: 413,
      kind: 'too-large',
      detail: 'A body has at most 4194304 bytes. Send less text.',
    });
  });
});

describe('404 answers', () => {
  it.each([
    ['/articles/nobody', 'nobody'],
    ['/related/nobody', 'nobody'],
    ['/articles/a%252Fb%2Fc', 'a%2Fb/c'],
    ['/articles/%E0%A4%A', '%E0%A4%A'],
  ])('%s names the id that no article has', async (path, id) => {
    expect(await problemAt(path)).toMatchObject({
      status: 404,
      kind: 'unknown-article',
      detail: `No article of this index has the id ${id}.`,
    });
  });

  it.each(['/nothing', '/search/', '/articles/', '/articles/a/b', '/Search?q=a', '/related/'])(
    '%s is no route',
    async (path) => {
      expect(await problemAt(path)).toMatchObject({
        status: 404,
        kind: 'not-found',
        detail: `Nothing is at ${path.split('?')[0]}. The routes are listed at /openapi.json; a slash inside an id is written %2F.`,
      });
    },
  );
});

describe('methods', () => {
  it.each([
    ['PUT', '/search?q=a', 'GET, POST, HEAD, OPTIONS'],
    ['POST', '/articles?ids=a', 'GET, HEAD, OPTIONS'],
    ['POST', '/search.csv?q=a', 'GET, HEAD, OPTIONS'],
    ['POST', '/search.atom?q=a', 'GET, HEAD, OPTIONS'],
    ['GET', '/related', 'POST, OPTIONS'],
    ['HEAD', '/related', 'POST, OPTIONS'],
    ['PUT', '/related', 'POST, OPTIONS'],
    ['POST', '/related/soc-001', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/articles/soc-001', 'GET, HEAD, OPTIONS'],
    ['PATCH', '/health', 'GET, HEAD, OPTIONS'],
    ['POST', '/openapi.json', 'GET, HEAD, OPTIONS'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
    ['POST', '/read/soc-001', 'GET, HEAD, OPTIONS'],
  ])('%s %s is told %s', async (method, path, allowed) => {
    const response = await ask(path, { method });
    expect([response.status, response.headers.get('Allow')]).toEqual([405, allowed]);
    if (method === 'HEAD') return;
    expect(await response.json()).toEqual({
      type: 'urn:fihris:problem:method-not-allowed',
      title: 'Not a method of this route',
      status: 405,
      detail: `${path.split('?')[0]} answers ${allowed}, not ${method}.`,
    });
  });

  it('OPTIONS tells what a route answers', async () => {
    const response = await ask('/related', { method: 'OPTIONS' });
    expect([response.status, response.headers.get('Allow'), await response.text()]).toEqual([
      204,
      'POST, OPTIONS',
      '',
    ]);
  });

  it('HEAD has the headers of GET and no body', async () => {
    for (const path of [searchPath({ q }), '/related/soc-001', '/articles/soc-001', '/']) {
      const [get, head] = [await ask(path), await ask(path, { method: 'HEAD' })];
      expect([head.status, await head.text()]).toEqual([200, '']);
      for (const name of ['ETag', 'Cache-Control', 'Content-Type']) {
        expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
      }
    }
  });
});

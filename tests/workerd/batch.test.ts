/** Searches as JSON bodies, and several articles by their ids. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE, answerAt, ask, ODD_IDS, ORIGIN, postJson, publishArchive, searchPath } from './site.ts';

beforeAll(publishArchive);

const COMMON = 'مدينة';

interface Articles {
  readonly articles: readonly { readonly id: string; readonly url: string }[];
  readonly missing: readonly string[];
}

async function articlesAt(query: string): Promise<Articles> {
  const response = await ask(`/articles?${query}`);
  expect([query, response.status]).toEqual([query, 200]);
  return response.json();
}

describe('POST /search', () => {
  it('answers what the address with the same parameters does', async () => {
    const body = {
      q: COMMON,
      limit: 3,
      offset: 2,
      sort: 'newest',
      exact: false,
      section: 'مجتمع',
      from: '2025',
    };
    const texts = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
    const expected = await answerAt(searchPath(texts));
    expect(expected.results).toHaveLength(3);
    expect(await answerAt('/search', postJson(body))).toEqual(expected);
    expect(await answerAt('/search', postJson(texts))).toEqual(expected);
  });

  it('takes lists as arrays, and null and empty texts as left out', async () => {
    const counted = await answerAt(searchPath({ q: COMMON, facets: 'section,year' }));
    const body = { q: COMMON, facets: ['section', 'year'], section: null, from: '', limit: null };
    expect(await answerAt('/search', postJson(body))).toEqual(counted);
  });

  it('names the address of a suggestion, with all that was asked', async () => {
    const { suggestion } = (await (
      await ask('/search', postJson({ q: 'امطاار المكلا', from: '2025', limit: 4 }))
    ).json()) as {
      suggestion: { url: string; query: string } | null;
    };
    const { searchParams } = new URL(suggestion!.url);
    expect(Object.fromEntries(searchParams)).toEqual({ q: suggestion!.query, from: '2025', limit: '4' });
  });

  it('is answered for its sender alone', async () => {
    const response = await ask('/search', postJson({ q: COMMON }));
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('ETag')).toBeNull();
  });

  const faults: readonly [body: unknown, detail: string | RegExp][] = [
    [{}, 'q is missing: give the words to look for.'],
    [{ q: 'a', limit: 0 }, 'limit must be a whole number from 1 to 50, not 0.'],
    [{ q: 'a', limit: 1.5 }, 'limit must be a whole number from 1 to 50, not 1.5.'],
    [{ q: 'a', exact: 1 }, 'exact must be one of true, false, not 1.'],
    [{ q: {} }, 'q must be a string, a number, true or false.'],
    [{ q: 'a', section: ['b'] }, 'section must be a string, a number, true or false.'],
    [{ q: 'a', facets: [1] }, 'facets must be an array of strings.'],
    [{ q: 'a', form: '2026' }, /^There is no field form: the fields are q, limit, /],
    [
      { q: 'a', limit: [], sort: 'up' },
      'limit must be a string, a number, true or false. sort must be one of relevance, newest, oldest, not up.',
    ],
    [{ q: 'a', __proto__x: 1, toString: 1 }, /There is no field toString/],
    [[], 'The body must be an object: send {"q": "..."}.'],
    [null, 'The body must be an object: send {"q": "..."}.'],
    ['a', 'The body must be an object: send {"q": "..."}.'],
  ];
  it.each(faults)('%j is refused, with the names of its fields', async (body, detail) => {
    const response = await ask('/search', postJson(body));
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      400,
      'application/problem+json',
    ]);
    expect(await response.json()).toMatchObject({
      type: 'urn:fihris:problem:bad-parameter',
      detail: typeof detail === 'string' ? detail : expect.stringMatching(detail),
    });
  });

  it('is refused as other bodies and other searches are', async () => {
    const kindOf = async (init: RequestInit) => {
      const response = await ask('/search', init);
      return `${response.status} ${((await response.json()) as { type: string }).type.split(':').at(-1)}`;
    };
    expect(await kindOf({ ...postJson(''), body: '{"q": ' })).toBe('400 bad-json');
    expect(await kindOf({ method: 'POST', body: 'q=a' })).toBe('415 unsupported-media-type');
    expect(await kindOf(postJson({ q: ' ' }))).toBe('400 empty-query');
    expect(await kindOf(postJson({ q: 'a', from: 'x' }))).toBe('400 bad-date');
    expect(await kindOf(postJson({ q: 'a'.repeat(2 ** 22) }))).toBe('413 too-large');
  });
});

describe('GET /articles', () => {
  it('gives articles in the order asked for, each once, and says which there are not', async () => {
    for (const query of ['ids=soc-002,nobody,soc-001', 'ids=soc-002&ids=nobody&ids=soc-001,soc-002']) {
      const { articles, missing } = await articlesAt(query);
      expect(articles.map(({ id }) => id)).toEqual(['soc-002', 'soc-001']);
      expect(missing).toEqual(['nobody']);
      for (const one of articles) {
        expect(one).toEqual(await (await ask(`/articles/${one.id}`)).json());
      }
    }
  });

  it('gives fifty at once, wherever they lie', async () => {
    const ids = ARCHIVE.filter((_, i) => i % 2 === 0)
      .map(({ id }) => id)
      .filter((id) => !id.includes(','))
      .slice(0, 50);
    expect(ids).toHaveLength(50);
    const { articles, missing } = await articlesAt(new URLSearchParams({ ids: ids.join() }).toString());
    expect([articles.map(({ id }) => id), missing]).toEqual([ids, []]);
  });

  it('finds any id, those with commas as they are', async () => {
    const query = new URLSearchParams(ODD_IDS.map((id) => ['ids', id]));
    const { articles, missing } = await articlesAt(query.toString());
    expect(articles.map(({ id }) => id)).toEqual(ODD_IDS);
    expect(missing).toEqual([]);
    for (const { id, url } of articles) expect(url).toBe(`${ORIGIN}/read/${encodeURIComponent(id)}`);
    expect(await articlesAt('ids=one%2Ctwo%2Cthree')).toEqual({
      articles: [],
      missing: ['one', 'two', 'three'],
    });
  });

  it.each([
    ['', 'ids is missing: give the id of at least one article.'],
    ['ids=,%20,', 'ids is missing: give the id of at least one article.'],
    [`ids=${Array.from({ length: 51 }, (_, i) => i)}`, 'ids has 51 ids; 50 are the most.'],
  ])('?%s is refused', async (query, detail) => {
    const response = await ask(`/articles?${query}`);
    expect([response.status, await response.json()]).toMatchObject([400, { detail }]);
  });

  it('is kept by caches as one article is, and answers HEAD', async () => {
    const response = await ask('/articles?ids=soc-001');
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=300, stale-while-revalidate=3600');
    const again = await ask('/articles?ids=soc-001', {
      headers: { 'If-None-Match': response.headers.get('ETag')! },
    });
    expect(again.status).toBe(304);
    expect((await ask('/articles?ids=soc-001', { method: 'HEAD' })).status).toBe(200);
  });
});

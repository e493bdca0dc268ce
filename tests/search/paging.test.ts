/** Pages by cursor: every result once, in one order, and nothing but what the search gave them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CursorExpiredError } from '../../src/errors.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { decodeCursor, encodeCursor } from '../../src/search/page-cursor.ts';
import { RANKING } from '../../src/search/ranking/ranking.ts';
import { GREATEST_OFFSET, MOST_RESULTS, type SearchRequest } from '../../src/search/request.ts';
import { type SearchAnswer, type SearchResult, type SearchTuning, search } from '../../src/search/search.ts';
import { arbitraryArchive, arbitraryQuery, arbitraryWords } from '../support/arbitrary-archive.ts';
import { article, indexOf, open, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

/** The results of a request and of all pages after it. @param limits of the pages, over and over */
async function allByCursor(
  index: OpenIndex,
  request: SearchRequest,
  limits: readonly number[],
  tuning: SearchTuning = {},
): Promise<SearchResult[]> {
  const results: SearchResult[] = [];
  let page: SearchAnswer | null = null;
  for (let i = 0; page?.next !== null; i++) {
    const { offset, ...others } = request;
    const place = page === null ? { offset } : { cursor: page.next };
    page = await search(index, { ...others, ...place, limit: limits[i % limits.length] }, tuning);
    results.push(...page.results);
  }
  return results;
}

async function allByOffset(index: OpenIndex, request: SearchRequest): Promise<SearchResult[]> {
  const results: SearchResult[] = [];
  for (;;) {
    const page = await search(index, { ...request, limit: MOST_RESULTS, offset: results.length });
    results.push(...page.results);
    if (page.results.length < MOST_RESULTS) return results;
  }
}

const sorts = fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const);
const limits = fc.array(fc.integer({ min: 1, max: 13 }), { minLength: 1, maxLength: 4 });

describe('pages by cursor', () => {
  it('are the one list that pages by offset are, whatever their size, in any segments', async () => {
    let relaxed = 0;
    let pages = 0;
    await fc.assert(
      fc.asyncProperty(
        arbitraryArchive(60, 20),
        fc.integer({ min: 1, max: 4 }),
        fc.oneof(arbitraryQuery, arbitraryWords, fc.constantFrom('الفلسطينبة', 'المسؤولوون قمة', 'سياراات')),
        sorts,
        limits,
        fc.integer({ min: 0, max: 15 }),
        async (articles, segments, q, sort, sizes, offset) => {
          const storage = storageWith(articles, (_, i) => (i * 31) % segments);
          const gone = articles.filter((_, i) => i % 9 === 0).map(({ id }) => id);
          await removeArticles(storage, gone, testCodec);
          const index = await open(storage);
          const whole = await allByOffset(index, { q, sort });
          expect(await allByCursor(index, { q, sort, offset }, sizes)).toEqual(whole.slice(offset));
          if (whole.some(({ missing }) => missing)) relaxed++;
          pages += whole.length;
        },
      ),
      { numRuns: 150 },
    );
    expect(relaxed).toBeGreaterThan(10);
    expect(pages).toBeGreaterThan(1000);
  });

  it('are the same with and without skipping blocks', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryArchive(700, 600),
        fc.array(arbitraryQuery, { minLength: 6, maxLength: 6 }),
        async (articles, queries) => {
          const index = await indexOf(articles, (_, i) => i % 2);
          for (const q of queries) {
            const request = { q };
            const pruned = await allByCursor(index, request, [50], { exhaustive: false });
            expect(await allByCursor(index, request, [50], { exhaustive: true })).toEqual(pruned);
          }
        },
      ),
      { numRuns: 3 },
    );
  });

  it('go on past the greatest offset', async () => {
    const articles = Array.from({ length: GREATEST_OFFSET + 70 }, (_, i) =>
      article(`a${i}`, { title: 'خبر', body: 'زلزال', published: new Date(i * 60_000).toISOString() }),
    );
    const index = await indexOf(articles, (_, i) => i % 2);
    for (const sort of ['relevance', 'newest', 'oldest'] as const) {
      const rest = await allByCursor(index, { q: 'زلزال', sort, offset: GREATEST_OFFSET }, [MOST_RESULTS]);
      const numbers = rest.map(({ article: { id } }) => Number(id.slice(1)));
      const expected = Array.from({ length: 70 }, (_, i) =>
        sort === 'oldest' ? GREATEST_OFFSET + i : 69 - i,
      );
      expect(numbers).toEqual(expected);
    }
  });
});

describe('a cursor', () => {
  const articles = Array.from({ length: 30 }, (_, i) => article(`a${i}`, { body: 'زلزال', section: 'صحة' }));
  const request: SearchRequest = { q: 'زلزال', limit: 12 };
  const nextOf = async (index: OpenIndex) => (await search(index, request)).next!;

  it('is null after the last page, and where nothing is found', async () => {
    const index = await indexOf(articles);
    expect((await search(index, { ...request, limit: 30 })).next).toBe(null);
    expect((await search(index, { ...request, offset: 18 })).next).toBe(null);
    expect((await search(index, { ...request, offset: 500 })).next).toBe(null);
    expect((await search(index, { q: 'برلمان' })).next).toBe(null);
    expect((await search(index, { ...request, limit: 29 })).next).not.toBe(null);
  });

  it('is short, and may stand in an address', async () => {
    const next = await nextOf(await indexOf(articles));
    expect(next).toMatch(/^[\w.-]{30,120}$/);
  });

  it('takes another limit, but no offset', async () => {
    const index = await indexOf(articles);
    const cursor = await nextOf(index);
    const { results } = await search(index, { ...request, cursor, limit: 3 });
    expect(results.map((one) => one.article.id)).toEqual(
      (await search(index, { ...request, offset: 12, limit: 3 })).results.map((one) => one.article.id),
    );
    await expect(search(index, { ...request, cursor, offset: 0 })).rejects.toThrow(
      'offset and cursor are both given: leave offset out.',
    );
  });

  it('is refused for another search, or by other weights', async () => {
    const index = await indexOf(articles);
    const cursor = await nextOf(index);
    const others: Partial<SearchRequest>[] = [
      { q: 'زلازل' },
      { sort: 'newest' },
      { exact: true },
      { section: 'صحة' },
      { source: 'وكالة' },
      { author: 'هدى' },
      { from: '2020' },
      { to: '2030' },
    ];
    for (const other of others) {
      const asked = search(index, { ...request, cursor, ...other });
      await expect(asked, JSON.stringify(other)).rejects.toThrow('cursor belongs to another search');
    }
    const ranking = { ...RANKING, titleBonus: 0.2 };
    await expect(search(index, { ...request, cursor }, { ranking })).rejects.toThrow('another search');
  });

  it('is refused when it is damaged, wherever it is', async () => {
    const index = await indexOf(articles);
    const cursor = await nextOf(index);
    for (let i = 0; i < cursor.length; i++) {
      const changed = `${cursor.slice(0, i)}${cursor[i] === 'A' ? 'B' : 'A'}${cursor.slice(i + 1)}`;
      const shorter = cursor.slice(0, i);
      for (const wrong of [changed, shorter]) {
        await expect(search(index, { ...request, cursor: wrong }), wrong).rejects.toMatchObject({
          code: 'bad-query',
          reason: 'bad-parameter',
        });
      }
    }
  });

  it('is refused when somebody has made it up', async () => {
    const index = await indexOf(articles);
    const { position, ...own } = decodeCursor(await nextOf(index));
    const after = position.after!;
    const places: unknown[] = [
      { seen: -1, after: null },
      { seen: '1', after: null },
      { seen: 1.5, after: null },
      { seen: 12, after: { ...after, score: null } },
      { seen: 12, after: { ...after, documents: [0, 1] } },
      { seen: 12, after: { ...after, documents: ['0'] } },
      { seen: 12, after: { ...after, documents: [-1] } },
      { seen: 12, after: { ...after, documents: 'all' } },
    ];
    for (const place of places) {
      const cursor = encodeCursor({ ...own, position: place as typeof position });
      await expect(search(index, { ...request, cursor }), JSON.stringify(place)).rejects.toThrow(
        'cursor is damaged: give it as next gave it, or ask without it.',
      );
    }
  });

  it('has expired on another state of the index', async () => {
    const cursor = await nextOf(await indexOf(articles));
    const other = await indexOf(articles.slice(1));
    await expect(search(other, { ...request, cursor })).rejects.toThrow(CursorExpiredError);
  });
});

/** Copies: which articles are, and that of each cluster one is a result, once over all pages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { clustersOf, copyableOf } from '../../src/index/copy-clusters.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { copiesOf } from '../../src/search/ranking/copies-of.ts';
import { RANKING } from '../../src/search/ranking/ranking.ts';
import type { SearchRequest } from '../../src/search/request.ts';
import { type SearchAnswer, type SearchTuning, search } from '../../src/search/search.ts';
import { arbitraryWords } from '../support/arbitrary-archive.ts';
import { inTimeOrder, open } from '../support/make-index.ts';
import { naiveClusters, plantedCopies, storageWithCopies } from '../support/planted-copies.ts';
import { testCodec } from '../support/test-codec.ts';

describe('clusters', () => {
  it('are those of a plain comparison with the first article of each', async () => {
    let copies = 0;
    await fc.assert(
      fc.asyncProperty(plantedCopies, async (articles) => {
        const { keyOf } = await clustersOf(inTimeOrder(articles).map(copyableOf));
        const naive = naiveClusters(articles);
        for (const a of articles) {
          const own = articles.filter(({ id }) => naive.get(id) === naive.get(a.id));
          expect(keyOf(a.id) === null, a.id).toBe(own.length === 1);
          for (const b of own) expect(keyOf(b.id)).toBe(keyOf(a.id));
          for (const b of articles) {
            if (!own.includes(b) && keyOf(a.id) !== null) expect(keyOf(b.id)).not.toBe(keyOf(a.id));
          }
          copies += own.length - 1;
        }
      }),
      { numRuns: 200 },
    );
    expect(copies).toBeGreaterThan(500);
  });
});

/** Every page of a request, by cursor or by offset. */
async function pagesOf(
  index: OpenIndex,
  request: SearchRequest,
  by: 'cursor' | 'offset',
  tuning: SearchTuning = {},
): Promise<SearchAnswer[]> {
  const pages: SearchAnswer[] = [];
  let offset = 0;
  for (let next: string | null | undefined; next !== null; ) {
    const place = next === undefined ? {} : by === 'cursor' ? { cursor: next } : { offset };
    const page: SearchAnswer = await search(index, { ...request, ...place }, tuning);
    pages.push(page);
    next = page.next;
    offset += page.results.length;
  }
  return pages;
}

const idsOf = (pages: readonly SearchAnswer[]) =>
  pages.flatMap(({ results }) => results.map(({ article: { id } }) => id));

/** Where no text changes a score, the plain list says which copy comes first. */
const PLAIN: SearchTuning = { ranking: { ...RANKING, proximityBonus: 0, leadBonus: 0 }, corrections: false };

const sorts = fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const);
const queries = fc.oneof(arbitraryWords, fc.constantFrom('المجلس', 'وزير الأمن', 'في', 'مجلس -لجنة'));

describe('collapsed results', () => {
  it('are the plain ones with the first of each cluster, counted exactly, over all pages', async () => {
    let collapsed = 0;
    let relaxed = 0;
    await fc.assert(
      fc.asyncProperty(
        plantedCopies,
        fc.integer({ min: 1, max: 3 }),
        fc.oneof({ weight: 2, arbitrary: queries }, { weight: 1, arbitrary: fc.constant(null) }),
        sorts,
        fc.integer({ min: 1, max: 5 }),
        async (articles, segments, words, order, limit) => {
          // Words of one article, which few others have all of.
          const sort = words === null ? 'relevance' : order;
          const q = words ?? articles[0]!.body.split(' ').slice(10, 18).join(' ');
          const storage = await storageWithCopies(articles, (_, i) => i % segments);
          const gone = articles.filter((_, i) => i % 5 === 1).map(({ id }) => id);
          if (gone.length > 0) await removeArticles(storage, gone, testCodec);
          const index = await open(storage);
          const cluster = naiveClusters(articles);
          const request: SearchRequest = { q, sort, limit };
          const plain = (await pagesOf(index, request, 'cursor', PLAIN)).flatMap(({ results }) => results);
          const firsts = new Map<string, Article[]>();
          for (const { article } of plain) {
            const key = cluster.get(article.id)!;
            firsts.set(key, [...(firsts.get(key) ?? []), article]);
          }
          for (const by of ['cursor', 'offset'] as const) {
            const pages = await pagesOf(index, { ...request, collapse: true }, by, PLAIN);
            expect(idsOf(pages)).toEqual([...firsts.values()].map(([first]) => first!.id));
            for (const result of pages.flatMap(({ results }) => results)) {
              const [, ...others] = firsts.get(cluster.get(result.article.id)!)!;
              const sources = others.flatMap(({ source }) => source ?? []);
              expect(result.copies?.count ?? 0).toBe(others.length);
              expect(new Set(result.copies?.sources ?? [])).toEqual(new Set(sources));
              expect(result.copies?.sources.length ?? 0).toBe(new Set(sources).size);
            }
            collapsed += plain.length - firsts.size;
          }
          const first = await search(index, { ...request, collapse: true }, PLAIN);
          const uncollapsed = await search(index, request, PLAIN);
          const strict = plain.filter(({ missing }) => missing === undefined || uncollapsed.relaxed);
          const stories = new Set(strict.map(({ article: { id } }) => cluster.get(id)));
          expect(first.total).toBe(uncollapsed.total);
          expect(first.alsoRelaxed).toBe(uncollapsed.alsoRelaxed);
          expect(first.totalStories).toBe(stories.size);
          expect(first.alsoRelaxedStories).toBe(firsts.size - stories.size);
          if (first.alsoRelaxed > 0) relaxed++;
        },
      ),
      { numRuns: 120 },
    );
    expect(collapsed).toBeGreaterThan(250);
    expect(relaxed).toBeGreaterThan(2);
  });

  it('have each cluster once where the places of words count too', async () => {
    await fc.assert(
      fc.asyncProperty(plantedCopies, queries, fc.integer({ min: 1, max: 5 }), async (articles, q, limit) => {
        const index = await open(await storageWithCopies(articles, (_, i) => i % 2));
        const cluster = naiveClusters(articles);
        const plain = await pagesOf(index, { q, limit: 50 }, 'cursor');
        const stories = new Set(idsOf(plain).map((id) => cluster.get(id)));
        for (const by of ['cursor', 'offset'] as const) {
          const shown = idsOf(await pagesOf(index, { q, limit, collapse: true }, by)).map((id) =>
            cluster.get(id),
          );
          expect(new Set(shown)).toEqual(stories);
          expect(shown.length).toBe(stories.size);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leave facets as they are: those count articles', async () => {
    await fc.assert(
      fc.asyncProperty(plantedCopies, queries, async (articles, q) => {
        const index = await open(await storageWithCopies(articles));
        const facets = ['source', 'day'] as const;
        const plain = await search(index, { q, facets });
        const { facets: counted } = await search(index, { q, facets, collapse: true });
        expect(counted).toEqual(plain.facets);
      }),
      { numRuns: 20 },
    );
  });

  it('are what a cursor goes on with, and not what another list does', async () => {
    const articles = fc.sample(plantedCopies, { numRuns: 1, seed: 5 })[0]!;
    const index = await open(await storageWithCopies(articles));
    const { next } = await search(index, { q: 'في', limit: 1, collapse: true });
    await expect(search(index, { q: 'في', limit: 1, cursor: next! })).rejects.toThrow(/another search/);
  });
});

describe('the copies of an article', () => {
  it('are the others of its cluster that are not retracted, the oldest first', async () => {
    await fc.assert(
      fc.asyncProperty(plantedCopies, fc.integer({ min: 1, max: 3 }), async (articles, segments) => {
        const storage = await storageWithCopies(articles, (_, i) => i % segments);
        const gone = new Set(articles.filter((_, i) => i % 4 === 1).map(({ id }) => id));
        if (gone.size > 0) await removeArticles(storage, [...gone], testCodec);
        const index = await open(storage);
        const cluster = naiveClusters(articles);
        const live = inTimeOrder(articles.filter(({ id }) => !gone.has(id)));
        for (const { id } of live) {
          const others = live.filter((one) => one.id !== id && cluster.get(one.id) === cluster.get(id));
          expect(await copiesOf(index, id, 50)).toEqual({ total: others.length, articles: others });
          const few = await copiesOf(index, id, 1);
          expect(few).toEqual({ total: others.length, articles: others.slice(0, 1) });
        }
      }),
      { numRuns: 40 },
    );
  });
});

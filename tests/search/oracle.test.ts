import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { RANKING, type Ranking } from '../../src/search/ranking/ranking.ts';
import { MOST_RESULTS, type SearchRequest } from '../../src/search/request.ts';
import { type SearchResult, type SearchTuning, search } from '../../src/search/search.ts';
import { arbitraryArchive, arbitraryQuery, arbitraryWords } from '../support/arbitrary-archive.ts';
import { indexOf } from '../support/make-index.ts';
import { miniSearchOf, naiveScores, naiveSearch, PLAIN, TOLERANCE, wantingAll } from '../support/oracle.ts';

/** All results of a request, page by page. */
async function allResults(index: OpenIndex, request: SearchRequest, tuning: SearchTuning = {}) {
  const results: SearchResult[] = [];
  for (;;) {
    const page = await search(
      index,
      { ...request, limit: MOST_RESULTS, offset: results.length },
      // What is corrected depends on which words segments have in several articles.
      { corrections: false, ...tuning },
    );
    results.push(...page.results);
    if (page.results.length < MOST_RESULTS) return { ...page, results };
  }
}

const split = (segments: number) => (_: Article, i: number) => (i * 31) % segments;

describe('an index in any number of segments', () => {
  const archive = arbitraryArchive(60);
  const segments = fc.integer({ min: 1, max: 5 });

  it('finds what one MiniSearch finds, with its scores up to quantisation', async () => {
    await fc.assert(
      fc.asyncProperty(archive, segments, arbitraryWords, async (articles, count, q) => {
        const index = await indexOf(articles, split(count));
        const expected = wantingAll(miniSearchOf(articles), q);
        const answer = await allResults(index, { q }, { ranking: PLAIN, alternatives: false });
        const { total, relaxed } = answer;
        if (relaxed) {
          expect(expected.size).toBe(0);
          return;
        }
        const results = answer.results.filter(({ missing }) => missing === undefined);
        expect(results.map(({ article }) => article.id).sort()).toEqual([...expected.keys()].sort());
        expect(total).toBe(expected.size);
        for (const { article, score } of results) {
          const exact = expected.get(article.id)!;
          expect(Math.abs(score - exact) / exact).toBeLessThanOrEqual(TOLERANCE);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('finds what reading every article finds: alternatives, phrases, exact words, exclusions, filters, what follows', async () => {
    await fc.assert(
      fc.asyncProperty(
        archive,
        segments,
        arbitraryQuery,
        fc.record({ filtered: fc.boolean(), exact: fc.boolean(), byTime: fc.boolean() }),
        async (articles, count, q, { filtered, exact, byTime }) => {
          const index = await indexOf(articles, split(count));
          const filter = filtered ? { section: 'سياسه', from: '2026-01-02' } : {};
          const keep = (one: Article) =>
            !filtered ||
            (one.section === 'سياسة' && Date.parse(one.published) >= Date.parse('2026-01-02T00:00:00+03:00'));
          const expected = naiveSearch(articles, q, { keep, exact, byTime });
          const sort = byTime ? 'newest' : 'relevance';
          const { results, total, alsoRelaxed, relaxed } = await allResults(index, {
            q,
            exact,
            sort,
            ...filter,
          });
          const isAlso = ({ missing }: SearchResult) => !relaxed && missing !== undefined;
          const idsOf = (some: readonly SearchResult[]) => some.map(({ article }) => article.id).sort();
          const whole = results.filter((one) => !isAlso(one));
          expect({ relaxed, ids: idsOf(whole), also: idsOf(results.filter(isAlso)) }).toEqual(expected);
          expect({ total, alsoRelaxed }).toEqual({
            total: expected.ids.length,
            alsoRelaxed: expected.also.length,
          });
          for (const { missing } of results) {
            if (relaxed) expect(missing).toBeDefined();
            if (missing !== undefined) expect(missing.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('scores as the formulas say: stems, the form typed, alternatives, titles', async () => {
    const ranking: Ranking = { ...RANKING, proximityBonus: 0, leadBonus: 0 };
    await fc.assert(
      fc.asyncProperty(archive, segments, arbitraryWords, async (articles, count, q) => {
        const index = await indexOf(articles, split(count));
        const expected = naiveScores(articles, q, ranking);
        for (const { article, score } of (await allResults(index, { q }, { ranking })).results) {
          expect(score).toBeCloseTo(expected.get(article.id)!, 9);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('answers as one segment does: same articles, same order, same scores, same passages', async () => {
    const sort = fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const);
    await fc.assert(
      fc.asyncProperty(archive, segments, arbitraryQuery, sort, async (articles, count, q, order) => {
        const one = await allResults(await indexOf(articles), { q, sort: order });
        const several = await allResults(await indexOf(articles, split(count)), { q, sort: order });
        expect(several).toEqual(one);
      }),
      { numRuns: 150 },
    );
  });

  it('explains every score: its parts add up to it', async () => {
    await fc.assert(
      fc.asyncProperty(archive, segments, arbitraryQuery, fc.boolean(), async (articles, count, q, exact) => {
        const index = await indexOf(articles, split(count));
        const { results } = await allResults(index, { q, exact, explain: true });
        for (const { score, explanation } of results) {
          const { terms, proximity, lead } = explanation!;
          const sum = terms.reduce((total, term) => total + term.score, proximity + lead);
          expect(Math.abs(sum - score)).toBeLessThan(1e-9);
          for (const { idf, weight, impact, titleBonus, score: own, documentFrequency } of terms) {
            expect(own).toBeCloseTo(idf * weight * impact * (1 + titleBonus), 9);
            expect(documentFrequency).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives the pages of one list, whatever their size', async () => {
    await fc.assert(
      fc.asyncProperty(
        archive,
        segments,
        arbitraryWords,
        fc.integer({ min: 1, max: 17 }),
        async (articles, count, q, limit) => {
          const index = await indexOf(articles, split(count));
          const whole = await allResults(index, { q });
          const paged: SearchResult[] = [];
          while (paged.length < whole.total + whole.alsoRelaxed) {
            paged.push(...(await search(index, { q, limit, offset: paged.length })).results);
          }
          expect(paged).toEqual(whole.results);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('skipping blocks', () => {
  it('gives the results of scoring every candidate', async () => {
    // Lists of several blocks, so that there is something to skip: one archive a run, many queries.
    await fc.assert(
      fc.asyncProperty(
        arbitraryArchive(900, 600),
        fc.array(arbitraryQuery, { minLength: 25, maxLength: 25 }),
        async (articles, queries) => {
          const index = await indexOf(articles, split(2));
          for (const q of queries) {
            for (const limit of [1, 10]) {
              const all = await search(index, { q, limit }, { exhaustive: true });
              expect(await search(index, { q, limit }, { exhaustive: false })).toEqual(all);
              expect(await search(index, { q, limit })).toEqual(all);
            }
          }
        },
      ),
      { numRuns: 5 },
    );
  }, 120_000);
});

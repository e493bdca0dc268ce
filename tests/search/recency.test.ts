/** recency=: a factor by age, held against the plain model of every article's own day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Article, parsePublished } from '../../src/article/article.ts';
import { BadQueryError } from '../../src/errors.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { findPart } from '../../src/search/parts.ts';
import { RANKING, type Ranking } from '../../src/search/ranking/ranking.ts';
import { readArticles } from '../../src/search/read-hits.ts';
import { MOST_RESULTS, type SearchRequest } from '../../src/search/request.ts';
import { type SearchAnswer, type SearchResult, type SearchTuning, search } from '../../src/search/search.ts';
import { arbitraryArchive, arbitraryQuery, arbitraryWords } from '../support/arbitrary-archive.ts';
import { article, indexOf, open, storageWith } from '../support/make-index.ts';
import { storageWithCopies } from '../support/planted-copies.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

const DAY = 86_400_000;
/** Half past midnight in the zone of the indexes, +03:00, where it is still the day before in UTC. */
const NOW = Date.parse('2026-03-15T00:30:00+03:00');
const ZONE = 3 * 3_600_000;

/** The places of words left out, which are of the best few only. */
const WITHOUT_PLACES: Ranking = { ...RANKING, proximityBonus: 0, leadBonus: 0 };

/** Days before today that an article was published, by the calendar of the zone. */
function daysOld({ published }: Article, now: number): number {
  const dayOf = (time: number) => Math.floor((time + ZONE) / DAY);
  return dayOf(now) - dayOf(parsePublished(published));
}

/** The table of docs/ranking.md, as a formula: a twelfth less for yesterday, and for each time the age doubles. */
function freshnessOf(one: Article, now: number): number {
  const days = daysOld(one, now);
  if (days <= 0) return 1;
  return Math.max(0, 11 - Math.ceil(Math.log2(days))) / 12;
}

/** Archives whose articles are of any age, many of the last days, some of the future. */
function archiveOf(most: number, least = 1): fc.Arbitrary<Article[]> {
  const age = fc.oneof(
    fc.integer({ min: -DAY, max: 5 * DAY }),
    fc.integer({ min: 0, max: 100 * DAY }),
    fc.integer({ min: 0, max: 1500 * DAY }),
    // On the boundaries, and a millisecond before them.
    fc
      .tuple(fc.constantFrom(0, 1, 2, 4, 8, 64, 1024), fc.constantFrom(0, 1))
      .map(([days, before]) => 30 * 60_000 + days * DAY + before),
  );
  return fc
    .tuple(arbitraryArchive(most, least), fc.array(age, { minLength: most, maxLength: most }))
    .map(([articles, ages]) =>
      articles.map((one, i) => ({ ...one, published: new Date(NOW - ages[i]!).toISOString() })),
    );
}

const recencies = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100);
const segmentCounts = fc.integer({ min: 1, max: 3 });
const split = (segments: number) => (_: Article, i: number) => (i * 31) % segments;

/** An index in several segments, every ninth article retracted. */
async function published(articles: readonly Article[], segments: number): Promise<OpenIndex> {
  const storage = storageWith(articles, split(segments));
  const gone = articles.filter((_, i) => i % 9 === 8).map(({ id }) => id);
  if (gone.length > 0) await removeArticles(storage, gone, testCodec);
  return open(storage);
}

/** All results by offset. */
async function allResults(index: OpenIndex, request: SearchRequest, tuning: SearchTuning = {}) {
  const results: SearchResult[] = [];
  for (;;) {
    const place = { limit: MOST_RESULTS, offset: results.length };
    const page = await search(index, { ...request, ...place }, { corrections: false, now: NOW, ...tuning });
    results.push(...page.results);
    if (page.results.length < MOST_RESULTS) return results;
  }
}

const idsOf = (results: readonly SearchResult[]) => results.map((one) => one.article.id);

describe('recency', () => {
  it('multiplies each score by the factor of the article\u2019s own day, in any segments', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(
        archiveOf(60, 10),
        segmentCounts,
        fc.oneof(arbitraryQuery, arbitraryWords),
        recencies,
        async (articles, segments, q, recency) => {
          const index = await published(articles, segments);
          const tuning = { ranking: WITHOUT_PLACES };
          const plain = await allResults(index, { q }, tuning);
          const fresh = await allResults(index, { q, recency }, tuning);
          const expected = plain
            .map(({ article: one, score }) => ({
              one,
              score: score * (1 + recency * freshnessOf(one, NOW)),
              time: parsePublished(one.published),
            }))
            .sort(
              (a, b) =>
                b.score - a.score ||
                b.time - a.time ||
                (a.one.id < b.one.id ? 1 : a.one.id > b.one.id ? -1 : 0),
            );
          expect(fresh.map(({ score }) => score)).toEqual(expected.map(({ score }) => score));
          expect(idsOf(fresh)).toEqual(expected.map(({ one }) => one.id));
          if (idsOf(fresh).join() !== idsOf(plain).join()) moved++;
        },
      ),
      { numRuns: 120 },
    );
    expect(moved).toBeGreaterThan(40);
  });

  it('answers several segments as one', async () => {
    await fc.assert(
      fc.asyncProperty(
        archiveOf(60),
        segmentCounts,
        arbitraryQuery,
        recencies,
        async (articles, count, q, recency) => {
          const one = await allResults(await indexOf(articles), { q, recency, explain: true });
          const several = await allResults(await indexOf(articles, split(count)), {
            q,
            recency,
            explain: true,
          });
          expect(several).toEqual(one);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('explains the factor: the parts add up to the score', async () => {
    await fc.assert(
      fc.asyncProperty(
        archiveOf(60),
        segmentCounts,
        arbitraryQuery,
        recencies,
        async (articles, count, q, recency) => {
          const index = await published(articles, count);
          for (const { article: one, score, explanation } of await allResults(index, {
            q,
            recency,
            explain: true,
          })) {
            const { terms, recency: part, proximity, lead } = explanation!;
            const { freshness, factor, score: added } = part!;
            expect(freshness).toBe(freshnessOf(one, NOW));
            expect(factor).toBe(1 + recency * freshness);
            const ofTerms = terms.reduce((sum, term) => sum + term.score, 0);
            expect(Math.abs(ofTerms * factor + proximity + lead - score)).toBeLessThan(1e-9);
            expect(Math.abs(ofTerms + added + proximity + lead - score)).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it('skips blocks and gives what scoring every candidate gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        archiveOf(900, 600),
        fc.array(fc.tuple(arbitraryQuery, recencies), { minLength: 12, maxLength: 12 }),
        async (articles, queries) => {
          const index = await indexOf(articles, split(2));
          for (const [q, recency] of queries) {
            for (const limit of [1, 10]) {
              const request = { q, recency, limit };
              const pruned = await search(index, request, { now: NOW, exhaustive: false });
              expect(await search(index, request, { now: NOW, exhaustive: true })).toEqual(pruned);
            }
          }
        },
      ),
      { numRuns: 4 },
    );
  }, 120_000);

  it('of 0 is as without it', async () => {
    const articles = Array.from({ length: 30 }, (_, i) =>
      article(`a${i}`, {
        body: 'زلزال '.repeat(1 + (i % 4)),
        published: new Date(NOW - i * DAY).toISOString(),
      }),
    );
    const index = await indexOf(articles);
    const plain = await search(index, { q: 'زلزال', explain: true }, { now: NOW });
    expect(plain.results[0]!.explanation).not.toHaveProperty('recency');
    for (const sort of ['relevance', undefined] as const) {
      expect(await search(index, { q: 'زلزال', explain: true, sort, recency: 0 }, { now: NOW })).toEqual(
        plain,
      );
    }
    await search(index, { q: 'زلزال', sort: 'newest', recency: 0 });
  });

  it.each(['newest', 'oldest'] as const)('is refused in the order of time: %s', async (sort) => {
    const index = await indexOf([article('a')]);
    const message = `recency changes the order of relevance, and this one is ${sort}: give sort=relevance, or leave recency out.`;
    const asked = search(index, { q: 'نص', sort, recency: 0.5 });
    await expect(asked).rejects.toThrow(BadQueryError);
    await expect(asked).rejects.toThrow(message);
    await expect(findPart(index, { q: 'نص', sort, recency: 0.5 }, 0, 10)).rejects.toThrow(message);
  });

  it('chooses among copies the one that comes first with it', async () => {
    const { title, body } = SAMPLES[0]!;
    const print = (id: string, days: number, more: string) =>
      article(id, { title, body: body + more, published: new Date(NOW - days * DAY).toISOString() });
    const prints = [print('old', 3, ' زلزال'), print('new', 0, ' زلزال، كما قال شهود وسكان في الحي القديم')];
    const index = await open(await storageWithCopies(prints));
    const first = async (recency: number) =>
      (await search(index, { q: 'زلزال', collapse: true, recency }, { now: NOW })).results;
    expect(idsOf(await first(0))).toEqual(['old']);
    expect(idsOf(await first(1))).toEqual(['new']);
    expect((await first(1))[0]!.copies?.count).toBe(1);
  });
});

describe('pages and parts with recency', () => {
  it('are one list, though the day changes meanwhile', async () => {
    let next = 0;
    await fc.assert(
      fc.asyncProperty(
        archiveOf(60, 20),
        segmentCounts,
        fc.oneof(arbitraryQuery, arbitraryWords),
        recencies,
        fc.integer({ min: 1, max: 13 }),
        async (articles, segments, q, recency, limit) => {
          const index = await published(articles, segments);
          const whole = await allResults(index, { q, recency }, { corrections: true });
          const paged: SearchResult[] = [];
          let page: SearchAnswer | null = null;
          for (let i = 0; page?.next !== null; i++) {
            const place: { cursor?: string } = page === null ? {} : { cursor: page.next };
            page = await search(index, { q, recency, limit, ...place }, { now: NOW + i * DAY });
            paged.push(...page.results);
            next += i;
          }
          expect(paged).toEqual(whole);
          const strict = whole.filter(({ missing }) => missing === undefined);
          const request = { q, recency, sort: 'relevance' as const };
          const ids: string[] = [];
          let today: string | undefined;
          for (let at = 0, i = 0; at === 0 || at < strict.length; at += limit, i++) {
            const part = await findPart(index, { ...request, today }, at, at + limit, NOW + i * DAY);
            expect(part.today).toBe('2026-03-15');
            today = part.today!;
            ids.push(...(await readArticles(part.hits)).map(({ id }) => id));
          }
          const isCorrected = whole.length > 0 && ids.length === 0;
          if (!isCorrected && strict.length === whole.length) expect(ids).toEqual(idsOf(strict));
        },
      ),
      { numRuns: 80 },
    );
    expect(next).toBeGreaterThan(100);
  });

  it('are refused with another recency', async () => {
    const index = await indexOf(
      Array.from({ length: 30 }, (_, i) =>
        article(`a${i}`, { body: 'زلزال', published: new Date(NOW - i * DAY).toISOString() }),
      ),
    );
    const request = { q: 'زلزال', limit: 12 };
    const cursorOf = async (recency: number) => (await search(index, { ...request, recency })).next!;
    for (const [given, asked] of [
      [0.5, 0.51],
      [0.5, 0],
      [0, 1],
    ] as const) {
      const cursor = await cursorOf(given);
      await expect(search(index, { ...request, cursor, recency: asked })).rejects.toThrow(
        'cursor belongs to another search: send it with the q, sort, recency,',
      );
    }
    const cursor = await cursorOf(0);
    expect((await search(index, { ...request, cursor })).results).toHaveLength(12);
  });
});

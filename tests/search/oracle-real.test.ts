import type MiniSearch from 'minisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { tokenise } from '../../src/arabic/tokenise.ts';
import type { Article } from '../../src/article/article.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { search } from '../../src/search/search.ts';
import { indexOf } from '../support/make-index.ts';
import { miniSearchOf, PLAIN, TOLERANCE, wantingAll } from '../support/oracle.ts';
import { REAL_ARCHIVE, realArticles, WHEN_ABSENT } from '../support/real-articles.ts';

const ARTICLES = 5_000;
const QUERIES = 200;

/** One to four neighbouring words of titles, spread over the archive. */
function queriesFrom(articles: readonly Article[]): string[] {
  return Array.from({ length: QUERIES }, (_, i) => {
    const title = articles[(i * 251) % articles.length]!.title;
    const words = tokenise(title).map(({ start, end }) => title.slice(start, end));
    const first = i % Math.max(1, words.length - 4);
    return words.slice(first, first + 1 + (i % 4)).join(' ');
  }).filter((q) => q !== '');
}

describe.skipIf(REAL_ARCHIVE === null)(`${ARTICLES} real articles in three segments${WHEN_ABSENT}`, () => {
  let articles: readonly Article[];
  let index: OpenIndex;
  let miniSearch: MiniSearch<Article>;

  beforeAll(async () => {
    articles = await realArticles(ARTICLES, 6);
    index = await indexOf(articles, (_, i) => i % 3);
    miniSearch = miniSearchOf(articles);
  }, 240_000);

  it('answer as one MiniSearch does: totals, hits, and the BM25 part of every score', async () => {
    let strict = 0;
    for (const q of queriesFrom(articles)) {
      const expected = wantingAll(miniSearch, q);
      const answer = await search(
        index,
        { q, limit: 50 },
        { ranking: PLAIN, alternatives: false, corrections: false },
      );
      const { total, relaxed } = answer;
      const results = answer.results.filter(({ missing }) => missing === undefined);
      if (relaxed) {
        expect(expected.size, q).toBe(0);
        continue;
      }
      strict++;
      expect(total, q).toBe(expected.size);
      for (const { article, score } of results) {
        const exact = expected.get(article.id);
        expect(exact, `${q}: ${article.id}`).toBeDefined();
        expect(Math.abs(score - exact!) / exact!, q).toBeLessThanOrEqual(TOLERANCE);
      }
      // Those left out score no better than the last shown, but for what quantisation may turn round.
      const last = results.at(-1)?.score ?? 0;
      const shown = new Set(results.map(({ article }) => article.id));
      for (const [id, exact] of expected) {
        if (!shown.has(id)) expect(exact * (1 - TOLERANCE), q).toBeLessThanOrEqual(last);
      }
    }
    expect(strict).toBeGreaterThan(QUERIES / 2);
  });

  it('give with pruning what they give without', async () => {
    for (const q of queriesFrom(articles)) {
      expect(await search(index, { q, limit: 3 }, { exhaustive: false }), q).toEqual(
        await search(index, { q, limit: 3 }, { exhaustive: true }),
      );
    }
  });
});

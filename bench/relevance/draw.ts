/** Draws queries from articles, the same ones every time. */
import type { Article } from '../../src/article/article.ts';
import { hashOf, type Random, randomFrom, shuffledById } from './random.ts';

export interface RelevanceQuery {
  /** Of the right answer. */
  readonly id: string;
  readonly text: string;
  /** The same query as it was before a variation changed its spelling. */
  readonly clean?: string;
}

/**
 * One query an article, until there are enough.
 * @param hasCopy ids left out, see `copies.ts`: a copy that comes first would not be wrong
 * @param make a query of an article, or null where it gives none
 */
export function drawQueries(
  articles: readonly Article[],
  hasCopy: ReadonlySet<string>,
  seed: number,
  count: number,
  make: (article: Article, random: Random) => string | null,
): RelevanceQuery[] {
  const queries: RelevanceQuery[] = [];
  for (const article of shuffledById(articles, seed)) {
    if (queries.length === count) break;
    if (hasCopy.has(article.id)) continue;
    const text = make(article, randomFrom(hashOf(article.id, seed)));
    if (text !== null) queries.push({ id: article.id, text });
  }
  return queries;
}

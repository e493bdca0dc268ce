/** The yardstick: MiniSearch as it comes, holding whole articles in memory, with our analyser and without. */
import MiniSearch, { type Options } from 'minisearch';
import type { Article } from '../src/article/article.ts';
import { miniSearchOptions } from '../src/index/minisearch-export.ts';
import { medianTimes } from './measure-search.ts';

const AS_IT_COMES: Options<Article> = { fields: ['title', 'body'], searchOptions: { combineWith: 'AND' } };

export interface PlainFigures {
  readonly articlesPerSecond: number;
  readonly jsonBytes: number;
  readonly times: readonly number[];
}

/** Fills a MiniSearch with articles and asks it the queries. */
export async function measurePlain(
  articles: readonly Article[],
  queries: readonly string[],
  analysed: boolean,
): Promise<PlainFigures> {
  const index = new MiniSearch<Article>(analysed ? miniSearchOptions : AS_IT_COMES);
  const before = performance.now();
  index.addAll(articles);
  const seconds = (performance.now() - before) / 1000;
  const times = await medianTimes(queries, 3, (q) => index.search(q));
  const jsonBytes = Buffer.byteLength(JSON.stringify(index));
  return { articlesPerSecond: articles.length / seconds, jsonBytes, times };
}

/** The newest articles of an index, and the values its filters can take: what a front page shows. */
import { type Article, articleOf } from '../article/article.ts';
import type { OpenIndex } from '../index/open-index.ts';
import type { ColumnName } from '../segment/format.ts';
import { mergeByTime } from './merge-hits.ts';
import { readArticles } from './read-hits.ts';

/** The newest articles, newest first. Two round trips on an open index. */
export async function latestArticles(index: OpenIndex, limit: number): Promise<Article[]> {
  const hits = index.segments.map((segment) => {
    const count = Math.min(limit, segment.documents);
    return Array.from({ length: count }, (_, i) => ({
      segment,
      document: segment.documents - 1 - i,
      score: 0,
    }));
  });
  const newest = await mergeByTime(hits, 'newest', limit);
  return (await readArticles(newest)).map(articleOf);
}

/** The distinct values of a column over all segments, in Arabic order. One round trip. */
export async function valuesOf(index: OpenIndex, column: ColumnName): Promise<string[]> {
  const values = await Promise.all(index.segments.map((segment) => segment.columnValues(column)));
  return [...new Set(values.flat())].sort(new Intl.Collator('ar').compare);
}

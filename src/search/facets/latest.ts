/** The newest articles of an index, and the values its filters can take: what a front page shows. */
import { type Article, articleOf } from '../../article/article.ts';
import type { OpenIndex } from '../../index/open-index.ts';
import type { ColumnName } from '../../segment/format.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { mergeByTime } from '../ranking/merge-hits.ts';
import { readArticles } from '../read-hits.ts';

/** The newest articles, newest first. Two round trips on an open index. */
export async function latestArticles(index: OpenIndex, limit: number): Promise<Article[]> {
  const hits = index.segments.map((segment) =>
    newestOf(segment, limit).map((document) => ({ segment, document, score: 0 })),
  );
  const newest = await mergeByTime(hits, 'newest', limit);
  return (await readArticles(newest)).map(articleOf);
}

/** The last documents of a segment that are not retracted, the newest first. */
function newestOf({ documents, deletions }: SegmentReader, limit: number): number[] {
  const newest: number[] = [];
  for (let document = documents - 1; document >= 0 && newest.length < limit; document--) {
    if (!deletions.has(document)) newest.push(document);
  }
  return newest;
}

/** The distinct values of a column over all segments, in Arabic order. One round trip. */
export async function valuesOf(index: OpenIndex, column: ColumnName): Promise<string[]> {
  const values = await Promise.all(index.segments.map((segment) => liveValues(segment, column)));
  return [...new Set(values.flat())].sort(new Intl.Collator('ar').compare);
}

/** The values of a column that articles have which are not retracted. */
async function liveValues(segment: SegmentReader, column: ColumnName): Promise<readonly string[]> {
  const { deletions } = segment;
  if (deletions.count === 0) return segment.columns.values(column);
  const [read] = await segment.columns.read([column]);
  const { values, ordinals } = read!;
  const live = new Set(ordinals.filter((_, document) => !deletions.has(document)));
  return values.filter((_, i) => live.has(i + 1));
}

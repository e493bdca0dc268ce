/** When the newest article of an index was published. */
import type { SegmentReader } from '../segment/segment-reader.ts';
import type { OpenIndex } from './open-index.ts';

/**
 * The moment in milliseconds since 1970; null where the index has no article that is not retracted, or the request may
 * not read once of each segment. One round trip.
 */
export async function newestMoment(index: OpenIndex): Promise<number | null> {
  const newest = index.segments
    .map((segment) => ({ segment, document: newestOf(segment) }))
    .filter(({ document }) => document >= 0);
  if (newest.length === 0 || index.readsLeft < newest.length) return null;
  const times = await Promise.all(newest.map(({ segment, document }) => segment.times.of([document])));
  return Math.max(...times.flat());
}

/** The last document that is not retracted; -1 where all are. */
function newestOf({ documents, deletions }: SegmentReader): number {
  let document = documents - 1;
  while (document >= 0 && deletions.has(document)) document--;
  return document;
}

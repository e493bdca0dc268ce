/**
 * Which segments are read whole when an index is opened. One read then stands for all that a request would read of a
 * segment by ranges: right for small segments in any case, and for larger ones where there are so many that reads run
 * short.
 */
import type { ReadBudget } from '../segment/read-shares.ts';
import type { SegmentRef } from '../segment/segment-ref.ts';

/** Segments up to this size are always read whole: those that additions leave, some twenty articles each. */
const WHOLE_SEGMENT_BYTES = 64 * 1024;

/** No segment above this is read whole: few of them would use up the bytes of a request. */
const MOST_WHOLE_BYTES = 2 ** 20;

/**
 * Reads of a segment by ranges at the most, each step by one: head, dictionary, times, columns, those again for filters in
 * the query, lists, positions, headlines and their root, document table, articles, and those that ties are broken by.
 */
const READS_BY_RANGES = 12;

/** Share of a request's bytes that whole segments may take. */
const WHOLE_SHARE = 0.5;

/** Names of the segments to read whole: from the smallest on, until a request is sure to have reads for the others. */
export function segmentsReadWhole(
  segments: readonly SegmentRef[],
  { readsLeft, bytesLeft }: ReadBudget = { readsLeft: Number.POSITIVE_INFINITY, bytesLeft: 0 },
): ReadonlySet<string> {
  const bySize = [...segments].sort((a, b) => a.bytes - b.bytes || (a.name < b.name ? -1 : 1));
  const whole = new Set<string>();
  // One read is of the tombstones.
  let needed = 1 + segments.length * READS_BY_RANGES;
  let bytes = 0;
  for (const segment of bySize) {
    bytes += segment.bytes;
    const isSmall = segment.bytes <= WHOLE_SEGMENT_BYTES;
    const isWorthwhile =
      needed > readsLeft && segment.bytes <= MOST_WHOLE_BYTES && bytes <= bytesLeft * WHOLE_SHARE;
    if (!isSmall && !isWorthwhile) break;
    whole.add(segment.name);
    needed -= READS_BY_RANGES - 1;
  }
  return whole;
}

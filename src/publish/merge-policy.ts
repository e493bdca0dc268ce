/**
 * Which segments are merged. Sizes are kept a factor apart, so that an index of any size has few segments, and a byte is
 * rewritten few times before it rests in a large one (a logarithmic method: J. Bentley and J. Saxe, "Decomposable searching
 * problems", 1980).
 */
import type { SegmentRef } from '../segment/segment-ref.ts';

/** A segment larger than this many times those after it together is left alone. */
export const MERGE_RATIO = 10;

/**
 * What an addition merges by itself at most: it must stay quick, and larger segments are for a compaction. One of new
 * articles alone may be larger.
 */
export const MOST_FOLDED_BYTES = 8 * 2 ** 20;

/**
 * Larger segments are left to a compaction of everything: merging holds what it makes in memory, which must not grow with
 * the archive. Some hundred thousand articles.
 */
export const MOST_COMPACTED_BYTES = 256 * 2 ** 20;

/** Segments that an addition of so many bytes is merged with. */
export function foldedInto(bytes: number, segments: readonly SegmentRef[]): SegmentRef[] {
  return tail(
    bytes,
    segments.filter((one) => one.bytes <= MOST_FOLDED_BYTES),
  );
}

/**
 * Segments that a compaction merges: the small ones, as far as they are near one another in size, and all that have
 * retracted articles. Empty where there is nothing to gain.
 */
export function compacted(segments: readonly SegmentRef[]): SegmentRef[] {
  const within = segments.filter(({ bytes }) => bytes <= MOST_COMPACTED_BYTES);
  const [smallest, ...others] = bySize(within);
  if (smallest === undefined) return [];
  const chosen = new Set([smallest, ...tail(smallest.bytes, others)]);
  for (const segment of within) if (segment.deleted > 0) chosen.add(segment);
  return chosen.size === 1 && smallest.deleted === 0 ? [] : [...chosen];
}

/** From the smallest on, segments that are not much larger than all before them together. */
function tail(bytes: number, segments: readonly SegmentRef[]): SegmentRef[] {
  const chosen: SegmentRef[] = [];
  let together = bytes;
  for (const segment of bySize(segments)) {
    if (segment.bytes > MERGE_RATIO * together) break;
    chosen.push(segment);
    together += segment.bytes;
  }
  return chosen;
}

/** The smallest first; equals by name, so that the choice depends on nothing else. */
function bySize(segments: readonly SegmentRef[]): SegmentRef[] {
  return [...segments].sort((a, b) => a.bytes - b.bytes || (a.name < b.name ? -1 : 1));
}

/**
 * Plans reads: turns the ranges a query needs into the ranges that are fetched. Pure, so that a test can check the
 * ranges themselves, which is where range readers go wrong.
 */

/** Bytes from `start` (inclusive) to `end` (exclusive). */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A fetch, and which of the wanted ranges (by index) lie inside it. */
export interface PlannedRead extends ByteRange {
  readonly covers: readonly number[];
}

/** Two ranges no further apart than this are fetched as one: a read costs more than four kilobytes do. */
export const CLOSE_ENOUGH_BYTES = 4096;

/**
 * However many reads it would save, a gap above this is never fetched: the bytes of a request stay bounded even where
 * its ranges are scattered over gigabytes.
 */
export const WIDEST_GAP_BYTES = 128 * 1024;

/**
 * Joins ranges whose gap is at most {@link CLOSE_ENOUGH_BYTES}; then, while more than `mostReads` remain, the two
 * neighbours with the smallest gap, up to `widestGap`. Reads come in file order and do not overlap. More
 * than `mostReads` are left only where all gaps between them are wider than that.
 * @param mostReads at least 1
 * @param widestGap bytes between two neighbours up to which they are joined
 */
export function planReads(
  wanted: readonly ByteRange[],
  mostReads = Number.POSITIVE_INFINITY,
  widestGap = WIDEST_GAP_BYTES,
): PlannedRead[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]!.start - wanted[b]!.start);
  const reads: { start: number; end: number; covers: number[] }[] = [];
  for (const i of order) {
    const { start, end } = wanted[i]!;
    const last = reads.at(-1);
    if (last !== undefined && start - last.end <= CLOSE_ENOUGH_BYTES) {
      last.end = Math.max(last.end, end);
      last.covers.push(i);
    } else {
      reads.push({ start, end, covers: [i] });
    }
  }
  while (reads.length > Math.max(1, mostReads) && joinClosest(reads, widestGap));
  return reads;
}

/** Whether two neighbours were near enough to be joined. */
function joinClosest(reads: { start: number; end: number; covers: number[] }[], widestGap: number): boolean {
  let closest = 1;
  for (let i = 2; i < reads.length; i++) {
    if (gapBefore(reads, i) < gapBefore(reads, closest)) closest = i;
  }
  if (gapBefore(reads, closest) > widestGap) return false;
  const [second] = reads.splice(closest, 1);
  const first = reads[closest - 1]!;
  first.end = Math.max(first.end, second!.end);
  first.covers.push(...second!.covers);
  return true;
}

function gapBefore(reads: readonly ByteRange[], i: number): number {
  return reads[i]!.start - reads[i - 1]!.end;
}

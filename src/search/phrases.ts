/** Exact phrases: words side by side, in order, by their positions. */
import type { SurfaceEntry } from '../segment/dictionary-format.ts';
import type { PostingCursor } from '../segment/posting-cursor.ts';
import type { SegmentReader } from '../segment/segment-reader.ts';

/**
 * The documents in which the phrase stands. One round trip; none when all positions are inline.
 * @param words of the phrase in order, each with a fresh cursor; a word may come twice
 * @param documents ascending; each holds all the words
 */
export async function keepPhrases(
  segment: SegmentReader,
  words: readonly { surface: SurfaceEntry; cursor: PostingCursor }[],
  documents: Uint32Array,
): Promise<Uint32Array> {
  const positions = await segment.readPositions(words.map((word) => ({ ...word, documents })));
  return documents.filter((_, i) => standsIn(positions.map((own) => own[i]!)));
}

/** Whether some position p has the first word at p, the second at p + 1, and so on. */
function standsIn(positions: readonly (readonly number[])[]): boolean {
  const [first, ...rest] = positions;
  const sets = rest.map((own) => new Set(own));
  return first!.some((start) => sets.every((own, i) => own.has(start + i + 1)));
}

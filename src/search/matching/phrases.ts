/** Exact phrases: words side by side, in order, by their positions. */
import type { SurfaceEntry } from '../../segment/dictionary/dictionary-format.ts';
import type { PostingCursor } from '../../segment/postings/posting-cursor.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';

/** A phrase, and where to look for it. */
export interface PhraseCandidates {
  /** In order, each with a fresh cursor; a word may come twice. */
  readonly words: readonly { readonly surface: SurfaceEntry; readonly cursor: PostingCursor }[];
  /** Ascending; each holds all the words. */
  readonly documents: Uint32Array;
}

/** For each phrase the documents in which it stands. One round trip for all; none when all positions are inline. */
export async function findPhrases(
  segment: SegmentReader,
  phrases: readonly PhraseCandidates[],
): Promise<Uint32Array[]> {
  const wanted = phrases.flatMap(({ words, documents }) => words.map((word) => ({ ...word, documents })));
  const positions = await segment.readPositions(wanted);
  let at = 0;
  return phrases.map(({ words, documents }) => {
    const own = positions.slice(at, at + words.length);
    at += words.length;
    return documents.filter((_, i) => standsIn(own.map((ofWord) => ofWord[i]!)));
  });
}

/** Whether some position p has the first word at p, the second at p + 1, and so on. */
function standsIn(positions: readonly (readonly number[])[]): boolean {
  const [first, ...rest] = positions;
  const sets = rest.map((own) => new Set(own));
  return first!.some((start) => sets.every((own, i) => own.has(start + i + 1)));
}

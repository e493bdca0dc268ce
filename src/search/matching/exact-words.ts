/**
 * Lists that are in no segment: that of a word in one exact spelling, the postings of its surface in the documents that
 * have it so spelt, and that of several words together.
 */
import { unsealed } from '../../segment/block.ts';
import type { PostingRef, SurfaceEntry } from '../../segment/dictionary/dictionary-format.ts';
import { type Blocks, documentsSpelt } from '../../segment/dictionary/exact-spelling.ts';
import { PostingCursor } from '../../segment/postings/posting-cursor.ts';
import { blocksOfList } from '../../segment/postings/posting-decoder.ts';
import { isInline, PostingsWriter } from '../../segment/postings/postings-writer.ts';
import { MergedPostings } from './cursors.ts';

/** A list that is in no segment, with what a cursor over it needs. */
export interface ExactList {
  readonly ref: PostingRef;
  readonly parts: readonly Uint8Array[];
}

/**
 * @param blocks those that `listsOfSpelling` names
 * @param documents of the segment
 * @returns null when no document has the spelling
 */
export function exactList(
  entry: SurfaceEntry,
  spelling: string,
  blocks: Blocks,
  documents: number,
): ExactList | null {
  const { postings } = entry;
  const parts = blocks.get(postings)!;
  const spelt = documentsSpelt(entry, spelling, blocks);
  if (spelt.length === 0) return null;
  if (spelt.length === postings.df) return { ref: postings, parts };
  const cursor = new PostingCursor(postings, parts);
  const payloads = Array.from(spelt, (document) => {
    cursor.seek(document);
    return cursor.payload;
  });
  return listOf([...spelt], payloads, documents);
}

/**
 * The postings of several surfaces as one list, as {@link MergedPostings} has them.
 * @returns null when there are none
 */
export function joinedList(
  surfaces: readonly SurfaceEntry[],
  blocks: Blocks,
  documents: number,
): ExactList | null {
  const [first, ...more] = surfaces;
  if (first === undefined) return null;
  const partsOf = ({ postings }: SurfaceEntry) => blocks.get(postings)!;
  if (more.length === 0) return { ref: first.postings, parts: partsOf(first) };
  const merged = MergedPostings.of(surfaces.map((one) => [one.postings, partsOf(one)]));
  return listOf([...merged.documents], [...merged.payloads], documents);
}

/** The postings as a segment would have them. */
function listOf(documents: readonly number[], payloads: readonly number[], total: number): ExactList {
  const writer = new PostingsWriter(total);
  const list = { documents, payloads, positions: null };
  const df = documents.length;
  if (isInline(df)) return { ref: { df, inline: writer.inline(list), start: 0, length: 0 }, parts: [] };
  const bytes = writer.list(list, 0, []);
  const ref = { df, inline: null, start: 0, length: bytes.length };
  const parts = blocksOfList(ref, total).map(({ start, length }) =>
    unsealed(bytes.slice(start, start + length), start, 'A list made for a search'),
  );
  return { ref, parts };
}

/** The documents that have one exact spelling of a surface. */

import { PostingCursor } from '../postings/posting-cursor.ts';
import type { ListRef, SurfaceEntry } from './dictionary-format.ts';
import { decodeVariants, type Variants } from './spelling-codec.ts';
import { without } from './spellings.ts';

/** Blocks of lists and variants, by their entries, as `SegmentReader.readLists` gives them. */
export type Blocks = ReadonlyMap<ListRef, readonly Uint8Array[]>;

/** What {@link documentsSpelt} needs to have been read. */
export function listsOfSpelling({ postings, variants }: SurfaceEntry): ListRef[] {
  return variants === null ? [postings] : [postings, variants];
}

/**
 * Documents that hold a surface in this very spelling, ascending, the retracted ones included.
 * @param blocks those of {@link listsOfSpelling}
 */
export function documentsSpelt(entry: SurfaceEntry, spelling: string, blocks: Blocks): Uint32Array {
  const isUsual = spelling === entry.spelling;
  if (entry.variants === null) return isUsual ? documentsOf(entry, blocks) : new Uint32Array();
  const { exceptions, others } = variantsOf(entry, blocks)!;
  if (isUsual) return Uint32Array.from(without([...documentsOf(entry, blocks)], exceptions));
  return others.find((other) => other.spelling === spelling)?.documents ?? new Uint32Array();
}

/** The spellings beside the usual one; null when there are none. */
export function variantsOf({ surface, postings, variants }: SurfaceEntry, blocks: Blocks): Variants | null {
  if (variants === null) return null;
  return decodeVariants(variants.inline ?? blocks.get(variants)![0]!, surface, postings.df);
}

function documentsOf({ postings }: SurfaceEntry, blocks: Blocks): Uint32Array {
  const documents = new Uint32Array(postings.df);
  return documents.subarray(0, new PostingCursor(postings, blocks.get(postings)!).drainInto(documents));
}

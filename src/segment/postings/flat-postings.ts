/**
 * Posting lists in typed arrays, one after another: what is built and merged by the million has no objects of its own for
 * a posting. A list is a range of columns that many lists share.
 */
import type { PostingList } from './postings-writer.ts';

/** Columns that hold many lists. */
export interface PostingColumns {
  readonly documents: Uint32Array;
  readonly payloads: Uint8Array;
  /** How often the word stands in each document; of no meaning for lists without positions. */
  readonly occurrences: Uint32Array;
  /** The positions of all postings, one after another. */
  readonly positions: Uint32Array;
}

/** One list: `count` postings from `from` on, whose positions begin at `positionsFrom`. */
export interface FlatPostings {
  readonly columns: PostingColumns;
  readonly from: number;
  readonly count: number;
  /** -1 for a list without positions. */
  readonly positionsFrom: number;
}

export type AnyPostings = PostingList | FlatPostings;

export function flatOf(list: AnyPostings): FlatPostings {
  if ('columns' in list) return list;
  const { documents, payloads, positions } = list;
  const columns = {
    documents: Uint32Array.from(documents),
    payloads: Uint8Array.from(payloads),
    occurrences: Uint32Array.from(positions ?? [], (own) => own.length),
    positions: Uint32Array.from(positions?.flat() ?? []),
  };
  return { columns, from: 0, count: documents.length, positionsFrom: positions === null ? -1 : 0 };
}

/** How many positions some postings of a list have. */
export function positionsOf({ occurrences }: PostingColumns, from: number, end: number): number {
  let total = 0;
  for (let i = from; i < end; i++) total += occurrences[i]!;
  return total;
}

/** How many documents a list has. */
export function documentsOf(list: AnyPostings): number {
  return 'columns' in list ? list.count : list.documents.length;
}

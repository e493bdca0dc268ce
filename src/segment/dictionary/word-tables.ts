/**
 * The word tables: the most frequent surfaces of a segment with their document frequencies, once sorted from the first
 * letter on and once from the last, so that all words with a beginning, and all with an ending, stand together.
 *
 *     words section := pages of the forward table, pages of the backward table, root
 *     page  := sealed( word, word, … )
 *     word  := letters shared with the word before x 16 + letters that follow (u8), these letters (u8 each),
 *              df x 2 + (1 if a spelling follows) (varint), [ length (varint), usual spelling around the surface ]
 *     root  := sealed( table, table )
 *     table := pages (varint), ( length of the page with its seal (varint), letters (u8), first word ) for each
 *
 * Words of the backward table are written from the last letter to the first. `word-letters.ts` has the alphabet.
 */
import { CorruptIndexError } from '../../errors.ts';
import { SEAL_BYTES } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import { LONGEST_TABLE_WORD } from '../format.ts';

/** A page of a table: its place in the section, and its first word, in letters of the table. */
export interface WordPage {
  readonly start: number;
  readonly length: number;
  readonly first: Uint8Array;
}

/** The pages of both tables, in order. */
export interface WordTables {
  readonly forward: readonly WordPage[];
  readonly backward: readonly WordPage[];
}

/**
 * @param root unsealed
 * @param length of the pages together
 * @throws CorruptIndexError when the pages are not as long
 */
export function decodeWordTables(root: Uint8Array, length: number): WordTables {
  const reader = new ByteReader(root);
  const forward = readTable(reader, 0);
  const backward = readTable(reader, forward.end);
  if (backward.end !== length || !reader.isAtEnd) throw contradiction();
  return { forward: forward.pages, backward: backward.pages };
}

function readTable(reader: ByteReader, start: number): { pages: WordPage[]; end: number } {
  const count = reader.varint();
  const pages: WordPage[] = [];
  let end = start;
  for (let i = 0; i < count; i++) {
    const length = reader.varint();
    if (length < SEAL_BYTES) throw contradiction();
    pages.push({ start: end, length, first: reader.raw(reader.u8()) });
    end += length;
  }
  return { pages, end };
}

/** The pages of a table on which words with a beginning may stand. @param beginning in letters of the table */
export function pagesWith(pages: readonly WordPage[], beginning: Uint8Array): readonly WordPage[] {
  const first = pages.findLastIndex((page) => compareBeginning(page.first, beginning) < 0);
  const after = pages.findIndex((page) => compareBeginning(page.first, beginning) > 0);
  return pages.slice(Math.max(0, first), after === -1 ? pages.length : after);
}

/**
 * Whether a word stands before (below 0), among or after those that have a beginning. A word that is itself the beginning
 * of that beginning stands before them.
 */
export function compareBeginning(word: Uint8Array, beginning: Uint8Array): number {
  for (let at = 0; at < beginning.length; at++) {
    const difference = (word[at] ?? -1) - beginning[at]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Is given the letters of a word, which it must not keep, its document frequency, and the usual spelling as
 * `spelling-codec.ts` writes it.
 */
export type WordVisitor = (letters: Uint8Array, frequency: number, spelling: Uint8Array) => void;

const AS_THE_SURFACE = new Uint8Array();

/**
 * Visits the words of a page in order.
 * @param page unsealed
 * @throws CorruptIndexError when the page contradicts itself
 */
export function walkWords(page: Uint8Array, visit: WordVisitor): void {
  const reader = new ByteReader(page);
  const letters = new Uint8Array(LONGEST_TABLE_WORD);
  let before = 0;
  while (!reader.isAtEnd) {
    const lengths = reader.u8();
    const shared = lengths >>> 4;
    const length = shared + (lengths & 15);
    if (shared > before || length > LONGEST_TABLE_WORD || length === 0) throw contradiction();
    letters.set(reader.raw(length - shared), shared);
    const number = reader.varint();
    const spelling = number % 2 === 1 ? reader.raw(reader.varint()) : AS_THE_SURFACE;
    visit(letters.subarray(0, length), Math.floor(number / 2), spelling);
    before = length;
  }
}

function contradiction(): CorruptIndexError {
  return new CorruptIndexError('A word table contradicts itself. Rebuild the index.');
}

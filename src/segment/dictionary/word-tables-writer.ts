/** Writes the word tables of a segment; `word-tables.ts` has the bytes. All follows from the surfaces of the dictionary. */
import { SEAL_BYTES, sealed } from '../block.ts';
import { ByteWriter } from '../byte-writer.ts';
import { LEAST_TABLE_FREQUENCY, MOST_TABLE_WORDS, WORD_PAGE_BYTES } from '../format.ts';
import { encodeFrequentWords } from './frequent-words.ts';
import { encodeSpelling } from './spelling-codec.ts';
import { fitsTables, lettersOf } from './word-letters.ts';

interface TableWord {
  readonly surface: string;
  /** The surface, or its letters from the last to the first. */
  readonly word: string;
  readonly frequency: number;
  /** How most documents spell the surface. */
  readonly spelling: string;
}

/** Words are thinned out when there are so many times as many as a table holds. */
const THINNED_AT = 4;

export interface WordTablesBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rootLength: number;
  /** See `frequent-words.ts`: for the head. */
  readonly frequent: Uint8Array<ArrayBuffer>;
}

export class WordTablesWriter {
  private words: TableWord[] = [];

  /** @param frequency documents of the segment that hold the surface @param spelling its usual one */
  add(surface: string, frequency: number, spelling: string): void {
    if (frequency < LEAST_TABLE_FREQUENCY || !fitsTables(surface)) return;
    this.words.push({ surface, word: surface, frequency, spelling });
    if (this.words.length >= THINNED_AT * MOST_TABLE_WORDS) this.words = mostFrequent(this.words);
  }

  /** The section, the length of the root at its end, and the frequent words; all are empty when there are no words. */
  finish(): WordTablesBytes {
    const words = mostFrequent(this.words);
    const frequent = encodeFrequentWords(words);
    if (words.length === 0) return { bytes: new Uint8Array(), rootLength: 0, frequent };
    const section = new ByteWriter(words.length * 12);
    const root = new ByteWriter();
    writeTable(words, section, root);
    writeTable(
      words.map((one) => ({ ...one, word: reversed(one.word) })),
      section,
      root,
    );
    const rootBlock = sealed(root.take(), section.length);
    section.raw(rootBlock);
    return { bytes: section.take(), rootLength: rootBlock.length, frequent };
  }
}

/** Of equally frequent words the first by code point. */
function mostFrequent(words: readonly TableWord[]): TableWord[] {
  const byFrequency = [...words].sort((a, b) => b.frequency - a.frequency || compareWords(a, b));
  return byFrequency.slice(0, MOST_TABLE_WORDS);
}

/** The alphabet of the tables is in the basic plane, where strings compare by code point. */
function compareWords(a: TableWord, b: TableWord): number {
  return a.word < b.word ? -1 : a.word > b.word ? 1 : 0;
}

function writeTable(words: readonly TableWord[], section: ByteWriter, root: ByteWriter): void {
  const pages: { first: Uint8Array; bytes: Uint8Array<ArrayBuffer> }[] = [];
  const page = new ByteWriter(WORD_PAGE_BYTES * 2);
  let first: Uint8Array = new Uint8Array();
  let before: Uint8Array = new Uint8Array();
  const close = () => {
    pages.push({ first, bytes: page.take() });
    before = new Uint8Array();
  };
  for (const { surface, word, frequency, spelling } of [...words].sort(compareWords)) {
    const letters = lettersOf(word)!;
    if (page.length === 0) first = letters;
    const shared = sharedLetters(before, letters);
    page.u8(shared * 16 + letters.length - shared);
    page.raw(letters.subarray(shared));
    const spelt = encodeSpelling(spelling, surface);
    page.varint(frequency * 2 + (spelt.length > 0 ? 1 : 0));
    if (spelt.length > 0) {
      page.varint(spelt.length);
      page.raw(spelt);
    }
    before = letters;
    if (page.length >= WORD_PAGE_BYTES) close();
  }
  if (page.length > 0) close();
  root.varint(pages.length);
  for (const own of pages) {
    root.varint(own.bytes.length + SEAL_BYTES);
    root.u8(own.first.length);
    root.raw(own.first);
    section.raw(sealed(own.bytes, section.length));
  }
}

function sharedLetters(a: Uint8Array, b: Uint8Array): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared;
}

function reversed(word: string): string {
  return [...word].reverse().join('');
}

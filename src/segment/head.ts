/**
 * The head of a segment: what a reader needs before it can plan any other read, in one initial read.
 *
 *      0  magic (8 bytes)                         8  version (u16), reserved (u16, zero)
 *     12  head length with seal (u32)            16  documents (u32)
 *     20  stems (u32), surfaces (u32)            28  hash of the sections (u32, u32)
 *     36  section ranges: start (f64), length (f64) for each section
 *         column roots: bytes of the sealed values (u32), bytes an ordinal (u32) for each column
 *         documents in clusters of copies (u32), bytes of the sealed root of the band table (u32)
 *         bytes of the sealed root of the word tables (u32), bytes of the sealed values of tags (u32)
 *         bytes of the sealed root of the headlines (u32)
 *         dictionary root: pages (u32), page ends (u32 each), key ends (u32 each), keys (UTF-8)
 *         id root: pages (u32), first hash of each (u32)
 *         time root: pages (u32), first time of each (f64)
 *         frequent words: bytes (u32), these bytes; heads of version 4 do not have them
 *         seal
 */
import { CorruptIndexError, UnsupportedFormatError } from '../errors.ts';
import { sealed, unsealed } from './block.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { HashPair } from './checksum.ts';
import {
  COLUMNS,
  type ColumnName,
  CURRENT_VERSION,
  MAGIC,
  OLDEST_READABLE_VERSION,
  SECTIONS,
  type SectionName,
  type SectionRange,
} from './format.ts';
import { checkHead } from './head-check.ts';
import { nameOfHead } from './segment-name.ts';

/** Heads of versions before this one do not have the frequent words. */
const WITH_FREQUENT_WORDS = 5;

/** The fixed part that tells how long the head is: magic, version, reserved, head length. */
export const HEAD_PREFIX_BYTES = 16;

export interface ColumnRoot {
  /** Bytes of the block that lists the values, at the start of the column's section. */
  readonly valuesLength: number;
  /** Bytes of one ordinal: 1, 2 or 4. Ordinal 0 means that the document has no value. */
  readonly ordinalBytes: number;
}

export interface Head {
  readonly documents: number;
  readonly stems: number;
  readonly surfaces: number;
  /** Hash of all that follows the head. */
  readonly contentHash: HashPair;
  readonly sections: Readonly<Record<SectionName, SectionRange>>;
  readonly columns: Readonly<Record<ColumnName, ColumnRoot>>;
  /** Documents that are in clusters of copies. */
  readonly copies: number;
  /** Bytes of the block at the end of the band table that says where its pages are; 0 where it has none. */
  readonly bandsRootLength: number;
  /** Bytes of the block at the end of the word tables that says where their pages are; 0 where there are no words. */
  readonly wordsRootLength: number;
  /** Bytes of the block that lists the tags, at the start of their section. */
  readonly tagValuesLength: number;
  /** Bytes of the block at the end of the headlines that says where their parts are; 0 where no title has a word. */
  readonly headlinesRootLength: number;
  readonly dictionary: DictionaryRoot;
  /** First hash of each page of the id table. */
  readonly idPages: readonly number[];
  /** First publication time of each page of times. */
  readonly timePages: readonly number[];
  /** As `frequent-words.ts` has them; null in heads of version 4. */
  readonly frequentWords: Uint8Array | null;
}

/** First stem and end of each dictionary page. */
export class DictionaryRoot {
  readonly pageEnds: readonly number[];
  readonly keyEnds: readonly number[];
  private readonly keys: Uint8Array;
  private static readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(pageEnds: readonly number[], keyEnds: readonly number[], keys: Uint8Array) {
    this.pageEnds = pageEnds;
    this.keyEnds = keyEnds;
    this.keys = keys;
  }

  get pageCount(): number {
    return this.pageEnds.length;
  }

  firstStem(page: number): string {
    const start = page === 0 ? 0 : this.keyEnds[page - 1]!;
    return DictionaryRoot.decoder.decode(this.keys.subarray(start, this.keyEnds[page]!));
  }

  /** Where a page lies in the dictionary section. */
  range(page: number): SectionRange {
    const start = page === 0 ? 0 : this.pageEnds[page - 1]!;
    return { start, length: this.pageEnds[page]! - start };
  }

  write(writer: ByteWriter): void {
    writer.u32(this.pageCount);
    for (const end of this.pageEnds) writer.u32(end);
    for (const end of this.keyEnds) writer.u32(end);
    writer.raw(this.keys);
  }

  static read(reader: ByteReader): DictionaryRoot {
    const pages = reader.u32();
    const pageEnds = readMany(pages, () => reader.u32());
    const keyEnds = readMany(pages, () => reader.u32());
    return new DictionaryRoot(pageEnds, keyEnds, reader.raw(keyEnds.at(-1) ?? 0));
  }
}

/** Reads `count` numbers, one at a time, so that a wrong count runs into the reader's own check. */
function readMany(count: number, read: () => number): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < count; i++) numbers.push(read());
  return numbers;
}

/** What a head holds apart from where its sections start, which follows from its own length. */
export type HeadContent = Omit<Head, 'sections'> & {
  readonly sectionLengths: Readonly<Record<SectionName, number>>;
};

/** The sealed head of a segment whose sections follow it without a gap. */
export function encodeHead(content: HeadContent): Uint8Array<ArrayBuffer> {
  const length = encodeWith(content, 0).length;
  return encodeWith(content, length);
}

function encodeWith(content: HeadContent, headLength: number): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.raw(MAGIC);
  writer.u16(CURRENT_VERSION);
  writer.u16(0);
  writer.u32(headLength);
  writer.u32(content.documents);
  writer.u32(content.stems);
  writer.u32(content.surfaces);
  for (const hash of content.contentHash) writer.u32(hash);
  let start = headLength;
  for (const name of SECTIONS) {
    writer.f64(start);
    writer.f64(content.sectionLengths[name]);
    start += content.sectionLengths[name];
  }
  for (const name of COLUMNS) {
    writer.u32(content.columns[name].valuesLength);
    writer.u32(content.columns[name].ordinalBytes);
  }
  writer.u32(content.copies);
  writer.u32(content.bandsRootLength);
  writer.u32(content.wordsRootLength);
  writer.u32(content.tagValuesLength);
  writer.u32(content.headlinesRootLength);
  content.dictionary.write(writer);
  writer.u32(content.idPages.length);
  for (const hash of content.idPages) writer.u32(hash);
  writer.u32(content.timePages.length);
  for (const time of content.timePages) writer.f64(time);
  writer.u32(content.frequentWords?.length ?? 0);
  writer.raw(content.frequentWords ?? new Uint8Array());
  return sealed(writer.take(), 0);
}

/**
 * Checks magic, version and length, each before the next is trusted.
 * @param prefix the first {@link HEAD_PREFIX_BYTES} bytes of a segment, or more
 * @returns the length of the head in bytes
 * @throws CorruptIndexError when this is no segment
 * @throws UnsupportedFormatError when it is a segment of a version this code does not read
 */
export function headLengthOf(prefix: Uint8Array, name: string): number {
  if (prefix.length < HEAD_PREFIX_BYTES || MAGIC.some((byte, i) => prefix[i] !== byte)) {
    throw new CorruptIndexError(
      `${name} is not a Fihris segment, or its beginning is damaged. Rebuild the index.`,
    );
  }
  const reader = new ByteReader(prefix, MAGIC.length);
  const version = reader.u16();
  if (version > CURRENT_VERSION || version < OLDEST_READABLE_VERSION) {
    throw new UnsupportedFormatError(
      `${name} is of format version ${version}; this Fihris reads ${OLDEST_READABLE_VERSION} to ${CURRENT_VERSION}. ` +
        (version > CURRENT_VERSION ? 'Update Fihris, or rebuild the index with it.' : 'Rebuild the index.'),
    );
  }
  reader.u16();
  return reader.u32();
}

/** @param bytes of a head that {@link headLengthOf} has checked */
function versionOf(bytes: Uint8Array): number {
  return new ByteReader(bytes, MAGIC.length).u16();
}

/**
 * Decodes a head.
 * @param bytes all of it, as read from the start of the file
 * @param name the segment's
 * @throws CorruptIndexError | UnsupportedFormatError as {@link headLengthOf}, and when the seal does not match, the name
 * is not that of this segment, or the numbers contradict one another
 */
export function decodeHead(bytes: Uint8Array<ArrayBuffer>, name: string): Head {
  if (headLengthOf(bytes, name) !== bytes.length) {
    throw new CorruptIndexError(
      `The head of ${name} has another length than the manifest says. Rebuild the index.`,
    );
  }
  const reader = new ByteReader(unsealed(bytes, 0, `The head of ${name}`), HEAD_PREFIX_BYTES);
  const documents = reader.u32();
  const stems = reader.u32();
  const surfaces = reader.u32();
  const contentHash: HashPair = [reader.u32(), reader.u32()];
  if (nameOfHead(bytes, contentHash) !== name) {
    throw new CorruptIndexError(
      `${name} holds another segment than its name says. Restore the file, or rebuild the index.`,
    );
  }
  const sections = recordOf(SECTIONS, () => ({ start: reader.f64(), length: reader.f64() }));
  const columns = recordOf(COLUMNS, () => ({ valuesLength: reader.u32(), ordinalBytes: reader.u32() }));
  const copies = reader.u32();
  const bandsRootLength = reader.u32();
  const wordsRootLength = reader.u32();
  const tagValuesLength = reader.u32();
  const headlinesRootLength = reader.u32();
  const dictionary = DictionaryRoot.read(reader);
  const idPages = readMany(reader.u32(), () => reader.u32());
  const timePages = readMany(reader.u32(), () => reader.f64());
  const frequentWords = versionOf(bytes) < WITH_FREQUENT_WORDS ? null : reader.raw(reader.u32());
  const head = {
    documents,
    stems,
    surfaces,
    contentHash,
    sections,
    columns,
    copies,
    bandsRootLength,
    wordsRootLength,
    tagValuesLength,
    headlinesRootLength,
    dictionary,
    idPages,
    timePages,
    frequentWords,
  };
  checkHead(head, bytes.length, name);
  if (!reader.isAtEnd) throw new CorruptIndexError(`The head of ${name} is too long. Rebuild the index.`);
  return head;
}

function recordOf<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}

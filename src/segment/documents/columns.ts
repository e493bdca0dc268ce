/**
 * Columns: for each document one value of a small set, or none.
 *
 *     column := sealed( values, each a length (varint) and UTF-8 ), sealed( ordinal of each of 4096 documents ) x pages
 *
 * Ordinals are 1, 2 or 4 bytes wide; 0 means no value, 1 the first. Values are sorted by code point.
 */
import { SEAL_BYTES, writeSealed } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import { ByteWriter } from '../byte-writer.ts';
import { compareCodePoints } from '../dictionary/dictionary-format.ts';
import { COLUMN_PAGE_DOCUMENTS } from '../format.ts';
import type { ColumnRoot } from '../head.ts';

const encoder = new TextEncoder();
/** Keeps a byte order mark, which is a character of the value here. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** @param values of all documents in order; undefined where there is none */
export function encodeColumn(values: readonly (string | undefined)[]): {
  bytes: Uint8Array<ArrayBuffer>;
  root: ColumnRoot;
} {
  const distinct = [...new Set(values)].filter((value) => value !== undefined).sort(compareCodePoints);
  const ordinals = new Map(distinct.map((value, i) => [value, i + 1]));
  const ordinalBytes = distinct.length < 0x100 ? 1 : distinct.length < 0x10000 ? 2 : 4;
  const section = new ByteWriter();
  const block = new ByteWriter();
  for (const value of distinct) {
    const encoded = encoder.encode(value);
    block.varint(encoded.length);
    block.raw(encoded);
  }
  writeSealed(section, block.take(), 0);
  const valuesLength = section.length;
  for (let from = 0; from < values.length; from += COLUMN_PAGE_DOCUMENTS) {
    for (const value of values.slice(from, from + COLUMN_PAGE_DOCUMENTS)) {
      writeOrdinal(block, value === undefined ? 0 : ordinals.get(value)!, ordinalBytes);
    }
    writeSealed(section, block.take(), section.length);
  }
  return { bytes: section.take(), root: { valuesLength, ordinalBytes } };
}

function writeOrdinal(writer: ByteWriter, ordinal: number, ordinalBytes: number): void {
  if (ordinalBytes === 1) writer.u8(ordinal);
  else if (ordinalBytes === 2) writer.u16(ordinal);
  else writer.u32(ordinal);
}

/** Values of blocks that are at hand: a column may have thousands, and is asked for again and again. */
const decoded = new WeakMap<Uint8Array, readonly string[]>();

/** The values of a column's first block. Of the same block they are the same array. */
export function decodeValues(block: Uint8Array): readonly string[] {
  const known = decoded.get(block);
  if (known !== undefined) return known;
  const reader = new ByteReader(block);
  const values: string[] = [];
  while (!reader.isAtEnd) values.push(decoder.decode(reader.raw(reader.varint())));
  decoded.set(block, values);
  return values;
}

/** Where the pages of ordinals lie in the column's section. */
export function columnPages(
  { valuesLength, ordinalBytes }: ColumnRoot,
  documents: number,
): { start: number; length: number }[] {
  const pages: { start: number; length: number }[] = [];
  let start = valuesLength;
  for (let from = 0; from < documents; from += COLUMN_PAGE_DOCUMENTS) {
    const length = Math.min(COLUMN_PAGE_DOCUMENTS, documents - from) * ordinalBytes + SEAL_BYTES;
    pages.push({ start, length });
    start += length;
  }
  return pages;
}

/** The ordinals of an unsealed page. */
export function decodeOrdinals(page: Uint8Array, ordinalBytes: number): Uint32Array {
  if (ordinalBytes === 1) return new Uint32Array(page);
  const ordinals = new Uint32Array(page.length / ordinalBytes);
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  for (let i = 0; i < ordinals.length; i++) {
    ordinals[i] = ordinalBytes === 2 ? view.getUint16(2 * i, true) : view.getUint32(4 * i, true);
  }
  return ordinals;
}

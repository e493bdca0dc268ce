/**
 * Tags: of each document any number of values. Kept by value, since a filter wants the documents of one tag.
 *
 *     tags   := sealed( values ), sealed( lists ), …
 *     values := ( length (varint), text, documents (varint), bytes of its list (varint) ) for each tag, by code point
 *     lists  := for each tag its documents as gaps (varint), ascending; a block is closed at TAG_BLOCK_BYTES
 *
 * Where the blocks lie follows from the bytes of the lists.
 */
import { CorruptIndexError } from '../../errors.ts';
import { SEAL_BYTES, writeSealed } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import { ByteWriter } from '../byte-writer.ts';
import { compareCodePoints } from '../dictionary/dictionary-format.ts';
import { TAG_BLOCK_BYTES } from '../format.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A tag and where its list is. */
export interface TagEntry {
  readonly value: string;
  /** How many have it; at least 1. */
  readonly documents: number;
  /** Its block in the section. */
  readonly block: { readonly start: number; readonly length: number };
  /** Where its list starts in the payload of the block. */
  readonly start: number;
}

/** @param tags of all documents in order */
export function encodeTags(tags: readonly (readonly string[])[]): {
  bytes: Uint8Array<ArrayBuffer>;
  valuesLength: number;
} {
  const lists = documentsByTag(tags);
  const values = new ByteWriter();
  const list = new ByteWriter();
  const block = new ByteWriter();
  const blocks: Uint8Array[] = [];
  for (const value of [...lists.keys()].sort(compareCodePoints)) {
    const documents = lists.get(value)!;
    writeGaps(list, documents);
    const encoded = encoder.encode(value);
    values.varint(encoded.length);
    values.raw(encoded);
    values.varint(documents.length);
    values.varint(list.length);
    block.raw(list.take());
    if (block.length >= TAG_BLOCK_BYTES) blocks.push(block.take());
  }
  if (block.length > 0) blocks.push(block.take());
  const section = new ByteWriter();
  writeSealed(section, values.take(), 0);
  const valuesLength = section.length;
  for (const one of blocks) writeSealed(section, one, section.length);
  return { bytes: section.take(), valuesLength };
}

function documentsByTag(tags: readonly (readonly string[])[]): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  tags.forEach((own, document) => {
    for (const tag of new Set(own)) {
      const list = lists.get(tag);
      if (list === undefined) lists.set(tag, [document]);
      else list.push(document);
    }
  });
  return lists;
}

function writeGaps(writer: ByteWriter, documents: readonly number[]): void {
  let before = -1;
  for (const document of documents) {
    writer.varint(document - before - 1);
    before = document;
  }
}

/** Entries of blocks that are at hand, as of columns. */
const decoded = new WeakMap<Uint8Array, readonly TagEntry[]>();

/**
 * The tags of a section's first block. Of the same block they are the same array.
 * @param valuesLength of that block with its seal
 */
export function decodeTagEntries(values: Uint8Array, valuesLength: number): readonly TagEntry[] {
  const known = decoded.get(values);
  if (known !== undefined) return known;
  const reader = new ByteReader(values);
  const entries: TagEntry[] = [];
  let waiting: { value: string; documents: number; start: number }[] = [];
  let blockStart = valuesLength;
  let bytes = 0;
  const close = () => {
    const block = { start: blockStart, length: bytes + SEAL_BYTES };
    for (const one of waiting) entries.push({ ...one, block });
    waiting = [];
    blockStart += block.length;
    bytes = 0;
  };
  while (!reader.isAtEnd) {
    const value = decoder.decode(reader.raw(reader.varint()));
    waiting.push({ value, documents: reader.varint(), start: bytes });
    bytes += reader.varint();
    if (bytes >= TAG_BLOCK_BYTES) close();
  }
  if (bytes > 0) close();
  if (waiting.length > 0) throw damaged();
  decoded.set(values, entries);
  return entries;
}

/**
 * The documents of a tag, ascending.
 * @param block its payload
 * @param most documents of the segment
 * @throws CorruptIndexError when the list names others
 */
export function decodeTagList(block: Uint8Array, { start, documents }: TagEntry, most: number): Uint32Array {
  if (documents > most) throw damaged();
  const reader = new ByteReader(block, start);
  const list = new Uint32Array(documents);
  let before = -1;
  for (let i = 0; i < documents; i++) {
    before += reader.varint() + 1;
    if (before >= most) throw damaged();
    list[i] = before;
  }
  return list;
}

function damaged(): CorruptIndexError {
  return new CorruptIndexError('The tags of a segment contradict one another. Rebuild the index.');
}

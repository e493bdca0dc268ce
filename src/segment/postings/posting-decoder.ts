/**
 * Decoders of posting lists: how the bytes of a list become blocks of documents and payloads, in each of the three forms
 * a list has in the file, and where its blocks are.
 */
import { CorruptIndexError } from '../../errors.ts';
import { SEAL_BYTES } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import type { ListRef, PostingRef } from '../dictionary/dictionary-format.ts';
import { isBitmap, POSTINGS_PER_BLOCK, SKIP_ENTRY_BYTES } from '../format.ts';
import { decodeGaps } from './bits.ts';
import { POSITION_UNIT } from './postings-writer.ts';

/** Stands for the length of a short list's only position block, which the dictionary knows. */
export const WHOLE_LIST = -1;

/** One skip entry, and where the block's bytes are. */
export interface PostingBlock {
  readonly lastDocument: number;
  readonly greatestLevel: number;
  /** Rice parameter and bytes of a packed block's gaps. */
  readonly parameter: number;
  readonly gapBytes: number;
  /** Where the block's position block starts, from the list's first position block, and its bytes with seal. */
  readonly positionsStart: number;
  readonly positionsLength: number;
  /** Start of a packed block's gaps in the list. */
  readonly start: number;
}

/** How the postings of a block become documents and payloads. */
export interface PostingDecoder {
  readonly blocks: readonly PostingBlock[];
  /** One bit a document, in a bitmap list; null in the others. */
  readonly presence: Uint8Array | null;
  /** Fills `documents` and `payloads` with block `block`, whose first gap counts from `before`. */
  decode(block: number, before: number, count: number, documents: Uint32Array, payloads: Uint8Array): void;
}

/** The sealed blocks a list consists of: none for an inline one, presence and levels apart for a bitmap. */
export function blocksOfList(ref: ListRef, documentCount: number): { start: number; length: number }[] {
  if (ref.inline !== null) return [];
  if (!('df' in ref) || !isBitmap(ref.df, documentCount)) return [{ start: ref.start, length: ref.length }];
  const skipBytes = Math.ceil(ref.df / POSTINGS_PER_BLOCK) * SKIP_ENTRY_BYTES;
  const presence = skipBytes + Math.ceil(documentCount / 32) * 4 + SEAL_BYTES;
  return [
    { start: ref.start, length: presence },
    { start: ref.start + presence, length: ref.df + SEAL_BYTES },
  ];
}

/** The decoder of a list. @param parts its blocks, unsealed, as {@link blocksOfList} names them */
export function decoderOf(ref: PostingRef, parts: readonly Uint8Array[]): PostingDecoder {
  if (ref.inline !== null) return inlineDecoder(ref.inline, ref.df);
  const [list, levels] = parts;
  if (list === undefined) throw new RangeError('a list of the postings section needs its bytes');
  if (levels !== undefined) return bitmapDecoder(ref, list, levels);
  return ref.df <= POSTINGS_PER_BLOCK ? shortDecoder(list, ref.df) : packedDecoder(list, ref.df);
}

/** The only block of a short list: its skip entry is worked out by decoding it. */
function oneBlock(documents: Uint32Array, payloads: Uint8Array, positionsLength: number): PostingDecoder {
  let greatest = 0;
  for (const payload of payloads) greatest = Math.max(greatest, payload);
  const lastDocument = documents.at(-1) ?? 0;
  const place = { parameter: 0, gapBytes: 0, start: 0, positionsStart: 0, positionsLength };
  return {
    blocks: [{ ...place, lastDocument, greatestLevel: greatest >>> 1 }],
    presence: null,
    decode: (_block, _before, _count, ownDocuments, ownPayloads) => {
      ownDocuments.set(documents);
      ownPayloads.set(payloads);
    },
  };
}

function inlineDecoder(inline: Uint8Array, df: number): PostingDecoder {
  const reader = new ByteReader(inline);
  const documents = new Uint32Array(df);
  const payloads = new Uint8Array(df);
  let before = -1;
  for (let i = 0; i < df; i++) {
    before += reader.varint() + 1;
    documents[i] = before;
    payloads[i] = reader.u8();
  }
  return oneBlock(documents, payloads, 0);
}

function shortDecoder(list: Uint8Array, df: number): PostingDecoder {
  const documents = new Uint32Array(df);
  decodeGaps(list, 1, list[0]!, df, -1, documents);
  return oneBlock(documents, list.subarray(list.length - df), WHOLE_LIST);
}

function readBlocks(list: Uint8Array, df: number): PostingBlock[] {
  const count = Math.ceil(df / POSTINGS_PER_BLOCK);
  const reader = new ByteReader(list);
  const blocks: PostingBlock[] = [];
  let start = count * SKIP_ENTRY_BYTES;
  let positionsStart = 0;
  for (let i = 0; i < count; i++) {
    const lastDocument = reader.u16() + reader.u8() * 0x10000;
    const greatestLevel = reader.u8();
    const parameter = reader.u8();
    const gapBytes = reader.u16();
    const units = reader.u16();
    const positionsLength = units === 0 ? 0 : units * POSITION_UNIT + SEAL_BYTES;
    blocks.push({ lastDocument, greatestLevel, parameter, gapBytes, positionsStart, positionsLength, start });
    positionsStart += positionsLength;
    start += gapBytes + Math.min(POSTINGS_PER_BLOCK, df - i * POSTINGS_PER_BLOCK);
  }
  return blocks;
}

function packedDecoder(list: Uint8Array, df: number): PostingDecoder {
  const blocks = readBlocks(list, df);
  return {
    blocks,
    presence: null,
    decode: (block, before, count, documents, payloads) => {
      const { start, parameter, gapBytes } = blocks[block]!;
      decodeGaps(list, start, parameter, count, before, documents);
      payloads.set(list.subarray(start + gapBytes, start + gapBytes + count));
    },
  };
}

function bitmapDecoder(ref: PostingRef, list: Uint8Array, levels: Uint8Array): PostingDecoder {
  const blocks = readBlocks(list, ref.df);
  const presence = list.subarray(blocks.length * SKIP_ENTRY_BYTES);
  return {
    blocks,
    presence,
    decode: (block, before, count, documents, payloads) => {
      decodeBits(presence, before + 1, count, documents);
      const from = block * POSTINGS_PER_BLOCK;
      payloads.set(levels.subarray(from, from + count));
    },
  };
}

/**
 * The numbers of the first `count` set bits at or after bit `from`: what testing bit by bit would give, a byte at a time.
 */
function decodeBits(bits: Uint8Array, from: number, count: number, numbers: Uint32Array): void {
  let at = from >>> 3;
  let byte = (bits[at] ?? 0) & (0xff << (from & 7));
  for (let i = 0; i < count; ) {
    if (byte === 0) {
      if (++at >= bits.length) throw new CorruptIndexError('A bitmap has too few bits. Rebuild the index.');
      byte = bits[at]!;
      continue;
    }
    // The lowest set bit; 31 - clz32 is the position of the only bit that is left.
    numbers[i++] = at * 8 + 31 - Math.clz32(byte & -byte);
    byte &= byte - 1;
  }
}

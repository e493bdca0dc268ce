/**
 * Walks one posting list in document order, block by block: a block is decoded when a document in it is asked for, so
 * blocks that skip entries rule out cost nothing. One interface for the three forms a list has in the file.
 */
import { CorruptIndexError } from '../errors.ts';
import { decodeGaps } from './bits.ts';
import { SEAL_BYTES } from './block.ts';
import { ByteReader } from './byte-reader.ts';
import type { PostingRef } from './dictionary-format.ts';
import { isBitmap, POSTINGS_PER_BLOCK, SKIP_ENTRY_BYTES } from './format.ts';
import { POSITION_UNIT } from './postings-writer.ts';

/** What {@link PostingCursor.document} is after the last posting: above every document number. */
export const EXHAUSTED = 0xffffffff;

/** Stands for the length of a short list's only position block, which the dictionary knows. */
const WHOLE_LIST = -1;

const PAST_THE_END = { greatestLevel: 0, lastDocument: EXHAUSTED };

/** One skip entry, and where the block's bytes are. */
interface Block {
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
interface Decoder {
  readonly blocks: readonly Block[];
  /** One bit a document, in a bitmap list; null in the others. */
  readonly presence: Uint8Array | null;
  /** Fills `documents` and `payloads` with block `block`, whose first gap counts from `before`. */
  decode(block: number, before: number, count: number, documents: Uint32Array, payloads: Uint8Array): void;
}

export class PostingCursor {
  /** Postings of the list. */
  readonly df: number;
  /** The document under the cursor, or {@link EXHAUSTED}. The cursor starts on the first. */
  document = EXHAUSTED;

  private readonly decoder: Decoder;
  private readonly documents = new Uint32Array(POSTINGS_PER_BLOCK);
  private readonly payloads = new Uint8Array(POSTINGS_PER_BLOCK);
  private block = -1;
  private count = 0;
  private at = 0;
  /** The block {@link bound} last looked at: never behind `block`. */
  private boundBlock = 0;

  /**
   * @param ref the list's entry in the dictionary
   * @param parts the list's blocks, unsealed, as {@link blocksOfList} names them; none for an inline list
   */
  constructor(ref: PostingRef, parts: readonly Uint8Array[]) {
    this.df = ref.df;
    this.decoder = decoderOf(ref, parts);
    this.open(0);
  }

  /** Whether the term is in the title of the current document. */
  get isInTitle(): boolean {
    return (this.payloads[this.at]! & 1) === 1;
  }

  /** Impact level of the current posting, 0 to 127. */
  get level(): number {
    return this.payloads[this.at]! >>> 1;
  }

  /** Payload byte of the current posting: level * 2 + title. */
  get payload(): number {
    return this.payloads[this.at]!;
  }

  /** How many postings come before the current one. */
  get ordinal(): number {
    return this.block * POSTINGS_PER_BLOCK + this.at;
  }

  /** Whether a document is in the list. Asked in ascending order only; moves the cursor, except in a bitmap. */
  has(document: number): boolean {
    const { presence } = this.decoder;
    if (presence !== null) return ((presence[document >>> 3]! >>> (document & 7)) & 1) === 1;
    return this.seek(document) === document;
  }

  /** Writes all documents from the cursor's on to `into`, which must have room, and gives their number. */
  drainInto(into: Uint32Array): number {
    let written = 0;
    while (this.document !== EXHAUSTED) {
      into.set(this.documents.subarray(this.at, this.count), written);
      written += this.count - this.at;
      this.open(this.block + 1);
    }
    return written;
  }

  /** Moves to the next posting and returns its document, or {@link EXHAUSTED}; calling again stays there. */
  next(): number {
    if (this.document === EXHAUSTED) return EXHAUSTED;
    if (++this.at < this.count) {
      this.document = this.documents[this.at]!;
      return this.document;
    }
    return this.open(this.block + 1);
  }

  /** Moves to the first posting at or after `target`, never back, and returns its document or {@link EXHAUSTED}. */
  seek(target: number): number {
    if (this.document >= target) return this.document;
    const { blocks } = this.decoder;
    if (blocks[this.block]!.lastDocument < target) {
      const block = this.firstBlockReaching(target, this.block + 1);
      if (this.open(block) >= target) return this.document;
    }
    return this.seekInBlock(target);
  }

  /**
   * The block where `target` is or would be: the greatest level of its postings and its last document. Past the end,
   * level 0 and {@link EXHAUSTED}. Targets must not decrease from call to call.
   */
  bound(target: number): { readonly greatestLevel: number; readonly lastDocument: number } {
    const { blocks } = this.decoder;
    if (this.boundBlock < this.block) this.boundBlock = this.block;
    this.boundBlock = this.firstBlockReaching(target, this.boundBlock);
    return blocks[this.boundBlock] ?? PAST_THE_END;
  }

  /**
   * Where the positions of the current posting's block lie: offset from the list's first, and length with seal, which
   * is -1 where the block is all the positions of the list.
   */
  get positionsBlock(): { readonly start: number; readonly length: number; readonly inBlock: number } {
    const block = this.decoder.blocks[this.block]!;
    return { start: block.positionsStart, length: block.positionsLength, inBlock: this.at };
  }

  private firstBlockReaching(target: number, from: number): number {
    const { blocks } = this.decoder;
    let step = 1;
    let low = from;
    while (low + step < blocks.length && blocks[low + step]!.lastDocument < target) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, blocks.length);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (blocks[middle]!.lastDocument < target) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private open(block: number): number {
    const { blocks } = this.decoder;
    if (block >= blocks.length) {
      this.document = EXHAUSTED;
      return EXHAUSTED;
    }
    this.block = block;
    this.count = Math.min(POSTINGS_PER_BLOCK, this.df - block * POSTINGS_PER_BLOCK);
    const before = block === 0 ? -1 : blocks[block - 1]!.lastDocument;
    this.decoder.decode(block, before, this.count, this.documents, this.payloads);
    this.at = 0;
    this.document = this.documents[0]!;
    return this.document;
  }

  private seekInBlock(target: number): number {
    let low = this.at;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.documents[middle]! < target) low = middle + 1;
      else high = middle;
    }
    if (low === this.count) return this.open(this.block + 1);
    this.at = low;
    this.document = this.documents[low]!;
    return this.document;
  }
}

/** The sealed blocks a list consists of: none for an inline one, presence and levels apart for a bitmap. */
export function blocksOfList(ref: PostingRef, documentCount: number): { start: number; length: number }[] {
  if (ref.inline !== null) return [];
  if (!isBitmap(ref.df, documentCount)) return [{ start: ref.start, length: ref.length }];
  const skipBytes = Math.ceil(ref.df / POSTINGS_PER_BLOCK) * SKIP_ENTRY_BYTES;
  const presence = skipBytes + Math.ceil(documentCount / 32) * 4 + SEAL_BYTES;
  return [
    { start: ref.start, length: presence },
    { start: ref.start + presence, length: ref.df + SEAL_BYTES },
  ];
}

function decoderOf(ref: PostingRef, parts: readonly Uint8Array[]): Decoder {
  if (ref.inline !== null) return inlineDecoder(ref.inline, ref.df);
  const [list, levels] = parts;
  if (list === undefined) throw new RangeError('a list of the postings section needs its bytes');
  if (levels !== undefined) return bitmapDecoder(ref, list, levels);
  return ref.df <= POSTINGS_PER_BLOCK ? shortDecoder(list, ref.df) : packedDecoder(list, ref.df);
}

/** The only block of a short list: its skip entry is worked out by decoding it. */
function oneBlock(documents: Uint32Array, payloads: Uint8Array, positionsLength: number): Decoder {
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

function inlineDecoder(inline: Uint8Array, df: number): Decoder {
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

function shortDecoder(list: Uint8Array, df: number): Decoder {
  const documents = new Uint32Array(df);
  decodeGaps(list, 1, list[0]!, df, -1, documents);
  return oneBlock(documents, list.subarray(list.length - df), WHOLE_LIST);
}

function readBlocks(list: Uint8Array, df: number): Block[] {
  const count = Math.ceil(df / POSTINGS_PER_BLOCK);
  const reader = new ByteReader(list);
  const blocks: Block[] = [];
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

function packedDecoder(list: Uint8Array, df: number): Decoder {
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

function bitmapDecoder(ref: PostingRef, list: Uint8Array, levels: Uint8Array): Decoder {
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

/**
 * Walks one posting list in document order, block by block: a block is decoded when a document in it is asked for, so
 * blocks that skip entries rule out cost nothing. One interface for the three forms a list has in the file.
 */
import type { PostingRef } from '../dictionary/dictionary-format.ts';
import { POSTINGS_PER_BLOCK } from '../format.ts';
import { decoderOf, type PostingDecoder } from './posting-decoder.ts';

/** What {@link PostingCursor.document} is after the last posting: above every document number. */
export const EXHAUSTED = 0xffffffff;

const PAST_THE_END = { greatestLevel: 0, lastDocument: EXHAUSTED };

export class PostingCursor {
  /** Postings of the list. */
  readonly df: number;
  /** The document under the cursor, or {@link EXHAUSTED}. The cursor starts on the first. */
  document = EXHAUSTED;

  private readonly decoder: PostingDecoder;
  private readonly documents = new Uint32Array(POSTINGS_PER_BLOCK);
  private readonly payloads = new Uint8Array(POSTINGS_PER_BLOCK);
  private block = -1;
  private count = 0;
  private at = 0;
  /** The block {@link bound} last looked at: never behind `block`. */
  private boundBlock = 0;

  /**
   * @param ref the list's entry in the dictionary
   * @param parts the list's blocks, unsealed, as `blocksOfList` names them; none for an inline list
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

/**
 * Writes posting lists and their positions.
 *
 *     short list  := sealed( Rice parameter (u8), block )                                   for one block
 *     packed list := sealed( skip entry x blocks, block x blocks )                          for more
 *     bitmap list := sealed( skip entry x blocks, presence bits (one a document, padded to 4 bytes) ), sealed( payloads )
 *     block       := gaps (Rice codes, padded to a byte), payload byte x postings
 *
 * A gap is the distance to the document before, less one. A payload byte is level * 2 + (1 if the term is in the title).
 */
import { BadRecordError } from '../../errors.ts';
import { SEAL_BYTES, sealed } from '../block.ts';
import { ByteWriter } from '../byte-writer.ts';
import { isBitmap, MOST_INLINE_POSTINGS, POSTINGS_PER_BLOCK } from '../format.ts';
import { BitWriter, riceParameter } from './bits.ts';
import { type AnyPostings, type FlatPostings, flatOf, positionsOf } from './flat-postings.ts';
import { writePositions } from './positions.ts';

/** A term's postings in memory: documents ascending, one payload byte each, and positions where the term has them. */
export interface PostingList {
  readonly documents: readonly number[];
  readonly payloads: readonly number[];
  /** For each posting the ascending positions of the term in it; null for stems. */
  readonly positions: readonly (readonly number[])[] | null;
}

/** Position blocks are padded to multiples of this, the unit of their length in a skip entry. */
export const POSITION_UNIT = 4;
/** What sixteen bits of a skip entry count: 256 KiB of positions, or 2 KiB a posting. */
const MOST_POSITION_UNITS = 0xffff;

export class PostingsWriter {
  private readonly documents: number;
  private readonly bits = new BitWriter();
  private readonly bytes = new ByteWriter();
  /** Gaps and payloads of a list's blocks, which stand behind all skip entries. */
  private readonly blocks = new ByteWriter();
  private readonly gaps = new Uint32Array(POSTINGS_PER_BLOCK);

  constructor(documents: number) {
    this.documents = documents;
  }

  /** The inline form: gap (varint) and payload byte for each posting. */
  inline(list: AnyPostings): Uint8Array<ArrayBuffer> {
    const { columns, from, count } = flatOf(list);
    let before = -1;
    for (let i = from; i < from + count; i++) {
      const document = columns.documents[i]!;
      this.bytes.varint(document - before - 1);
      this.bytes.u8(columns.payloads[i]!);
      before = document;
    }
    return this.bytes.take();
  }

  /**
   * The form of longer lists, sealed.
   * @param offset where the list will lie in its section
   * @param positionBytes length of each block's position block with its seal
   * @throws BadRecordError when a position block is longer than a skip entry can say
   */
  list(list: AnyPostings, offset: number, positionBytes: readonly number[]): Uint8Array<ArrayBuffer> {
    const flat = flatOf(list);
    return isBitmap(flat.count, this.documents)
      ? this.bitmap(flat, offset, positionBytes)
      : this.packed(flat, offset, positionBytes);
  }

  /** Position blocks of a longer list, each sealed; `offset` is where the first will lie. */
  positionBlocks(list: AnyPostings, offset: number): Uint8Array<ArrayBuffer>[] {
    const { columns, from, count, positionsFrom } = flatOf(list);
    if (positionsFrom === -1) return [];
    const { occurrences, positions } = columns;
    const blocks: Uint8Array<ArrayBuffer>[] = [];
    let at = offset;
    let position = positionsFrom;
    for (let first = from; first < from + count; first += POSTINGS_PER_BLOCK) {
      const end = Math.min(first + POSTINGS_PER_BLOCK, from + count);
      this.bits.clear();
      writePositions(this.bits, occurrences, first, end, positions, position);
      position += positionsOf(columns, first, end);
      this.bytes.raw(this.bits.peek());
      this.bytes.align(POSITION_UNIT);
      const block = sealed(this.bytes.peek(), at);
      this.bytes.clear();
      blocks.push(block);
      at += block.length;
    }
    return blocks;
  }

  /** Positions of a list that stays in the dictionary. */
  inlinePositions(list: AnyPostings): Uint8Array<ArrayBuffer> {
    const { columns, from, count, positionsFrom } = flatOf(list);
    const end = positionsFrom === -1 ? from : from + count;
    this.bits.clear();
    writePositions(this.bits, columns.occurrences, from, end, columns.positions, positionsFrom);
    return this.bits.take();
  }

  private packed(
    { columns, from, count }: FlatPostings,
    offset: number,
    positionBytes: readonly number[],
  ): Uint8Array<ArrayBuffer> {
    const { documents, payloads } = columns;
    const isOnly = count <= POSTINGS_PER_BLOCK;
    let before = -1;
    for (let block = 0; block * POSTINGS_PER_BLOCK < count; block++) {
      const first = from + block * POSTINGS_PER_BLOCK;
      const end = Math.min(first + POSTINGS_PER_BLOCK, from + count);
      for (let i = first; i < end; i++) {
        this.gaps[i - first] = documents[i]! - before - 1;
        before = documents[i]!;
      }
      const parameter = riceParameter(this.gaps, end - first);
      this.bits.clear();
      for (let i = 0; i < end - first; i++) this.bits.writeRice(this.gaps[i]!, parameter);
      const gaps = this.bits.peek();
      if (isOnly) this.bytes.u8(parameter);
      else
        this.skipEntry(
          before,
          greatestLevel(payloads, first, end),
          parameter,
          gaps.length,
          positionBytes[block],
        );
      this.blocks.raw(gaps);
      this.blocks.raw(payloads.subarray(first, end));
    }
    this.bytes.raw(this.blocks.peek());
    this.blocks.clear();
    const list = sealed(this.bytes.peek(), offset);
    this.bytes.clear();
    return list;
  }

  private bitmap(
    { columns, from, count }: FlatPostings,
    offset: number,
    positionBytes: readonly number[],
  ): Uint8Array<ArrayBuffer> {
    const { documents, payloads } = columns;
    for (let block = 0; block * POSTINGS_PER_BLOCK < count; block++) {
      const first = from + block * POSTINGS_PER_BLOCK;
      const end = Math.min(first + POSTINGS_PER_BLOCK, from + count);
      this.skipEntry(documents[end - 1]!, greatestLevel(payloads, first, end), 0, 0, positionBytes[block]);
    }
    const presence = new Uint8Array(Math.ceil(this.documents / 32) * 4);
    for (let i = from; i < from + count; i++) presence[documents[i]! >>> 3]! |= 1 << (documents[i]! & 7);
    this.bytes.raw(presence);
    const first = sealed(this.bytes.take(), offset);
    this.bytes.raw(first);
    this.bytes.raw(sealed(payloads.subarray(from, from + count), offset + first.length));
    return this.bytes.take();
  }

  /** @param positionBytes of the block's positions with their seal; 0 where there are none */
  private skipEntry(
    lastDocument: number,
    level: number,
    parameter: number,
    gapBytes: number,
    positionBytes = 0,
  ): void {
    this.bytes.u16(lastDocument & 0xffff);
    this.bytes.u8(lastDocument >>> 16);
    this.bytes.u8(level);
    this.bytes.u8(parameter);
    this.bytes.u16(gapBytes);
    const units = positionBytes === 0 ? 0 : (positionBytes - SEAL_BYTES) / POSITION_UNIT;
    if (units > MOST_POSITION_UNITS) {
      throw new BadRecordError(
        `A word stands in ${POSTINGS_PER_BLOCK} articles so often that its positions take more than 256 KiB. ` +
          'Split the longest articles.',
      );
    }
    this.bytes.u16(units);
  }
}

/** Whether a list stays in the dictionary. */
export function isInline(df: number): boolean {
  return df <= MOST_INLINE_POSTINGS;
}

function greatestLevel(payloads: Uint8Array, from: number, end: number): number {
  let greatest = 0;
  for (let i = from; i < end; i++) if (payloads[i]! > greatest) greatest = payloads[i]!;
  return greatest >>> 1;
}

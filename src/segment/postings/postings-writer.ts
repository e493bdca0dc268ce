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
import { encodePositions } from './positions.ts';

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

  constructor(documents: number) {
    this.documents = documents;
  }

  /** The inline form: gap (varint) and payload byte for each posting. */
  inline(list: PostingList): Uint8Array<ArrayBuffer> {
    let before = -1;
    list.documents.forEach((document, i) => {
      this.bytes.varint(document - before - 1);
      this.bytes.u8(list.payloads[i]!);
      before = document;
    });
    return this.bytes.take();
  }

  /**
   * The form of longer lists, sealed.
   * @param offset where the list will lie in its section
   * @param positionBytes length of each block's position block with its seal
   * @throws BadRecordError when a position block is longer than a skip entry can say
   */
  list(list: PostingList, offset: number, positionBytes: readonly number[]): Uint8Array<ArrayBuffer> {
    const blocks = blocksOf(list);
    return isBitmap(list.documents.length, this.documents)
      ? this.bitmap(list, blocks, offset, positionBytes)
      : this.packed(blocks, offset, positionBytes);
  }

  /** Position blocks of a longer list, each sealed; `offset` is where the first will lie. */
  positionBlocks(list: PostingList, offset: number): Uint8Array<ArrayBuffer>[] {
    if (list.positions === null) return [];
    const blocks: Uint8Array<ArrayBuffer>[] = [];
    let at = offset;
    for (let from = 0; from < list.positions.length; from += POSTINGS_PER_BLOCK) {
      const encoded = encodePositions(list.positions.slice(from, from + POSTINGS_PER_BLOCK));
      const padded = new Uint8Array(Math.ceil(encoded.length / POSITION_UNIT) * POSITION_UNIT);
      padded.set(encoded);
      const block = sealed(padded, at);
      blocks.push(block);
      at += block.length;
    }
    return blocks;
  }

  private packed(
    blocks: readonly Block[],
    offset: number,
    positionBytes: readonly number[],
  ): Uint8Array<ArrayBuffer> {
    const gaps = blocks.map((block) => this.gaps(block));
    if (blocks.length === 1) this.bytes.u8(gaps[0]!.parameter);
    else for (const [i, block] of blocks.entries()) this.skipEntry(block, gaps[i]!, positionBytes[i] ?? 0);
    blocks.forEach((block, i) => {
      this.bytes.raw(gaps[i]!.bytes);
      for (const payload of block.payloads) this.bytes.u8(payload);
    });
    return sealed(this.bytes.take(), offset);
  }

  private gaps(block: Block): PackedGaps {
    const parameter = riceParameter(block.gaps);
    for (const gap of block.gaps) this.bits.writeRice(gap, parameter);
    return { parameter, bytes: this.bits.take() };
  }

  private bitmap(
    list: PostingList,
    blocks: readonly Block[],
    offset: number,
    positionBytes: readonly number[],
  ): Uint8Array<ArrayBuffer> {
    for (const [i, block] of blocks.entries()) this.skipEntry(block, NO_GAPS, positionBytes[i] ?? 0);
    const presence = new Uint8Array(Math.ceil(this.documents / 32) * 4);
    for (const document of list.documents) presence[document >>> 3]! |= 1 << (document & 7);
    this.bytes.raw(presence);
    const first = sealed(this.bytes.take(), offset);
    this.bytes.raw(first);
    this.bytes.raw(sealed(Uint8Array.from(list.payloads), offset + first.length));
    return this.bytes.take();
  }

  private skipEntry(block: Block, gaps: PackedGaps, positionBytes: number): void {
    this.bytes.u16(block.lastDocument & 0xffff);
    this.bytes.u8(block.lastDocument >>> 16);
    this.bytes.u8(block.greatestLevel);
    this.bytes.u8(gaps.parameter);
    this.bytes.u16(gaps.bytes.length);
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

interface Block {
  readonly gaps: readonly number[];
  readonly payloads: readonly number[];
  readonly lastDocument: number;
  readonly greatestLevel: number;
}

interface PackedGaps {
  readonly parameter: number;
  readonly bytes: Uint8Array;
}

/** Those of a bitmap's block, whose documents are in the bitmap. */
const NO_GAPS: PackedGaps = { parameter: 0, bytes: new Uint8Array() };

function blocksOf({ documents, payloads }: PostingList): Block[] {
  const blocks: Block[] = [];
  let before = -1;
  for (let from = 0; from < documents.length; from += POSTINGS_PER_BLOCK) {
    const end = Math.min(from + POSTINGS_PER_BLOCK, documents.length);
    const gaps: number[] = [];
    let greatest = 0;
    for (let i = from; i < end; i++) {
      gaps.push(documents[i]! - before - 1);
      before = documents[i]!;
      greatest = Math.max(greatest, payloads[i]!);
    }
    const own = payloads.slice(from, end);
    blocks.push({ gaps, payloads: own, lastDocument: before, greatestLevel: greatest >>> 1 });
  }
  return blocks;
}

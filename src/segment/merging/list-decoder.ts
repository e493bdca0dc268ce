/** Decodes whole lists into columns, with the numbers that documents have after a merge. */
import { CorruptIndexError } from '../../errors.ts';
import { ByteReader } from '../byte-reader.ts';
import type { PostingRef, SurfaceEntry } from '../dictionary/dictionary-format.ts';
import { POSTINGS_PER_BLOCK } from '../format.ts';
import { ByteList, NumberList } from '../number-list.ts';
import { BitReader } from '../postings/bits.ts';
import type { FlatPostings, PostingColumns } from '../postings/flat-postings.ts';
import { blocksOfList, decoderOf, WHOLE_LIST } from '../postings/posting-decoder.ts';
import type { SectionStream } from './section-stream.ts';

/** The new number of a document that is left out. */
export const DROPPED = 0xffffffff;

const PARAMETER_BITS = 5;

/** A segment whose lists are decoded. */
export interface ListSource {
  /** Documents of the segment, the retracted ones included. */
  readonly documents: number;
  /** New numbers of its documents, ascending but for {@link DROPPED}. */
  readonly numbers: Uint32Array;
  readonly postings: SectionStream;
  readonly positions: SectionStream;
}

/** Columns that grow while lists are added. */
export class GrowingColumns {
  private readonly documentList = new NumberList();
  private readonly payloadList = new ByteList();
  private readonly occurrenceList = new NumberList();
  private readonly positionList = new NumberList();
  private readonly own = new Uint32Array(POSTINGS_PER_BLOCK);
  private readonly ownPayloads = new Uint8Array(POSTINGS_PER_BLOCK);

  /** Forgets all lists. */
  clear(): void {
    this.documentList.length = this.payloadList.length = 0;
    this.occurrenceList.length = this.positionList.length = 0;
  }

  get length(): number {
    return this.documentList.length;
  }

  get positionsLength(): number {
    return this.positionList.length;
  }

  get documents(): Uint32Array {
    return this.documentList.numbers;
  }

  /** The columns as they are: valid until more is added. */
  get columns(): PostingColumns {
    return {
      documents: this.documentList.numbers,
      payloads: this.payloadList.bytes,
      occurrences: this.occurrenceList.numbers,
      positions: this.positionList.numbers,
    };
  }

  /** Adds one posting of other columns. @param at where its positions begin there; -1 without positions */
  copy(from: PostingColumns, posting: number, at: number): void {
    this.documentList.push(from.documents[posting]!);
    this.payloadList.push(from.payloads[posting]!);
    if (at === -1) {
      this.occurrenceList.push(0);
      return;
    }
    const occurrences = from.occurrences[posting]!;
    this.occurrenceList.push(occurrences);
    for (let i = at; i < at + occurrences; i++) this.positionList.push(from.positions[i]!);
  }

  /**
   * Adds a list of a segment, the retracted documents left out.
   * @param surface whose positions are added too; null for the list of a stem
   * @throws CorruptIndexError when the list contradicts itself
   */
  add(source: ListSource, ref: PostingRef, surface: SurfaceEntry | null): void {
    const parts = blocksOfList(ref, source.documents).map(({ start, length }) =>
      source.postings.block(start, length),
    );
    const decoder = decoderOf(ref, parts);
    let before = -1;
    for (const [i, block] of decoder.blocks.entries()) {
      const count = Math.min(POSTINGS_PER_BLOCK, ref.df - i * POSTINGS_PER_BLOCK);
      decoder.decode(i, before, count, this.own, this.ownPayloads);
      before = this.own[count - 1]!;
      const first = this.occurrenceList.length;
      for (let posting = 0; posting < count; posting++) {
        const number = source.numbers[this.own[posting]!];
        if (number === undefined) throw contradiction();
        if (number === DROPPED) continue;
        this.documentList.push(number);
        this.payloadList.push(this.ownPayloads[posting]!);
        this.occurrenceList.push(0);
      }
      if (surface !== null) this.addPositions(source, positionBlock(source, surface, block), count, first);
    }
  }

  /** @param first place of the block's first posting that is kept */
  private addPositions({ numbers }: ListSource, block: Uint8Array, count: number, first: number): void {
    const bits = new BitReader(block);
    const countParameter = bits.read(PARAMETER_BITS);
    const gapParameter = bits.read(PARAMETER_BITS);
    let kept = first;
    for (let posting = 0; posting < count; posting++) {
      const occurrences = bits.readRice(countParameter) + 1;
      const isKept = numbers[this.own[posting]!] !== DROPPED;
      const from = this.positionList.length;
      this.positionList.reserve(from + occurrences);
      bits.readGaps(gapParameter, occurrences, -1, this.positionList.numbers.subarray(from));
      if (!isKept) continue;
      this.positionList.length += occurrences;
      this.occurrenceList.numbers[kept++] = occurrences;
    }
  }

  /** The list that was added from a place on. */
  listFrom(from: number, positionsFrom: number): FlatPostings {
    return { columns: this.columns, from, count: this.length - from, positionsFrom };
  }
}

function positionBlock(
  { positions }: ListSource,
  { inlinePositions, positionsStart, positionsLength }: SurfaceEntry,
  block: { readonly positionsStart: number; readonly positionsLength: number },
): Uint8Array {
  if (inlinePositions !== null) return inlinePositions;
  const length = block.positionsLength === WHOLE_LIST ? positionsLength : block.positionsLength;
  return positions.block(positionsStart + block.positionsStart, length);
}

/** Documents of a list as its segment numbers them, whether they are retracted or not. */
export function originalDocuments(source: ListSource, ref: PostingRef): number[] {
  if (ref.inline !== null) return inlineDocuments(ref.inline, ref.df);
  const parts = blocksOfList(ref, source.documents).map(({ start, length }) =>
    source.postings.block(start, length),
  );
  const decoder = decoderOf(ref, parts);
  const documents: number[] = [];
  const own = new Uint32Array(POSTINGS_PER_BLOCK);
  const payloads = new Uint8Array(POSTINGS_PER_BLOCK);
  for (let block = 0; block < decoder.blocks.length; block++) {
    const count = Math.min(POSTINGS_PER_BLOCK, ref.df - documents.length);
    decoder.decode(block, documents.at(-1) ?? -1, count, own, payloads);
    for (let i = 0; i < count; i++) documents.push(own[i]!);
  }
  return documents;
}

function inlineDocuments(inline: Uint8Array, df: number): number[] {
  const reader = new ByteReader(inline);
  const documents: number[] = [];
  let document = -1;
  for (let i = 0; i < df; i++) {
    document += reader.varint() + 1;
    reader.u8();
    documents.push(document);
  }
  return documents;
}

function contradiction(): CorruptIndexError {
  return new CorruptIndexError(
    'A posting list names a document that its segment does not have. Rebuild the index.',
  );
}

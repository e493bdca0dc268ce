/**
 * The band table: from a hash that stands for a text to the documents whose texts have it. Texts that share one may be
 * copies; whoever adds articles looks for the older ones here.
 *
 *     bands := sealed( entry x 1024 ), …, sealed( root )
 *     entry := gap to the hash before (varint), document (varint)
 *     root  := ( first hash (u32), bytes of the page with its seal (u32) ) for each page
 *
 * Entries are in the order of their hashes, and of one hash in that of documents. The first gap of a page is 0.
 */
import { CorruptIndexError } from '../../errors.ts';
import { writeSealed } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import { ByteWriter } from '../byte-writer.ts';
import { BAND_PAGE_ENTRIES } from '../format.ts';

/** Where a page of the table lies in its section. */
export interface BandPage {
  readonly firstHash: number;
  readonly start: number;
  readonly length: number;
}

export interface BandEntry {
  readonly hash: number;
  readonly document: number;
}

/** @param bands of all documents in order, each with its hashes (u32) */
export function encodeBands(bands: readonly ArrayLike<number>[]): {
  bytes: Uint8Array<ArrayBuffer>;
  rootLength: number;
} {
  const entries = new BandEntries();
  bands.forEach((own, document) => {
    entries.add(document, own);
  });
  return entries.encode();
}

/** Which half of an entry the lower one is in memory. */
const LOWER = new Uint32Array(BigUint64Array.of(1n).buffer)[0] === 1 ? 0 : 1;

/** The bands of a segment that is being written: eight bytes an entry. */
export class BandEntries {
  /** Hashes with their documents below them, so that they sort as entries do. */
  private halves = new Uint32Array(1 << 12);
  private length = 0;

  add(document: number, bands: ArrayLike<number>): void {
    const end = this.length + 2 * bands.length;
    if (end > this.halves.length) {
      const larger = new Uint32Array(2 * Math.max(end, this.halves.length));
      larger.set(this.halves);
      this.halves = larger;
    }
    for (let i = 0; i < bands.length; i++, this.length += 2) {
      this.halves[this.length + LOWER] = document;
      this.halves[this.length + 1 - LOWER] = bands[i]!;
    }
  }

  /** The section, and the length of the root at its end. */
  encode(): { bytes: Uint8Array<ArrayBuffer>; rootLength: number } {
    new BigUint64Array(this.halves.buffer, 0, this.length / 2).sort();
    const section = new ByteWriter();
    const root = new ByteWriter();
    for (let from = 0; from < this.length; from += 2 * BAND_PAGE_ENTRIES) {
      const start = section.length;
      writeSealed(section, this.page(from, Math.min(from + 2 * BAND_PAGE_ENTRIES, this.length)), start);
      root.u32(this.halves[from + 1 - LOWER]!);
      root.u32(section.length - start);
    }
    const pagesEnd = section.length;
    if (pagesEnd > 0) writeSealed(section, root.take(), pagesEnd);
    const rootLength = section.length - pagesEnd;
    return { bytes: section.take(), rootLength };
  }

  private page(from: number, end: number): Uint8Array {
    const page = new ByteWriter();
    let before = this.halves[from + 1 - LOWER]!;
    for (let at = from; at < end; at += 2) {
      const hash = this.halves[at + 1 - LOWER]!;
      page.varint(hash - before);
      page.varint(this.halves[at + LOWER]!);
      before = hash;
    }
    return page.take();
  }
}

/**
 * The pages that an unsealed root names.
 * @param end where they end in the section: the root's start
 * @throws CorruptIndexError when they do not fill it
 */
export function decodeBandRoot(root: Uint8Array, end: number): BandPage[] {
  const reader = new ByteReader(root);
  const pages: BandPage[] = [];
  let start = 0;
  while (!reader.isAtEnd) {
    const firstHash = reader.u32();
    const length = reader.u32();
    pages.push({ firstHash, start, length });
    start += length;
  }
  const isSorted = pages.every(({ firstHash }, i) => i === 0 || firstHash >= pages[i - 1]!.firstHash);
  if (start !== end || !isSorted) throw damaged();
  return pages;
}

/** The entries of an unsealed page, in order. @throws CorruptIndexError when a document is not of the segment */
export function* bandEntries(
  page: Uint8Array,
  { firstHash }: BandPage,
  documents: number,
): Generator<BandEntry> {
  const reader = new ByteReader(page);
  let hash = firstHash;
  while (!reader.isAtEnd) {
    hash += reader.varint();
    const document = reader.varint();
    if (document >= documents || hash > 0xffffffff) throw damaged();
    yield { hash, document };
  }
}

/** The pages that may have a hash: equal hashes may go on over several. */
export function pagesWith(pages: readonly BandPage[], hash: number): BandPage[] {
  let low = 0;
  let high = pages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pages[middle]!.firstHash < hash) low = middle + 1;
    else high = middle;
  }
  const having: BandPage[] = [];
  for (let i = Math.max(0, low - 1); i < pages.length && pages[i]!.firstHash <= hash; i++) {
    having.push(pages[i]!);
  }
  return having;
}

function damaged(): CorruptIndexError {
  return new CorruptIndexError('The band table of a segment contradicts itself. Rebuild the index.');
}

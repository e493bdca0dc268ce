/**
 * Copies: which documents belong to a cluster of articles with one text. Most do not, so only those that do are named.
 *
 *     copies   := sealed( entry x 4096 ), …, sealed( adoption, … )
 *     entry    := document (u32), publication time (f64), key of its cluster (f64)
 *     adoption := hash of another segment's name (u32, u32), entry of a document there
 *
 * An adoption puts a document of an older segment into a cluster: when that segment was written, the article stood alone.
 * Times are here too, so that nothing else need be read to tell which of several copies comes first.
 */
import { CorruptIndexError } from '../../errors.ts';
import { SEAL_BYTES, writeSealed } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import { ByteWriter } from '../byte-writer.ts';
import type { HashPair } from '../checksum.ts';
import { COPY_PAGE_ENTRIES } from '../format.ts';

/** Bytes of an entry: document, time, key. */
const ENTRY_BYTES = 20;
const ADOPTION_BYTES = 8 + ENTRY_BYTES;

/** A document of a cluster. */
export interface CopyEntry {
  readonly document: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** See {@link clusterKey}. */
  readonly key: number;
}

/** A document of another segment that was put into a cluster. */
export interface Adoption extends CopyEntry {
  /** Name of that segment. */
  readonly segment: string;
}

/**
 * The key of the cluster whose first article has this content: 53 bits of its content hash. An article that stands alone has
 * the key that it would give to a cluster.
 */
export function clusterKey([low, high]: HashPair): number {
  return (high & 0x1fffff) * 2 ** 32 + low;
}

/** The entries of a segment, ascending by document, as columns. */
export interface CopyTable {
  readonly documents: Uint32Array;
  readonly times: Float64Array;
  readonly keys: Float64Array;
}

/** @param entries ascending by document @param adoptions in any order */
export function encodeCopies(
  entries: readonly CopyEntry[],
  adoptions: readonly Adoption[],
): Uint8Array<ArrayBuffer> {
  const section = new ByteWriter();
  const block = new ByteWriter();
  for (let from = 0; from < entries.length; from += COPY_PAGE_ENTRIES) {
    for (const entry of entries.slice(from, from + COPY_PAGE_ENTRIES)) writeEntry(block, entry);
    writeSealed(section, block.take(), section.length);
  }
  if (adoptions.length > 0) {
    for (const adoption of [...adoptions].sort(compareAdoptions)) {
      for (const half of halvesOf(adoption.segment)) block.u32(half);
      writeEntry(block, adoption);
    }
    writeSealed(section, block.take(), section.length);
  }
  return section.take();
}

function writeEntry(writer: ByteWriter, { document, time, key }: CopyEntry): void {
  writer.u32(document);
  writer.f64(time);
  writer.f64(key);
}

function compareAdoptions(a: Adoption, b: Adoption): number {
  return a.segment < b.segment ? -1 : a.segment > b.segment ? 1 : a.document - b.document;
}

const SEGMENT_NAME = /^segment-([0-9a-f]{8})([0-9a-f]{8})\.fihris$/;

/** The hash in a segment's name. */
function halvesOf(name: string): number[] {
  const [, ...halves] = SEGMENT_NAME.exec(name)!;
  return halves.map((half) => Number.parseInt(half, 16));
}

/** Where the pages of entries and the adoptions lie in a section. */
export interface CopyPlaces {
  readonly pages: readonly { readonly start: number; readonly length: number }[];
  /** Null where there are none. */
  readonly adoptions: { readonly start: number; readonly length: number } | null;
}

/** @param entries how many there are @param length of the section; null where it is none for so many entries */
export function copyPlaces(entries: number, length: number): CopyPlaces | null {
  const pages: { start: number; length: number }[] = [];
  let start = 0;
  for (let from = 0; from < entries && start <= length; from += COPY_PAGE_ENTRIES) {
    const inPage = Math.min(COPY_PAGE_ENTRIES, entries - from);
    pages.push({ start, length: inPage * ENTRY_BYTES + SEAL_BYTES });
    start += inPage * ENTRY_BYTES + SEAL_BYTES;
  }
  const rest = length - start;
  if (rest === 0) return { pages, adoptions: null };
  const isWhole = rest > SEAL_BYTES && (rest - SEAL_BYTES) % ADOPTION_BYTES === 0;
  return isWhole ? { pages, adoptions: { start, length: rest } } : null;
}

/**
 * The entries of unsealed pages.
 * @param documents of the segment
 * @throws CorruptIndexError when they are out of order
 */
export function decodeCopies(pages: readonly Uint8Array[], documents: number): CopyTable {
  const count = pages.reduce((sum, page) => sum + page.length / ENTRY_BYTES, 0);
  const table = {
    documents: new Uint32Array(count),
    times: new Float64Array(count),
    keys: new Float64Array(count),
  };
  let at = 0;
  let before = -1;
  for (const page of pages) {
    const reader = new ByteReader(page);
    while (!reader.isAtEnd) {
      const document = reader.u32();
      if (document <= before || document >= documents) throw outOfOrder();
      table.documents[at] = document;
      table.times[at] = reader.f64();
      table.keys[at++] = reader.f64();
      before = document;
    }
  }
  return table;
}

/** The adoptions of an unsealed block. */
export function decodeAdoptions(block: Uint8Array): Adoption[] {
  const reader = new ByteReader(block);
  const adoptions: Adoption[] = [];
  while (!reader.isAtEnd) {
    const halves = [reader.u32(), reader.u32()].map((half) => half.toString(16).padStart(8, '0'));
    const segment = `segment-${halves.join('')}.fihris`;
    adoptions.push({ segment, document: reader.u32(), time: reader.f64(), key: reader.f64() });
  }
  return adoptions;
}

function outOfOrder(): CorruptIndexError {
  return new CorruptIndexError('The copies of a segment are out of order. Rebuild the index.');
}

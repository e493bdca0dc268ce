/** Reads dictionary pages: finds one stem, or walks them all. See `dictionary-format.ts` for the bytes. */
import { CorruptIndexError } from '../../errors.ts';
import { ByteReader } from '../byte-reader.ts';
import { MOST_DOCUMENTS, MOST_INLINE_VARIANT_BYTES, STEM_MARKER } from '../format.ts';
import { isInline } from '../postings/postings-writer.ts';
import {
  compareCodePoints,
  type PostingRef,
  type StemGroup,
  type SurfaceEntry,
  type VariantsRef,
} from './dictionary-format.ts';
import { decodeSpelling } from './spelling-codec.ts';

const MARKER = String.fromCharCode(STEM_MARKER);
const encoder = new TextEncoder();
/** Keeps a byte order mark, which is a character like any other here. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The group of a stem in an unsealed page, or null when the page does not hold it.
 * @throws CorruptIndexError when the page contradicts itself
 */
export function findGroup(page: Uint8Array, stem: string): StemGroup | null {
  const target = encoder.encode(stem);
  const reader = new ByteReader(page);
  // How many leading bytes of the target the group before shared: enough to order front-coded keys without building them.
  let matched = 0;
  while (!reader.isAtEnd) {
    const shared = reader.varint();
    const rest = reader.raw(reader.varint());
    const contentLength = reader.varint();
    if (shared < matched) return null;
    if (shared === matched) {
      const more = commonLength(rest, target, matched);
      if (more === rest.length && matched + more === target.length)
        return readContent(reader, contentLength, stem);
      const isPast = more < rest.length && rest[more]! > (target[matched + more] ?? -1);
      if (isPast) return null;
      matched += more;
    }
    reader.raw(contentLength);
  }
  return null;
}

/** All groups of an unsealed page, in order. @throws CorruptIndexError when the page contradicts itself */
export function* groupsOf(page: Uint8Array): Generator<StemGroup> {
  const reader = new ByteReader(page);
  let before = new Uint8Array();
  while (!reader.isAtEnd) {
    const shared = reader.varint();
    if (shared > before.length) throw contradiction();
    const rest = reader.raw(reader.varint());
    const stem = new Uint8Array(shared + rest.length);
    stem.set(before.subarray(0, shared));
    stem.set(rest, shared);
    before = stem;
    yield readContent(reader, reader.varint(), decoder.decode(stem));
  }
}

/** Sorted first stems of pages, searched without decoding them all. */
export function pageOf(pageCount: number, firstStemOf: (page: number) => string, stem: string): number {
  let low = 0;
  let high = pageCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (compareCodePoints(firstStemOf(middle), stem) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

function commonLength(rest: Uint8Array, target: Uint8Array, from: number): number {
  let length = 0;
  while (length < rest.length && rest[length] === target[from + length]) length++;
  return length;
}

/** Where the next list and the next positions of a group lie in their sections. */
interface Places {
  postings: number;
  positions: number;
}

function readContent(reader: ByteReader, length: number, stem: string): StemGroup {
  const end = reader.at + length;
  const inSection = reader.u8() === 1;
  const places: Places = { postings: 0, positions: 0 };
  if (inSection) {
    places.postings = reader.varint();
    places.positions = reader.varint();
  }
  const postings = readList(reader, places);
  const count = reader.varint();
  const surfaces: SurfaceEntry[] = [];
  for (let i = 0; i < count; i++) {
    surfaces.push(readSurface(reader, stem, count === 1 ? postings : null, places));
  }
  if (reader.at !== end) throw contradiction();
  return { stem, postings, surfaces };
}

/** @param shared the stem's list, when this is its only surface */
function readSurface(
  reader: ByteReader,
  stem: string,
  shared: PostingRef | null,
  places: Places,
): SurfaceEntry {
  const { length, flag } = readFlagged(reader);
  // As a function: in a replacement string, a dollar sign would not stand for itself.
  const surface = decoder.decode(reader.raw(length)).replace(MARKER, () => stem);
  const postings = shared ?? readList(reader, places);
  // The variants follow the list in the postings section.
  const positions = readPositions(reader, postings, places);
  const spellings = flag ? readSpellings(reader, surface, places) : { spelling: surface, variants: null };
  return { surface, ...spellings, postings, ...positions };
}

/** A length whose lowest bit says something else. */
function readFlagged(reader: ByteReader): { length: number; flag: boolean } {
  const number = reader.varint();
  return { length: Math.floor(number / 2), flag: number % 2 === 1 };
}

function readSpellings(
  reader: ByteReader,
  surface: string,
  places: Places,
): Pick<SurfaceEntry, 'spelling' | 'variants'> {
  const { length, flag: hasSeveral } = readFlagged(reader);
  const spelling = decodeSpelling(reader.raw(length), surface);
  return { spelling, variants: hasSeveral ? readVariants(reader, places) : null };
}

function readVariants(reader: ByteReader, places: Places): VariantsRef {
  const length = reader.varint();
  if (length <= MOST_INLINE_VARIANT_BYTES) return { inline: reader.raw(length), start: 0, length: 0 };
  const start = places.postings;
  places.postings += length;
  return { inline: null, start, length };
}

function readList(reader: ByteReader, places: Places): PostingRef {
  const df = reader.varint();
  if (df === 0) throw contradiction();
  if (!isInline(df)) {
    const length = reader.varint();
    const start = places.postings;
    places.postings += length;
    return { df, inline: null, start, length };
  }
  const from = reader.at;
  let document = -1;
  for (let i = 0; i < df; i++) {
    document += reader.varint() + 1;
    reader.u8();
  }
  if (document >= MOST_DOCUMENTS) throw contradiction();
  return { df, inline: reader.bytes.subarray(from, reader.at), start: 0, length: 0 };
}

function readPositions(
  reader: ByteReader,
  postings: PostingRef,
  places: Places,
): Pick<SurfaceEntry, 'inlinePositions' | 'positionsStart' | 'positionsLength'> {
  const length = reader.varint();
  if (postings.inline !== null) {
    return { inlinePositions: reader.raw(length), positionsStart: 0, positionsLength: 0 };
  }
  const positionsStart = places.positions;
  places.positions += length;
  return { inlinePositions: null, positionsStart, positionsLength: length };
}

function contradiction(): CorruptIndexError {
  return new CorruptIndexError('A page of the dictionary contradicts itself. Rebuild the index.');
}

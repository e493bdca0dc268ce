/**
 * The frequent words of a segment as sets that fit its head: enough to tell which words a slip may have been meant to be
 * before anything else is read. A word that is not in them is not frequent; one that is may still, seldom, be none, so
 * whoever finds one looks it up in the dictionary.
 *
 *     frequent words := levels (u8), level x levels: each has the words of the one before that are the most frequent
 *     level := documents that its rarest word has (u32), bytes (u32), bits (a Bloom filter, the lowest bit of a byte first)
 */
import { ByteReader } from '../byte-reader.ts';
import { ByteWriter } from '../byte-writer.ts';
import {
  FREQUENT_WORD_BITS,
  FREQUENT_WORD_LEVELS,
  FREQUENT_WORD_PROBES,
  FREQUENT_WORD_STEP,
  LEAST_FREQUENT_WORD_BYTES,
  MOST_FREQUENT_WORDS,
} from '../format.ts';

/** A set of words. */
interface Level {
  /** Documents of the segment that hold its rarest word. */
  readonly least: number;
  readonly bits: Uint8Array;
}

/** The hash of no letters. */
export const NO_LETTERS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** @param words the most frequent first; empty where there are none */
export function encodeFrequentWords(
  words: readonly { readonly surface: string; readonly frequency: number }[],
): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const sizes: number[] = [];
  let size = Math.min(words.length, MOST_FREQUENT_WORDS);
  while (size > 0 && sizes.length < FREQUENT_WORD_LEVELS) {
    sizes.push(size);
    size = Math.floor(size / FREQUENT_WORD_STEP);
  }
  if (sizes.length === 0) return new Uint8Array();
  writer.u8(sizes.length);
  for (const count of sizes) {
    const bits = new Uint8Array(
      Math.max(LEAST_FREQUENT_WORD_BYTES, Math.ceil((count * FREQUENT_WORD_BITS) / 8)),
    );
    for (const { surface } of words.slice(0, count)) mark(bits, surface);
    writer.u32(words[count - 1]!.frequency);
    writer.u32(bits.length);
    writer.raw(bits);
  }
  return writer.take();
}

export class FrequentWords {
  static readonly NONE = new FrequentWords([]);
  private readonly levels: readonly Level[];

  private constructor(levels: readonly Level[]) {
    this.levels = levels;
  }

  /** @throws CorruptIndexError when the bytes are cut short */
  static decode(bytes: Uint8Array): FrequentWords {
    if (bytes.length === 0) return FrequentWords.NONE;
    const reader = new ByteReader(bytes);
    const count = reader.u8();
    const levels: Level[] = [];
    for (let i = 0; i < count; i++) {
      const least = reader.u32();
      levels.push({ least, bits: reader.raw(reader.u32()) });
    }
    return new FrequentWords(levels);
  }

  /** Documents of the segment that hold a word at the least; 0 where it is not frequent. @param word in normal form */
  leastOf(word: string): number {
    return this.leastOfHash(hashOf(word));
  }

  /** The same for a word whose letters were {@link hashed} from {@link NO_LETTERS} on: most edits of a word are never written out. */
  leastOfHash(letters: number): number {
    const first = mixed(letters);
    let least = 0;
    for (const level of this.levels) {
      if (!has(level.bits, first)) break;
      least = level.least;
    }
    return least;
  }
}

function mark(bits: Uint8Array, word: string): void {
  const size = bits.length * 8;
  const first = mixed(hashOf(word));
  const step = stepOf(first);
  for (let i = 0; i < FREQUENT_WORD_PROBES; i++) {
    const at = placeOf(first, step, i, size);
    bits[at >>> 3]! |= 1 << (at & 7);
  }
}

function has(bits: Uint8Array, first: number): boolean {
  const size = bits.length * 8;
  const step = stepOf(first);
  for (let i = 0; i < FREQUENT_WORD_PROBES; i++) {
    const at = placeOf(first, step, i, size);
    if ((bits[at >>> 3]! & (1 << (at & 7))) === 0) return false;
  }
  return true;
}

/** Probes are a step apart, as E. Dillinger and P. Manolios have it ("Bloom filters in probabilistic verification", 2004). */
function placeOf(first: number, step: number, probe: number, size: number): number {
  return ((first + Math.imul(probe, step)) >>> 0) % size;
}

/** FNV-1a over UTF-16 code units: the hash of some with one more. */
export function hashed(hash: number, codeUnit: number): number {
  return Math.imul(hash ^ codeUnit, FNV_PRIME);
}

function hashOf(word: string): number {
  let hash = NO_LETTERS;
  for (let i = 0; i < word.length; i++) hash = hashed(hash, word.charCodeAt(i));
  return hash;
}

function stepOf(hash: number): number {
  return mixed(hash ^ NO_LETTERS) | 1;
}

/** The end of MurmurHash3, which spreads every bit over all. */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/**
 * MinHash sketches (A. Broder, "On the resemblance and containment of documents", 1997): the share of equal bytes in
 * two sketches estimates the share of word triples two articles have in common, which tells wire copies from
 * articles on one subject without their texts.
 */
import { xxHash32 } from '../segment/checksum.ts';

const SKETCH_BYTES = 16;
const SHINGLE_WORDS = 3;
/** Odd multipliers, one hash function each: multiples of the golden ratio's 32-bit fraction. */
const MULTIPLIERS = Array.from({ length: SKETCH_BYTES }, (_, i) => Math.imul(0x9e3779b1, 2 * i + 1));

const encoder = new TextEncoder();

/** The sketch of a text, from its surfaces in order: hexadecimal, two digits a byte. */
export function sketchOf(surfaces: readonly string[]): string {
  return sketchOfHashes(Uint32Array.from(surfaces, sketchHash), surfaces.length);
}

/** What a sketch takes of a surface. */
export function sketchHash(surface: string): number {
  return xxHash32(encoder.encode(surface), 0);
}

/** As {@link sketchOf}, from the {@link sketchHash} of each surface. @param count how many there are */
export function sketchOfHashes(hashes: Uint32Array, count: number): string {
  const least = new Uint32Array(SKETCH_BYTES).fill(0xffffffff);
  const last = Math.max(0, count - SHINGLE_WORDS);
  for (let i = 0; i <= last; i++) {
    const shingle = shingleHash(hashes, i, Math.min(i + SHINGLE_WORDS, count));
    for (let k = 0; k < SKETCH_BYTES; k++) {
      const value = scramble(Math.imul(shingle ^ (shingle >>> 15), MULTIPLIERS[k]!) + k);
      if (value < least[k]!) least[k] = value;
    }
  }
  return Array.from(least, (value) => (value & 0xff).toString(16).padStart(2, '0')).join('');
}

function shingleHash(hashes: Uint32Array, from: number, end: number): number {
  let hash = 0;
  for (let i = from; i < end; i++) {
    hash = Math.imul(hash, 31) + hashes[i]!;
  }
  return hash | 0;
}

function scramble(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), 0x85ebca77);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** Share of equal bytes in two sketches, 0 to 1. */
export function resemblance(a: string, b: string): number {
  let equal = 0;
  for (let i = 0; i < SKETCH_BYTES * 2; i += 2) {
    if (a[i] === b[i] && a[i + 1] === b[i + 1]) equal++;
  }
  return equal / SKETCH_BYTES;
}

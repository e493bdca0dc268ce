/**
 * xxHash32 (Y. Collet, the xxHash specification, version 0.1.1), which every block of a segment ends with: four bytes,
 * about a gigabyte a second in JavaScript, and any single flipped bit changes it.
 */

/** Two 32-bit hashes of the same bytes, from different seeds. */
export type HashPair = readonly [number, number];

const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;
const PRIME_4 = 0x27d4eb2f;
const PRIME_5 = 0x165667b1;

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function round(lane: number, word: number): number {
  return Math.imul(rotateLeft((lane + Math.imul(word, PRIME_2)) | 0, 13), PRIME_1);
}

/**
 * The 32-bit hash of `bytes`, as an unsigned number.
 * @param seed any 32-bit number
 */
export function xxHash32(bytes: Uint8Array, seed: number): number {
  const { length } = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  let at = 0;
  let hash: number;
  if (length >= 16) {
    let a = (seed + PRIME_1 + PRIME_2) | 0;
    let b = (seed + PRIME_2) | 0;
    let c = seed | 0;
    let d = (seed - PRIME_1) | 0;
    for (; at <= length - 16; at += 16) {
      a = round(a, view.getUint32(at, true));
      b = round(b, view.getUint32(at + 4, true));
      c = round(c, view.getUint32(at + 8, true));
      d = round(d, view.getUint32(at + 12, true));
    }
    hash = rotateLeft(a, 1) + rotateLeft(b, 7) + rotateLeft(c, 12) + rotateLeft(d, 18);
  } else {
    hash = seed + PRIME_5;
  }
  return finish((hash + length) | 0, view, at);
}

function finish(start: number, view: DataView, from: number): number {
  let hash = start;
  let at = from;
  for (; at <= view.byteLength - 4; at += 4) {
    hash = Math.imul(rotateLeft((hash + Math.imul(view.getUint32(at, true), PRIME_3)) | 0, 17), PRIME_4);
  }
  for (; at < view.byteLength; at++) {
    hash = Math.imul(rotateLeft((hash + Math.imul(view.getUint8(at), PRIME_5)) | 0, 11), PRIME_1);
  }
  hash = Math.imul(hash ^ (hash >>> 15), PRIME_2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

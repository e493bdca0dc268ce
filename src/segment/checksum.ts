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

/** Words are read through views of the machine's own order, which is nearly everywhere that of the hash. */
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/**
 * The 32-bit hash of `bytes`, as an unsigned number. Written out without inner functions: a fresh isolate interprets it,
 * over all that its first request reads, where each call would cost more than a step of the hash.
 * @param seed any 32-bit number
 */
export function xxHash32(bytes: Uint8Array, seed: number): number {
  const words = wordsOf(bytes);
  const whole = words.length & ~3;
  let hash = seed + PRIME_5;
  if (bytes.length >= 16) {
    let a = (seed + PRIME_1 + PRIME_2) | 0;
    let b = (seed + PRIME_2) | 0;
    let c = seed | 0;
    let d = (seed - PRIME_1) | 0;
    for (let i = 0; i < whole; i += 4) {
      a = (a + Math.imul(words[i]!, PRIME_2)) | 0;
      a = Math.imul((a << 13) | (a >>> 19), PRIME_1);
      b = (b + Math.imul(words[i + 1]!, PRIME_2)) | 0;
      b = Math.imul((b << 13) | (b >>> 19), PRIME_1);
      c = (c + Math.imul(words[i + 2]!, PRIME_2)) | 0;
      c = Math.imul((c << 13) | (c >>> 19), PRIME_1);
      d = (d + Math.imul(words[i + 3]!, PRIME_2)) | 0;
      d = Math.imul((d << 13) | (d >>> 19), PRIME_1);
    }
    hash = rotateLeft(a, 1) + rotateLeft(b, 7) + rotateLeft(c, 12) + rotateLeft(d, 18);
  }
  hash = (hash + bytes.length) | 0;
  for (let i = whole; i < words.length; i++) {
    hash = Math.imul(rotateLeft((hash + Math.imul(words[i]!, PRIME_3)) | 0, 17), PRIME_4);
  }
  for (let i = words.length * 4; i < bytes.length; i++) {
    hash = Math.imul(rotateLeft((hash + Math.imul(bytes[i]!, PRIME_5)) | 0, 11), PRIME_1);
  }
  hash = Math.imul(hash ^ (hash >>> 15), PRIME_2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The whole words of the bytes, little-endian: a view of them, or of an aligned copy. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const { buffer, byteOffset } = (bytes.byteOffset & 3) === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(buffer, byteOffset, bytes.length >>> 2);
  return IS_LITTLE_ENDIAN ? words : words.map(reversed);
}

function reversed(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

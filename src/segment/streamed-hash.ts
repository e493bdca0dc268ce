/** xxHash32 of bytes that come in pieces: for sections that are too long for memory. What it gives is `xxHash32`'s. */
import type { HashPair } from './checksum.ts';

const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;
const PRIME_4 = 0x27d4eb2f;
const PRIME_5 = 0x165667b1;

/** Bytes that are hashed together. */
const STRIPE = 16;

export class StreamedHash {
  private readonly seed: number;
  private readonly lanes: Int32Array;
  /** Bytes of a stripe that is not whole yet. */
  private readonly rest = new Uint8Array(STRIPE);
  private length = 0;

  constructor(seed: number) {
    this.seed = seed;
    this.lanes = Int32Array.of(seed + PRIME_1 + PRIME_2, seed + PRIME_2, seed, seed - PRIME_1);
  }

  update(bytes: Uint8Array): void {
    let at = 0;
    const waiting = this.length % STRIPE;
    this.length += bytes.length;
    if (waiting > 0) {
      at = Math.min(bytes.length, STRIPE - waiting);
      this.rest.set(bytes.subarray(0, at), waiting);
      if (waiting + at < STRIPE) return;
      this.stripes(this.rest, 0, STRIPE);
    }
    const end = bytes.length - ((bytes.length - at) % STRIPE);
    this.stripes(bytes, at, end);
    this.rest.set(bytes.subarray(end));
  }

  digest(): number {
    const [a, b, c, d] = this.lanes as unknown as [number, number, number, number];
    const isLong = this.length >= STRIPE;
    let hash = isLong
      ? rotateLeft(a, 1) + rotateLeft(b, 7) + rotateLeft(c, 12) + rotateLeft(d, 18)
      : this.seed + PRIME_5;
    hash = (hash + this.length) | 0;
    const left = this.length % STRIPE;
    let at = 0;
    for (; at + 4 <= left; at += 4) {
      hash = Math.imul(rotateLeft((hash + Math.imul(wordAt(this.rest, at), PRIME_3)) | 0, 17), PRIME_4);
    }
    for (; at < left; at++) {
      hash = Math.imul(rotateLeft((hash + Math.imul(this.rest[at]!, PRIME_5)) | 0, 11), PRIME_1);
    }
    hash = Math.imul(hash ^ (hash >>> 15), PRIME_2);
    hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
    return (hash ^ (hash >>> 16)) >>> 0;
  }

  private stripes(bytes: Uint8Array, from: number, end: number): void {
    let [a, b, c, d] = this.lanes as unknown as [number, number, number, number];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = from; at < end; at += STRIPE) {
      a = (a + Math.imul(view.getInt32(at, true), PRIME_2)) | 0;
      a = Math.imul((a << 13) | (a >>> 19), PRIME_1);
      b = (b + Math.imul(view.getInt32(at + 4, true), PRIME_2)) | 0;
      b = Math.imul((b << 13) | (b >>> 19), PRIME_1);
      c = (c + Math.imul(view.getInt32(at + 8, true), PRIME_2)) | 0;
      c = Math.imul((c << 13) | (c >>> 19), PRIME_1);
      d = (d + Math.imul(view.getInt32(at + 12, true), PRIME_2)) | 0;
      d = Math.imul((d << 13) | (d >>> 19), PRIME_1);
    }
    this.lanes.set([a, b, c, d]);
  }
}

/** As `hashOfSections`, of sections in pieces. */
export function hashOfStreams(sections: readonly Iterable<Uint8Array>[]): HashPair {
  let seeds: HashPair = [0, 1];
  for (const section of sections) {
    const hashes = seeds.map((seed) => new StreamedHash(seed));
    for (const piece of section) for (const hash of hashes) hash.update(piece);
    seeds = [hashes[0]!.digest(), hashes[1]!.digest()];
  }
  return seeds;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

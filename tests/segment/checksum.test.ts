import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { xxHash32 } from '../../src/segment/checksum.ts';

const PRIME = 0x9e3779b1;

/** The buffer that the reference implementation's own sanity check hashes prefixes of. */
function sanityBuffer(length: number): Uint8Array {
  let state = BigInt(PRIME);
  return Uint8Array.from({ length }, () => {
    const byte = Number(state >> 56n);
    state = (state * 11400714785074694797n) & 0xffffffffffffffffn;
    return byte;
  });
}

/** Length of the prefix, hash with seed 0, hash with seed 0x9e3779b1: from the reference implementation, 0.8.1. */
const KNOWN = [
  [0, 0x02cc5d05, 0x36b78ae7],
  [1, 0xcf65b03e, 0xb4545aa4],
  [2, 0x1151bee4, 0x1edb879a],
  [3, 0xc23884f5, 0x1a269947],
  [4, 0xa9de7ce9, 0x2baafe83],
  [5, 0xeb1734bb, 0x5874dab0],
  [6, 0x659f0c97, 0x0bcf25c5],
  [7, 0x5e1056cd, 0x3ed9d3fc],
  [8, 0xa3f6f44b, 0xc2a8e239],
  [9, 0xffb82a24, 0xd35632c6],
  [10, 0xb1e5032e, 0x18679d60],
  [11, 0x0cf2f032, 0xe0e99838],
  [12, 0xe89b5f9b, 0x05a6c4b5],
  [13, 0xc537de02, 0x1298add0],
  [14, 0x1208e7e2, 0x6af1d1fe],
  [15, 0x6b859e14, 0xad53090d],
  [16, 0x93ba3759, 0xa94fc1e1],
  [17, 0x89fdc23e, 0xc9910739],
  [18, 0x16b53f56, 0x5e88116e],
  [19, 0x858fc8ea, 0x63826a8f],
  [20, 0x38374a35, 0xc691a55a],
  [21, 0x646a88d6, 0x9668cdab],
  [22, 0xb5ccc747, 0x96f6c6a1],
  [23, 0xcc7b3099, 0x174910fe],
  [24, 0xa6276ff0, 0x7ad49212],
  [25, 0x221b959b, 0xa1899908],
  [26, 0x3f2f5961, 0x6a936e6b],
  [27, 0x9501bddd, 0x61a4e18b],
  [28, 0xda976167, 0x261f77cf],
  [29, 0x249cc065, 0xc8ec8904],
  [30, 0x36bc3693, 0xa2800e16],
  [31, 0x5f40e562, 0x5c0c3350],
  [32, 0xd89829ec, 0xa5c44467],
  [222, 0x5bd11dbd, 0x58803c5f],
] as const;

describe('xxHash32', () => {
  test.each(KNOWN)('gives the reference values of %i bytes', (length, unseeded, seeded) => {
    const bytes = sanityBuffer(length);
    expect(xxHash32(bytes, 0)).toBe(unseeded);
    expect(xxHash32(bytes, PRIME)).toBe(seeded);
  });

  test('gives the reference values of texts', () => {
    const hash = (text: string) => xxHash32(new TextEncoder().encode(text), 0);
    expect(hash('a')).toBe(0x550d7456);
    expect(hash('abc')).toBe(0x32d153ff);
    expect(hash('فهرس')).toBe(0xf4e09d48);
  });

  test('of a view does not depend on where in its buffer the view starts', () => {
    const bytes = sanityBuffer(60);
    for (const start of [1, 2, 3, 5, 8]) {
      for (const length of [0, 3, 15, 16, 17, 33, 40]) {
        const view = bytes.subarray(start, start + length);
        expect(xxHash32(view, 7)).toBe(xxHash32(view.slice(), 7));
      }
    }
  });

  test('takes a seed modulo 2^32', () => {
    const bytes = sanityBuffer(20);
    expect(xxHash32(bytes, -1)).toBe(xxHash32(bytes, 0xffffffff));
  });

  test('changes with any one byte', () => {
    const change = fc.record({
      bytes: fc.uint8Array({ minLength: 1, maxLength: 80 }),
      at: fc.nat(),
      by: fc.integer({ min: 1, max: 255 }),
      seed: fc.integer({ min: 0, max: 0xffffffff }),
    });
    fc.assert(
      fc.property(change, ({ bytes, at, by, seed }) => {
        const changed = bytes.slice();
        changed[at % bytes.length]! ^= by;
        return xxHash32(changed, seed) !== xxHash32(bytes, seed);
      }),
      { numRuns: 500 },
    );
  });
});

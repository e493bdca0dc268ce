import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { xxHash32 } from '../../src/segment/checksum.ts';
import { hashOfSections } from '../../src/segment/segment-name.ts';
import { hashOfStreams, StreamedHash } from '../../src/segment/streamed-hash.ts';

const bytes = fc.uint8Array({ maxLength: 100 });
const cuts = fc.array(fc.nat(100), { maxLength: 6 });

function cutUp(all: Uint8Array, at: readonly number[]): Uint8Array[] {
  const ends = [...at.map((one) => Math.min(one, all.length)), all.length].sort((a, b) => a - b);
  return ends.map((end, i) => all.subarray(ends[i - 1] ?? 0, end));
}

describe('hashes of bytes that come in pieces', () => {
  test('are those of the whole, however it is cut', () => {
    fc.assert(
      fc.property(bytes, cuts, fc.nat(2 ** 32 - 1), (all, at, seed) => {
        const hash = new StreamedHash(seed);
        for (const piece of cutUp(all, at)) hash.update(piece);
        expect(hash.digest()).toBe(xxHash32(all, seed));
      }),
      { numRuns: 500 },
    );
  });

  test('of several sections are those of the sections', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 4 }), cuts, (sections, at) => {
        expect(hashOfStreams(sections.map((section) => cutUp(section, at)))).toEqual(
          hashOfSections(sections),
        );
      }),
    );
  });
});

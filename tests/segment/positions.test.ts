import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorruptIndexError } from '../../src/errors.ts';
import { BitWriter } from '../../src/segment/postings/bits.ts';
import { decodePositions, encodePositions } from '../../src/segment/postings/positions.ts';

/** Ascending positions of one posting, from a dense text or from anywhere in a long one. */
const positions = fc
  .uniqueArray(fc.oneof(fc.nat(30), fc.nat(200_000)), { minLength: 1, maxLength: 40 })
  .map((all) => all.sort((a, b) => a - b));
const postings = fc.array(positions, { minLength: 1, maxLength: 128 });

describe('positions', () => {
  test('come back as they were, for any number of postings', () => {
    fc.assert(
      fc.property(postings, (all) => {
        expect(decodePositions(encodePositions(all), all.length)).toEqual(all);
      }),
    );
  });

  test('of the first few postings can be had without the rest', () => {
    fc.assert(
      fc.property(postings, fc.nat(), (all, some) => {
        const count = some % (all.length + 1);
        expect(decodePositions(encodePositions(all), count)).toEqual(all.slice(0, count));
      }),
    );
  });

  test('may be followed by padding', () => {
    const block = encodePositions([[3, 9], [0]]);
    const padded = new Uint8Array(block.length + 3);
    padded.set(block);
    expect(decodePositions(padded, 2)).toEqual([[3, 9], [0]]);
  });

  test('that are cut short are refused', () => {
    const block = encodePositions([[1, 200, 4_000], [7], [0, 1, 2, 60_000]]);
    for (let length = 0; length < block.length; length++) {
      expect(() => decodePositions(block.subarray(0, length), 3)).toThrow(CorruptIndexError);
    }
  });

  test('that claim more occurrences than there are bits are refused at once', () => {
    const bits = new BitWriter();
    bits.write(31, 5);
    bits.write(0, 5);
    bits.write(0xffffff, 24);
    bits.write(0, 24);
    expect(() => decodePositions(bits.take(), 1)).toThrow(
      new CorruptIndexError('A bit stream of the index ends early. Rebuild the index.'),
    );
  });
});

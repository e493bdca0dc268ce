import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorruptIndexError } from '../../src/errors.ts';
import { BitReader, BitWriter, decodeGaps, riceParameter, WIDEST } from '../../src/segment/postings/bits.ts';

const ENDS_EARLY = new CorruptIndexError('A bit stream of the index ends early. Rebuild the index.');

const numberAndWidth = fc
  .integer({ min: 0, max: WIDEST })
  .chain((width) => fc.tuple(fc.integer({ min: 0, max: 2 ** width - 1 }), fc.constant(width)));

/** Values whose unary parts stay short enough to write by the thousand. */
const riceValues = fc
  .integer({ min: 0, max: 23 })
  .chain((parameter) =>
    fc.tuple(
      fc.constant(parameter),
      fc.array(fc.integer({ min: 0, max: Math.min(2 ** 24, 2 ** parameter * 300) - 1 }), { maxLength: 300 }),
    ),
  );

function ricePacked(values: readonly number[], parameter: number): Uint8Array {
  const writer = new BitWriter();
  for (const value of values) writer.writeRice(value, parameter);
  return writer.take();
}

describe('bit streams', () => {
  test('give back numbers of any width up to 24 bits', () => {
    fc.assert(
      fc.property(fc.array(numberAndWidth), (numbers) => {
        const writer = new BitWriter();
        for (const [value, width] of numbers) writer.write(value, width);
        const bytes = writer.take();
        const bits = numbers.reduce((sum, [, width]) => sum + width, 0);
        expect(bytes.length).toBe(Math.ceil(bits / 8));
        const reader = new BitReader(bytes);
        expect(numbers.map(([, width]) => reader.read(width))).toEqual(numbers.map(([value]) => value));
      }),
    );
  });

  test('start with the least significant bit', () => {
    const writer = new BitWriter();
    writer.write(1, 1);
    writer.write(0b10, 2);
    expect(writer.take()).toEqual(Uint8Array.of(0b101));
  });

  test('start over after what was taken', () => {
    const writer = new BitWriter();
    writer.write(7, 3);
    writer.take();
    writer.write(1, 8);
    expect(writer.take()).toEqual(Uint8Array.of(1));
  });

  test('refuse to be read past their end', () => {
    const reader = new BitReader(Uint8Array.of(0xff));
    reader.read(8);
    expect(() => reader.read(1)).toThrow(ENDS_EARLY);
    expect(() => new BitReader(Uint8Array.of(0xff, 0xff)).readRice(0)).toThrow(ENDS_EARLY);
  });
});

describe('Rice codes', () => {
  test('give back what was written, with any parameter', () => {
    fc.assert(
      fc.property(riceValues, ([parameter, values]) => {
        const reader = new BitReader(ricePacked(values, parameter));
        expect(values.map(() => reader.readRice(parameter))).toEqual(values);
      }),
    );
  });

  test('take the smallest of the parameters that cost the fewest bits', () => {
    const cost = (values: readonly number[], parameter: number) =>
      values.reduce((bits, value) => bits + (value >>> parameter) + 1 + parameter, 0);
    const gaps = fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 3 }).chain((widths) =>
      fc.array(fc.oneof(...widths.map((width) => fc.integer({ min: 0, max: 2 ** width - 1 }))), {
        minLength: 1,
        maxLength: 128,
      }),
    );
    fc.assert(
      fc.property(gaps, (values) => {
        const costs = Array.from({ length: 24 }, (_, parameter) => cost(values, parameter));
        expect(riceParameter(values)).toBe(costs.indexOf(Math.min(...costs)));
      }),
      { numRuns: 300 },
    );
  });

  test('of nothing have a parameter too', () => {
    expect(riceParameter([])).toBe(0);
  });
});

describe('gaps', () => {
  test('decode to the numbers that reading code by code gives', () => {
    fc.assert(
      fc.property(
        riceValues,
        fc.nat(3),
        fc.integer({ min: -1, max: 1000 }),
        ([parameter, gaps], start, before) => {
          const packed = ricePacked(gaps, parameter);
          const bytes = new Uint8Array(start + packed.length);
          bytes.set(packed, start);
          const numbers = new Uint32Array(gaps.length);
          decodeGaps(bytes, start, parameter, gaps.length, before, numbers);
          let number = before;
          const expected = gaps.map((gap) => {
            number += gap + 1;
            return number;
          });
          expect([...numbers]).toEqual(expected);
        },
      ),
    );
  });

  test('that are cut short are refused', () => {
    const gaps = [1, 500, 3, 70_000, 12];
    const packed = ricePacked(gaps, 9);
    for (let length = 0; length < packed.length; length++) {
      const cut = packed.subarray(0, length);
      expect(() => decodeGaps(cut, 0, 9, gaps.length, -1, new Uint32Array(gaps.length))).toThrow(ENDS_EARLY);
    }
  });
});

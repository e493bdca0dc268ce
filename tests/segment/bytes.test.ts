import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorruptIndexError } from '../../src/errors.ts';
import { ByteReader } from '../../src/segment/byte-reader.ts';
import { ByteWriter } from '../../src/segment/byte-writer.ts';
import { bytesOfHex, hexOf } from './hex.ts';

function varint(value: number): Uint8Array {
  const writer = new ByteWriter(1);
  writer.varint(value);
  return writer.take();
}

describe('varints', () => {
  test.each([
    [0, '00'],
    [1, '01'],
    [127, '7f'],
    [128, '80 01'],
    [300, 'ac 02'],
    [16_383, 'ff 7f'],
    [16_384, '80 80 01'],
    [2 ** 32, '80 80 80 80 10'],
    [Number.MAX_SAFE_INTEGER, 'ff ff ff ff ff ff ff 0f'],
  ])('write %i as %s', (value, hex) => {
    expect(hexOf(varint(value))).toBe(hex);
    expect(new ByteReader(bytesOfHex(hex)).varint()).toBe(value);
  });

  test('come back as they were written, one after another', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), (values) => {
        const writer = new ByteWriter(1);
        for (const value of values) writer.varint(value);
        const reader = new ByteReader(writer.take());
        expect(values.map(() => reader.varint())).toEqual(values);
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  test.each([
    ['that has no last byte', '80 80 80'],
    ['of more than eight bytes', '80 80 80 80 80 80 80 80 01'],
    ['above 2^53 - 1', '80 80 80 80 80 80 80 10'],
    ['of no bytes at all', ''],
  ])('refuse a number %s', (_, hex) => {
    expect(() => new ByteReader(bytesOfHex(hex)).varint()).toThrow(
      new CorruptIndexError('A number in the index has no end, or is too great. Rebuild the index.'),
    );
  });
});

describe('fixed-width numbers', () => {
  test('are little-endian, whatever their alignment', () => {
    const writer = new ByteWriter(1);
    writer.u8(0xfe);
    writer.u16(0x1234);
    writer.u32(0xdeadbeef);
    writer.f64(-2);
    const bytes = writer.take();
    expect(hexOf(bytes)).toBe('fe 34 12 ef be ad de 00 00 00 00 00 00 00 c0');
    const reader = new ByteReader(bytes);
    expect([reader.u8(), reader.u16(), reader.u32(), reader.f64()]).toEqual([0xfe, 0x1234, 0xdeadbeef, -2]);
  });

  test('are read from a view that does not start at its buffer’s first byte', () => {
    const bytes = bytesOfHex('ff ff ff 01 02 03 04').subarray(3);
    expect(new ByteReader(bytes).u32()).toBe(0x04030201);
  });

  test.each([
    ['a byte', (reader: ByteReader) => reader.u8()],
    ['sixteen bits', (reader: ByteReader) => reader.u16()],
    ['thirty-two bits', (reader: ByteReader) => reader.u32()],
    ['a float', (reader: ByteReader) => reader.f64()],
    ['raw bytes', (reader: ByteReader) => reader.raw(2 ** 50)],
  ])('refuse to read %s past the end', (_, read) => {
    const reader = new ByteReader(bytesOfHex('00'), 1);
    expect(() => read(reader)).toThrow(
      new CorruptIndexError('A block of the index ends before its content does. Rebuild the index.'),
    );
  });
});

describe('the byte writer', () => {
  test('grows as it is written to, and starts over after what was taken', () => {
    const writer = new ByteWriter(2);
    writer.raw(bytesOfHex('01 02 03 04 05'));
    const taken = writer.take();
    writer.u8(9);
    expect(hexOf(taken)).toBe('01 02 03 04 05');
    expect(hexOf(writer.peek())).toBe('09');
  });

  test('aligns with zero bytes', () => {
    const writer = new ByteWriter(1);
    writer.u8(7);
    writer.align(4);
    writer.align(4);
    expect(hexOf(writer.take())).toBe('07 00 00 00');
  });
});

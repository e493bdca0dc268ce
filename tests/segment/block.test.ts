import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorruptIndexError } from '../../src/errors.ts';
import { SEAL_BYTES, sealed, unsealed, writeSealed } from '../../src/segment/block.ts';
import { ByteWriter } from '../../src/segment/byte-writer.ts';

const payload = fc.uint8Array({ maxLength: 60 });
const offset = fc.oneof(fc.nat(1000), fc.integer({ min: 0, max: 2 ** 40 }));

describe('sealed blocks', () => {
  test('give back their payload where they were written', () => {
    fc.assert(
      fc.property(payload, offset, (bytes, at) => {
        const block = sealed(bytes, at);
        expect(block.length).toBe(bytes.length + SEAL_BYTES);
        expect([...unsealed(block, at, 'A block')]).toEqual([...bytes]);
      }),
    );
  });

  test('are the same whether made alone or written into a section', () => {
    fc.assert(
      fc.property(payload, offset, (bytes, at) => {
        const writer = new ByteWriter();
        writeSealed(writer, bytes, at);
        expect(writer.take()).toEqual(sealed(bytes, at));
      }),
    );
  });

  test('refuse any changed byte, in the payload as in the seal', () => {
    fc.assert(
      fc.property(payload, offset, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, where, by) => {
        const block = sealed(bytes, at);
        block[where % block.length]! ^= by;
        expect(() => unsealed(block, at, 'A block')).toThrow(
          new CorruptIndexError(
            'A block does not match its checksum: the index is damaged. Rebuild it, or restore it from a copy.',
          ),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('refuse another offset', () => {
    const block = sealed(Uint8Array.of(1, 2, 3), 64);
    expect(() => unsealed(block, 68, 'A block')).toThrow(CorruptIndexError);
  });

  test('refuse to be shorter than their seal', () => {
    expect(() => unsealed(new Uint8Array(3), 0, 'A block')).toThrow(
      new CorruptIndexError(
        'A block is cut short: the index is damaged. Rebuild it, or restore it from a copy.',
      ),
    );
  });
});

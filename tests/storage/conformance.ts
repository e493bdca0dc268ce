/**
 * What every storage must do, whatever it keeps its objects in. Run on each implementation, on the platform it is for;
 * nothing here knows one.
 */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { MissingObjectError } from '../../src/errors.ts';
import type { Storage } from '../../src/storage/storage.ts';

/** A storage, and a way to put objects where it looks for them. */
export interface StorageUnderTest {
  readonly storage: Storage;
  /** Creates an object, or replaces it. */
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

const NAME = 'segment-0123456789abcdef.fihris';
const OTHER = 'manifest.json';
const BYTES = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) % 256);

/** @param make gives an empty storage; called before each test */
export function describeStorage(kind: string, make: () => Promise<StorageUnderTest>): void {
  describe(`${kind}:`, () => {
    let storage: Storage;
    let put: StorageUnderTest['put'];

    beforeEach(async () => {
      const made = await make();
      storage = made.storage;
      put = (name, bytes) => made.put(name, bytes);
      await put(NAME, BYTES);
    });

    const expectRange = async (start: number, end: number) => {
      const bytes = await storage.readRange(NAME, start, end);
      expect(bytes).toBeInstanceOf(Uint8Array);
      expect(bytes).toEqual(BYTES.slice(start, end));
    };

    describe('a range', () => {
      test.each([
        ['inside an object is exactly that many bytes', 100, 164],
        ['of the whole object is all of it', 0, 1000],
        ['of the first byte is that byte', 0, 1],
        ['of the last byte is that byte', 999, 1000],
        ['past the end is the bytes up to the end', 990, 1010],
        ['far past the end is the bytes up to the end', 990, 2 ** 40],
        ['that begins at the end is empty', 1000, 1010],
        ['beyond the end is empty', 5000, 5010],
        ['of no bytes is empty', 300, 300],
        ['of no bytes at the start is empty', 0, 0],
        ['of no bytes beyond the end is empty', 3000, 3000],
      ])('%s', (_, start, end) => expectRange(start, end));

      test('anywhere is the slice of the object', async () => {
        const edge = fc.nat(1100);
        await fc.assert(
          fc.asyncProperty(edge, edge, (a, b) => expectRange(Math.min(a, b), Math.max(a, b))),
          { numRuns: 50 },
        );
      });

      test('of an empty object is empty', async () => {
        await put(NAME, new Uint8Array());
        expect(await storage.readRange(NAME, 0, 16)).toHaveLength(0);
      });

      test('of an object that is not there names it', async () => {
        const reading = storage.readRange('segment-that-is-gone.fihris', 0, 10);
        await expect(reading).rejects.toThrow(MissingObjectError);
        await expect(storage.readRange('segment-that-is-gone.fihris', 0, 10)).rejects.toThrow(
          'segment-that-is-gone.fihris',
        );
      });

      test('belongs to the caller, who may change its bytes', async () => {
        const bytes = await storage.readRange(NAME, 0, 10);
        bytes.fill(0xee);
        await expectRange(0, 10);
      });

      test('does not wait for others: many are read at once', async () => {
        const starts = Array.from({ length: 20 }, (_, i) => i * 40);
        const ranges = await Promise.all(starts.map((start) => storage.readRange(NAME, start, start + 40)));
        expect(ranges).toEqual(starts.map((start) => BYTES.slice(start, start + 40)));
      });
    });

    describe('a whole object', () => {
      test('is all its bytes', async () => {
        expect((await storage.readObject(NAME)).bytes).toEqual(BYTES);
      });

      test('may be empty', async () => {
        await put(OTHER, new Uint8Array());
        expect((await storage.readObject(OTHER)).bytes).toHaveLength(0);
      });

      test('that is not there is named', async () => {
        await expect(storage.readObject(OTHER)).rejects.toThrow(MissingObjectError);
        await expect(storage.readObject(OTHER)).rejects.toThrow(OTHER);
      });

      test('belongs to the caller, who may change its bytes', async () => {
        const { bytes } = await storage.readObject(NAME);
        bytes.fill(0xee);
        expect((await storage.readObject(NAME)).bytes).toEqual(BYTES);
      });

      test('is found once it is put there', async () => {
        await expect(storage.readObject(OTHER)).rejects.toThrow(MissingObjectError);
        await put(OTHER, Uint8Array.of(1, 2));
        expect((await storage.readObject(OTHER)).bytes).toEqual(Uint8Array.of(1, 2));
      });
    });

    describe('a whole object, if it has changed', () => {
      test('is nothing while its version is the known one', async () => {
        const { version } = await storage.readObject(NAME);
        expect(await storage.readIfChanged(NAME, version)).toBeNull();
      });

      test('is the new object once it was replaced', async () => {
        const { version } = await storage.readObject(NAME);
        await put(NAME, Uint8Array.of(9, 8, 7));
        const changed = await storage.readIfChanged(NAME, version);
        expect(changed?.bytes).toEqual(Uint8Array.of(9, 8, 7));
        expect(changed?.version).toBe((await storage.readObject(NAME)).version);
      });

      test('that is not there is named', async () => {
        const { version } = await storage.readObject(NAME);
        await expect(storage.readIfChanged(OTHER, version)).rejects.toThrow(MissingObjectError);
      });
    });

    describe('the version of an object', () => {
      const versionOf = async (name: string) => (await storage.readObject(name)).version;

      test('stays while the object does', async () => {
        const before = await versionOf(NAME);
        await put(OTHER, Uint8Array.of(1));
        expect(await versionOf(NAME)).toBe(before);
      });

      test('stays when the object is replaced by the same bytes', async () => {
        const before = await versionOf(NAME);
        await put(NAME, BYTES.slice());
        expect(await versionOf(NAME)).toBe(before);
      });

      test('changes with one byte of the same length', async () => {
        const before = await versionOf(NAME);
        const changed = BYTES.slice();
        changed[500]! ^= 1;
        await put(NAME, changed);
        expect(await versionOf(NAME)).not.toBe(before);
      });

      test('changes when the object grows', async () => {
        const before = await versionOf(NAME);
        await put(NAME, Uint8Array.of(...BYTES, 0));
        expect(await versionOf(NAME)).not.toBe(before);
      });

      test('is never empty', async () => {
        expect(await versionOf(NAME)).not.toBe('');
      });
    });
  });
}

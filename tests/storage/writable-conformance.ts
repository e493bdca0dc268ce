/** What every storage must do that an index is published to. Run on each implementation, as {@link describeStorage}. */
import { beforeEach, describe, expect, test } from 'vitest';
import { MissingObjectError } from '../../src/errors.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';
import { describeStorage } from './conformance.ts';

const NAME = 'segment-0123456789abcdef.fihris';
const MANIFEST = 'manifest.json';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** @param make gives an empty storage; called before each test */
export function describeWritableStorage(kind: string, make: () => Promise<WritableStorage>): void {
  describeStorage(kind, async () => {
    const storage = await make();
    return { storage, put: (name, bytes) => storage.write(name, [bytes]) };
  });

  describe(`${kind}, written to:`, () => {
    let storage: WritableStorage;

    beforeEach(async () => {
      storage = await make();
    });

    const read = async (name: string) => textOf((await storage.readObject(name)).bytes);

    describe('an object', () => {
      test('is its pieces, one after another', async () => {
        await storage.write(NAME, [bytesOf('one '), bytesOf(''), bytesOf('two')]);
        expect(await read(NAME)).toBe('one two');
      });

      test('may be written again', async () => {
        await storage.write(NAME, [bytesOf('same')]);
        await storage.write(NAME, [bytesOf('same')]);
        expect(await read(NAME)).toBe('same');
      });

      test('of many megabytes is whole', async () => {
        const piece = Uint8Array.from({ length: 3 * 2 ** 20 }, (_, i) => (i * 31) & 0xff);
        await storage.write(NAME, [piece, piece, piece]);
        expect(await storage.readRange(NAME, 3 * 2 ** 20 - 2, 3 * 2 ** 20 + 2)).toEqual(
          Uint8Array.of(...piece.slice(-2), ...piece.slice(0, 2)),
        );
        expect(await storage.readRange(NAME, 9 * 2 ** 20 - 1, 9 * 2 ** 20 + 5)).toEqual(piece.slice(-1));
      });

      test('may have an Arabic name with spaces and signs', async () => {
        const name = 'أخبار اليوم (1) +%&.fihris';
        await storage.write(name, [bytesOf('نص')]);
        expect(await read(name)).toBe('نص');
        expect((await storage.list()).map((object) => object.name)).toEqual([name]);
        await storage.remove(name);
        expect(await storage.list()).toEqual([]);
      });

      test('is gone once it was removed, and removing it again is no error', async () => {
        await storage.write(NAME, [bytesOf('x')]);
        await storage.remove(NAME);
        await storage.remove(NAME);
        await expect(storage.readObject(NAME)).rejects.toThrow(MissingObjectError);
      });
    });

    describe('replacing', () => {
      test('creates what is not there, once', async () => {
        const version = await storage.replace(MANIFEST, bytesOf('1'), null);
        expect(version).toBe((await storage.readObject(MANIFEST)).version);
        expect(await storage.replace(MANIFEST, bytesOf('2'), null)).toBeNull();
        expect(await read(MANIFEST)).toBe('1');
      });

      test('takes the version that was read, and gives the new one', async () => {
        const first = await storage.replace(MANIFEST, bytesOf('1'), null);
        const second = await storage.replace(MANIFEST, bytesOf('2'), first);
        expect(second).toBe((await storage.readObject(MANIFEST)).version);
        expect(await read(MANIFEST)).toBe('2');
      });

      test('writes nothing over a version that was not read', async () => {
        const first = await storage.replace(MANIFEST, bytesOf('1'), null);
        await storage.replace(MANIFEST, bytesOf('2'), first);
        expect(await storage.replace(MANIFEST, bytesOf('3'), first)).toBeNull();
        expect(await read(MANIFEST)).toBe('2');
      });

      test('writes nothing where the object was removed', async () => {
        const first = await storage.replace(MANIFEST, bytesOf('1'), null);
        await storage.remove(MANIFEST);
        expect(await storage.replace(MANIFEST, bytesOf('2'), first)).toBeNull();
        await expect(storage.readObject(MANIFEST)).rejects.toThrow(MissingObjectError);
      });

      test('by many writers at once lets one of each round through, and loses nothing', async () => {
        await storage.replace(MANIFEST, bytesOf('[]'), null);
        const writer = async (own: number) => {
          for (;;) {
            const { bytes, version } = await storage.readObject(MANIFEST);
            const all = [...(JSON.parse(textOf(bytes)) as number[]), own];
            if ((await storage.replace(MANIFEST, bytesOf(JSON.stringify(all)), version)) !== null) return;
          }
        };
        const writers = [1, 2, 3, 4, 5, 6];
        await Promise.all(writers.map(writer));
        expect((JSON.parse(await read(MANIFEST)) as number[]).sort()).toEqual(writers);
      });
    });

    describe('a listing', () => {
      test('of an empty storage is empty', async () => {
        expect(await storage.list()).toEqual([]);
      });

      test('has every object with its size and time, in the order of names', async () => {
        const before = Date.now();
        await storage.write('b', [bytesOf('12')]);
        await storage.write('a', [bytesOf('1')]);
        await storage.replace(MANIFEST, bytesOf('123'), null);
        const listed = await storage.list();
        expect(listed.map(({ name, bytes }) => [name, bytes])).toEqual([
          ['a', 1],
          ['b', 2],
          [MANIFEST, 3],
        ]);
        for (const { modified } of listed) {
          expect(Math.abs(modified - before)).toBeLessThan(60_000);
        }
      });

      test('goes on past one page', async () => {
        const names = Array.from({ length: 1_100 }, (_, i) => `object-${String(i).padStart(5, '0')}`);
        for (let from = 0; from < names.length; from += 50) {
          await Promise.all(names.slice(from, from + 50).map((name) => storage.write(name, [bytesOf('x')])));
        }
        expect((await storage.list()).map((object) => object.name)).toEqual(names);
      });
    });
  });
}

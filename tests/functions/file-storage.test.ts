import { randomUUID } from 'node:crypto';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { MissingObjectError, StorageFailureError } from '../../src/errors.ts';
import { emptyDirectory } from './index-directory.ts';

async function storageWithFile(bytes: readonly number[]): Promise<{ storage: FileStorage; path: string }> {
  const directory = await emptyDirectory();
  const path = join(directory, 'object');
  await writeFile(path, Uint8Array.from(bytes));
  return { storage: new FileStorage(directory), path };
}

describe('a directory as storage', () => {
  it('gives the bytes of a range, fewer where the file ends before, and none past its end', async () => {
    const { storage } = await storageWithFile([1, 2, 3]);
    expect(await storage.readRange('object', 0, 2)).toEqual(Uint8Array.of(1, 2));
    expect(await storage.readRange('object', 1, 9)).toEqual(Uint8Array.of(2, 3));
    expect(await storage.readRange('object', 3, 4)).toEqual(new Uint8Array());
    expect(await storage.readRange('object', 7, 9)).toEqual(new Uint8Array());
    expect(await storage.readRange('object', 0, Number.MAX_SAFE_INTEGER)).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('takes over a lock that an earlier process of the same number has left, as containers do', async () => {
    const directory = await emptyDirectory();
    await writeFile(join(directory, '.object.lock'), String(process.pid));
    const storage = new FileStorage(directory);
    expect(await storage.replace('object', Uint8Array.of(1), null)).not.toBeNull();
    const versions = await Promise.all(
      [2, 3, 4].map((byte) => storage.replace(`object-${byte}`, Uint8Array.of(byte), null)),
    );
    expect(versions).not.toContain(null);
  });

  it('forgets what killed writers have left, and nothing else', async () => {
    const { storage, path } = await storageWithFile([1]);
    const directory = dirname(path);
    const id = randomUUID();
    const left = [`.${id}.part`, `.manifest.json.lock.${id}`];
    const others = ['.manifest.json.lock', '.gitkeep', `.notes-${id}.txt`, `${id}.part`];
    for (const name of [...left, ...others]) {
      await writeFile(join(directory, name), 'some');
      await utimes(join(directory, name), 100, 100);
    }
    expect(await storage.removeUnfinished(100_000)).toEqual([]);
    const removed = await storage.removeUnfinished(100_001);
    expect(removed.map(({ name }) => name).sort()).toEqual(left.sort());
    expect((await readdir(directory)).sort()).toEqual(['object', ...others].sort());
  });

  it('gives a whole file with a version that changes when its bytes do', async () => {
    const { storage, path } = await storageWithFile([1, 2, 3]);
    const { bytes, version } = await storage.readObject('object');
    expect(bytes).toEqual(Uint8Array.of(1, 2, 3));
    await writeFile(path, Uint8Array.of(1, 2, 3));
    expect((await storage.readObject('object')).version).toBe(version);
    await writeFile(path, Uint8Array.of(1, 2, 4));
    expect((await storage.readObject('object')).version).not.toBe(version);
  });

  it('names a file that is missing, and not where the directory is', async () => {
    const { storage } = await storageWithFile([]);
    const missing = new MissingObjectError(
      'other is missing from the index directory. Restore the file, or rebuild the index.',
    );
    await expect(storage.readObject('other')).rejects.toThrow(missing);
    await expect(storage.readRange('other', 0, 1)).rejects.toThrow(missing);
    await expect(new FileStorage('/nowhere/at/all').readObject('other')).rejects.toThrow(missing);
  });

  it('says of a file that cannot be read what the system says', async () => {
    const directory = await emptyDirectory();
    await mkdir(join(directory, 'object'));
    const failure = new StorageFailureError(
      'object cannot be read (EISDIR). Let the server read the files of the index directory, then try again.',
    );
    await expect(new FileStorage(directory).readObject('object')).rejects.toThrow(failure);
    await expect(new FileStorage(directory).readRange('object', 0, 1)).rejects.toThrow(failure);
  });
});

/** Storage in a directory of the local file system. */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FihrisError, MissingObjectError, StorageFailureError } from '../../src/errors.ts';
import { compareCodePoints } from '../../src/segment/dictionary/dictionary-format.ts';
import type { ListedObject, StoredObject, WritableStorage } from '../../src/storage/storage.ts';
import { withLock } from './file-lock.ts';

/** Files being written, and locks: hidden, so that neither readers nor listings take them for objects. */
const HIDDEN = '.';
/** Files being written, and those that ask for a lock, by the id in their names. */
const UNFINISHED = /^\.(?:.+\.lock\.)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.part)?$/;

export class FileStorage implements WritableStorage {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    try {
      const file = await open(join(this.directory, name));
      try {
        // Room only for bytes there are: a damaged manifest may ask for any number of them.
        const end = Math.min(endByte, (await file.stat()).size);
        const bytes = new Uint8Array(Math.max(0, end - startByte));
        return bytes.subarray(0, await readFully(file, bytes, startByte));
      } finally {
        await file.close();
      }
    } catch (error) {
      throw explained(name, error);
    }
  }

  async readObject(name: string): Promise<StoredObject> {
    try {
      const file = await open(join(this.directory, name));
      try {
        const { mtimeMs } = await file.stat();
        const bytes = new Uint8Array(await file.readFile());
        return { bytes, version: versionOf(bytes), modified: mtimeMs };
      } finally {
        await file.close();
      }
    } catch (error) {
      throw explained(name, error);
    }
  }

  async readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    const object = await this.readObject(name);
    return object.version === known ? null : object;
  }

  async write(name: string, pieces: Iterable<Uint8Array<ArrayBuffer>>): Promise<void> {
    await this.writeBeside(name, pieces, (temporary) => this.putInPlace(temporary, name));
  }

  async replace(
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    expected: string | null,
  ): Promise<string | null> {
    // Written before the lock is taken, which so is held for a moment only.
    return this.writeBeside(name, [bytes], (temporary) =>
      withLock(join(this.directory, `${HIDDEN}${name}.lock`), async () => {
        if ((await this.versionNow(name)) !== expected) return null;
        await this.putInPlace(temporary, name);
        return versionOf(bytes);
      }),
    );
  }

  list(): Promise<ListedObject[]> {
    return this.files((name) => !name.startsWith(HIDDEN));
  }

  async removeUnfinished(before: number): Promise<ListedObject[]> {
    const unfinished = (await this.files((name) => UNFINISHED.test(name))).filter(
      ({ modified }) => modified < before,
    );
    for (const { name } of unfinished) await this.remove(name);
    return unfinished;
  }

  private async files(isWanted: (name: string) => boolean): Promise<ListedObject[]> {
    const entries = await readdir(this.directory, { withFileTypes: true }).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw explained('The listing', error);
    });
    const names = entries
      .filter((entry) => entry.isFile() && isWanted(entry.name))
      .map((entry) => entry.name);
    const listed = await Promise.all(
      names.sort(compareCodePoints).map(async (name) => {
        const found = await stat(join(this.directory, name)).catch((error: unknown) => {
          if (isMissing(error)) return null;
          throw explained(name, error);
        });
        return found === null ? [] : [{ name, bytes: found.size, modified: found.mtimeMs }];
      }),
    );
    return listed.flat();
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.directory, name), { force: true });
  }

  /**
   * Writes a file beside the object it is for, since a file with an object's name must always be whole.
   * @param use puts it in its place, or not: then it is removed
   */
  private async writeBeside<T>(
    name: string,
    pieces: Iterable<Uint8Array<ArrayBuffer>>,
    use: (temporary: string) => Promise<T>,
  ): Promise<T> {
    const temporary = join(this.directory, `${HIDDEN}${randomUUID()}.part`);
    try {
      await mkdir(this.directory, { recursive: true });
      const file = await open(temporary, 'wx');
      try {
        for (const piece of pieces) await file.writeFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      return await use(temporary);
    } catch (error) {
      throw unwritten(name, error);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  private async putInPlace(temporary: string, name: string): Promise<void> {
    await rename(temporary, join(this.directory, name));
    await syncDirectory(this.directory);
  }

  private async versionNow(name: string): Promise<string | null> {
    try {
      return (await this.readObject(name)).version;
    } catch (error) {
      if (error instanceof MissingObjectError) return null;
      throw error;
    }
  }
}

/** Fills `bytes` from a place of a file; one read may give less than there is. */
async function readFully(file: FileHandle, bytes: Uint8Array, startByte: number): Promise<number> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, startByte + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** Makes a renaming durable. Some systems open no directories; their renamings are as durable as they make them. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r').catch(() => null);
  if (directory === null) return;
  await directory.sync().catch(() => undefined);
  await directory.close();
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function unwritten(name: string, error: unknown): unknown {
  if (error instanceof FihrisError || !(error instanceof Error && 'code' in error)) return error;
  return new StorageFailureError(
    `${name} cannot be written (${error.code}). Make room, or let this user write to the index directory.`,
    { cause: error },
  );
}

/** Messages do not name the directory: they reach whoever asked over HTTP. */
function explained(name: string, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  if (isMissing(error)) {
    return new MissingObjectError(
      `${name} is missing from the index directory. Restore the file, or rebuild the index.`,
      { cause: error },
    );
  }
  return new StorageFailureError(
    `${name} cannot be read (${error.code}). Let the server read the files of the index directory, then try again.`,
    { cause: error },
  );
}

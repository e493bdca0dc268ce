/** Storage in a directory of the local file system. */
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingObjectError } from '../../src/errors.ts';
import type { Storage, StoredObject } from '../../src/storage/storage.ts';
import { StorageFailureError } from '../storage-failure.ts';

export class FileStorage implements Storage {
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
        const { bytesRead } = await file.read(bytes, 0, bytes.length, startByte);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    } catch (error) {
      throw explained(name, error);
    }
  }

  async readObject(name: string): Promise<StoredObject> {
    try {
      const bytes = new Uint8Array(await readFile(join(this.directory, name)));
      return { bytes, version: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
    } catch (error) {
      throw explained(name, error);
    }
  }
}

/** Messages do not name the directory: they reach whoever asked over HTTP. */
function explained(name: string, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
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

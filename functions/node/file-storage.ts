/** Storage in a directory of the local file system. */
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingObjectError } from '../../src/errors.ts';
import type { Storage, StoredObject } from '../../src/storage/storage.ts';

export class FileStorage implements Storage {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    const file = await this.openFile(name);
    try {
      const bytes = new Uint8Array(endByte - startByte);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, startByte);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async readObject(name: string): Promise<StoredObject> {
    try {
      const bytes = new Uint8Array(await readFile(join(this.directory, name)));
      return { bytes, version: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
    } catch (error) {
      throw this.explained(name, error);
    }
  }

  private async openFile(name: string) {
    try {
      return await open(join(this.directory, name));
    } catch (error) {
      throw this.explained(name, error);
    }
  }

  private explained(name: string, error: unknown): unknown {
    const isMissing =
      error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    if (!isMissing) return error;
    return new MissingObjectError(
      `${name} is not in ${this.directory}. Rebuild the index, or restore the file.`,
      {
        cause: error,
      },
    );
  }
}

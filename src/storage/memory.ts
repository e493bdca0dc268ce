/** Storage in a map of byte arrays: for tests, and for an index small enough to ship inside a bundle. */
import { MissingObjectError } from '../errors.ts';
import { xxHash32 } from '../segment/checksum.ts';
import type { Storage, StoredObject } from './storage.ts';

export class MemoryStorage implements Storage {
  readonly objects: Map<string, Uint8Array<ArrayBuffer>>;

  constructor(objects: Iterable<readonly [string, Uint8Array<ArrayBuffer>]> = []) {
    this.objects = new Map(objects);
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.find(name).slice(startByte, endByte);
  }

  async readObject(name: string): Promise<StoredObject> {
    const bytes = this.find(name).slice();
    return { bytes, version: xxHash32(bytes, 0).toString(16) };
  }

  private find(name: string): Uint8Array<ArrayBuffer> {
    const bytes = this.objects.get(name);
    if (bytes === undefined)
      throw new MissingObjectError(`There is no object named ${name} in this storage.`);
    return bytes;
  }
}

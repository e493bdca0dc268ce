/** Storage in a map of byte arrays: for tests, and for an index small enough to ship inside a bundle. */
import { MissingObjectError } from '../errors.ts';
import { xxHash32 } from '../segment/checksum.ts';
import { compareCodePoints } from '../segment/dictionary/dictionary-format.ts';
import type { ListedObject, StoredObject, WritableStorage } from './storage.ts';

export class MemoryStorage implements WritableStorage {
  readonly objects: Map<string, Uint8Array<ArrayBuffer>>;
  private readonly modified = new Map<string, number>();
  private readonly now: () => number;

  /** @param now the clock of {@link list}, in milliseconds */
  constructor(objects: Iterable<readonly [string, Uint8Array<ArrayBuffer>]> = [], now = Date.now) {
    this.objects = new Map(objects);
    this.now = now;
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.find(name).slice(startByte, endByte);
  }

  async readObject(name: string): Promise<StoredObject> {
    const bytes = this.find(name).slice();
    return { bytes, version: versionOf(bytes), modified: this.modified.get(name) };
  }

  async readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    const object = await this.readObject(name);
    return object.version === known ? null : object;
  }

  async write(name: string, pieces: Iterable<Uint8Array<ArrayBuffer>>): Promise<void> {
    this.objects.set(name, joined(pieces));
    this.modified.set(name, this.now());
  }

  async replace(
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    expected: string | null,
  ): Promise<string | null> {
    const current = this.objects.get(name);
    if ((current === undefined ? null : versionOf(current)) !== expected) return null;
    this.objects.set(name, bytes.slice());
    this.modified.set(name, this.now());
    return versionOf(bytes);
  }

  async list(): Promise<ListedObject[]> {
    return [...this.objects.keys()].sort(compareCodePoints).map((name) => {
      const bytes = this.objects.get(name)!.byteLength;
      return { name, bytes, modified: this.modified.get(name) ?? 0 };
    });
  }

  async remove(name: string): Promise<void> {
    this.objects.delete(name);
  }

  private find(name: string): Uint8Array<ArrayBuffer> {
    const bytes = this.objects.get(name);
    if (bytes === undefined)
      throw new MissingObjectError(`There is no object named ${name} in this storage.`);
    return bytes;
  }
}

function versionOf(bytes: Uint8Array): string {
  return xxHash32(bytes, 0).toString(16);
}

/** One array of several. */
export function joined(given: Iterable<Uint8Array<ArrayBuffer>>): Uint8Array<ArrayBuffer> {
  const pieces = [...given];
  const bytes = new Uint8Array(pieces.reduce((total, piece) => total + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}

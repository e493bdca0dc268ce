/**
 * Counts what a request costs its storage: reads, bytes, and dependent round trips. A round trip begins when a read is
 * issued while none is under way, so reads issued together count as one.
 */
import type { Storage, StoredObject } from './storage.ts';

export interface Usage {
  readonly reads: number;
  readonly bytes: number;
  readonly roundTrips: number;
}

export class MeteredStorage implements Storage {
  private readonly inner: Storage;
  private pending = 0;
  private counted = { reads: 0, bytes: 0, roundTrips: 0 };

  constructor(inner: Storage) {
    this.inner = inner;
  }

  /** What was used since the last call, or since the start. */
  take(): Usage {
    const usage = this.counted;
    this.counted = { reads: 0, bytes: 0, roundTrips: 0 };
    return usage;
  }

  readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.count(this.inner.readRange(name, startByte, endByte), (bytes) => bytes.byteLength);
  }

  readObject(name: string): Promise<StoredObject> {
    return this.count(this.inner.readObject(name), (object) => object.bytes.byteLength);
  }

  readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    return this.count(this.inner.readIfChanged(name, known), (object) => object?.bytes.byteLength ?? 0);
  }

  private async count<T>(read: Promise<T>, size: (result: T) => number): Promise<T> {
    if (this.pending === 0) this.counted.roundTrips++;
    this.pending++;
    this.counted.reads++;
    try {
      const result = await read;
      this.counted.bytes += size(result);
      return result;
    } finally {
      this.pending--;
    }
  }
}

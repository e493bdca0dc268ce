/**
 * Counts what a request costs its storage: reads, bytes, and dependent round trips. A round trip begins when a read is
 * issued while none is under way, so reads issued together count as one. A read that would go past the request's limits
 * is not issued.
 */
import { CostCeilingError } from '../errors.ts';
import type { Storage, StoredObject } from './storage.ts';

export interface Usage {
  readonly reads: number;
  readonly bytes: number;
  readonly roundTrips: number;
}

/** What one request may cost. */
export interface CostLimits {
  readonly mostReads: number;
  readonly mostBytes: number;
}

export const UNLIMITED: CostLimits = {
  mostReads: Number.POSITIVE_INFINITY,
  mostBytes: Number.POSITIVE_INFINITY,
};

export class MeteredStorage implements Storage {
  private readonly inner: Storage;
  private left: { reads: number; bytes: number };
  private pending = 0;
  private counted = { reads: 0, bytes: 0, roundTrips: 0 };

  constructor(inner: Storage, { mostReads, mostBytes }: CostLimits = UNLIMITED) {
    this.inner = inner;
    this.left = { reads: mostReads, bytes: mostBytes };
  }

  /** What was used since the last call, or since the start. */
  take(): Usage {
    const usage = this.counted;
    this.counted = { reads: 0, bytes: 0, roundTrips: 0 };
    return usage;
  }

  /** Reads that may still be issued. */
  get readsLeft(): number {
    return this.left.reads;
  }

  /** Bytes that may still be read. */
  get bytesLeft(): number {
    return this.left.bytes;
  }

  /** A meter of its own for the next attempt of the same request, with what this one has left. */
  next(): MeteredStorage {
    const { reads, bytes } = this.left;
    return new MeteredStorage(this.inner, { mostReads: reads, mostBytes: bytes });
  }

  /** @throws CostCeilingError before a read that would go past the limits */
  readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.count(
      () => this.inner.readRange(name, startByte, endByte),
      (bytes) => bytes.byteLength,
      endByte - startByte,
    );
  }

  readObject(name: string): Promise<StoredObject> {
    return this.count(
      () => this.inner.readObject(name),
      (object) => object.bytes.byteLength,
    );
  }

  readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    return this.count(
      () => this.inner.readIfChanged(name, known),
      (object) => object?.bytes.byteLength ?? 0,
    );
  }

  /** @param asked bytes the read will bring at most; without it they count against the limit once they are there */
  private async count<T>(read: () => Promise<T>, size: (result: T) => number, asked?: number): Promise<T> {
    if (this.left.reads < 1 || this.left.bytes < (asked ?? 0)) throw tooCostly();
    this.left.reads--;
    this.left.bytes -= asked ?? 0;
    if (this.pending === 0) this.counted.roundTrips++;
    this.pending++;
    this.counted.reads++;
    try {
      const result = await read();
      this.counted.bytes += size(result);
      if (asked === undefined) this.left.bytes -= size(result);
      return result;
    } finally {
      this.pending--;
    }
  }
}

function tooCostly(): CostCeilingError {
  return new CostCeilingError(
    'This request would read more of the index than one request may. Ask for fewer words or phrases, for fewer results, ' +
      'or for a shorter span of dates. If it asks for little, the index has too many segments: run `fihris compact`.',
  );
}

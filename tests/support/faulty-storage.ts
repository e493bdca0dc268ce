/** Storage with the faults that networks have. */
import { StorageFailureError } from '../../src/errors.ts';
import type { Storage, StoredObject } from '../../src/storage/storage.ts';

/** What becomes of a read: its result, an error, part of it, or nothing for ever. */
export type Fault = 'none' | 'fails' | 'short' | 'stalls';

export class FaultyStorage implements Storage {
  reads = 0;
  private readonly inner: Storage;
  private readonly faultOf: (read: number) => Fault;

  /** @param faultOf what becomes of the n-th read, from 1 */
  constructor(inner: Storage, faultOf: (read: number) => Fault) {
    this.inner = inner;
    this.faultOf = faultOf;
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    const fault = await this.suffer();
    const bytes = await this.inner.readRange(name, startByte, endByte);
    return fault === 'short' ? bytes.slice(0, bytes.length >> 1) : bytes;
  }

  async readObject(name: string): Promise<StoredObject> {
    await this.suffer();
    return this.inner.readObject(name);
  }

  async readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    await this.suffer();
    return this.inner.readIfChanged(name, known);
  }

  private async suffer(): Promise<Fault> {
    const fault = this.faultOf(++this.reads);
    if (fault === 'fails')
      throw new StorageFailureError('The storage did not answer. Try again in a moment.');
    if (fault === 'stalls') await new Promise(() => undefined);
    return fault;
  }
}

/**
 * A storage as it is far away: reads that are under way end together, once nothing can go on without them. So a meter over it
 * counts round trips that depend on one another, whatever the engine makes of the order of promises.
 */
import type { Storage, StoredObject } from '../../src/storage/storage.ts';

export class StepwiseStorage implements Storage {
  private readonly inner: Storage;
  private waiting: (() => void)[] = [];

  constructor(inner: Storage) {
    this.inner = inner;
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    await this.step();
    return this.inner.readRange(name, startByte, endByte);
  }

  async readObject(name: string): Promise<StoredObject> {
    await this.step();
    return this.inner.readObject(name);
  }

  async readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    await this.step();
    return this.inner.readIfChanged(name, known);
  }

  private step(): Promise<void> {
    if (this.waiting.length === 0) {
      setImmediate(() => {
        const waiting = this.waiting;
        this.waiting = [];
        for (const go of waiting) go();
      });
    }
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }
}

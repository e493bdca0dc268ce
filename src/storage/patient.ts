/**
 * Storage that has patience with passing faults: a read that fails or brings fewer bytes than it was asked for is tried again,
 * and so is, only once, one that stalls, since somebody waits. What stays wrong is given on as it is: the error, or the
 * short bytes, which readers take for damage. Where tries have used up what a request may read, the fault is what is told.
 */
import { CostCeilingError, StorageFailureError } from '../errors.ts';
import type { Storage, StoredObject } from './storage.ts';

export interface Patience {
  /** Tries of one read, at least 1; of one that stalls 2 at most. */
  readonly attempts?: number;
  /** Milliseconds after which a read counts as failed. */
  readonly timeout?: number;
  /** Milliseconds before another try; half of it to all of it, so that readers of one fault do not come back together. */
  readonly pause?: number;
}

const ATTEMPTS = 3;
const ATTEMPTS_STALLED = 2;
/** Object storage answers within tens of milliseconds, and seldom takes a second. */
const TIMEOUT = 5_000;
const PAUSE = 50;

class StalledReadError extends StorageFailureError {}

/** For one request, since it remembers faults. */
export class PatientStorage implements Storage {
  private readonly inner: Storage;
  private readonly attempts: number;
  private readonly timeout: number;
  private readonly pause: number;
  /** The last fault that a read was tried again for. */
  private fault: StorageFailureError | null = null;

  constructor(inner: Storage, { attempts = ATTEMPTS, timeout = TIMEOUT, pause = PAUSE }: Patience = {}) {
    this.inner = inner;
    this.attempts = attempts;
    this.timeout = timeout;
    this.pause = pause;
  }

  readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.read(
      name,
      () => this.inner.readRange(name, startByte, endByte),
      (bytes) => bytes.byteLength === endByte - startByte,
    );
  }

  readObject(name: string): Promise<StoredObject> {
    return this.read(name, () => this.inner.readObject(name));
  }

  readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    return this.read(name, () => this.inner.readIfChanged(name, known));
  }

  private async read<T>(
    name: string,
    attempt: () => Promise<T>,
    isWhole: (result: T) => boolean = () => true,
  ): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        const result = await this.inTime(name, attempt());
        if (isWhole(result) || tried >= this.attempts) return result;
        this.fault = new StorageFailureError(
          `The storage gave only a part of ${name}. Try again in a moment.`,
        );
      } catch (error) {
        if (error instanceof CostCeilingError && this.fault !== null) throw this.fault;
        if (!(error instanceof StorageFailureError)) throw error;
        const isStalled = error instanceof StalledReadError;
        if (tried >= this.attempts || (isStalled && tried >= ATTEMPTS_STALLED)) throw error;
        this.fault = error;
      }
      await wait(this.pause * (0.5 + Math.random() / 2));
    }
  }

  private async inTime<T>(name: string, read: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new StalledReadError(`The storage did not give ${name} in time. Try again in a moment.`));
      }, this.timeout);
    });
    try {
      return await Promise.race([read, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

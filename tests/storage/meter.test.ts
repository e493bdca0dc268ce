import { describe, expect, test } from 'vitest';
import { CostCeilingError, MissingObjectError } from '../../src/errors.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { MeteredStorage, UNLIMITED } from '../../src/storage/meter.ts';
import type { Storage, StoredObject } from '../../src/storage/storage.ts';
import { describeStorage } from './conformance.ts';

describeStorage('metered storage', async () => {
  const inner = new MemoryStorage();
  return {
    storage: new MeteredStorage(inner),
    put: async (name, bytes) => {
      inner.objects.set(name, bytes.slice());
    },
  };
});

/** A storage whose reads end when the test says so. */
class HeldStorage implements Storage {
  private readonly held: ((failed?: Error) => void)[] = [];

  readRange(_name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      this.held.push((failed) =>
        failed === undefined ? resolve(new Uint8Array(endByte - startByte)) : reject(failed),
      );
    });
  }

  async readObject(name: string): Promise<StoredObject> {
    return { bytes: await this.readRange(name, 0, 5), version: '1' };
  }

  readIfChanged(name: string): Promise<StoredObject | null> {
    return this.readObject(name);
  }

  /** Ends the read that was issued first of those under way. */
  endFirst(failed?: Error): void {
    this.held.shift()!(failed);
  }
}

describe('the meter', () => {
  test('counts reads and the bytes they gave, not those they asked for', async () => {
    const meter = new MeteredStorage(new MemoryStorage([['a', new Uint8Array(100)]]));
    await meter.readRange('a', 0, 10);
    await meter.readRange('a', 90, 200);
    const { version } = await meter.readObject('a');
    expect(meter.take()).toEqual({ reads: 3, bytes: 120, roundTrips: 3 });
    await meter.readIfChanged('a', version);
    expect(meter.take()).toEqual({ reads: 1, bytes: 0, roundTrips: 1 });
  });

  test('starts over when it is taken', async () => {
    const meter = new MeteredStorage(new MemoryStorage([['a', new Uint8Array(100)]]));
    await meter.readRange('a', 0, 10);
    meter.take();
    expect(meter.take()).toEqual({ reads: 0, bytes: 0, roundTrips: 0 });
  });

  test('counts reads that are issued together as one round trip', async () => {
    const held = new HeldStorage();
    const meter = new MeteredStorage(held);
    const reads = [meter.readRange('a', 0, 1), meter.readRange('a', 1, 3), meter.readObject('b')];
    for (let i = 0; i < 3; i++) held.endFirst();
    await Promise.all(reads);
    expect(meter.take()).toEqual({ reads: 3, bytes: 8, roundTrips: 1 });
  });

  test('counts a read that waited for another as a second round trip', async () => {
    const held = new HeldStorage();
    const meter = new MeteredStorage(held);
    const dependent = meter.readRange('a', 0, 1).then(() => meter.readRange('a', 1, 2));
    held.endFirst();
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    held.endFirst();
    await dependent;
    expect(meter.take()).toEqual({ reads: 2, bytes: 2, roundTrips: 2 });
  });

  test('counts a read issued while another is under way as part of its round trip', async () => {
    const held = new HeldStorage();
    const meter = new MeteredStorage(held);
    const first = meter.readRange('a', 0, 1);
    const long = meter.readRange('a', 1, 2);
    held.endFirst();
    await first;
    const third = meter.readRange('a', 2, 3);
    held.endFirst();
    held.endFirst();
    await Promise.all([long, third]);
    expect(meter.take()).toEqual({ reads: 3, bytes: 3, roundTrips: 1 });
  });

  test('counts a read that failed, and is not thrown by it', async () => {
    const held = new HeldStorage();
    const meter = new MeteredStorage(held);
    const failing = meter.readRange('a', 0, 10);
    held.endFirst(new MissingObjectError('gone'));
    await expect(failing).rejects.toThrow(new MissingObjectError('gone'));
    const second = meter.readRange('a', 0, 4);
    held.endFirst();
    await second;
    expect(meter.take()).toEqual({ reads: 2, bytes: 4, roundTrips: 2 });
  });
});

describe('the limits of a request', () => {
  const setUp = (limits: { mostReads?: number; mostBytes?: number }) => {
    const inner = new MeteredStorage(new MemoryStorage([['a', new Uint8Array(100)]]));
    return { inner, meter: new MeteredStorage(inner, { ...UNLIMITED, ...limits }) };
  };

  test('allow as many reads as they say, and issue no other', async () => {
    const { inner, meter } = setUp({ mostReads: 3 });
    await meter.readRange('a', 0, 10);
    const { version } = await meter.readObject('a');
    await meter.readIfChanged('a', version);
    expect(meter.readsLeft).toBe(0);
    for (const read of [
      () => meter.readRange('a', 0, 1),
      () => meter.readObject('a'),
      () => meter.readIfChanged('a', version),
    ])
      await expect(read()).rejects.toThrow(CostCeilingError);
    expect(inner.take().reads).toBe(3);
    expect(meter.take().reads).toBe(3);
  });

  test('count reads that are issued together before any of them ends', async () => {
    const { inner, meter } = setUp({ mostReads: 2 });
    const reads = await Promise.allSettled([0, 1, 2, 3].map((at) => meter.readRange('a', at, at + 1)));
    expect(reads.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(inner.take().reads).toBe(2);
  });

  test('allow as many bytes as they say, and issue no read of more', async () => {
    const { inner, meter } = setUp({ mostBytes: 50 });
    await meter.readRange('a', 0, 30);
    await expect(meter.readRange('a', 0, 21)).rejects.toThrow(CostCeilingError);
    await meter.readRange('a', 0, 20);
    await expect(meter.readRange('a', 0, 1)).rejects.toThrow(CostCeilingError);
    expect(inner.take()).toEqual({ reads: 2, bytes: 50, roundTrips: 2 });
  });

  test('count the bytes of whole objects', async () => {
    const { meter } = setUp({ mostBytes: 120 });
    await meter.readObject('a');
    await expect(meter.readRange('a', 0, 21)).rejects.toThrow(CostCeilingError);
    await meter.readRange('a', 0, 20);
  });

  test('hold for all attempts together, which are counted apart', async () => {
    const { meter } = setUp({ mostReads: 3, mostBytes: 50 });
    await meter.readRange('a', 0, 30);
    const next = meter.next();
    await expect(next.readRange('a', 0, 21)).rejects.toThrow(CostCeilingError);
    await next.readRange('a', 0, 10);
    await next.readRange('a', 0, 10);
    await expect(next.readRange('a', 0, 0)).rejects.toThrow(CostCeilingError);
    expect([meter.take().reads, next.take().reads]).toEqual([1, 2]);
  });

  test('say what to do', async () => {
    await expect(setUp({ mostReads: 0 }).meter.readObject('a')).rejects.toThrow(
      /fewer words.*fewer results.*dates/,
    );
  });
});

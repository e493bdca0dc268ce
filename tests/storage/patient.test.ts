import { describe, expect, test } from 'vitest';
import {
  CorruptIndexError,
  CostCeilingError,
  MissingObjectError,
  StorageFailureError,
} from '../../src/errors.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { MeteredStorage, UNLIMITED } from '../../src/storage/meter.ts';
import { PatientStorage } from '../../src/storage/patient.ts';
import { type Fault, FaultyStorage } from '../support/faulty-storage.ts';
import { describeStorage } from './conformance.ts';

describeStorage('patient storage', async () => {
  const inner = new MemoryStorage();
  return {
    storage: new PatientStorage(inner, { pause: 0 }),
    put: async (name, bytes) => {
      inner.objects.set(name, bytes.slice());
    },
  };
});

const content = Uint8Array.from({ length: 100 }, (_, i) => i);

/** The first reads end like this, all later ones well. */
function setUp(...faults: Fault[]) {
  const faulty = new FaultyStorage(
    new MemoryStorage([['object', content]]),
    (read) => faults[read - 1] ?? 'none',
  );
  return { faulty, patient: new PatientStorage(faulty, { attempts: 3, timeout: 20, pause: 1 }) };
}

describe('patient storage', () => {
  test.each<Fault[]>([['fails', 'fails'], ['short', 'short'], ['stalls'], ['short', 'fails']])(
    'reads again what %s, %s',
    async (...faults) => {
      const { faulty, patient } = setUp(...faults);
      expect(await patient.readRange('object', 10, 20)).toEqual(content.slice(10, 20));
      expect(faulty.reads).toBe(faults.length + 1);
    },
  );

  test.each<[Fault, number]>([
    ['fails', 3],
    ['stalls', 2],
  ])('gives up in the end, with the error: %s', async (fault, attempts) => {
    const { faulty, patient } = setUp(fault, fault, fault, fault);
    await expect(patient.readObject('object')).rejects.toThrow(StorageFailureError);
    expect(faulty.reads).toBe(attempts);
  });

  test('tries once where it is told to', async () => {
    for (const fault of ['fails', 'stalls'] as const) {
      const { faulty } = setUp(fault);
      const once = new PatientStorage(faulty, { attempts: 1, timeout: 20 });
      await expect(once.readObject('object')).rejects.toThrow(StorageFailureError);
      expect(faulty.reads).toBe(1);
    }
  });

  test('gives on what stays short, for the reader to judge', async () => {
    const { faulty, patient } = setUp('short', 'short', 'short');
    expect(await patient.readRange('object', 10, 20)).toHaveLength(5);
    expect(faulty.reads).toBe(3);
  });

  test('does not ask again for what is not there, or is damaged', async () => {
    const { faulty, patient } = setUp();
    await expect(patient.readRange('none', 0, 1)).rejects.toThrow(MissingObjectError);
    expect(faulty.reads).toBe(1);
    const damaged = new PatientStorage({
      ...faulty,
      readObject: () => Promise.reject(new CorruptIndexError('damaged')),
    } as unknown as FaultyStorage);
    await expect(damaged.readObject('object')).rejects.toThrow(CorruptIndexError);
  });

  test.each<[Fault, RegExp]>([
    ['fails', /did not answer/],
    ['short', /only a part of object/],
    ['stalls', /did not give object in time/],
  ])('says that the storage %s where the limits of a request leave no other try', async (fault, message) => {
    const { faulty } = setUp(fault);
    const meter = new MeteredStorage(faulty, { ...UNLIMITED, mostReads: 1 });
    const patient = new PatientStorage(meter, { timeout: 20, pause: 1 });
    const reading = patient.readRange('object', 10, 20);
    await expect(reading).rejects.toThrow(StorageFailureError);
    await expect(reading).rejects.toThrow(message);
  });

  test('says so too where other tries have used the limits up, and else that they are', async () => {
    const { faulty } = setUp('fails');
    const meter = new MeteredStorage(faulty, { ...UNLIMITED, mostReads: 2 });
    const patient = new PatientStorage(meter, { pause: 1 });
    await patient.readRange('object', 10, 20);
    await expect(patient.readRange('object', 20, 30)).rejects.toThrow(StorageFailureError);
    const sound = new PatientStorage(meter, { pause: 1 });
    await expect(sound.readRange('object', 20, 30)).rejects.toThrow(CostCeilingError);
  });

  test('reads once what comes well', async () => {
    const { faulty, patient } = setUp();
    await patient.readIfChanged('object', 'other');
    expect(faulty.reads).toBe(1);
  });
});

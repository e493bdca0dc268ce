/** Storage that fails now and then: the right answer or a clear 503, never a wrong or a part answer. */
import { describe, expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { StorageFailureError } from '../../src/errors.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { collectGarbage } from '../../src/publish/garbage.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import type { Patience } from '../../src/storage/patient.ts';
import type { ListedObject } from '../../src/storage/storage.ts';
import { randomNumbers } from '../segment/synthetic.ts';
import { type Fault, FaultyStorage } from '../support/faulty-storage.ts';
import { article, open, storageWith } from '../support/make-index.ts';
import { add } from '../support/publishing.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

const whole = storageWith(SAMPLES);
const PATHS = SAMPLES.slice(0, 40).flatMap(({ id, title }) => [
  `/search?q=${encodeURIComponent(title.split(' ').slice(0, 2).join(' '))}`,
  `/related/${id}`,
  `/articles/${id}`,
]);

/** Asks everything of an application whose every request is cold. */
async function askAll(storage: ConstructorParameters<typeof IndexProvider>[0], patience: Patience) {
  const logged: unknown[] = [];
  const answers: { status: number; text: string }[] = [];
  for (const path of PATHS) {
    const provider = new IndexProvider(storage, { inflater: testCodec, cacheBytes: 0, patience });
    const response = await createApp({ provider, log: (error) => logged.push(error) }).request(path);
    answers.push({ status: response.status, text: await response.text() });
  }
  return answers;
}

describe('a storage that fails one read in twenty, or cuts it short, or stalls', () => {
  it.each([
    { fault: 'fails' as const, patience: { pause: 0 }, mostFailures: 2 },
    { fault: 'short' as const, patience: { pause: 0 }, mostFailures: 2 },
    { fault: 'stalls' as const, patience: { pause: 0, timeout: 30 }, mostFailures: 12 },
    { fault: 'fails' as const, patience: { attempts: 1 }, mostFailures: PATHS.length },
  ])(
    'gives the right answer or a clear 503: $fault, $patience',
    async ({ fault, patience, mostFailures }) => {
      const random = randomNumbers(20);
      const faulty = new FaultyStorage(whole, (): Fault => (random() < 0.05 ? fault : 'none'));
      const answers = await askAll(faulty, patience);
      const expected = await askAll(whole, {});
      let failures = 0;
      answers.forEach((answer, i) => {
        if (answer.status === 503) {
          failures++;
          expect(JSON.parse(answer.text).type).toMatch(/storage-failure|corrupt-index/);
        } else {
          expect(answer).toEqual(expected[i]);
        }
      });
      expect(faulty.reads).toBeGreaterThan(PATHS.length * 3);
      expect(failures).toBeLessThanOrEqual(mostFailures);
    },
    60_000,
  );
});

describe('a storage that fails the last reads a request may make', () => {
  it('is what is reported and logged, not that the request was too costly', async () => {
    const logged: unknown[] = [];
    const ask = (storage: FaultyStorage, mostReads: number) => {
      const limits = { mostReads, mostBytes: Number.POSITIVE_INFINITY };
      const options = { inflater: testCodec, cacheBytes: 0, patience: { pause: 0 }, limits };
      const provider = new IndexProvider(storage, options);
      return createApp({ provider, log: (error) => logged.push(error) }).request(PATHS[0]!);
    };
    for (let last = 1; ; last++) {
      const faulty = new FaultyStorage(whole, (read) => (read === last ? 'fails' : 'none'));
      const response = await ask(faulty, last);
      if (response.status === 200) {
        // The request needs fewer reads, and never came to the one that fails.
        expect(faulty.reads).toBeLessThan(last);
        break;
      }
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ type: 'urn:fihris:problem:storage-failure' });
      expect(logged.at(-1)).toBeInstanceOf(StorageFailureError);
    }
    expect(logged.length).toBeGreaterThan(1);
  });
});

/** Storage whose listings are of the past: as some stores' are, for a while. */
class StaleListings extends MemoryStorage {
  private readonly past: ListedObject[][] = [];

  override async list(): Promise<ListedObject[]> {
    this.past.push(await super.list());
    return this.past.at(-3) ?? [];
  }
}

describe('a storage that lists what was there a while ago', () => {
  it('loses nothing by collecting', async () => {
    const storage = new StaleListings(storageWith([article('one'), article('two')]).objects);
    for (let round = 0; round < 12; round++) {
      await add(storage, article(`new-${round}`));
      if (round % 4 === 0) await removeArticles(storage, [`new-${round}`], testCodec);
      await collectGarbage(storage, { keep: 0, olderThan: 0 });
      expect((await open(storage)).documents).toBeGreaterThan(round - 2);
    }
    expect((await open(storage)).documents).toBe(2 + 12 - 3);
  });
});

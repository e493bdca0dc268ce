import { describe, expect, it } from 'vitest';
import {
  MissingObjectError,
  NoIndexError,
  StorageFailureError,
  UnknownGenerationError,
} from '../../src/errors.ts';
import { historyName } from '../../src/index/history-names.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { MANIFEST_NAME } from '../../src/index/manifest.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { search } from '../../src/search/search.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { FaultyStorage } from '../support/faulty-storage.ts';
import { article, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

const RECHECK = 5_000;

/** Segments of so many words are not read whole when they are opened. */
const LONG = Array.from({ length: 9_000 }, (_, i) => `كلمة${(i * 7_919) % 100_003}`).join(' ');

/** A provider over a storage that a test may change, with a clock it moves. */
function setUp(storage = storageWith([article('one', { title: 'مجلس الأمن', body: LONG })])) {
  const clock = { now: 0 };
  const provider = new IndexProvider(storage, {
    inflater: testCodec,
    recheckAfter: RECHECK,
    now: () => clock.now,
  });
  return { storage, clock, provider };
}

function publish(storage: MemoryStorage, next: MemoryStorage): void {
  for (const [name, bytes] of next.objects) storage.objects.set(name, bytes);
}

describe('an index provider', () => {
  it('opens the index with two round trips, and again with none', async () => {
    const { provider } = setUp();
    expect((await provider.acquire()).meter.take().roundTrips).toBe(2);
    expect((await provider.acquire()).meter.take().reads).toBe(0);
  });

  it('looks at the manifest again after a few seconds, and reads new segments only', async () => {
    const { storage, clock, provider } = setUp();
    await provider.acquire();
    publish(storage, storageWith([article('one'), article('two')]));
    clock.now = RECHECK - 1;
    expect((await provider.acquire()).index.documents).toBe(1);
    clock.now = RECHECK;
    const { index, meter } = await provider.acquire();
    expect(index.documents).toBe(2);
    expect(meter.take().reads).toBe(2);
  });

  it('transfers no manifest that it has already', async () => {
    const { clock, provider } = setUp();
    await provider.acquire();
    clock.now = RECHECK;
    expect((await provider.acquire()).meter.take()).toEqual({ reads: 1, bytes: 0, roundTrips: 1 });
  });

  it('lets a request finish on the version it began with', async () => {
    const { storage, clock, provider } = setUp();
    const { index } = await provider.acquire();
    publish(storage, storageWith([article('two', { title: 'قمة' })]));
    clock.now = RECHECK;
    await provider.acquire();
    expect((await search(index, { q: 'مجلس' })).total).toBe(1);
    expect((await search(index, { q: 'قمة' })).total).toBe(0);
  });

  it('does not remember a failure', async () => {
    const { storage, provider } = setUp(new MemoryStorage());
    await expect(provider.acquire()).rejects.toThrow(NoIndexError);
    publish(storage, storageWith([article('one')]));
    expect((await provider.acquire()).index.documents).toBe(1);
  });

  it('looks at the manifest again after a segment could not be opened', async () => {
    const { storage, provider } = setUp();
    const [segment] = [...storage.objects].filter(([name]) => name !== MANIFEST_NAME);
    storage.objects.delete(segment![0]);
    await expect(provider.acquire()).rejects.toThrow(MissingObjectError);
    publish(storage, storageWith([article('two')]));
    expect((await provider.acquire()).index.documents).toBe(1);
  });

  it('gives each request a meter of its own', async () => {
    const { provider } = setUp();
    const [first, second] = await Promise.all([provider.acquire(), provider.acquire()]);
    await search(first.index, { q: 'مجلس' });
    first.meter.take();
    expect(second.meter.take().bytes).toBeLessThan(20_000);
    expect(first.meter).not.toBe(second.meter);
  });

  it('answers on the new state when a segment of the old one was collected meanwhile', async () => {
    const { storage, provider } = setUp();
    await provider.acquire();
    const [segment] = [...storage.objects].filter(([name]) => name !== MANIFEST_NAME);
    storage.objects.delete(segment![0]);
    publish(storage, storageWith([article('two', { title: 'مجلس الشورى' })]));
    const opened: unknown[] = [];
    const answer = await provider.answer(
      (index) => search(index, { q: 'مجلس' }),
      (session) => opened.push(session),
    );
    expect(answer.results.map((result) => result.article.id)).toEqual(['two']);
    expect(opened).toHaveLength(2);
  });

  it('makes what stands before the storage anew for each request, not for each attempt', async () => {
    const storage = storageWith([article('one', { title: 'مجلس الأمن', body: LONG })]);
    let made = 0;
    const forRequest = (inner: Storage) => {
      made++;
      return inner;
    };
    const provider = new IndexProvider(storage, { inflater: testCodec, forRequest });
    const total = () => provider.answer(async (index) => (await search(index, { q: 'مجلس' })).total);
    await provider.answer(async () => null);
    expect(made).toBe(1);
    const [segment] = [...storage.objects.keys()].filter((name) => name !== MANIFEST_NAME);
    storage.objects.delete(segment!);
    publish(storage, storageWith([article('two', { title: 'مجلس الشورى' })]));
    expect([await total(), made]).toEqual([1, 2]);
  });

  it('tries once more, not for ever', async () => {
    const { storage, provider } = setUp();
    await provider.acquire();
    for (const name of [...storage.objects.keys()]) if (name !== MANIFEST_NAME) storage.objects.delete(name);
    let attempts = 0;
    const answering = provider.answer(async (index) => {
      attempts++;
      return search(index, { q: 'مجلس' });
    });
    await expect(answering).rejects.toThrow(MissingObjectError);
    expect(attempts).toBeLessThanOrEqual(2);
  });

  it('counts every try of a read against the limits of the request', async () => {
    const whole = storageWith([article('one')]);
    const acquire = (mostReads: number) => {
      const failingOnce = new FaultyStorage(whole, (read) => (read === 1 ? 'fails' : 'none'));
      const limits = { mostReads, mostBytes: 2 ** 20 };
      return new IndexProvider(failingOnce, {
        inflater: testCodec,
        limits,
        patience: { pause: 0 },
      }).acquire();
    };
    expect((await acquire(3)).meter.take().reads).toBe(3);
    await expect(acquire(2)).rejects.toThrow(StorageFailureError);
  });

  it('says what to do when the manifest is gone', async () => {
    const { storage, clock, provider } = setUp();
    await provider.acquire();
    storage.objects.delete(MANIFEST_NAME);
    clock.now = RECHECK;
    await expect(provider.acquire()).rejects.toThrow('build one with `fihris build SOURCE --to PLACE`');
  });
});

describe('a request for the state of a generation', () => {
  const articles = ['one', 'two', 'three', 'four'].map((id) => article(id, { body: `${LONG} ${id}` }));

  /** An index of four states: each has an article less than the one before. */
  async function fourStates() {
    const { storage, ...others } = setUp(storageWith(articles));
    for (const { id } of articles.slice(0, 3)) await removeArticles(storage, [id], testCodec);
    return { storage, ...others };
  }
  const documentsAt = (provider: IndexProvider, generation: number) =>
    provider.answer(
      async ({ documents, manifest }) => [manifest.generation, documents],
      undefined,
      generation,
    );

  it('is answered on that state, while it is kept', async () => {
    const { provider } = await fourStates();
    for (const generation of [4, 2, 1, 3, 4]) {
      expect(await documentsAt(provider, generation)).toEqual([generation, 5 - generation]);
    }
    expect((await provider.acquire()).index.manifest.generation).toBe(4);
  });

  it('looks at the manifest again when that is newer than the one it knows', async () => {
    const { storage, provider } = await fourStates();
    await provider.acquire();
    await removeArticles(storage, [articles[3]!.id], testCodec);
    expect(await documentsAt(provider, 4)).toEqual([4, 1]);
    expect(await documentsAt(provider, 5)).toEqual([5, 0]);
  });

  it('fails by name when it was never published, is not kept any more, or something of it is gone', async () => {
    const { storage, provider } = await fourStates();
    const fails = (generation: number) =>
      expect(documentsAt(provider, generation)).rejects.toThrow(
        new UnknownGenerationError(`Generation ${generation} of this index is not kept any more.`),
      );
    await fails(5);
    storage.objects.delete(historyName(1));
    await fails(1);
    const { tombstones } = await provider.answer(async ({ manifest }) => manifest, undefined, 2);
    const another = new IndexProvider(storage, { inflater: testCodec });
    storage.objects.delete(tombstones!.name);
    await expect(documentsAt(another, 2)).rejects.toThrow(UnknownGenerationError);
    expect(await documentsAt(another, 3)).toEqual([3, 2]);
  });
});

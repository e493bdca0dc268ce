import { describe, expect, it } from 'vitest';
import {
  CorruptIndexError,
  MissingObjectError,
  NoIndexError,
  UnknownGenerationError,
  UnsupportedFormatError,
} from '../../src/errors.ts';
import { historyName } from '../../src/index/history-names.ts';
import { MANIFEST_NAME, type Manifest } from '../../src/index/manifest.ts';
import { collectGarbage, GRACE } from '../../src/publish/garbage.ts';
import { historyOf, rollBack } from '../../src/publish/history.ts';
import { publish } from '../../src/publish/publish.ts';
import { search } from '../../src/search/search.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';
import { article, manifestOf, open, packArticles, statisticsOf } from '../support/make-index.ts';

const MINUTE = 60_000;

/** Publishes an index of one article with this title. */
async function publishTitle(storage: WritableStorage, title: string): Promise<Manifest> {
  const articles = [article('one', { title })];
  const statistics = statisticsOf(articles);
  const packed = packArticles(articles, statistics);
  await storage.write(packed.ref.name, packed.pieces);
  return publish(storage, () => manifestOf([packed], statistics));
}

const totalOf = async (storage: WritableStorage, q: string) =>
  (await search(await open(storage), { q })).total;

function setUp() {
  const clock = { now: 0 };
  return { clock, storage: new MemoryStorage([], () => clock.now) };
}

describe('publishing', () => {
  it('counts generations from one', async () => {
    const { storage } = setUp();
    expect((await publishTitle(storage, 'مجلس')).generation).toBe(1);
    expect((await publishTitle(storage, 'قمة')).generation).toBe(2);
    expect(await totalOf(storage, 'قمة')).toBe(1);
    expect(await totalOf(storage, 'مجلس')).toBe(0);
  });

  it('keeps the state it replaces', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    const before = (await storage.readObject(MANIFEST_NAME)).bytes;
    await publishTitle(storage, 'قمة');
    expect((await storage.readObject(historyName(1))).bytes).toEqual(before);
  });

  it('knows its own swap again when the answer to it was lost', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    const { replace } = storage;
    storage.replace = async (...args) => {
      await replace.apply(storage, args);
      return null;
    };
    let changes = 0;
    const manifest = await publish(storage, ({ manifest }) => {
      changes++;
      return { ...manifest!, utcOffset: '+01:00' };
    });
    expect([changes, manifest.generation]).toEqual([1, 2]);
  });

  it('begins anew when what it reads was collected under it, and fails when that is not why', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    let tries = 0;
    const manifest = await publish(storage, async ({ manifest }) => {
      if (++tries === 1) {
        await publishTitle(storage, 'قمة');
        throw new MissingObjectError('collected');
      }
      return manifest!;
    });
    expect([tries, manifest.generation]).toEqual([2, 3]);
    const failing = publish(storage, () => Promise.reject(new MissingObjectError('gone')));
    await expect(failing).rejects.toThrow('gone');
  });

  it('loses no change of several publishers at once', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    const { utcOffset } = (await open(storage)).manifest;
    expect(utcOffset).toBe('+03:00');
    const zones = ['+01:00', '+02:00', '+04:00', '+05:00'];
    const seen: string[] = [];
    await Promise.all(
      zones.map((zone) =>
        publish(storage, ({ manifest }) => {
          seen.push(zone);
          return { ...manifest!, utcOffset: zone };
        }),
      ),
    );
    expect((await open(storage)).manifest.generation).toBe(1 + zones.length);
    // Each publisher saw the state that the one before had published: some had to look more than once.
    expect(new Set(seen)).toEqual(new Set(zones));
    expect(seen.length).toBeGreaterThan(zones.length);
  });

  it('goes on counting over an index that cannot be read', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    const text = new TextDecoder().decode((await storage.readObject(MANIFEST_NAME)).bytes);
    storage.objects.set(
      MANIFEST_NAME,
      new TextEncoder().encode(text.replace('"generation": 1', '"generation": 41')),
    );
    expect((await publishTitle(storage, 'قمة')).generation).toBe(42);
    storage.objects.set(MANIFEST_NAME, new TextEncoder().encode('not a manifest'));
    expect((await publishTitle(storage, 'قمة')).generation).toBe(43);
    const history = async () => (await historyOf(storage)).map(({ generation }) => generation);
    expect(await history()).toEqual([43, 42, 41]);
  });

  it('goes on counting where the manifest is gone, and can go back', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    await publishTitle(storage, 'قمة');
    await storage.remove(MANIFEST_NAME);
    expect((await rollBack(storage, 1)).generation).toBe(3);
    expect(await totalOf(storage, 'مجلس')).toBe(1);
    expect((await rollBack(storage, 1)).generation).toBe(4);
  });

  it.each([0, 1, 2])(
    'that dies before its operation %i leaves the old index, and the next one succeeds',
    async (operation) => {
      const { storage } = setUp();
      await publishTitle(storage, 'مجلس');
      let left = operation;
      const dying = new Proxy(storage, {
        get(target, key) {
          const own: unknown = Reflect.get(target, key);
          if (key !== 'write' && key !== 'replace') return typeof own === 'function' ? own.bind(target) : own;
          return (...args: never[]) => {
            if (left-- === 0) throw new Error('killed');
            return (own as (...args: never[]) => unknown).apply(target, args);
          };
        },
      });
      await expect(publishTitle(dying, 'قمة')).rejects.toThrow('killed');
      expect(await totalOf(storage, 'مجلس')).toBe(1);
      await publishTitle(storage, 'قمة');
      expect(await totalOf(storage, 'قمة')).toBe(1);
      expect((await historyOf(storage)).map(({ generation }) => generation)).toEqual([2, 1]);
    },
  );
});

describe('the history', () => {
  it('lists the states that are kept, the newest first', async () => {
    const { storage, clock } = setUp();
    await publishTitle(storage, 'مجلس');
    clock.now = MINUTE;
    await publishTitle(storage, 'قمة');
    expect(await historyOf(storage)).toEqual([
      { generation: 2, time: MINUTE, isCurrent: true, isWhole: true, articles: 1, segments: 1 },
      { generation: 1, time: MINUTE, isCurrent: false, isWhole: true, articles: 1, segments: 1 },
    ]);
  });

  it('of no index is empty', async () => {
    expect(await historyOf(new MemoryStorage())).toEqual([]);
  });

  it('can be gone back to, as a new generation', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    await publishTitle(storage, 'قمة');
    expect((await rollBack(storage, 1)).generation).toBe(3);
    expect(await totalOf(storage, 'مجلس')).toBe(1);
    expect((await rollBack(storage, 2)).generation).toBe(4);
    expect(await totalOf(storage, 'قمة')).toBe(1);
  });

  it('tells of a current state that cannot be read, and of one that has lost something', async () => {
    const { storage } = setUp();
    const { segments } = await publishTitle(storage, 'مجلس');
    await storage.remove(segments[0]!.name);
    expect(await historyOf(storage)).toMatchObject([{ generation: 1, isCurrent: true, isWhole: false }]);
    storage.objects.set(MANIFEST_NAME, new TextEncoder().encode('not a manifest'));
    expect(await historyOf(storage)).toMatchObject([{ generation: 0, isCurrent: true, articles: null }]);
  });

  it('says of the current state that it is', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    await expect(rollBack(storage, 1)).rejects.toThrow('Generation 1 is the current one.');
    await expect(rollBack(storage, 2)).rejects.toThrow('Generation 2 is not kept.');
  });

  it('cannot be gone back to where it is not kept, or not whole', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    const [segment] = (await open(storage)).manifest.segments;
    await publishTitle(storage, 'قمة');
    await expect(rollBack(storage, 7)).rejects.toThrow(UnknownGenerationError);
    await storage.remove(segment!.name);
    await expect(rollBack(storage, 1)).rejects.toThrow(
      `Generation 1 cannot be gone back to: ${segment!.name} was collected. See \`fihris history\``,
    );
    expect((await historyOf(storage)).map(({ isWhole }) => isWhole)).toEqual([true, false]);
    expect(await totalOf(storage, 'قمة')).toBe(1);
  });
});

describe('garbage', () => {
  it('is what no kept manifest names, once it is old', async () => {
    const { storage, clock } = setUp();
    for (const title of ['أول', 'ثان', 'ثالث']) await publishTitle(storage, title);
    const names = async () => (await storage.list()).filter(({ name }) => name.startsWith('segment-')).length;
    expect(await names()).toBe(3);

    expect(await collectGarbage(storage, { keep: 1, now: () => GRACE - 1 })).toEqual([]);
    clock.now = GRACE;
    const removed = await collectGarbage(storage, { keep: 1, now: () => clock.now });
    expect(removed.map(({ name }) => name)).toContain(historyName(1));
    expect(await names()).toBe(2);
    expect((await historyOf(storage)).map(({ generation }) => generation)).toEqual([3, 2]);
    expect(await totalOf(storage, 'ثالث')).toBe(1);
    await rollBack(storage, 2);
    expect(await totalOf(storage, 'ثان')).toBe(1);
  });

  it('is never what a state replaced within the grace names, however long ago that was written', async () => {
    const { storage, clock } = setUp();
    await publishTitle(storage, 'مجلس');
    const reader = await open(storage);
    clock.now = 10 * GRACE;
    await publishTitle(storage, 'قمة');
    for (const moment of [10 * GRACE, 11 * GRACE - 1]) {
      expect(await collectGarbage(storage, { keep: 0, now: () => moment })).toEqual([]);
    }
    expect((await search(reader, { q: 'مجلس' })).total).toBe(1);
    const removed = await collectGarbage(storage, { keep: 0, now: () => 11 * GRACE });
    expect(removed.map(({ name }) => name)).toEqual([historyName(1), reader.segments[0]!.name]);
  });

  it('is not what was dropped while it was looked for', async () => {
    const { storage, clock } = setUp();
    await publishTitle(storage, 'مجلس');
    const reader = await open(storage);
    clock.now = 10 * GRACE;
    const { list } = storage;
    storage.list = async () => {
      storage.list = list;
      const listed = await storage.list();
      await publishTitle(storage, 'قمة');
      return listed;
    };
    expect(await collectGarbage(storage, { keep: 0, now: () => clock.now })).toEqual([]);
    expect((await search(reader, { q: 'مجلس' })).total).toBe(1);
  });

  it('leaves so many states beside the current one, whose copy in the history is no such', async () => {
    const { storage } = setUp();
    for (const title of ['أول', 'ثان', 'ثالث']) await publishTitle(storage, title);
    // As a publisher leaves it that was killed before its swap.
    await storage.write(historyName(3), [(await storage.readObject(MANIFEST_NAME)).bytes]);
    const removed = await collectGarbage(storage, { keep: 2, now: () => GRACE });
    expect(removed).toEqual([]);
    expect((await historyOf(storage)).map(({ generation }) => generation)).toEqual([3, 2, 1]);
    await collectGarbage(storage, { keep: 1, now: () => GRACE });
    expect((await historyOf(storage)).map(({ generation }) => generation)).toEqual([3, 2]);
  });

  it('is collected by several at once', async () => {
    const { storage } = setUp();
    for (const title of ['أول', 'ثان', 'ثالث']) await publishTitle(storage, title);
    const { readObject } = storage;
    storage.readObject = async (name) => {
      if (name === historyName(2)) await storage.remove(name);
      return readObject.call(storage, name);
    };
    const removed = await collectGarbage(storage, { keep: 1, now: () => GRACE });
    expect(removed.map(({ name }) => name)).toContain(historyName(1));
  });

  it('is what killed writers have left, once it is old, and counts with the rest', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    const asked: number[] = [];
    const left = { name: '.left', bytes: 7, modified: 0 };
    const unfinished = Object.assign(storage, {
      removeUnfinished: async (before: number) => {
        asked.push(before);
        return [left];
      },
    });
    expect(await collectGarbage(unfinished, { olderThan: 0, now: () => 3 * GRACE })).toEqual([left]);
    expect(asked).toEqual([2 * GRACE]);
  });

  it('is not what other programs keep beside an index', async () => {
    const { storage } = setUp();
    await publishTitle(storage, 'مجلس');
    await storage.write('notes.txt', [new Uint8Array(3)]);
    await storage.write('segment-0000000000000000.fihris', [new Uint8Array(3)]);
    const removed = await collectGarbage(storage, { now: () => GRACE });
    expect(removed.map(({ name }) => name)).toEqual(['segment-0000000000000000.fihris']);
  });

  it('is nothing where the listing has no manifest: rather is that wrong', async () => {
    const { storage } = setUp();
    await storage.write('segment-0000000000000000.fihris', [new Uint8Array(3)]);
    expect(await collectGarbage(storage, { now: () => GRACE })).toEqual([]);
    await expect(open(storage)).rejects.toThrow(NoIndexError);
  });

  it('is not looked for beside a damaged manifest, which may have named anything', async () => {
    const { storage } = setUp();
    const { segments } = await publishTitle(storage, 'مجلس');
    const { bytes } = await storage.readObject(MANIFEST_NAME);
    storage.objects.set(MANIFEST_NAME, bytes.slice(0, 40));
    await expect(collectGarbage(storage, { now: () => GRACE })).rejects.toThrow(CorruptIndexError);
    storage.objects.set(MANIFEST_NAME, bytes);
    expect(storage.objects.has(segments[0]!.name)).toBe(true);
    expect(await totalOf(storage, 'مجلس')).toBe(1);
  });

  it('of a manifest that this Fihris cannot read keeps its segments', async () => {
    const { storage } = setUp();
    const { segments } = await publishTitle(storage, 'مجلس');
    const text = new TextDecoder().decode((await storage.readObject(MANIFEST_NAME)).bytes);
    storage.objects.set(
      MANIFEST_NAME,
      new TextEncoder().encode(text.replace(/"version": \d+/, '"version": 9')),
    );
    await expect(open(storage)).rejects.toThrow(UnsupportedFormatError);
    expect(await collectGarbage(storage, { now: () => GRACE })).toEqual([]);
    expect(storage.objects.has(segments[0]!.name)).toBe(true);
  });
});

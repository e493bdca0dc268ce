/** The platform's cache spares a fresh isolate the bucket, and keeps nothing that could become wrong. */
import { env } from 'cloudflare:test';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type KeptRanges,
  mostCacheSubrequests,
  PlatformCachedStorage,
  type RangeCache,
} from '../../functions/worker/platform-cache.ts';
import { R2Storage } from '../../functions/worker/r2-storage.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { search } from '../../src/search/search.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';
import { publishArchive } from './site.ts';

/** Work that goes on after an answer, as the platform would wait for it. */
const later: Promise<unknown>[] = [];
const keepLater = (work: Promise<unknown>) => {
  later.push(work);
};

const { default: platform } = caches as unknown as { readonly default: RangeCache };

/** A cache of its own for each test, by other names. */
function cacheNamed(name: string): RangeCache {
  return {
    match: (key) => platform.match(`${key}?${name}`),
    put: (key, response) => platform.put(`${key}?${name}`, response),
  };
}

/** What a fresh isolate reads of the bucket for a search. */
async function readsOf(kept: KeptRanges, cache: RangeCache): Promise<number> {
  const bucket = new MeteredStorage(new R2Storage(env.INDEX));
  const index = await OpenIndex.open(new PlatformCachedStorage(bucket, kept, cache, keepLater));
  expect((await search(index, { q: 'المدينة' })).total).toBeGreaterThan(0);
  await Promise.all(later);
  return bucket.take().reads;
}

beforeEach(publishArchive);

describe('the platform cache', () => {
  it('of all ranges leaves only the manifest to the bucket', async () => {
    const cache = cacheNamed('all');
    expect(await readsOf('all', cache)).toBeGreaterThan(4);
    expect(await readsOf('all', cache)).toBe(1);
  });

  it('of beginnings spares the heads', async () => {
    const cache = cacheNamed('beginnings');
    const first = await readsOf('beginnings', cache);
    expect(await readsOf('beginnings', cache)).toBe(first - 1);
  });

  it('of beginnings is looked into by one request only as often as leaves it subrequests to read', async () => {
    const looked: string[] = [];
    const cache: RangeCache = {
      match: async (key) => {
        looked.push(key);
        return undefined;
      },
      put: async (key) => {
        looked.push(key);
      },
    };
    const storage = new PlatformCachedStorage(new R2Storage(env.INDEX), 'beginnings', cache, keepLater);
    const [segment] = (await env.INDEX.list({ prefix: 'segment-' })).objects;
    const lengths = Array.from({ length: 12 }, (_, i) => i + 1);
    const read = await Promise.all(lengths.map((length) => storage.readRange(segment!.key, 0, length)));
    expect(read.map((bytes) => bytes.byteLength)).toEqual(lengths);
    await Promise.all(later);
    expect(looked).toHaveLength(mostCacheSubrequests('beginnings'));
  });

  it('of beginnings is looked into without end for what it has', async () => {
    const cache: RangeCache = {
      match: async () => new Response(new Uint8Array(10)),
      put: async () => undefined,
    };
    const bucket = new MeteredStorage(new R2Storage(env.INDEX));
    const storage = new PlatformCachedStorage(bucket, 'beginnings', cache, keepLater);
    const [segment] = (await env.INDEX.list({ prefix: 'segment-' })).objects;
    for (let i = 0; i < 12; i++) await storage.readRange(segment!.key, 0, 10);
    expect(bucket.take().reads).toBe(0);
  });

  it('can be turned off', async () => {
    const cache = cacheNamed('none');
    expect(await readsOf('none', cache)).toBe(await readsOf('none', cache));
  });

  it('that fails is one that has nothing', async () => {
    const broken: RangeCache = {
      match: () => Promise.reject(new Error('down')),
      put: () => Promise.reject(new Error('down')),
    };
    const throwing: RangeCache = {
      match: () => {
        throw new Error('down');
      },
      put: () => {
        throw new Error('down');
      },
    };
    const reads = await readsOf('none', broken);
    expect([await readsOf('all', broken), await readsOf('all', throwing)]).toEqual([reads, reads]);
  });

  it('keeps no part of an object that changes, and nothing short', async () => {
    const put = vi.fn(async () => undefined);
    const cache: RangeCache = { match: async () => undefined, put };
    const storage = new PlatformCachedStorage(new R2Storage(env.INDEX), 'all', cache, keepLater);
    const [segment] = (await env.INDEX.list({ prefix: 'segment-' })).objects;
    await storage.readRange('manifest.json', 0, 10);
    await storage.readRange(segment!.key, 0, segment!.size + 10);
    expect(put).not.toHaveBeenCalled();
    await storage.readRange(segment!.key, 0, 10);
    expect(put).toHaveBeenCalledTimes(1);
  });
});

/**
 * Keeps parts of immutable objects in the platform's cache, which all isolates of a data centre share: a fresh isolate
 * then opens the index without the bucket. A lookup and a keeping count as subrequests of the Worker, of which a free plan
 * allows few: one that finds costs what the read would have, one that does not costs two more. So by default only
 * beginnings of objects are kept (heads, small segments, tombstones), and only few of them by one request.
 */
import type { Storage, StoredObject } from '../../src/storage/storage.ts';

/** Which ranges are kept. */
export type KeptRanges = 'none' | 'beginnings' | 'all';

/** What is used of the platform's cache. */
export interface RangeCache {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
}

const IMMUTABLE_NAME = /^(?:segment|tombstones)-[0-9a-f]{16}\.fihris$/;
/** Keys must be addresses; nobody can ask for one of this host. */
const HOST = 'https://fihris.invalid/';

/** Ranges that one request may look for in vain; after that it reads from the bucket, and another request keeps more. */
const MOST_MISSES: Readonly<Record<KeptRanges, number>> = {
  none: 0,
  beginnings: 4,
  all: Number.POSITIVE_INFINITY,
};

/** Subrequests that one request may make beyond its reads. */
export function mostCacheSubrequests(kept: KeptRanges): number {
  return 2 * MOST_MISSES[kept];
}

/** For one request. */
export class PlatformCachedStorage implements Storage {
  private readonly inner: Storage;
  private readonly kept: KeptRanges;
  private readonly cache: RangeCache;
  private readonly later: (work: Promise<unknown>) => void;
  private missesLeft: number;

  /** @param later takes work that goes on after the answer of the current request */
  constructor(inner: Storage, kept: KeptRanges, cache: RangeCache, later: (work: Promise<unknown>) => void) {
    this.inner = inner;
    this.kept = kept;
    this.cache = cache;
    this.later = later;
    this.missesLeft = MOST_MISSES[kept];
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    if (!this.isKept(name, startByte) || this.missesLeft < 1)
      return this.inner.readRange(name, startByte, endByte);
    const key = `${HOST}${name}/${startByte}-${endByte}`;
    // Until it is found it counts as a miss, since others are looked for at the same time.
    this.missesLeft--;
    const known = await this.find(key);
    if (known?.byteLength === endByte - startByte) {
      this.missesLeft++;
      return known;
    }
    const bytes = await this.inner.readRange(name, startByte, endByte);
    // What is short may be a passing fault, which must not be kept.
    if (bytes.byteLength === endByte - startByte) this.later(this.keep(key, bytes));
    return bytes;
  }

  readObject(name: string): Promise<StoredObject> {
    return this.inner.readObject(name);
  }

  readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    return this.inner.readIfChanged(name, known);
  }

  private isKept(name: string, startByte: number): boolean {
    if (!IMMUTABLE_NAME.test(name)) return false;
    return this.kept === 'all' || startByte === 0;
  }

  /** A cache that fails is one that has nothing. */
  private async find(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      const response = await this.cache.match(key);
      return response === undefined ? null : new Uint8Array(await response.arrayBuffer());
    } catch {
      return null;
    }
  }

  private async keep(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const headers = { 'Cache-Control': 'public, max-age=31536000, immutable' };
    try {
      await this.cache.put(key, new Response(bytes.slice(), { headers }));
    } catch {
      // What is not kept is read from the bucket again.
    }
  }
}

/** The platform's own cache, which has no name in the standard; undefined where there is none. */
export function platformCache(): RangeCache | undefined {
  return (globalThis.caches as unknown as { readonly default?: RangeCache } | undefined)?.default;
}

/** The cache of a setting. @throws Error naming the values there are */
export function readKeptRanges(setting: string | undefined): KeptRanges {
  if (setting === undefined || setting === '') return 'beginnings';
  if (setting === 'none' || setting === 'beginnings' || setting === 'all') return setting;
  throw new Error('PLATFORM_CACHE is none, beginnings or all.');
}

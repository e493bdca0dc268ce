/** The Worker as its settings make it: each test has a fresh isolate's Worker on the same bucket. */
import { env } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bucket } from '../../functions/worker/r2-storage.ts';
import { type WorkerEnv, workerApp } from '../../functions/worker/worker-app.ts';
import { storageWith } from '../support/make-index.ts';
import { ARCHIVE, ORIGIN, publishArchive, searchPath } from './site.ts';

const FREE_SUBREQUESTS = 50;
const WORD = 'المدينة';
/** What is kept is written after the answer. */
const KEPT_BY_THEN = { timeout: 30_000, interval: 100 };
const path = searchPath({ q: WORD, limit: '50' });

/** A bucket that notes which objects it was asked for. */
function countingBucket(): { bucket: Bucket; asked: string[] } {
  const asked: string[] = [];
  const bucket = new Proxy(env.INDEX as unknown as Bucket, {
    get(target, name: keyof Bucket) {
      const method = target[name].bind(target) as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        asked.push(String(args[0]));
        return method(...args);
      };
    },
  });
  return { bucket, asked };
}

/** What a Worker in a fresh isolate answers. */
function freshWorker(settings: Partial<WorkerEnv> = {}) {
  const worker = workerApp({ INDEX: env.INDEX as unknown as Bucket, ...settings });
  return async (address: string, init?: RequestInit): Promise<Response> =>
    worker.fetch(new Request(ORIGIN + address, init));
}

beforeEach(publishArchive);
afterEach(() => vi.restoreAllMocks());

describe('the ceiling on reads', () => {
  it('is a 503 that says what to do, once it is passed', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { bucket, asked } = countingBucket();
    const ask = freshWorker({ INDEX: bucket, MOST_READS: '1', PLATFORM_CACHE: 'none' });
    const response = await ask(path, { headers: { Origin: 'https://paper.example' } });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      503,
      'application/problem+json',
    ]);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Retry-After')).toBe('10');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await response.json()).toMatchObject({
      type: 'urn:fihris:problem:too-costly',
      title: 'The request is too costly',
      detail: expect.stringMatching(/fewer words.*fewer results.*shorter span of dates/),
    });
    expect(asked.length).toBe(1);
  });

  it('leaves the sample archive alone when nothing is set', async () => {
    expect((await freshWorker()(path)).status).toBe(200);
  });

  it('is a 503 too for too many megabytes', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const ask = freshWorker({ MOST_MB: '0.01', PLATFORM_CACHE: 'none' });
    const response = await ask(path);
    expect([response.status, await response.json()]).toMatchObject([
      503,
      { type: 'urn:fihris:problem:too-costly' },
    ]);
  });

  it('keeps a fresh isolate within the subrequests of a free plan, the cache included', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const scattered = storageWith(ARCHIVE, (_, i) => i % 30);
    for (const [name, bytes] of scattered.objects) await env.INDEX.put(name, bytes);
    const platform = { match: vi.fn(async () => undefined), put: vi.fn(async () => undefined) };
    vi.stubGlobal('caches', { default: platform });
    try {
      const { bucket, asked } = countingBucket();
      const response = await freshWorker({ INDEX: bucket })(path);
      expect(response.status).toBe(200);
      await vi.waitUntil(() => platform.put.mock.calls.length === 4);
      expect(platform.match).toHaveBeenCalledTimes(4);
      expect(asked.length).toBeGreaterThan(30);
      expect(asked.length + 8).toBeLessThanOrEqual(FREE_SUBREQUESTS);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('the origins of a setting', () => {
  it('may read answers, and no others', async () => {
    const ask = freshWorker({ ORIGINS: 'https://a.example https://b.example' });
    const allowed = async (Origin: string) =>
      (await ask(path, { headers: { Origin } })).headers.get('Access-Control-Allow-Origin');
    expect(await allowed('https://b.example')).toBe('https://b.example');
    expect(await allowed('https://c.example')).toBeNull();
  });
});

describe('a bucket that fails', () => {
  it('is logged without what was searched for', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const INDEX = { ...env.INDEX, get: () => Promise.reject(new Error('down')) } as unknown as Bucket;
    const response = await freshWorker({ INDEX })(path);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ type: 'urn:fihris:problem:storage-failure' });
    expect(error).toHaveBeenCalledTimes(1);
    const logged = error.mock.calls[0]!.map((one) => `${one} ${one.stack} ${one.cause}`).join();
    expect(logged).toContain('manifest.json');
    expect(logged).not.toContain(WORD);
    expect(logged).not.toContain(encodeURIComponent(WORD));
  });
});

describe('logs', () => {
  it('have requests where the owner asks for them, and not otherwise', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue(undefined);
    await freshWorker()(path);
    expect(log).not.toHaveBeenCalled();
    await freshWorker({ LOG_QUERIES: 'yes' })(path);
    expect(log).toHaveBeenCalledTimes(1);
    expect(log.mock.calls[0]![0]).toContain(`GET /search?q=${WORD}&limit=50 200`);
  });
});

describe('the cache of an isolate', () => {
  it('spares the bucket a second time, unless it is turned off', async () => {
    const readsOf = async (settings: Partial<WorkerEnv>) => {
      const { bucket, asked } = countingBucket();
      const ask = freshWorker({ INDEX: bucket, PLATFORM_CACHE: 'none', ...settings });
      await ask(path);
      const first = asked.length;
      await ask(path);
      return { first, second: asked.length - first };
    };
    expect((await readsOf({})).second).toBe(0);
    const { first, second } = await readsOf({ CACHE_MB: '0' });
    expect(second).toBeGreaterThan(1);
    // The manifest and the heads are kept all the same.
    expect(second).toBeLessThan(first);
  });
});

describe('the platform cache', () => {
  it('lets the Worker of a fresh isolate answer without reading segments from the bucket', async () => {
    const answer = await (await freshWorker({ PLATFORM_CACHE: 'all' })(path)).text();
    await vi.waitUntil(async () => {
      const { bucket, asked } = countingBucket();
      const other = await freshWorker({ INDEX: bucket, PLATFORM_CACHE: 'all' })(path);
      expect(await other.text()).toBe(answer);
      return asked.join() === 'manifest.json';
    }, KEPT_BY_THEN);
  });

  it('may be missing', async () => {
    vi.stubGlobal('caches', undefined);
    try {
      expect((await freshWorker()(path)).status).toBe(200);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('the rate limit', () => {
  const from = (address: string) => ({ headers: { 'CF-Connecting-IP': address } });

  it('counts by the address that Cloudflare names, whatever other headers claim', async () => {
    const keys: string[] = [];
    const RATE_LIMITER = {
      limit: async ({ key }: { readonly key: string }) => {
        keys.push(key);
        return { success: false };
      },
    };
    const ask = freshWorker({ RATE_LIMITER });
    const headers = { 'CF-Connecting-IP': '192.0.2.1', 'X-Forwarded-For': '192.0.2.9' };
    expect((await ask(path, { headers })).status).toBe(429);
    await ask(path, from('2001:db8:1:2::6'));
    expect(keys).toEqual(['192.0.2.1', '2001:db8:1:2::/64']);
  });

  it('may be missing, or fail', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue(undefined);
    expect((await freshWorker()(path, from('192.0.2.1'))).status).toBe(200);
    const RATE_LIMITER = { limit: () => Promise.reject(new Error('down')) };
    expect((await freshWorker({ RATE_LIMITER })(path, from('192.0.2.1'))).status).toBe(200);
    expect(error).toHaveBeenCalledTimes(1);
  });
});

it.each([{ CACHE_MB: 'much' }, { MOST_READS: '-1' }, { MOST_MB: '8 MB' }, { PLATFORM_CACHE: 'some' }])(
  'a setting that cannot be understood is not passed over: %o',
  (settings) => {
    expect(() => freshWorker(settings)).toThrow(/number|PLATFORM_CACHE/);
  },
);

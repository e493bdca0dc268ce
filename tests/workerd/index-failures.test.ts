/** What the Worker answers when the bucket holds no index it can serve. */
import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { type Bucket, R2Storage } from '../../functions/worker/r2-storage.ts';
import { ANALYSER_VERSION } from '../../src/arabic/analyser.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { decodeManifest, MANIFEST_NAME, sealManifest } from '../../src/index/manifest.ts';
import { storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { postJson, searchPath } from './site.ts';

type Objects = Map<string, Uint8Array<ArrayBuffer>>;

const intact: Objects = storageWith(SAMPLES).objects;
const segmentName = [...intact.keys()].find((name) => name !== MANIFEST_NAME)!;
const manifest = decodeManifest(intact.get(MANIFEST_NAME)!);

/** The bucket holds these objects and no others; every request opens the index anew. */
async function serve(objects: Objects) {
  for (const { key } of (await env.INDEX.list()).objects) await env.INDEX.delete(key);
  for (const [name, bytes] of objects) await env.INDEX.put(name, bytes);
  const logged: unknown[] = [];
  const storage = new R2Storage(env.INDEX);
  return {
    logged,
    ask: (path: string, init?: RequestInit) =>
      createApp({ provider: new IndexProvider(storage), log: (error) => logged.push(error) }).request(
        `https://news.example${path}`,
        init,
      ),
  };
}

function withManifest(fields: object): Objects {
  return new Map([...intact, [MANIFEST_NAME, sealManifest({ ...manifest, ...fields })]]);
}

function withSegment(change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): Objects {
  return new Map([...intact, [segmentName, change(intact.get(segmentName)!.slice())]]);
}

const search = searchPath({ q: 'مدينة' });

describe('503', () => {
  const failures: readonly [what: string, objects: () => Objects, kind: string, remedy: string][] = [
    ['an empty bucket', () => new Map(), 'no-index', 'build one with `fihris build SOURCE --to PLACE`.'],
    [
      'a manifest that is not JSON',
      () => new Map([...intact, [MANIFEST_NAME, new TextEncoder().encode('{"format":')]]),
      'corrupt-index',
      'ebuild',
    ],
    [
      'a manifest of something else',
      () => new Map([...intact, [MANIFEST_NAME, new TextEncoder().encode('{}')]]),
      'corrupt-index',
      'ebuild',
    ],
    [
      'a manifest of a newer version',
      () => withManifest({ version: 99 }),
      'unsupported-format',
      'Update Fihris, or rebuild the index with it.',
    ],
    [
      'an index built by another analyser',
      () => withManifest({ analyser: 'arabic-0' }),
      'analyser-mismatch',
      'Rebuild the index with this Fihris.',
    ],
    [
      'a missing segment',
      () => new Map([...intact].filter(([name]) => name !== segmentName)),
      'missing-object',
      `${segmentName} is not in the bucket. Publish the index again.`,
    ],
    ['an empty segment', () => withSegment(() => new Uint8Array()), 'corrupt-index', 'ebuild'],
    [
      'a segment cut in half',
      () => withSegment((bytes) => bytes.slice(0, bytes.length / 2)),
      'corrupt-index',
      'ebuild',
    ],
  ];

  it.each(failures)('%s', async (_what, objects, kind, remedy) => {
    const site = await serve(objects());
    const requests: readonly [string, RequestInit?][] = [
      [search],
      ['/related/soc-001'],
      ['/articles/soc-001'],
      ['/related', postJson({ body: SAMPLES[0]!.body })],
    ];
    for (const [path, init] of requests) {
      const response = await site.ask(path, init);
      const { type, detail, ...rest } = (await response.json()) as { type: string; detail: string };
      expect([path, response.status, type]).toEqual([path, 503, `urn:fihris:problem:${kind}`]);
      expect(detail).toContain(remedy);
      expect(rest).toEqual({ title: 'The index cannot be read', status: 503 });
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(response.headers.get('Retry-After')).toBe('10');
    }
    expect(site.logged).toHaveLength(requests.length);
    const page = await site.ask(`/?${search.split('?')[1]}`);
    expect([page.status, page.headers.get('Content-Type')]).toEqual([503, 'text/html; charset=utf-8']);
    const html = await page.text();
    expect(html).toContain('البحث غير متاح الآن');
    expect(html).toContain('value="مدينة"');
    expect(html).not.toContain(segmentName);
  });

  it('names both versions of the analyser', async () => {
    const response = await (await serve(withManifest({ analyser: 'arabic-0' }))).ask('/health');
    expect(await response.text()).toContain(`arabic-0, and this Fihris has ${ANALYSER_VERSION}`);
  });
});

it('a defect of ours is a 500 that tells nothing, logged without what was searched for', async () => {
  const defect = new TypeError('undefined is not a function');
  const fails = () => Promise.reject(defect);
  const logged: unknown[] = [];
  const provider = new IndexProvider({ readRange: fails, readObject: fails, readIfChanged: fails });
  const app = createApp({ provider, log: (error) => logged.push(error) });
  const response = await app.request(`https://news.example${search}`);
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([500, 'no-store']);
  expect(await response.json()).toEqual({
    type: 'urn:fihris:problem:internal',
    title: 'Internal error',
    status: 500,
    detail: 'Something failed on our side; it was logged. Try again later.',
  });
  expect(logged).toEqual([defect]);
});

describe('a segment with a flipped byte', () => {
  it('gives the right answer or says that it is damaged, wherever the byte is', async () => {
    const paths = [search, '/related/soc-001', '/articles/soc-001'];
    const sound = await serve(intact);
    const right = await Promise.all(paths.map(async (path) => (await sound.ask(path)).text()));
    const { length } = intact.get(segmentName)!;
    let damaged = 0;
    for (let at = 0; at < length; at += Math.floor(length / 80)) {
      const site = await serve(
        withSegment((bytes) => {
          bytes[at]! ^= 0x10;
          return bytes;
        }),
      );
      for (const [i, path] of paths.entries()) {
        const response = await site.ask(path);
        const text = await response.text();
        if (response.status === 200) expect(text).toBe(right[i]);
        else {
          damaged++;
          expect([at, response.status, JSON.parse(text).type]).toEqual([
            at,
            503,
            'urn:fihris:problem:corrupt-index',
          ]);
        }
      }
    }
    expect(damaged).toBeGreaterThan(10);
  });
});

describe('the storage', () => {
  it('gives fewer bytes, or none, where an object ends before', async () => {
    await serve(new Map([['object', new Uint8Array([1, 2, 3])]]));
    const storage = new R2Storage(env.INDEX);
    expect(await storage.readRange('object', 1, 3)).toEqual(new Uint8Array([2, 3]));
    expect(await storage.readRange('object', 1, 9)).toEqual(new Uint8Array([2, 3]));
    expect(await storage.readRange('object', 3, 9)).toEqual(new Uint8Array());
    expect(await storage.readRange('object', 7, 9)).toEqual(new Uint8Array());
  });

  it('names another version for an object that changed, and for no other', async () => {
    const storage = new R2Storage(env.INDEX);
    await env.INDEX.put('object', 'one');
    const { version } = await storage.readObject('object');
    expect((await storage.readObject('object')).version).toBe(version);
    await env.INDEX.put('object', 'two');
    expect((await storage.readObject('object')).version).not.toBe(version);
  });

  it('that fails is a 503 that asks for another try, and the next try may succeed', async () => {
    await serve(intact);
    // As often as one read is tried.
    let failures = 3;
    const bucket: Bucket = {
      async get(key, options) {
        if (failures-- > 0)
          throw new Error('get: We encountered an internal error. Please try again. (10001)');
        return env.INDEX.get(key, options);
      },
      head: (key) => env.INDEX.head(key),
      put: (key, bytes) => env.INDEX.put(key, bytes),
      list: () => env.INDEX.list(),
      delete: (key) => env.INDEX.delete(key),
    };
    const provider = new IndexProvider(new R2Storage(bucket), { patience: { pause: 0 } });
    const app = createApp({ provider, log: () => {} });
    const failed = await app.request(`https://news.example${search}`);
    expect([failed.status, await failed.json()]).toEqual([
      503,
      {
        type: 'urn:fihris:problem:storage-failure',
        title: 'The index cannot be read',
        status: 503,
        detail: 'The bucket did not give manifest.json. Try again in a moment.',
      },
    ]);
    expect((await app.request(`https://news.example${search}`)).status).toBe(200);
  });
});

/** What holds of the application on every platform: what it keeps between requests, and what it tells of its failures. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type App, createApp } from '../../functions/app.ts';
import { FileStorage } from '../../functions/node/file-storage.ts';
import type { Article } from '../../src/article/article.ts';
import { IndexProvider, type ProviderOptions } from '../../src/index/index-provider.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { article, storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';
import { directoryWith, publish } from './index-directory.ts';

const ORIGIN = 'https://news.example';

function appOn(storage: Storage, options: ProviderOptions = {}): { app: App; logged: unknown[] } {
  const logged: unknown[] = [];
  const provider = new IndexProvider(storage, { inflater: testCodec, ...options });
  return { app: createApp({ provider, log: (error) => logged.push(error) }), logged };
}

function ask(app: App, path: string): Promise<Response> {
  return Promise.resolve(app.request(ORIGIN + path));
}

const search = (q: string) => `/search?q=${encodeURIComponent(q)}`;

/** A storage whose next read waits, or fails, when told to. */
class Interrupted implements Storage {
  private readonly inner: Storage;
  private before: (() => Promise<void>) | null = null;

  constructor(inner: Storage) {
    this.inner = inner;
  }

  /** Runs once, before the next read of a range. */
  beforeNextRange(run: () => Promise<void>): void {
    this.before = run;
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    const run = this.before;
    this.before = null;
    if (run !== null) await run();
    return this.inner.readRange(name, startByte, endByte);
  }

  readObject(name: string) {
    return this.inner.readObject(name);
  }

  readIfChanged(name: string, known: string) {
    return this.inner.readIfChanged(name, known);
  }
}

describe('a defect of ours', () => {
  const secret = new TypeError('cannot read /etc/secret of undefined');
  const broken: Storage = {
    readRange: () => Promise.reject(secret),
    readObject: () => Promise.reject(secret),
    readIfChanged: () => Promise.reject(secret),
  };

  it('is logged, and tells callers nothing', async () => {
    const { app, logged } = appOn(broken);
    const response = await ask(app, search('خبر'));
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      500,
      'application/problem+json',
    ]);
    expect(await response.json()).toEqual({
      type: 'urn:fihris:problem:internal',
      title: 'Internal error',
      status: 500,
      detail: 'Something failed on our side; it was logged. Try again later.',
    });
    expect(logged).toEqual([secret]);
  });

  it('is a page to people, logged once', async () => {
    const { app, logged } = appOn(broken);
    const response = await ask(app, '/');
    const html = await response.text();
    expect([response.status, html.includes('حدث خطأ غير متوقع')]).toEqual([500, true]);
    expect(html).not.toContain('secret');
    expect(logged).toEqual([secret]);
  });
});

describe('a failure', () => {
  it('is not remembered', async () => {
    const storage = new Interrupted(storageWith(SAMPLES));
    const { app } = appOn(storage);
    storage.beforeNextRange(() => Promise.reject(new TypeError('the first read fails')));
    expect((await ask(app, search('مدينة'))).status).toBe(500);
    expect((await ask(app, search('مدينة'))).status).toBe(200);
  });

  it('of the caller is not logged', async () => {
    const { app, logged } = appOn(storageWith(SAMPLES));
    for (const path of ['/search', '/search?q=-a', '/articles/nobody', '/nothing', '/?q=-a'])
      await ask(app, path);
    expect(logged).toEqual([]);
  });
});

describe('requests at the same time', () => {
  const queries = ['مدينة', 'الأمطار', 'وزير', 'مدرسة الأطفال', 'المكلا', 'صحة'];

  it('each get their own answer and their own count of reads', async () => {
    const { app } = appOn(storageWith(SAMPLES), { cacheBytes: 0 });
    await ask(app, search('خبر'));
    const costOf = (response: Response) => response.headers.get('Server-Timing')!.replace(/^[^,]*, /, '');
    const alone = [];
    for (const q of queries) {
      const response = await ask(app, search(q));
      alone.push([await response.text(), costOf(response)]);
    }
    expect(new Set(alone.map(([text]) => text)).size).toBe(queries.length);
    const together = await Promise.all(queries.map((q) => ask(app, search(q))));
    expect(await Promise.all(together.map(async (one) => [await one.text(), costOf(one)]))).toEqual(alone);
  });

  it('do not wait for one that hangs', async () => {
    const storage = new Interrupted(storageWith(SAMPLES));
    const { app } = appOn(storage);
    let release = () => {};
    storage.beforeNextRange(() => new Promise((resolve) => (release = resolve)));
    const hanging = ask(app, search('مدينة'));
    expect((await ask(app, search('مدينة'))).status).toBe(200);
    release();
    expect((await hanging).status).toBe(200);
  });
});

it('a request under way ends with the index it began with, though that is replaced meanwhile', async () => {
  const before = [article('old', { title: 'افتتاح الجسر القديم' })];
  const after = [article('new', { title: 'افتتاح الجسر الجديد' })];
  const directory = await directoryWith(before);
  const storage = new Interrupted(new FileStorage(directory));
  const { app } = appOn(storage, { recheckAfter: 0 });
  const idsAt = async () => {
    const { results } = (await (await ask(app, search('الجسر'))).json()) as { results: { id: string }[] };
    return results.map((one) => one.id);
  };
  storage.beforeNextRange(() => publish(directory, after));
  expect(await idsAt()).toEqual(['old']);
  expect(await idsAt()).toEqual(['new']);
});

describe('an id', () => {
  /** Ids as articles have them. A path cannot end in `.` or `..`, however these are written. */
  const ids = fc.uniqueArray(
    fc
      .array(
        fc.oneof(fc.constantFrom(...'/%\\?#&+., ;:خـَ2f'), fc.string({ unit: 'grapheme', maxLength: 1 })),
        {
          minLength: 1,
          maxLength: 12,
        },
      )
      .map((characters) => characters.join(''))
      .filter((id) => id.trim() === id && id !== '' && id !== '.' && id !== '..'),
    { minLength: 1, maxLength: 12 },
  );

  it('of any characters leads to its article', async () => {
    await fc.assert(
      fc.asyncProperty(ids, async (all) => {
        const archive: Article[] = all.map((id, i) => article(id, { title: `خبر ${i}` }));
        const { app } = appOn(storageWith(archive));
        const { results } = (await (await ask(app, `${search('خبر')}&limit=50`)).json()) as {
          results: { id: string; url: string; title: string }[];
        };
        expect(results.map((one) => one.id).sort()).toEqual([...all].sort());
        for (const { id, url, title } of results) {
          const stored = await ask(app, `/articles/${encodeURIComponent(id)}`);
          expect(await stored.json()).toMatchObject({ id, title });
          const page = await app.request(url);
          expect([id, page.status, (await page.text()).includes(`<h1>${title}</h1>`)]).toEqual([
            id,
            200,
            true,
          ]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

it('an archive of one article has nothing related to it', async () => {
  const { app } = appOn(storageWith(SAMPLES.slice(0, 1)));
  expect((await ask(app, '/')).status).toBe(200);
  expect(await (await ask(app, `/related/${SAMPLES[0]!.id}`)).json()).toEqual({ results: [] });
});

describe('a query with a slip', () => {
  const { app } = appOn(storageWith(SAMPLES));

  it('has a suggestion with an address of its own, under the same filters and from the first page on', async () => {
    const asked = `${search('المديينة')}&section=${encodeURIComponent('مجتمع')}&limit=3&offset=1`;
    const { suggestion, total } = (await (await ask(app, asked)).json()) as {
      suggestion: { query: string; isApplied: boolean; url: string };
      total: number;
    };
    expect(suggestion).toMatchObject({ query: 'المدينة', isApplied: true });
    const { pathname, searchParams } = new URL(suggestion.url);
    expect(pathname).toBe('/search');
    expect(Object.fromEntries(searchParams)).toEqual({ q: 'المدينة', section: 'مجتمع', limit: '3' });
    const own = (await (await ask(app, pathname + new URL(suggestion.url).search)).json()) as {
      total: number;
    };
    expect(own.total).toBe(total);
  });

  it('is shown on the page with a link to what was searched for', async () => {
    const html = await (await ask(app, `/?q=${encodeURIComponent('المديينة')}`)).text();
    expect(html).toContain('لم نجد ما كتبت، فهذه نتائج');
    expect(html).toContain(`/?q=${encodeURIComponent('المدينة')}"><bdi>المدينة</bdi></a>`);
    expect(html).not.toContain('هل تقصد');
  });
});

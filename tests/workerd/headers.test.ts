import { beforeAll, describe, expect, it } from 'vitest';
import { ask, postJson, publishArchive, searchPath } from './site.ts';

beforeAll(publishArchive);

const search = searchPath({ q: 'مدينة' });
const TIMING = /^total;dur=\d+\.\d, reads;desc="\d+", bytes;desc="\d+", trips;desc="\d+"$/;

const cached: readonly [path: string, cacheControl: string][] = [
  [search, 'public, max-age=60, stale-while-revalidate=300'],
  ['/related/soc-001', 'public, max-age=300, stale-while-revalidate=3600'],
  ['/articles/soc-001', 'public, max-age=300, stale-while-revalidate=3600'],
  ['/', 'public, max-age=60, stale-while-revalidate=300'],
  [`/?${search.split('?')[1]}`, 'public, max-age=60, stale-while-revalidate=300'],
  ['/read/soc-001', 'public, max-age=60, stale-while-revalidate=300'],
];

describe('an answer that caches may keep', () => {
  it.each(cached)('%s says for how long, and is not sent again while it is the same', async (path, kept) => {
    const first = await ask(path);
    const etag = first.headers.get('ETag')!;
    expect(etag).toMatch(/^"[0-9a-f]{40}"$/);
    expect(first.headers.get('Cache-Control')).toBe(kept);

    for (const tags of [etag, `"other", W/${etag}`, '*']) {
      const again = await ask(path, { headers: { 'If-None-Match': tags } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('ETag')).toBe(etag);
      expect(again.headers.get('Cache-Control')).toBe(kept);
      expect(again.headers.get('Server-Timing')).toMatch(TIMING);
      expect(again.headers.get('Content-Type')).toBeNull();
    }
    const changed = await ask(path, { headers: { 'If-None-Match': '"other"' } });
    expect(changed.status).toBe(200);
  });

  it('describes the interface for an hour', async () => {
    const first = await ask('/openapi.json');
    expect([first.status, first.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=3600']);
    expect(await first.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Fihris' } });
    const again = await ask('/openapi.json', { headers: { 'If-None-Match': first.headers.get('ETag')! } });
    expect(again.status).toBe(304);
  });

  it('is no report of health', async () => {
    const { status, headers } = await ask('/health');
    expect([status, headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  });

  it('has another ETag when it says something else', async () => {
    const [one, other] = [await ask(search), await ask(`${search}&limit=2`)];
    expect(one.headers.get('ETag')).not.toBe(other.headers.get('ETag'));
  });
});

describe('Server-Timing', () => {
  it.each([...cached.map(([path]) => path), '/health'])('is on %s', async (path) => {
    expect((await ask(path)).headers.get('Server-Timing')).toMatch(TIMING);
  });

  it('is on errors that read the index, and only on those', async () => {
    expect((await ask('/articles/nobody')).headers.get('Server-Timing')).toMatch(TIMING);
    expect((await ask('/search')).headers.get('Server-Timing')).toBeNull();
    expect((await ask('/nothing')).headers.get('Server-Timing')).toBeNull();
  });

  it('counts the reads of its own request', async () => {
    await ask(search);
    expect((await ask(search)).headers.get('Server-Timing')).toContain('reads;desc="0", bytes;desc="0"');
  });
});

it('posted texts are answered for their sender alone', async () => {
  const response = await ask('/related', postJson({ body: 'مدينة على البحر' }));
  expect([response.status, response.headers.get('Cache-Control'), response.headers.get('ETag')]).toEqual([
    200,
    'no-store',
    null,
  ]);
});

it.each([search, '/', '/search', '/nothing', '/read/soc-001', '/read/nobody', '/openapi.json'])(
  '%s tells browsers to load nothing from elsewhere and not to guess types',
  async (path) => {
    const { headers } = await ask(path);
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; " +
        "img-src 'self' data: https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Strict-Transport-Security')).toBeNull();
  },
);

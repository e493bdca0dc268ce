import { describe, expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { readSwitch } from '../../functions/settings.ts';
import { ageText, bytesText, percentText } from '../../functions/status/amounts.ts';
import { type StatusReport, spreadOf } from '../../functions/status/report.ts';
import { MOST_KEPT } from '../../functions/status/request-record.ts';
import { mostCacheSubrequests } from '../../functions/worker/platform-cache.ts';
import { EDGE_LIMITS, IndexProvider } from '../../src/index/index-provider.ts';
import { MANIFEST_NAME } from '../../src/index/manifest.ts';
import { SECTIONS } from '../../src/segment/format.ts';
import { storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';

const WORD = 'مدينة';
const SEARCH = `/search?q=${encodeURIComponent(WORD)}`;

type Ask = (path: string) => Promise<Response>;

function serve(options: { segments?: number; status?: boolean } = {}): Ask {
  const { segments = 1, status } = options;
  const storage = storageWith(SAMPLES, (_, i) => i % segments);
  const mostReads = EDGE_LIMITS.mostReads - mostCacheSubrequests('beginnings');
  const provider = new IndexProvider(storage, { limits: { ...EDGE_LIMITS, mostReads } });
  const app = createApp({ provider, status, log: () => {} });
  return async (path) => app.request(`https://news.example${path}`);
}

async function reportOf(ask: Ask): Promise<StatusReport> {
  return (await ask('/status.json')).json();
}

describe('the status of an archive', () => {
  it('is what is in the index', async () => {
    const report = await reportOf(serve());
    const newest = Math.max(...SAMPLES.map(({ published }) => Date.parse(published)));
    expect(Date.parse(report.newestArticle!)).toBe(newest);
    expect(report).toMatchObject({ articles: SAMPLES.length, retracted: 0, generation: 1 });
    expect(report.parts.map(({ part }) => part)).toEqual(['head', ...SECTIONS]);
    expect(report.parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(report.bytes);
    expect(report.segments).toEqual([{ articles: SAMPLES.length, retracted: 0, bytes: report.bytes }]);
  });

  it('keeps what requests cost, by route, and nothing of what they asked', async () => {
    const ask = serve();
    expect((await reportOf(ask)).requests).toEqual({ since: null, counted: 0, kept: 0, routes: [] });
    await ask(SEARCH);
    await ask(SEARCH);
    await ask('/read/soc-001');
    await ask('/articles/nobody');
    await ask('/health');
    const { requests, cache } = await reportOf(ask);
    expect(requests).toMatchObject({ counted: 4, kept: 4 });
    expect(Math.abs(Date.parse(requests.since!) - Date.now())).toBeLessThan(60_000);
    expect(requests.routes.map(({ route, requests: times, failed }) => [route, times, failed])).toEqual([
      ['/search', 2, 0],
      ['/articles/:id', 1, 0],
      ['/read/:id', 1, 0],
    ]);
    const [search] = requests.routes;
    // The second finds all in memory.
    expect(search!.lastReads[0]).toBeGreaterThan(0);
    expect(search!.lastReads[1]).toBe(0);
    expect(search!.reads.most).toBe(search!.lastReads[0]);
    expect(search!.bytes.most).toBeGreaterThan(1000);
    expect(cache.hits).toBeGreaterThan(0);
    expect(cache.misses).toBeGreaterThan(0);
    expect(cache.bytes).toBeGreaterThan(1000);
    expect(cache.bytes).toBeLessThan(cache.capacity);
    for (const path of ['/status', '/status.json']) {
      const text = await (await ask(path)).text();
      for (const secret of [WORD, encodeURIComponent(WORD), 'soc-001', 'nobody'])
        expect(text).not.toContain(secret);
    }
  });

  it('counts failures, and forgets all but the last requests', async () => {
    const storage = storageWith(SAMPLES);
    const whole = new Map(storage.objects);
    const app = createApp({ provider: new IndexProvider(storage), log: () => {} });
    const ask: Ask = async (path) => app.request(`https://news.example${path}`);
    const routes = async () =>
      (await reportOf(ask)).requests.routes.map((one) => [one.route, one.requests, one.failed]);
    for (const name of whole.keys()) if (name !== MANIFEST_NAME) storage.objects.delete(name);
    expect((await ask(SEARCH)).status).toBe(503);
    for (const [name, bytes] of whole) storage.objects.set(name, bytes);
    expect(await routes()).toEqual([['/search', 1, 1]]);
    for (let i = 0; i < MOST_KEPT + 5; i++) await ask('/articles/soc-001');
    expect(await routes()).toEqual([['/articles/:id', MOST_KEPT, 0]]);
    expect((await reportOf(ask)).requests).toMatchObject({ counted: MOST_KEPT + 6, kept: MOST_KEPT });
  });

  it('is within what an edge platform lets one request read, with twenty segments', async () => {
    const ask = serve({ segments: 20 });
    const response = await ask('/status.json');
    expect(response.status).toBe(200);
    const report: StatusReport = await response.json();
    expect(report.segments).toHaveLength(20);
    expect(report.newestArticle).not.toBeNull();
    const reads = Number(/reads;desc="(\d+)"/.exec(response.headers.get('Server-Timing')!)![1]);
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThanOrEqual(42);
    const page = await ask('/status');
    expect(page.headers.get('Server-Timing')).toContain('reads;desc="0"');
  });

  it('is neither kept by caches nor listed by search engines', async () => {
    const ask = serve();
    for (const path of ['/status', '/status.json']) {
      const { headers } = await ask(path);
      expect([headers.get('Cache-Control'), headers.get('X-Robots-Tag')]).toEqual(['no-store', 'noindex']);
    }
  });

  it('has a style sheet under the name of its content', async () => {
    const ask = serve();
    const [address] = /\/assets\/status-[0-9a-f]{8}\.css/.exec(await (await ask('/status')).text())!;
    const { status, headers } = await ask(address);
    expect([status, headers.get('Cache-Control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('is left out where the owner says so', async () => {
    const ask = serve({ status: false });
    expect([(await ask('/status')).status, (await ask('/status.json')).status]).toEqual([404, 404]);
    expect(['on', 'off', '', undefined].map((setting) => readSwitch('STATUS', setting))).toEqual([
      true,
      false,
      undefined,
      undefined,
    ]);
    expect(() => readSwitch('STATUS', 'no')).toThrow('STATUS is no: write on or off.');
  });
});

describe('amounts in Arabic', () => {
  it('are bytes in a readable unit, shares and ages', () => {
    expect([0, 1023, 1536, 84 * 2 ** 20, 3.2 * 2 ** 30].map(bytesText)).toEqual([
      '0 بايت',
      '1,023 بايت',
      '1.5 كيلوبايت',
      '84 ميغابايت',
      '3.2 غيغابايت',
    ]);
    expect([0, 0.042, 0.5, 1].map(percentText)).toEqual(['0%', '4.2%', '50%', '100%']);
    const now = Date.parse('2026-05-12T12:00:00Z');
    const ago = (seconds: number) => ageText(now - 1000 * seconds, now);
    expect([30, 60, 3 * 3600, 86_400 * 2, 86_400 * 400].map(ago)).toEqual([
      'الآن',
      'قبل دقيقة واحدة',
      'قبل 3 ساعات',
      'أول أمس',
      'السنة الماضية',
    ]);
    expect(ago(-100)).toBe('الآن');
  });

  it('are spread by their middle and their end', () => {
    expect(spreadOf([4])).toEqual({ median: 4, p95: 4, most: 4 });
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(spreadOf(values)).toEqual({ median: 50, p95: 95, most: 100 });
  });
});

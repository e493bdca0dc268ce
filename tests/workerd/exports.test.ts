/** Whole results as the deployed Worker gives them: in small parts, whose reads a free plan allows. */
import { env } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Bucket } from '../../functions/worker/r2-storage.ts';
import { workerApp } from '../../functions/worker/worker-app.ts';
import { rowsOf } from '../functions/read-csv.ts';
import { ARCHIVE, answerAt, ask, ODD_IDS, ORIGIN, publishArchive, searchPath } from './site.ts';

beforeAll(publishArchive);

const COMMON = 'مدينة';
const csvPath = (params: Readonly<Record<string, string>>) =>
  searchPath(params).replace('/search', '/search.csv');

/** Rows of all parts, by following their links. */
async function partsFrom(path: string): Promise<{ rows: string[][]; parts: number[]; totals: Set<string> }> {
  const rows: string[][] = [];
  const parts: number[] = [];
  const totals = new Set<string>();
  let next: string | undefined = path;
  while (next !== undefined) {
    const response: Response = await ask(next);
    expect([next, response.status]).toEqual([next, 200]);
    const [, ...found] = rowsOf(await response.text());
    rows.push(...found);
    parts.push(found.length);
    totals.add(response.headers.get('X-Total-Count')!);
    next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('Link') ?? '')?.[1]?.slice(ORIGIN.length);
  }
  return { rows, parts, totals };
}

describe('/search.csv', () => {
  it('has all matches over parts of thirty', async () => {
    const { total } = await answerAt(searchPath({ q: COMMON }));
    expect(total).toBeGreaterThan(30);
    const { rows, parts, totals } = await partsFrom(csvPath({ q: COMMON }));
    expect([...totals]).toEqual([String(total)]);
    expect(new Set(rows.map(([id]) => id)).size).toBe(total);
    expect(parts).toEqual(
      [...Array<number>(Math.floor(total / 30)).fill(30), total % 30].filter((n) => n > 0),
    );
    for (const [id, title, published] of rows) {
      expect(ARCHIVE.find((one) => one.id === id)).toMatchObject({ title, published });
    }
    const times = rows.map((row) => Date.parse(row[2]!));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('carries odd ids and markup as they are', async () => {
    const { rows } = await partsFrom(csvPath({ q: 'زنبرك' }));
    expect(rows.map(([id]) => id).sort()).toEqual([...ODD_IDS].sort());
  });

  it('begins with a byte order mark, and is kept by caches', async () => {
    const response = await ask(csvPath({ q: COMMON }));
    expect([...new Uint8Array(await response.arrayBuffer()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60, stale-while-revalidate=300');
    const again = await ask(csvPath({ q: COMMON }), {
      headers: { 'If-None-Match': response.headers.get('ETag')! },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('has parts of the size the owner sets, and no other', async () => {
    const worker = workerApp({ INDEX: env.INDEX as unknown as Bucket, EXPORT_PART: '7' });
    const response = await worker.fetch(new Request(ORIGIN + csvPath({ q: COMMON })));
    expect(rowsOf(await response.text())).toHaveLength(8);
    for (const EXPORT_PART of ['0', '2.5', 'many']) {
      expect(() => workerApp({ INDEX: env.INDEX as unknown as Bucket, EXPORT_PART })).toThrow('EXPORT_PART');
    }
  });
});

describe('/search.ndjson', () => {
  it('has articles with their texts in lines', async () => {
    const path = searchPath({ q: COMMON, bodies: 'true' }).replace('/search', '/search.ndjson');
    const response = await ask(path);
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(30);
    for (const line of lines) {
      const one = JSON.parse(line);
      const { url = `${ORIGIN}/read/${one.id}`, ...stored } = ARCHIVE.find(({ id }) => id === one.id)!;
      expect(one).toEqual({ ...stored, url });
    }
  });
});

it('an export is refused as a search is', async () => {
  const response = await ask('/search.csv?q=a&part=0&sort=up');
  expect([response.status, await response.json()]).toMatchObject([
    400,
    {
      type: 'urn:fihris:problem:bad-parameter',
      detail:
        'sort must be one of relevance, newest, oldest, not up. part must be a whole number from 1 to 1000000, not 0.',
    },
  ]);
});

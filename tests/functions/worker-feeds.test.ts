/** The Worker's bundle leaves parts of the feeds' library out: what it writes must be what the whole library writes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { atomDocument, jsonDocument, rssDocument } from '../../functions/feeds/documents.ts';
import type { Feed } from '../../functions/feeds/feed.ts';
import { plainFeeds } from '../../scripts/worker-feeds.ts';

const FEED: Feed = {
  title: 'مجلس الأمن — فهرس',
  description: 'نتائج <مجلس> & غيره',
  page: 'https://news.example/?q=1&b=2',
  self: 'https://news.example/search.atom?q=1',
  site: 'فهرس',
  updated: new Date('2026-01-02T03:04:05Z'),
  entries: [
    {
      id: 'tag:news.example,2026:/read/1',
      url: 'https://news.example/read/1',
      title: 'خبر & "عنوان"',
      summary: 'نص ]]> <b>',
      published: new Date('2026-01-02T03:04:05Z'),
      categories: ['سياسة', '<قسم>'],
      author: 'سارة',
      image: 'https://news.example/1.jpg',
    },
  ],
};

describe('feeds of the bundled Worker', () => {
  it('are those of the whole library, in every format', async () => {
    const outdir = mkdtempSync(join(tmpdir(), 'fihris-feeds-'));
    try {
      const outfile = join(outdir, 'documents.mjs');
      const entryPoints = ['functions/feeds/documents.ts'];
      await build({ entryPoints, outfile, bundle: true, format: 'esm', plugins: [plainFeeds()] });
      const bundled = await import(outfile);
      for (const whole of [atomDocument, rssDocument, jsonDocument]) {
        expect(bundled[whole.name](FEED)).toBe(whole(FEED));
        expect(whole(FEED)).toContain('سارة');
      }
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});

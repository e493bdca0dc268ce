/** A whole result opened in LibreOffice, saved in its formats, and read back from these. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../functions/node/server.ts';
import type { Article } from '../../src/article/article.ts';
import { article, storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { rowsOf } from './read-csv.ts';

const HITS = 5_000;
const WORD = 'زنبرك';

/** What careless readers of CSV, of Arabic or of formulas break on. */
const ODD_TITLES = [
  '@تجربة, "زنبرك"; و«اقتباس»',
  '=HYPERLINK("https://a.example";"اضغط")',
  'سطر\nوسطر آخر',
  'لِلْعَرَبِيَّةِ ـ تَشْكيلٌ وﻻ أشكال ﷺ',
  '\u200Fعلامات \u2066اتجاه\u2069 و\u200Dروابط',
  '٣٤٠ أسرة، 50% من 1.200 — 🕌',
  ' مسافة في أوله وفي آخره ',
];

const ARTICLES: readonly Article[] = Array.from({ length: HITS }, (_, i) => {
  const sample = SAMPLES[i % SAMPLES.length]!;
  return article(`id-${i}`, {
    title: i % 10 === 0 ? ODD_TITLES[(i / 10) % ODD_TITLES.length]! : sample.title,
    body: WORD,
    published: new Date(Date.UTC(2020, 0, 1) + i * 3_600_000).toISOString(),
    section: sample.section ?? 'بلا قسم',
    source: 'وكالة, "الضفاف"',
    tags: ['سيول', 'أمطار'],
  });
});

/** Which version there is; null where there is none. */
function libreOffice(): string | null {
  try {
    return execFileSync('soffice', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

const isThere = libreOffice() !== null;
const NAME = 'a result of 5,000 articles in LibreOffice';
if (!isThere) console.warn(`"${NAME}" was left out: there is no soffice here.`);

describe.skipIf(!isThere)(NAME, () => {
  let directory: string;
  let rows: string[][];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'fihris-spreadsheet-'));
    const storage = storageWith(ARTICLES);
    const server = await startServer({
      storage,
      port: 0,
      host: '127.0.0.1',
      exportPart: HITS,
      mostReads: HITS,
    });
    try {
      const response = await fetch(`${server.url}/search.csv?${new URLSearchParams({ q: WORD })}`);
      expect(response.headers.get('X-Total-Count')).toBe(String(HITS));
      const bytes = new Uint8Array(await response.arrayBuffer());
      writeFileSync(join(directory, 'search.csv'), bytes);
      rows = rowsOf(new TextDecoder().decode(bytes));
    } finally {
      await server.close();
    }
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  /** Saves a file in another format; the profile is one of its own, so that no running LibreOffice is disturbed. */
  function convert(file: string, to: string, into: string, ...options: string[]): void {
    const profile = `-env:UserInstallation=${pathToFileURL(join(directory, 'profile')).href}`;
    const args = [profile, '--headless', ...options, '--convert-to', to, '--outdir', into, file];
    execFileSync('soffice', args, { cwd: directory, stdio: 'ignore' });
  }

  it.each(['xlsx', 'ods'])(
    'is the same as %s: every row, every letter, no formula',
    (format) => {
      // Commas, double quotes, UTF-8, from the first line: what the dialogue proposes for the file.
      convert('search.csv', format, '.', '--infilter=CSV:44,34,76,1');
      convert(`search.${format}`, 'csv:Text - txt - csv (StarCalc):44,34,76', format);
      const back = rowsOf(readFileSync(join(directory, format, 'search.csv'), 'utf8'), '\n');
      expect(back).toHaveLength(HITS + 1);
      expect(back[0]).toEqual(rows[0]);
      for (const [i, row] of back.entries()) {
        // Compared one by one: of thousands a difference would not be found in the message.
        if (row.join('|') !== rows[i]!.join('|')) expect(row).toEqual(rows[i]);
      }
      const titles = back.map((row) => row[1]);
      expect(titles.filter((title) => title!.startsWith('=') || title!.startsWith('@'))).toEqual([]);
      expect(titles.filter((title) => title === `'${ODD_TITLES[1]}`).length).toBeGreaterThan(50);
    },
    300_000,
  );
});

import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { buildIndex } from '../../index-builder/build/build-index.ts';
import { BuildReport } from '../../index-builder/build/report.ts';
import { BadRecordError, CommandError } from '../../src/errors.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { search } from '../../src/search/search.ts';
import {
  articlesIn,
  build,
  contentOf,
  folderOf,
  KeptView,
  ndjson,
  openFolder,
  ROOT,
  record,
  temporaryFolder,
} from './support.ts';

describe('a build', () => {
  it('reads every kind of source, in the order of publication', async () => {
    const folder = folderOf({
      'a.ndjson': ndjson(record('c', { published: '2026-03-01T00:00:00Z' })),
      'b/b.json': `[${record('a', { published: '2026-01-01T00:00:00Z' })}]`,
      'b/page.txt': 'افتتاح مكتبة عامة في صور\n1 فبراير 2026\nافتُتحت اليوم مكتبة عامة.',
    });
    const to = join(temporaryFolder(), 'new/index');
    const { manifest, counts } = await build(folder, to);
    expect((await articlesIn(to)).map(({ id }) => id)).toEqual(['a', 'page', 'c']);
    expect(manifest.generation).toBe(1);
    expect(counts).toEqual({ articles: 3, bad: 0, duplicates: 0, notes: 0 });
  });

  it('tells each bad record with file and line, counts them, and goes on', async () => {
    const folder = folderOf({
      'a.ndjson': ndjson(record('a'), '{"id":', record(undefined), record('b', { published: '2026-01-01' })),
      'b.json': `[${record('c')}, 5]`,
      'empty.txt': '',
      'notes.md': 'ملاحظات',
    });
    const { counts, lines } = await build(folder, temporaryFolder());
    expect(counts).toEqual({ articles: 2, bad: 5, duplicates: 0, notes: 1 });
    expect(lines).toEqual([
      'note: left out 1 file of another kind than .ndjson, .ndjson.gz, .jsonl, .jsonl.gz, .json, .txt',
      expect.stringMatching(/^bad record a\.ndjson:2: is not JSON: /),
      'bad record a.ndjson:3: id is missing',
      'bad record a.ndjson:4: published has no zone: write it as 2026-03-14T09:30:00+03:00',
      'bad record b.json, article 2: is not a JSON object',
      'bad record empty.txt: is empty',
    ]);
  });

  it('keeps the later of two articles with one id, within a file and across files, and says so', async () => {
    const folder = folderOf({
      'a.ndjson': ndjson(record('x', { title: 'أول' }), record('y'), record('x', { title: 'ثان' })),
      'b.json': record('x', { title: 'ثالث' }),
    });
    const to = temporaryFolder();
    const { counts, lines } = await build(folder, to);
    expect(counts).toEqual({ articles: 4, bad: 0, duplicates: 2, notes: 0 });
    expect(lines).toEqual([
      'duplicate a.ndjson:3: has the id x of the article at a.ndjson:1; this later one is kept',
      'duplicate b.json: has the id x of the article at a.ndjson:3; this later one is kept',
    ]);
    const titles = Object.fromEntries((await articlesIn(to)).map(({ id, title }) => [id, title]));
    expect(titles).toEqual({ x: 'ثالث', y: 'عنوان الخبر y' });
    const index = await openFolder(to);
    expect((await search(index, { q: 'ثان' })).total).toBe(0);
    expect(await verifyIndex(new FileStorage(to), index)).toMatchObject({ documents: 2 });
  });

  it('takes the later source first given last, whatever the names', async () => {
    const folder = folderOf({
      'z.json': record('x', { title: 'قديم' }),
      'a.json': record('x', { title: 'جديد' }),
    });
    const to = temporaryFolder();
    await build([join(folder, 'z.json'), join(folder, 'a.json')], to);
    expect((await articlesIn(to)).map(({ title }) => title)).toEqual(['جديد']);
  });

  it('into a folder among its sources does not read itself the next time', async () => {
    const folder = folderOf({ 'a.json': record('a') });
    const to = join(folder, 'index');
    await build(folder, to);
    expect(await build(folder, to, { strict: true })).toMatchObject({
      counts: { articles: 1, bad: 0, duplicates: 0, notes: 0 },
    });
  });

  it('gives the same bytes for the same input', async () => {
    const one = temporaryFolder();
    const other = temporaryFolder();
    await build(join(ROOT, 'samples'), one);
    await build(join(ROOT, 'samples'), other);
    expect(Object.keys(contentOf(one))).toHaveLength(2);
    expect(contentOf(other)).toEqual(contentOf(one));
  });

  it('gives the same index in whatever files, order and partitions the articles come', async () => {
    const records = Array.from({ length: 23 }, (_, i) =>
      record(`id-${i}`, {
        title: `خبر رقم ${i} عن ${['النفط', 'الماء', 'المدينة'][i % 3]}`,
        published: `2026-01-${String(1 + (i % 7)).padStart(2, '0')}T00:00:00Z`,
      }),
    );
    const expected = temporaryFolder();
    await build(folderOf({ 'a.ndjson': ndjson(...records) }), expected);
    const shuffled = fc.shuffledSubarray(records, { minLength: records.length });
    await fc.assert(
      fc.asyncProperty(
        shuffled,
        fc.nat(records.length),
        fc.integer({ min: 1, max: 25 }),
        async (all, cut, size) => {
          const to = temporaryFolder();
          const files = {
            'a.ndjson': ndjson(...all.slice(0, cut)),
            'b/c.json': `[${all.slice(cut).join(',')}]`,
          };
          await build(folderOf(files), to, { partitionArticles: size });
          expect(contentOf(to)).toEqual(contentOf(expected));
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('dates of pages and days of filters', () => {
  const PAGE = 'افتتاح مكتبة عامة في صور\n1 فبراير 2026 10:00\nافتُتحت اليوم مكتبة عامة.';

  it('are in the zone that is given', async () => {
    const to = temporaryFolder();
    const { manifest } = await build(folderOf({ 'a.txt': PAGE }), to, { utcOffset: '+04:00' });
    expect(manifest.utcOffset).toBe('+04:00');
    expect((await articlesIn(to))[0]!.published).toBe('2026-02-01T10:00:00+04:00');
  });

  it('are else UTC for pages, and for filters the zone most articles are dated in', async () => {
    const riyadh = { published: '2026-01-01T00:00:00+03:00' };
    const to = temporaryFolder();
    const files = { 'a.txt': PAGE, 'b.ndjson': ndjson(record('x', riyadh), record('y', riyadh)) };
    const { manifest } = await build(folderOf(files), to);
    expect(manifest.utcOffset).toBe('+03:00');
    expect((await articlesIn(to)).at(-1)!.published).toBe('2026-02-01T10:00:00+00:00');
  });

  it('of a page without one is the time its file was last changed, which is said', async () => {
    const folder = folderOf({ 'a.txt': 'افتتاح مكتبة عامة في صور\nافتُتحت اليوم مكتبة عامة.' });
    utimesSync(join(folder, 'a.txt'), new Date(), new Date('2026-05-12T07:00:00Z'));
    const to = temporaryFolder();
    const { lines } = await build(folder, to);
    expect((await articlesIn(to))[0]).toMatchObject({ id: 'a', published: '2026-05-12T07:00:00.000Z' });
    expect(lines).toEqual(['note: a.txt: shows no date: published is the time the file was last changed']);
  });
});

describe('a page', () => {
  it('becomes an article with its section, agency, place and other sections', async () => {
    const to = temporaryFolder();
    const { lines } = await build(join(ROOT, 'samples/pages'), to);
    expect(await articlesIn(to)).toEqual([
      expect.objectContaining({
        id: 'museum-night',
        section: 'مجتمع',
        source: 'وكالة الضفاف',
        tags: ['طرابلس'],
      }),
      expect.objectContaining({
        id: 'coastal-station',
        section: 'صحة وعلوم',
        source: 'وكالة الضفاف',
        tags: ['مناخ', 'صور'],
      }),
    ]);
    expect(lines).toEqual([
      expect.stringMatching(
        /^note: coastal-station\.txt: cut as page furniture: \(انتهى\) \| أخبار ذات صلة \| .+… \| شارك الخبر \| فيسبوكواتسابطباعة \| زر الذهاب إلى الأعلى$/,
      ),
      'note: museum-night.txt: cut as page furniture: (انتهى) | أخبار ذات صلة | شارك الخبر | إرسال تعليق | زر الذهاب إلى الأعلى',
    ]);
  });

  it('that is no article is a bad record', async () => {
    const folder = folderOf({
      'a.ndjson': record('good'),
      'empty.txt': ' \r\n\uFEFF',
      'furniture.txt': 'الرئيسية\nشارك\nزر الذهاب إلى الأعلى',
      'headline.txt': 'افتتاح مكتبة عامة في صور\n(انتهى)',
      'latin.TXT': Buffer.from([0xc7, 0xe1]),
    });
    const { lines } = await build(folder, temporaryFolder());
    expect(lines).toEqual([
      'bad record empty.txt: is empty',
      'bad record furniture.txt: holds nothing but page furniture',
      'bad record headline.txt: has no text below its headline "افتتاح مكتبة عامة في صور"',
      'bad record latin.TXT: is not valid UTF-8: convert it to UTF-8',
    ]);
  });
});

describe('a strict build', () => {
  it('stops at the first bad record and leaves the old index as it was', async () => {
    const to = temporaryFolder();
    await build(folderOf({ 'a.json': record('old') }), to);
    const before = contentOf(to);
    const bad = folderOf({ 'a.ndjson': ndjson(record('new'), '{}', '[]') });
    await expect(build(bad, to, { strict: true })).rejects.toThrow(
      new BadRecordError(
        `${bad}/a.ndjson:2: id is missing; title is missing; body is missing; published is missing`,
      ),
    );
    expect(contentOf(to)).toEqual(before);
  });

  it('stops at the first duplicate', async () => {
    const folder = folderOf({ 'a.ndjson': ndjson(record('a'), record('a')) });
    await expect(build(folder, temporaryFolder(), { strict: true })).rejects.toThrow(
      new BadRecordError(`${folder}/a.ndjson:2: has the id a of the article at ${folder}/a.ndjson:1`),
    );
  });

  it('of good records is a build like any other', async () => {
    const to = temporaryFolder();
    await build(folderOf({ 'a.ndjson': ndjson(record('a'), record('b')) }), to, { strict: true });
    expect(await articlesIn(to)).toHaveLength(2);
  });
});

describe('a build with nothing to index', () => {
  it('is an error: an empty folder, a folder of other kinds, nothing but bad records', async () => {
    const to = join(temporaryFolder(), 'index');
    const kinds = '.ndjson, .ndjson.gz, .jsonl, .jsonl.gz, .json, .txt';
    await expect(build(temporaryFolder(), to)).rejects.toThrow(
      new CommandError(`Nothing to index: no files of the kinds ${kinds}.`),
    );
    await expect(build(folderOf({ 'a.csv': '' }), to)).rejects.toThrow(CommandError);
    await expect(build(folderOf({ 'a.ndjson': '{}\n', 'b.json': '[]' }), to)).rejects.toThrow(
      new CommandError('Nothing to index: no source has a single good article.'),
    );
    expect(readdirSync(join(to, '..'))).toEqual([]);
  });
});

describe('the progress of a build', () => {
  it('has its phases, each begun and finished', async () => {
    const view = new KeptView();
    const records = Array.from({ length: 5 }, (_, i) => record(`a-${i}`));
    const sources = [folderOf({ 'a.ndjson': ndjson(...records) })];
    const report = new BuildReport(view);
    await buildIndex({ sources, location: temporaryFolder(), strict: false, report, partitionArticles: 2 });
    expect(view.events).toEqual([
      expect.stringMatching(/^start reading \d+$/),
      'finish',
      'start comparing 5',
      'finish',
      'start indexing 5',
      'finish',
      expect.stringMatching(/^start merging \d+$/),
      'finish',
    ]);
  });
});

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { search } from '../../src/search/search.ts';
import { articlesIn, build, folderOf, openFolder, ROOT, SHARED_PAGE, temporaryFolder } from './support.ts';

const FURNITURE = ['"زر الذهاب إلى الأعلى"', '"أخبار ذات صلة"', 'انتهى', 'فيسبوك'];

async function idsFor(directory: string, q: string): Promise<string[]> {
  const answer = await search(await openFolder(directory), { q });
  return answer.relaxed ? [] : answer.results.map(({ article }) => article.id);
}

describe('the page of a real news site', () => {
  const present = existsSync(SHARED_PAGE);
  it.skipIf(!present)(
    `is found in every spelling, and its furniture is not${present ? '' : ' (skipped: ../shared/data is absent)'}`,
    async () => {
      const to = temporaryFolder();
      const { counts } = await build(dirname(SHARED_PAGE), to);
      expect(counts).toEqual({ articles: 1, bad: 0, duplicates: 0, notes: 2 });
      const id = 'una-oic-security-council';
      expect(await articlesIn(to)).toEqual([
        expect.objectContaining({
          id,
          section: 'العالم',
          source: 'يونا',
          tags: ['منظمة التعاون الإسلامي', 'نيويورك'],
        }),
      ]);
      for (const q of ['اﻻقتصادية', 'الاقتصادية', 'اقتصادية', 'الإقتصاديه']) {
        expect(await idsFor(to, q), q).toEqual([id]);
      }
      for (const q of FURNITURE) expect(await idsFor(to, q), q).toEqual([]);
    },
  );
});

describe('the pages of the samples', () => {
  it('are found in every spelling, and their furniture is not', async () => {
    const to = temporaryFolder();
    await build(join(ROOT, 'samples/pages'), to);
    for (const q of [
      'محطة ساحلية',
      'المحطة الساحلية',
      'محطه ساحليه',
      'محطّة',
      'محطــة',
      '"ﻣﺤﻄﺔ ﺳﺎﺣﻠﻴﺔ"',
      'مستوى البحر',
    ]) {
      expect(await idsFor(to, q), q).toEqual(['coastal-station']);
    }
    for (const q of ['متاحف', 'المتاحف', 'طرابلس', '"ليلة المتاحف"']) {
      expect(await idsFor(to, q), q).toEqual(['museum-night']);
    }
    for (const q of FURNITURE) expect(await idsFor(to, q), q).toEqual([]);
  });
});

describe('a page with ligatures in its words', () => {
  it('is found by the words without them', async () => {
    const to = temporaryFolder();
    await build(
      folderOf({
        'a.txt':
          'اﻻقتصادﻟﻺدارات\nالعلاقات اﻻقتصادية بين البلدين تتقدم\nصور (ﻳﻮﻧﺎ) – نمت العلاقات اﻹنسانية أيضا.',
      }),
      to,
    );
    for (const q of ['الاقتصادية', 'اقتصادية', 'الإنسانية', 'انسانيه'])
      expect(await idsFor(to, q), q).toEqual(['a']);
    const answer = await search(await openFolder(to), { q: 'العلاقات', source: 'يونا' });
    expect(answer.total).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { placeName, recordOf } from '../../index-builder/sources/record.ts';

const GOOD = {
  id: 'a-1',
  title: 'عنوان الخبر',
  body: 'نص الخبر',
  published: '2026-03-14T09:30:00+03:00',
};
const PLACE = { file: 'a.ndjson', line: 3 };

function articleOf(fields: Record<string, unknown>) {
  const record = recordOf({ ...GOOD, ...fields }, PLACE);
  if (record.kind === 'bad') throw new Error(record.reason);
  return record.article;
}

function reasonOf(fields: Record<string, unknown>): string {
  const record = recordOf({ ...GOOD, ...fields }, PLACE);
  if (record.kind === 'article') throw new Error('the record is good');
  return record.reason;
}

describe('a good record', () => {
  it('is an article with its own fields and no others', () => {
    expect(articleOf({ section: 'سياسة', views: 12, html: '<p>' })).toEqual({ ...GOOD, section: 'سياسة' });
  });

  it('may have a number for its id', () => {
    expect(articleOf({ id: 4711 }).id).toBe('4711');
  });

  it('leaves out optional fields that are null, blank or empty lists', () => {
    const blank = {
      url: null,
      section: ' ',
      source: '',
      author: null,
      tags: [],
      image: '',
      summary: '<p></p>',
    };
    expect(articleOf(blank)).toEqual(GOOD);
  });

  it('has its text cleaned: paragraphs in body and summary, one line in the others', () => {
    const article = articleOf({
      title: '&quot;فلكي&quot;<br>',
      body: '<p>أول</p><p>ثان</p>',
      summary: '<b>ملخص</b>',
      author: ' سعاد   القاسمي\n',
      tags: ['<i>نفط</i>', '', 'نفط', null, 'غاز'],
    });
    expect(article).toMatchObject({
      title: '"فلكي"',
      body: 'أول\n\nثان',
      summary: 'ملخص',
      author: 'سعاد القاسمي',
      tags: ['نفط', 'غاز'],
    });
  });

  it('has tags from a list, or from a text with commas, as tags or as keywords', () => {
    for (const tags of [['نفط', 'غاز'], 'نفط، غاز، نفط', 'نفط;غاز,', ' نفط \nغاز']) {
      expect(articleOf({ tags }).tags).toEqual(['نفط', 'غاز']);
      expect(articleOf({ keywords: tags }).tags).toEqual(['نفط', 'غاز']);
      expect(articleOf({ tags, keywords: 'أخرى' }).tags).toEqual(['نفط', 'غاز']);
      expect(articleOf({ tags: [], keywords: tags }).tags).toEqual(['نفط', 'غاز']);
    }
    expect(articleOf({ tags: ' ، ' }).tags).toBeUndefined();
  });

  it('has the names of filters without ligatures, and the text as it was printed', () => {
    const article = articleOf({ section: 'اﻻقتصاد', source: 'ﻳﻮﻧﺎ', title: 'اﻻقتصاد' });
    expect(article).toMatchObject({ section: 'الاقتصاد', source: 'يونا', title: 'اﻻقتصاد' });
  });
});

describe('the time of publication', () => {
  it.each([
    ['2026-03-14T09:30:00+03:00', '2026-03-14T09:30:00+03:00'],
    ['2026-03-14T09:30Z', '2026-03-14T09:30Z'],
    ['2026-03-14T09:30:15.250+0300', '2026-03-14T09:30:15.250+03:00'],
    // As PostgreSQL prints it.
    ['2026-03-14 09:30:00+03', '2026-03-14T09:30:00+03:00'],
    [' 2026-03-14t09:30:00z ', '2026-03-14T09:30:00Z'],
  ])('%s is understood', (written, read) => {
    expect(articleOf({ published: written }).published).toBe(read);
  });

  it.each(['2026-03-14', '2026-03-14T09:30:00', '2026-03-14 09:30'])(
    '%s has no zone, which is said',
    (written) => {
      expect(reasonOf({ published: written })).toBe(
        'published has no zone: write it as 2026-03-14T09:30:00+03:00',
      );
    },
  );

  it.each(['أمس', '14/03/2026', '2026-02-31T00:00:00Z', '2026-03-14T25:00:00Z', '2026-13-01', '1773470000'])(
    '%s is no time',
    (written) => {
      expect(reasonOf({ published: written })).toBe(
        'published is not an ISO 8601 date and time with a zone, such as 2026-03-14T09:30:00+03:00',
      );
    },
  );
});

describe('a bad record', () => {
  it.each([
    [{ id: undefined }, 'id is missing'],
    [{ id: null }, 'id is missing'],
    [{ id: ' ' }, 'id is empty'],
    [{ id: true }, 'id is not text'],
    [{ id: 2 ** 60 }, 'id is a number that JSON does not keep exactly: write it in quotes'],
    [{ id: 'x'.repeat(513) }, 'id is longer than 512 characters'],
    [{ id: 'a\ud800' }, 'id holds half of a surrogate pair'],
    [{ id: '..' }, 'id is no name: write something else than dots'],
    [{ title: '<p> </p>' }, 'title is empty'],
    [{ title: 'ع'.repeat(2_001) }, 'title is longer than 2,000 characters'],
    [{ body: undefined }, 'body is missing'],
    [{ body: '&nbsp;' }, 'body is empty'],
    [{ body: 'ن'.repeat(1_000_001) }, 'body is longer than 1,000,000 characters'],
    [{ title: '؟؟', body: '…' }, 'title and body hold no word to find it by'],
    [{ title: 'ــ', body: '\u064B' }, 'title and body hold no word to find it by'],
    [{ published: 1_773_470_000 }, 'published is not text'],
    [{ section: 5 }, 'section is not text'],
    [{ tags: 7 }, 'tags is not a list'],
    [{ tags: [1] }, 'tags[0] is not text'],
    [{ tags: Array.from({ length: 101 }, (_, i) => `وسم ${i}`) }, 'tags has more than 100 entries'],
    [{ id: undefined, title: '', body: null }, 'id is missing; title is empty; body is missing'],
  ])('%j: %s', (fields, reason) => {
    expect(reasonOf(fields)).toBe(reason);
  });

  it.each([null, 5, 'نص', [GOOD]])('%j is no object', (value) => {
    expect(recordOf(value, PLACE)).toEqual({ kind: 'bad', place: PLACE, reason: 'is not a JSON object' });
  });
});

describe('a place', () => {
  it('is named by file and line, by file and number in its array, or by file', () => {
    expect(placeName({ file: 'a.ndjson', line: 3 })).toBe('a.ndjson:3');
    expect(placeName({ file: 'a.json', item: 3 })).toBe('a.json, article 3');
    expect(placeName({ file: 'a.txt' })).toBe('a.txt');
  });
});

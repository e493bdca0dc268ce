/** What is suggested, rule by rule. */

import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { BadQueryError } from '../../src/errors.ts';
import { EDGE_LIMITS, IndexProvider } from '../../src/index/index-provider.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { LONGEST_QUERY } from '../../src/query/limits.ts';
import { search } from '../../src/search/search.ts';
import { suggestQueries } from '../../src/search/suggest/suggest.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';
import { article, indexOf, open, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

/** Articles with these headlines, so many of each. */
function headlines(titles: Readonly<Record<string, number>>): Article[] {
  return Object.entries(titles).flatMap(([title, count]) =>
    Array.from({ length: count }, (_, i) => article(`${title}/${i}`, { title, body: 'نص' })),
  );
}

const NEWS = headlines({
  'مجلس الأمن يدين': 3,
  'مجلس الأمن الدولي يجتمع': 2,
  'مجلس الأمن الدولي يناقش': 2,
  'مجلس الوزراء السعودي': 5,
  'مجلس النواب': 2,
  'المجلس البلدي': 6,
  'خادم الحرمين الشريفين يستقبل': 3,
  'خادم الحرمين الشريفين يغادر': 3,
  'أحمد شوقي': 3,
  'احمد زويل': 2,
  'إيران في مجلس الأمن': 2,
  'على الطريق': 2,
  'عليا والبحر': 2,
});

async function texts(
  q: string,
  articles: readonly Article[] = NEWS,
  segmentOf?: (one: Article, i: number) => number,
): Promise<string[]> {
  const { suggestions } = await suggestQueries(await indexOf(articles, segmentOf), { q, limit: 20 });
  return suggestions.map(({ text }) => text);
}

describe('a word that is being typed', () => {
  test('is completed, and goes on as headlines do', async () => {
    const { query, suggestions } = await suggestQueries(await indexOf(NEWS), { q: 'مجل' });
    expect(query).toBe('مجل');
    expect(suggestions[0]).toEqual({
      text: 'مجلس',
      html: '<mark>مجل</mark>س',
      kind: 'word',
      articles: 16,
      corrected: false,
    });
    expect(suggestions).toContainEqual({
      text: 'مجلس الوزراء السعودي',
      html: '<mark>مجل</mark>س الوزراء السعودي',
      kind: 'phrase',
      articles: 5,
      corrected: false,
    });
  });

  test.each(['إير', 'اير', 'أيرا', 'إِيرَ', 'ايــر'])('may be spelt in any way: %s', async (q) => {
    expect((await texts(q))[0]).toBe('إيران');
  });

  test('is written as most newspapers write it', async () => {
    expect((await texts('احم'))[0]).toBe('أحمد');
    expect((await texts('خادم الحرم'))[0]).toBe('خادم الحرمين الشريفين');
  });

  test('may end in what is a preposition so far', async () => {
    expect(await texts('على')).toContain('عليا');
    expect(await texts('على')).toContain('عليا والبحر');
  });

  test('is not suggested itself', async () => {
    expect(await texts('مجلس')).not.toContain('مجلس');
    expect((await texts('مجلس')).length).toBeGreaterThan(2);
    expect(await texts('زويل')).toEqual([]);
    expect(await texts('مجلس النواب')).toEqual([]);
  });
});

describe('the words before', () => {
  test('go on as in headlines, the most frequent first', async () => {
    expect(await texts('مجلس ال')).toEqual(
      expect.arrayContaining(['مجلس الأمن', 'مجلس الأمن الدولي', 'مجلس الوزراء السعودي', 'مجلس النواب']),
    );
    expect((await texts('مجلس ال'))[0]).toBe('مجلس الأمن');
    expect((await texts('مجلس الو'))[0]).toBe('مجلس الوزراء السعودي');
  });

  test('may have others between them', async () => {
    expect(await texts('مجلس السع')).toContain('مجلس الوزراء السعودي');
  });

  test('may stand anywhere in the headline of a word', async () => {
    const { suggestions } = await suggestQueries(await indexOf(NEWS), { q: 'الأمن إير' });
    expect(suggestions).toEqual([
      {
        text: 'الأمن إيران',
        html: '<mark>الأمن</mark> <mark>إير</mark>ان',
        kind: 'word',
        articles: 2,
        corrected: false,
      },
    ]);
  });

  test('need not be known: as many of the last ones count as headlines have together', async () => {
    expect((await texts('صحيفة مجلس الأم'))[0]).toBe('صحيفة مجلس الأمن');
    expect(await texts('غائب خاد')).toEqual(['غائب خادم']);
  });

  test('are all that counts behind a space', async () => {
    const behind = await texts('مجلس ');
    expect(behind).toContain('مجلس الأمن');
    expect(behind.every((one) => one.startsWith('مجلس '))).toBe(true);
    expect(await texts('غائب ')).toEqual([]);
  });
});

describe('what is suggested', () => {
  test('does not end in a word that ends nothing', async () => {
    for (const q of ['إيران', 'إيران ', 'ف', 'عل']) {
      for (const text of await texts(q)) expect(text).not.toMatch(/(^| )(في|على)$/);
    }
  });

  test('leaves out a phrase that nearly always goes on with the same word', async () => {
    const found = await texts('خادم');
    expect(found).toContain('خادم الحرمين الشريفين');
    expect(found).not.toContain('خادم الحرمين');
  });

  test('has one of several forms that a search takes for the same', async () => {
    const both = headlines({ 'وزارة الصحة': 3, 'وزارة صحة': 2 });
    expect(await texts('وزارة ', both)).toEqual(['وزارة الصحة']);
  });

  test('is no part of a single headline', async () => {
    const one = headlines({ 'زلزال يضرب الساحل': 1 });
    expect(await texts('زل', one)).toEqual(['زلزال']);
    expect(await texts('زلزال ي', one)).toEqual(['زلزال يضرب']);
  });

  test('is escaped where it is marked', async () => {
    const { suggestions } = await suggestQueries(await indexOf(NEWS), { q: '<b>&" مجلس الأم' });
    expect(suggestions[0]!.text).toBe('<b>&" مجلس الأمن');
    expect(suggestions[0]!.html).toBe(
      '<mark>&lt;b&gt;&amp;&quot;</mark> <mark>مجلس</mark> <mark>الأم</mark>ن',
    );
  });

  test('is as many as were asked for', async () => {
    const index = await indexOf(NEWS);
    expect((await suggestQueries(index, { q: 'ا', limit: 2 })).suggestions).toHaveLength(2);
    expect((await suggestQueries(index, { q: 'ا' })).suggestions).toHaveLength(8);
  });
});

describe('a slip', () => {
  test.each(['مجبس', 'مجلسس', 'مجس', 'جملس'])('in %s is put right', async (q) => {
    const { suggestions } = await suggestQueries(await indexOf(NEWS), { q });
    if (q.length < 4) expect(suggestions).toEqual([]);
    else expect(suggestions[0]).toMatchObject({ text: 'مجلس', html: 'مجلس', corrected: true });
  });

  test('is put right beside other words', async () => {
    expect((await texts('مجلس الوزؤاء'))[0]).toBe('مجلس الوزراء السعودي');
    expect((await texts('مجلس الؤزر'))[0]).toBe('مجلس الوزراء السعودي');
  });

  test('is not looked for where there is enough as it stands', async () => {
    const enough = headlines({ مدرسة: 3, مدربة: 3, مدريد: 3, مدرج: 3, مدرعة: 5, مدار: 9 });
    const few = enough.slice(4, 9);
    const corrected = async (articles: readonly Article[]) => {
      const { suggestions } = await suggestQueries(await indexOf(articles), { q: 'مدرب' });
      return suggestions.map((one) => one.corrected);
    };
    expect(await corrected(few)).toEqual([false, true]);
    expect(
      await corrected([...enough, ...headlines({ 'مدرب منتخب': 2, 'مدرب فريق': 2, 'مدرب ناد': 2 })]),
    ).toEqual([false, false, false, false]);
  });
});

describe('retracted articles', () => {
  test('suggest nothing', async () => {
    const storage = storageWith(NEWS, (_, i) => i % 2);
    const left = NEWS.filter(({ title }) => !title.includes('الأمن'));
    await removeArticles(
      storage,
      NEWS.filter((one) => !left.includes(one)).map(({ id }) => id),
      testCodec,
    );
    const index = await open(storage);
    for (const q of ['مجل', 'مجلس ال', 'الأم', 'الأمن', 'مجلس الأ', 'مجلس الامس', 'إيران ']) {
      const { suggestions } = await suggestQueries(index, { q });
      const fresh = await suggestQueries(await indexOf(left), { q });
      expect(suggestions).toEqual(fresh.suggestions);
    }
  });
});

describe('the cost', () => {
  test('is four reads and four round trips, and none once all is at hand', async () => {
    const many = Array.from({ length: 1_200 }, (_, i) =>
      article(`${i}`, { title: `مجلس الأمن w${i} ${NEWS[i % NEWS.length]!.title}` }),
    );
    const meter = new MeteredStorage(storageWith(many));
    const index = await OpenIndex.open(meter, {
      inflater: testCodec,
      cache: new BlockCache(),
      readsWhole: false,
    });
    for (const [i, q] of ['مجلس ال', 'مج', 'مجلص الام', 'الأمن '].entries()) {
      meter.take();
      await suggestQueries(index, { q });
      const { reads, roundTrips } = meter.take();
      expect(reads).toBeLessThanOrEqual(i === 0 ? 4 : 3);
      expect(roundTrips).toBeLessThanOrEqual(4);
      await suggestQueries(index, { q });
      expect(meter.take().reads).toBe(0);
    }
  });
});

describe('a text', () => {
  test.each(['', ' ', '…', '"', '-'])('without words (%j) gets no suggestions', async (q) => {
    expect((await suggestQueries(await indexOf(NEWS), { q })).suggestions).toEqual([]);
  });

  test('that is too long is refused', async () => {
    const q = 'ا'.repeat(LONGEST_QUERY + 1);
    await expect(suggestQueries(await indexOf(NEWS), { q })).rejects.toThrow(BadQueryError);
  });

  test('gets no suggestions from an index without articles', async () => {
    expect((await suggestQueries(await indexOf([]), { q: 'مجلس' })).suggestions).toEqual([]);
  });
});

describe('of very many segments', () => {
  const perSegment = 40;
  const all = Array.from({ length: 24 * perSegment }, (_, i) => {
    const body = Array.from({ length: 300 }, (__, k) => `w${(i * 131 + k * 7) % 9_000}q`).join(' ');
    return article(`${i}`, { title: `مجلس الأمن ${i % 7}`, body });
  });

  test.each([6, 12, 24])('%i are answered within what a request may read', async (segments) => {
    const storage = storageWith(all.slice(0, segments * perSegment), (_, i) => i % segments);
    for (const limits of [EDGE_LIMITS, { ...EDGE_LIMITS, mostReads: 42 }]) {
      const provider = new IndexProvider(storage, { inflater: testCodec, limits });
      const { suggestions } = await provider.answer((index) => suggestQueries(index, { q: 'مجلس ال' }));
      expect(suggestions[0]!.text).toBe('مجلس الأمن');
      const typed = await provider.answer((index) => search(index, { q: 'مجلس الأ', typing: true }));
      expect(typed.total).toBeGreaterThan(0);
    }
  });
});

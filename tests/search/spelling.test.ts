import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../src/arabic/analyser.ts';
import type { Article } from '../../src/article/article.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import type { SearchRequest } from '../../src/search/request.ts';
import { search } from '../../src/search/search.ts';
import type { Suggestion } from '../../src/search/spelling/spelling.ts';
import { arbitraryArchive, arbitraryQuery } from '../support/arbitrary-archive.ts';
import { article, indexOf, open, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

/** So many articles of each text, each with an id of its own. */
function articles(texts: Readonly<Record<string, number>>): Article[] {
  return Object.entries(texts).flatMap(([body, count], text) =>
    Array.from({ length: count }, (_, i) => article(`${text}-${i}`, { title: '٠', body })),
  );
}

const archive = articles({
  'أعلنت الحكومة أسعار النفط': 30,
  'والحكومة تدرس': 4,
  'رئيس الوزراء في الرياض': 12,
  'مستشفى الملك': 8,
  'الخالية من': 3,
  'الخالصة من': 3,
  'نزلاء الفندق': 6,
  'مسؤول في التعليم': 9,
  'مدرسة البنات': 5,
  'مدرسه البنات': 2,
});

let index: OpenIndex;
beforeAll(async () => {
  index = await indexOf(archive);
});

async function suggested(q: string, request: Partial<SearchRequest> = {}): Promise<Suggestion | null> {
  return (await search(index, { q, ...request })).suggestion;
}

describe('a query that finds nothing because of a slip is answered as it was meant:', () => {
  test.each([
    ['a neighbouring key', 'أسعار النفص', 'أسعار النفط'],
    ['a letter that sounds alike', 'أثعار النفط', 'أسعار النفط'],
    ['letters changed about', 'أعلنت الحكموة', 'أعلنت الحكومة'],
    ['a letter left out', 'رئيس الوزاء', 'رئيس الوزراء'],
    ['a letter typed twice', 'رئييس الوزراء', 'رئيس الوزراء'],
    ['a letter too many', 'مستشفنى الملك', 'مستشفى الملك'],
    ['a space left out', 'رئيسالوزراء', 'رئيس الوزراء'],
    ['a space left out after a particle', 'فيالرياض', 'في الرياض'],
    ['a space too many', 'مست شفى الملك', 'مستشفى الملك'],
    ['a slip in a word with clitics', 'والحكوكة', 'والحكومة'],
    ['a slip behind clitics that no article has', 'بالحكوكة', 'بالحكومة'],
    ['a slip behind the preposition and the article', 'للحكوكة', 'للحكومة'],
    ['slips in two words', 'أشعار النفض', 'أسعار النفط'],
  ])('%s', async (_, typed, meant) => {
    const answer = await search(index, { q: typed });
    expect(answer.suggestion).toMatchObject({ query: meant, isApplied: true });
    expect(answer.query).toBe(typed);
    expect(answer.total).toBe((await search(index, { q: meant })).total);
    expect(answer.total).toBeGreaterThan(0);
    expect(answer.relaxed).toBe(false);
    const corrections = answer.expanded.filter(({ why }) => why === 'spelling');
    expect(corrections).toEqual(
      answer.suggestion!.replaced.map(({ term, as }) => ({ term, as, why: 'spelling' })),
    );
  });

  test('in the spelling that most articles have', async () => {
    expect(await suggested('مدررسة البنات')).toEqual({
      query: 'مدرسة البنات',
      isApplied: true,
      replaced: [{ term: 'مدررسة', as: 'مدرسة' }],
    });
  });

  test('the rest of the query stays as it is', async () => {
    expect(await suggested('  «أسعار  النفص»  -قطر ')).toMatchObject({ query: '«أسعار  النفط»  -قطر' });
  });

  test('of two words that may well have been meant both are looked for', async () => {
    const answer = await search(index, { q: 'الخالثة' });
    expect(answer.total).toBe(6);
    expect(answer.expanded.map(({ term, as }) => [term, as])).toEqual(
      expect.arrayContaining([
        ['الخالثة', 'الخالية'],
        ['الخالثة', 'الخالصة'],
      ]),
    );
  });

  test('filters hold', async () => {
    const answer = await search(index, { q: 'أسعار النفص', from: '2030-01-01' });
    expect(answer).toMatchObject({ total: 0, results: [] });
  });

  test('words are marked', async () => {
    const { results } = await search(index, { q: 'النفص' });
    expect(results[0]!.snippetHtml).toContain('<mark>النفط</mark>');
  });
});

describe('nothing is corrected', () => {
  test.each([
    ['where all words are found', 'أسعار النفط'],
    ['where a form is found by its stem', 'حكومة'],
    ['where nothing is near', 'زرافشانستان'],
    ['in numbers', '20155'],
    ['in exact words', '="النفص"'],
    ['in excluded words', 'النفط -الوزاء'],
    ['in short words', 'نف'],
  ])('%s', async (_, q) => {
    expect(await suggested(q)).toBeNull();
  });

  test('where every word is wanted exactly', async () => {
    expect(await suggested('النفص', { exact: true })).toBeNull();
  });

  test('where that is switched off', async () => {
    const { suggestion, total } = await search(index, { q: 'النفص' }, { corrections: false });
    expect([suggestion, total]).toEqual([null, 0]);
  });
});

describe('a rare word beside a frequent one', () => {
  const many = articles({
    'أسعار النفط ترتفع': 1_000,
    'سوق النفظ': 1,
    'سوق النفخ': 2,
    'سوق الكتب': 40,
    'سوق الكتف': 3,
  });

  test('is answered as it was typed, and the other is suggested', async () => {
    const own = await indexOf(many);
    expect(await search(own, { q: 'سوق النفظ' })).toMatchObject({
      total: 1,
      suggestion: { query: 'سوق النفط', isApplied: false, replaced: [{ term: 'النفظ', as: 'النفط' }] },
    });
  });

  test('is not corrected where it is no rarer than a word may be', async () => {
    const own = await indexOf(many);
    expect((await search(own, { q: 'سوق الكتف' })).suggestion).toBeNull();
  });
});

describe('a word of retracted articles', () => {
  test('is neither suggested nor looked for', async () => {
    const storage = storageWith(archive);
    const ids = archive.filter(({ body }) => body.includes('مستشفى')).map(({ id }) => id);
    expect((await search(await open(storage), { q: 'مستشفنى' })).suggestion).toMatchObject({
      query: 'مستشفى',
    });
    await removeArticles(storage, ids, testCodec);
    expect(await search(await open(storage), { q: 'مستشفنى' })).toMatchObject({ suggestion: null, total: 0 });
  });
});

test('an answer beside a suggestion, and one that needs none, is what it is without corrections', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryArchive(30), arbitraryQuery, async (some, q) => {
      const own = await indexOf(some);
      const plain = await search(own, { q }, { corrections: false });
      const answer = await search(own, { q });
      if (answer.suggestion?.isApplied) {
        // Only where the words as typed are in no article together.
        expect(plain.relaxed || plain.total === 0).toBe(true);
        for (const { as } of answer.suggestion.replaced) {
          // A word with a clitic put back need not stand anywhere with it.
          const has = some.some(({ title, body }) =>
            ` ${stems(`${title} ${body}`)} `.includes(` ${stems(as)} `),
          );
          expect(has, as).toBe(true);
        }
      } else expect({ ...answer, suggestion: null }).toEqual(plain);
    }),
    { numRuns: 200 },
  );
});

function stems(text: string): string {
  return analyse(text)
    .map(({ stem }) => stem)
    .join(' ');
}

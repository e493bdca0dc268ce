/** Words typed without their hamzas: how they may be spelt with them, and which spelling a search reads. */
import { describe, expect, it } from 'vitest';
import { wordsOfLines } from '../../scripts/arabic-tables.ts';
import { analyse } from '../../src/arabic/analyser.ts';
import hamzaWords from '../../src/arabic/data/hamza-words.json' with { type: 'json' };
import type { Article } from '../../src/article/article.ts';
import { explainQuery } from '../../src/search/explain-query.ts';
import { search } from '../../src/search/search.ts';
import { respellingsOf } from '../../src/search/words/respellings.ts';
import { article, indexOf } from '../support/make-index.ts';

function respelt(typed: string): string[] {
  const { surface, stem } = analyse(typed)[0]!;
  return respellingsOf(surface, stem).map((one) => one.surface);
}

describe('the spellings of a word with hamzas', () => {
  it.each([
    ['مسوول', 'مسئول'],
    ['والمسوولين', 'والمسئولين'],
    ['موتمر', 'مئتمر'],
    ['بالموسسات', 'بالمئسسات'],
    ['ريس', undefined],
    ['رييس', 'رئيس'],
    ['وسايل', 'وسائل'],
    ['الطايرات', 'الطائرات'],
    ['شهدا', 'شهداء'],
    ['للشهدا', 'للشهداء'],
    ['ابناوه', 'ابنائه'],
    ['شاطي', 'شاطئ'],
    ['تهنية', 'تهنئه'],
    ['طواري', 'طوارئ'],
    ['مسا', 'مساء'],
    ['السما', 'السماء'],
    ['شي', 'شيء'],
    ['الرياض', undefined],
    ['وزير', undefined],
    ['كتاب', undefined],
    ['ما', undefined],
  ])('%s: %s', (typed, expected) => {
    expect(respelt(typed)[0]).toBe(expected);
  });

  it('are two at most', () => {
    expect(respelt('رييسايله').length).toBeLessThanOrEqual(2);
  });

  it('are words of the index again, with a stem of their own', () => {
    for (const typed of ['مسوول', 'شهدا', 'وسايل']) {
      const { surface, stem } = analyse(typed)[0]!;
      for (const one of respellingsOf(surface, stem)) {
        expect(analyse(one.surface)).toMatchObject([{ surface: one.surface, stem: one.stem }]);
      }
    }
  });
});

describe('the list of words with a hamza', () => {
  const words = wordsOfLines(hamzaWords.words);

  it('is sorted, twelve words a line, none twice', () => {
    expect(words).toEqual([...new Set(words)].sort());
    expect(hamzaWords.words.slice(0, -1).every((line) => line.split(' ').length === 12)).toBe(true);
  });

  it('says how it was made', () => {
    expect(hamzaWords.about).toMatch(/written by hand/i);
    expect(hamzaWords.about).toMatch(/review/);
  });

  it('holds words of Arabic letters, each with a hamza that typing may leave out', () => {
    expect(words.filter((word) => !/^[\u0621-\u064A]+$/.test(word))).toEqual([]);
    expect(words.filter((word) => !/[\u0624\u0626]|\u0621$/.test(word))).toEqual([]);
  });

  it('is found by what is typed, but for words that then are particles or too alike', () => {
    const lost = words.filter((word) => {
      const typed = word.replaceAll('ؤ', 'و').replaceAll('ئ', 'ي').replace(/ء$/, '');
      const tokens = analyse(typed);
      return (
        tokens.length === 1 && !tokens[0]!.isStopWord && !respelt(typed).includes(analyse(word)[0]!.surface)
      );
    });
    expect(lost.length / words.length).toBeLessThan(0.05);
  });
});

/** So many articles of each text. */
function articles(texts: Readonly<Record<string, number>>): Article[] {
  return Object.entries(texts).flatMap(([body, count], text) =>
    Array.from({ length: count }, (_, i) => article(`${text}-${i}`, { title: '٠', body })),
  );
}

const archive = indexOf(
  articles({
    'كرم الوزير أسر الشهداء': 10,
    'أسر الشهدا': 1,
    'قال علما بأن العمل مستمر': 6,
    'لقاء العلماء، وهم علماء': 4,
    'الشيخ زايد': 9,
    'عدد زائد': 1,
    'مسؤول في التعليم': 8,
    'نزلاء الفندق': 3,
  }),
);

async function found(q: string) {
  const { total, expanded, suggestion } = await search(await archive, { q });
  return { total, expanded, suggestion };
}

describe('a word typed without its hamza', () => {
  it('that few articles have so is read with it, and found as typed too', async () => {
    expect(await found('الشهدا')).toEqual({
      total: 11,
      expanded: [{ term: 'الشهدا', as: 'الشهداء', why: 'spelling' }],
      suggestion: null,
    });
  });

  it('that no article has is read with it, in the usual spelling', async () => {
    expect(await found('مسوول التعليم')).toEqual({
      total: 8,
      expanded: [{ term: 'مسوول', as: 'مسؤول', why: 'spelling' }],
      suggestion: null,
    });
    expect((await found('نزلا الفندق')).total).toBe(3);
  });

  it('ranks as the word itself does', async () => {
    const index = await archive;
    const [typed, meant] = [await search(index, { q: 'مسوول' }), await search(index, { q: 'مسؤول' })];
    expect(typed.results.map(({ score }) => score)).toEqual(meant.results.map(({ score }) => score));
  });

  it('that is a word itself is found as both', async () => {
    expect(await found('علما')).toMatchObject({
      total: 10,
      expanded: [{ term: 'علما', as: 'علماء', why: 'spelling' }],
    });
  });

  it('that is far more frequent as typed is left alone', async () => {
    expect(await found('زايد')).toEqual({ total: 9, expanded: [], suggestion: null });
  });

  it.each(['="الشهدا"', '"أسر الشهدا"', 'الوزير -الشهدا'])('is taken at its word: %s', async (q) => {
    expect((await found(q)).expanded).toEqual([]);
  });

  it('and exactly is not read otherwise', async () => {
    const { total } = await search(await archive, { q: 'الشهدا', exact: true });
    expect(total).toBe(1);
  });

  it('is marked in both spellings', async () => {
    const { results } = await search(await archive, { q: 'الشهدا', limit: 11 });
    const snippets = new Set(results.map((result) => result.snippetHtml));
    expect([...snippets].sort()).toEqual(['أسر <mark>الشهدا</mark>', 'كرم الوزير أسر <mark>الشهداء</mark>']);
  });

  it('goes on over pages as it began', async () => {
    const index = await archive;
    const first = await search(index, { q: 'الشهدا', limit: 6 });
    const second = await search(index, { q: 'الشهدا', limit: 6, cursor: first.next! });
    const ids = [...first.results, ...second.results].map((result) => result.article.id);
    expect(new Set(ids).size).toBe(11);
    expect(second.next).toBeNull();
  });

  it('is explained: what is looked up is what is read, and what was typed beside it', async () => {
    const [word] = await explainQuery(await archive, { q: 'الشهدا' });
    expect(word!.word).toBe('الشهدا');
    expect(word!.lookedUp.map(({ term, form }) => `${form} ${term}`)).toEqual([
      'stem شهداء',
      'surface الشهداء',
      'alternative شهيد',
      'alternative الشهدا',
    ]);
  });
});

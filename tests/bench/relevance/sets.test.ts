import { describe, expect, it } from 'vitest';
import { articlesWithCopies, pairsSharing } from '../../../bench/relevance/copies.ts';
import { headlineQueries } from '../../../bench/relevance/headline.ts';
import { questionQueries } from '../../../bench/relevance/question.ts';
import { halfOf, randomFrom } from '../../../bench/relevance/random.ts';
import { documentsOf, querySets } from '../../../bench/relevance/sets.ts';
import { shortQueries } from '../../../bench/relevance/short.ts';
import { keyOf, WordCounts, wordsOf } from '../../../bench/relevance/words.ts';
import { article } from '../../support/make-index.ts';

const LETTERS = ['ب', 'ت', 'ج', 'د', 'ر', 'س', 'ع', 'ف', 'ق', 'ك', 'ل', 'م', 'ن'];

/** Invented words, the same for a number every time; `of` different ones. */
function invented(count: number, seed: number, of = 9_000): string {
  const random = randomFrom(seed);
  const word = () => {
    const number = random(of);
    return [1, 13, 169, 2197].map((place) => LETTERS[Math.floor(number / place) % 13]).join('');
  };
  return Array.from({ length: count }, word).join(' ');
}

function articles(count: number) {
  return Array.from({ length: count }, (_, i) =>
    article(`a${i}`, { title: invented(6, 2 * i + 1), body: invented(120, 2 * i + 2) }),
  );
}

describe('the halves', () => {
  it('are about equal, and an id stays in its half', () => {
    const halves = Array.from({ length: 2_000 }, (_, i) => halfOf(`snn-${i}`));
    const tune = halves.filter((half) => half === 'tune').length;
    expect(tune).toBeGreaterThan(900);
    expect(tune).toBeLessThan(1_100);
    expect(halfOf('snn-7')).toBe(halves[7]);
  });
});

describe('copies', () => {
  it('finds a report printed twice, in whole or in half, and leaves others', () => {
    const some = articles(20);
    const body = some[3]!.body;
    const half = body.split(' ').slice(0, 60).join(' ');
    const copy = article('copy', { title: invented(6, 901), body });
    const shortened = article('shortened', { title: invented(6, 902), body: half });
    expect(articlesWithCopies([...some, copy, shortened])).toEqual(new Set(['a3', 'copy', 'shortened']));
  });

  it('finds headlines that are nearly the same, however they are spelt', () => {
    const same = [
      article('1', { title: 'أمير المنطقة يفتتح مهرجان المدينة', body: invented(120, 1) }),
      article('2', { title: 'امير المنطقه يفتتح مهرجان المدينه غدا', body: invented(120, 2) }),
      article('3', { title: 'أمير المنطقة يستقبل السفير الجديد', body: invented(120, 3) }),
    ];
    expect(articlesWithCopies(same)).toEqual(new Set(['1', '2']));
  });

  it('counts what sets share', () => {
    const sets = [new Set([1, 2, 3]), new Set([2, 3, 4]), new Set([4, 5])];
    expect(pairsSharing(sets, (shared) => shared >= 2)).toEqual(new Set([0, 1]));
    expect(pairsSharing(sets, (shared, a, b) => shared === 1 && a === 3 && b === 2)).toEqual(new Set());
    expect(pairsSharing(sets, (shared, a, b) => shared === 1 && a === 2 && b === 3)).toEqual(new Set([1, 2]));
  });
});

describe('headline queries', () => {
  it('are titles without signs, of articles without copies, and the same every time', () => {
    const some = [
      ...articles(30),
      article('signs', { title: '«أول» - "ثان": ثالث، رابع!', body: invented(60, 5) }),
    ];
    const queries = headlineQueries(some, new Set(['a0', 'a1']), 100);
    expect(queries.map(({ id }) => id)).not.toContain('a0');
    expect(queries).toHaveLength(29);
    expect(queries.find(({ id }) => id === 'signs')!.text).toBe('أول ثان ثالث رابع');
    expect(headlineQueries(some.toReversed(), new Set(['a0', 'a1']), 100)).toEqual(queries);
  });

  it('leave out short titles and short bodies', () => {
    const some = [
      article('title', { title: 'أول ثان ثالث', body: invented(60, 5) }),
      article('body', { title: 'أول ثان ثالث رابع', body: invented(39, 5) }),
    ];
    expect(headlineQueries(some, new Set(), 10)).toEqual([]);
  });

  it('are searched where titles are not indexed', () => {
    expect(documentsOf(articles(2), 'bodies').map(({ title }) => title)).toEqual(['', '']);
  });
});

describe('short queries', () => {
  const some = articles(3_000);
  const counts = new WordCounts();
  for (const { title, body } of some) counts.add(`${title} ${body}`);
  // Each of 9,000 words is in about 42 of 3,000 articles: few enough to be telling.
  const queries = shortQueries(some, new Set(['a5']), counts, 200);

  it('are two to four telling words of the title and the beginning, in their order', () => {
    expect(queries.length).toBeGreaterThan(50);
    for (const { id, text } of queries) {
      const { title, body } = some[Number(id.slice(1))]!;
      const beginning = [...wordsOf(title), ...wordsOf(body).slice(0, 60)];
      const words = text.split(' ');
      expect(words.length).toBeGreaterThanOrEqual(2);
      expect(words.length).toBeLessThanOrEqual(4);
      const places = words.map((word) => beginning.indexOf(word));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places[0]).not.toBe(-1);
      for (const word of words) expect(counts.textsWith(keyOf(word))).toBeLessThanOrEqual(60);
    }
  });

  it('leave out articles with copies, and are the same every time', () => {
    expect(queries.map(({ id }) => id)).not.toContain('a5');
    expect(shortQueries(some.toReversed(), new Set(['a5']), counts, 200)).toEqual(queries);
  });

  it('have a word of the kind that is wanted', () => {
    const wanted = (word: string) => word.startsWith('ب');
    const own = shortQueries(some, new Set(), counts, 50, wanted);
    expect(own).toHaveLength(50);
    for (const { text } of own) expect(text.split(' ').some(wanted)).toBe(true);
  });
});

describe('questions', () => {
  // Of every 30 words one is from a small vocabulary, so that there are ordinary words.
  const some = Array.from({ length: 1_500 }, (_, i) =>
    article(`a${i}`, {
      title: invented(6, 2 * i + 1),
      body: Array.from(
        { length: 8 },
        (_, part) => `${invented(4, 97 * i + part)} ${invented(1, 89 * i + part, 60)}`,
      ).join(' '),
    }),
  );
  const counts = new WordCounts();
  for (const { title, body } of some) counts.add(`${title} ${body}`);
  const queries = questionQueries(some, new Set(['a5']), counts, 100);

  it('are five to nine words that open with a question word and go on with words of the beginning', () => {
    expect(queries.length).toBeGreaterThan(50);
    let inOrder = 0;
    for (const { id, text } of queries) {
      const words = text.split(' ');
      expect(words.length).toBeGreaterThanOrEqual(5);
      expect(words.length).toBeLessThanOrEqual(9);
      const beginning = wordsOf(some[Number(id.slice(1))]!.body).slice(0, 40);
      expect(beginning).not.toContain(words[0]);
      const places = words.map((word) => beginning.indexOf(word)).filter((place) => place !== -1);
      expect(places.length).toBeGreaterThanOrEqual(3);
      if (places.every((place, i) => i === 0 || place > places[i - 1]!)) inOrder++;
    }
    expect(inOrder).toBeLessThan(queries.length / 4);
  });

  it('leave out articles with copies, and are the same every time', () => {
    expect(queries.map(({ id }) => id)).not.toContain('a5');
    expect(questionQueries(some.toReversed(), new Set(['a5']), counts, 100)).toEqual(queries);
  });

  it('to tune on are of other articles than those to test on', () => {
    const questions = (half: 'tune' | 'test') =>
      querySets(some, half, 50).find(({ name }) => name === 'question')!.queries;
    for (const half of ['tune', 'test'] as const) {
      expect(questions(half).length).toBeGreaterThan(10);
      for (const { id } of questions(half)) expect(halfOf(id)).toBe(half);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFrequentWords, FrequentWords } from '../../src/segment/dictionary/frequent-words.ts';
import {
  FREQUENT_WORD_BITS,
  FREQUENT_WORD_LEVELS,
  FREQUENT_WORD_STEP,
  MOST_FREQUENT_WORDS,
} from '../../src/segment/format.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const wordOf = (i: number) => [0, 1, 2, 3].map((at) => letters[Math.floor(i / 26 ** at) % 26]).join('');
/** The most frequent first. */
const wordsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ surface: wordOf(i), frequency: 2 + count - i }));

describe('frequent words', () => {
  test('are all known, with no more articles than they have', () => {
    const words = fc.uniqueArray(fc.string({ minLength: 3, maxLength: 9 }), { maxLength: 300 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 9 }), (some, step) => {
        const all = some.map((surface, i) => ({ surface, frequency: (some.length - i) * step }));
        const known = FrequentWords.decode(encodeFrequentWords(all));
        for (const { surface, frequency } of all) {
          expect(known.leastOf(surface)).toBeGreaterThan(0);
          expect(known.leastOf(surface)).toBeLessThanOrEqual(frequency);
        }
      }),
    );
  });

  test('are told from others, but for three in a thousand', () => {
    const known = FrequentWords.decode(encodeFrequentWords(wordsOf(20_000)));
    const others = Array.from({ length: 20_000 }, (_, i) => wordOf(100_000 + i));
    const mistaken = others.filter((word) => known.leastOf(word) > 0);
    expect(mistaken.length).toBeLessThan(0.006 * others.length);
  });

  test('of a few articles are told from others too', () => {
    const known = FrequentWords.decode(encodeFrequentWords(wordsOf(5)));
    const others = Array.from({ length: 20_000 }, (_, i) => wordOf(100 + i));
    expect(others.filter((word) => known.leastOf(word) > 0).length).toBeLessThan(20);
  });

  test('are known to be the more frequent, the higher their level', () => {
    const words = wordsOf(4_000);
    const known = FrequentWords.decode(encodeFrequentWords(words));
    const leastOf = (place: number) => words[place]!.frequency;
    const levels = [4_000, 1_000, 250, 62].map((size) => leastOf(size - 1));
    expect(known.leastOf(words[0]!.surface)).toBe(levels[3]);
    for (const [i, size] of [4_000, 1_000, 250].entries()) {
      expect(levels.slice(i)).toContain(known.leastOf(words[size - 1]!.surface));
    }
    const inLowest = words.slice(1_000).filter(({ surface }) => known.leastOf(surface) === levels[0]);
    expect(inLowest.length).toBeGreaterThan(0.98 * 3_000);
  });

  test('are no more than a head has room for', () => {
    const words = wordsOf(MOST_FREQUENT_WORDS + 5_000);
    const bytes = encodeFrequentWords(words);
    const share = 1 / (1 - 1 / FREQUENT_WORD_STEP);
    expect(bytes.length).toBeLessThan((MOST_FREQUENT_WORDS * FREQUENT_WORD_BITS * share) / 8 + 100);
    expect(bytes[0]).toBe(FREQUENT_WORD_LEVELS);
    const rare = words.slice(MOST_FREQUENT_WORDS);
    const known = FrequentWords.decode(bytes);
    expect(rare.filter(({ surface }) => known.leastOf(surface) > 0).length).toBeLessThan(0.01 * rare.length);
  });

  test('of none are none', () => {
    const bytes = encodeFrequentWords([]);
    expect(bytes).toHaveLength(0);
    expect(FrequentWords.decode(bytes).leastOf('abc')).toBe(0);
  });
});

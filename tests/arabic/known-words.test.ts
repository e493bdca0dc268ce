/** Words are remembered by their letters; what was read before must make no difference. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { SAMPLES } from '../support/samples.ts';
import { arabicWord } from './support.ts';

/** The analyser as it is when nothing has been read. */
async function fresh() {
  vi.resetModules();
  return import('../../src/arabic/analyser.ts');
}

describe('a word that is read again', () => {
  it.each([
    ['alef maksura, yeh, Farsi yeh and their presentation forms', 'على علي علی ﻋﻠﻰ ﻋﻠﻲ عَلَيَّ عَلَى'],
    ['the same of another preposition', 'إلى إلي إلی إﻟﻰ إِلَيَّ الى'],
    ['and of words that are none', 'مستشفى مستشفي مستشفی ﻣﺴﺘﺸﻔﻰ'],
    ['hamzas and teh marbuta', 'أحمد احمد إحمد مدرسة مدرسه'],
    ['compounds and their parts', 'عبدالله عبد الله عَبدُالله أبوظبي أبو ظبي'],
    ['Latin letters', 'NATO nato Nato'],
  ])('has the terms it has alone: %s', async (_, text) => {
    const words = text.split(' ');
    const alone = new Map<string, unknown>();
    for (const word of words) alone.set(word, (await fresh()).analyse(word));
    for (const order of [words, words.toReversed()]) {
      const { analyse } = await fresh();
      for (const word of [...order, ...order]) expect(analyse(word), word).toEqual(alone.get(word));
    }
  });

  it('has them after any other words, more than are remembered', async () => {
    const texts = SAMPLES.map(({ body }) => body);
    const { analyse } = await fresh();
    const first = texts.map(analyse);
    const letters = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
    for (let i = 0; i < 100_000; i++) {
      analyse(
        `${letters[i % 28]}${letters[(i >> 3) % 28]}${letters[(i >> 6) % 28]}${letters[(i >> 9) % 28]}${i % 7}`,
      );
    }
    expect(texts.map(analyse)).toEqual(first);
  });

  it('is told from words of the same hash', async () => {
    const { hashed, knownWord } = await import('../../src/arabic/known-words.ts');
    const hashOf = (word: string) =>
      [...word].reduce((hash, letter) => hashed(hash, letter.charCodeAt(0)), 0);
    // 31 times one letter is as much as the next letter and 31.
    const [one, other] = ['\u0631\u0646', '\u0632\u0627'];
    expect(hashOf(one)).toBe(hashOf(other));
    for (const word of [one, other, one, other]) expect(knownWord(word).surface).toBe(word);
  });

  it('is the same word for any letters', async () => {
    const { analyse } = await fresh();
    fc.assert(
      fc.property(arabicWord(1, 9), (word) => {
        expect(analyse(word)).toEqual(analyse(word));
        expect(analyse(`${word} ${word}`).map(({ stem }) => stem)).toEqual(
          [...analyse(word), ...analyse(word)].map(({ stem }) => stem),
        );
      }),
    );
  });
});

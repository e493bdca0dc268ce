/**
 * The clitic property: stem(c + w) = stem(w) for every chain c of clitics, unless w itself begins with clitics, or the two
 * joined spell a form of a word of the lexicon. The second is judged here by rougher means than the stemmer's: by the
 * first letters alone.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem } from '../../src/arabic/stem.ts';
import { REAL_ARCHIVE, realArticles, WHEN_ABSENT } from '../support/real-articles.ts';
import { SAMPLES } from '../support/samples.ts';
import { CHAINS, isBare, remainders, spellsForm } from './chains.ts';
import { NAMES } from './lexicon.ts';
import { arabicWord, surfaces } from './support.ts';

function violations(words: Iterable<string>): { failed: string[]; share: number } {
  const failed: string[] = [];
  let spared = 0;
  let pairs = 0;
  for (const word of words) {
    if (!isBare(word)) continue;
    const expected = stem(word);
    for (const chain of CHAINS) {
      pairs++;
      if (stem(chain + word) === expected) continue;
      if (remainders(chain, word).some(spellsForm)) spared++;
      else failed.push(`${chain}+${word}: ${stem(chain + word)}, not ${expected}`);
    }
  }
  return { failed, share: spared / pairs };
}

describe('a word with clitics has the stem of the word', () => {
  it('by any of 23 chains', () => {
    expect(new Set(CHAINS).size).toBe(23);
  });

  it('for every word of the sample archive and every chain; few spell a form of another word', () => {
    const vocabulary = new Set(SAMPLES.flatMap(({ title, body }) => [...surfaces(title), ...surfaces(body)]));
    expect(vocabulary.size).toBeGreaterThan(5_000);
    const { failed, share } = violations(vocabulary);
    expect(failed).toEqual([]);
    expect(share).toBeLessThan(0.01);
  });

  it.skipIf(REAL_ARCHIVE === null)(`for the words of 600 real articles${WHEN_ABSENT}`, async () => {
    const articles = await realArticles(600, 51);
    const { failed, share } = violations(
      new Set(articles.flatMap(({ title, body }) => [...surfaces(title), ...surfaces(body)])),
    );
    expect(failed).toEqual([]);
    expect(share).toBeLessThan(0.01);
  });

  it('for any letters at all', () => {
    fc.assert(
      fc.property(arabicWord(3, 9).filter(isBare), fc.constantFrom(...CHAINS), (word, chain) => {
        fc.pre(!remainders(chain, word).some(spellsForm));
        expect(stem(chain + word)).toBe(stem(word));
      }),
      { numRuns: 20_000 },
    );
  });

  it('for every name, which stays whole', () => {
    const names = [...NAMES].filter((name) => isBare(name));
    expect(names.length).toBeGreaterThan(1_500);
    for (const name of names) expect(stem(name)).toBe(name);
    const { failed, share } = violations(names);
    expect(failed).toEqual([]);
    expect(share).toBeLessThan(0.01);
  });
});

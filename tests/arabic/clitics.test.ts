/**
 * The clitic property: stem(c + w) = stem(w) for every chain c of clitics, unless w itself begins with clitics, or the two
 * joined spell a form of a word of the lexicon. The second is judged here by rougher means than the stemmer's: by the
 * first letters alone.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INITIAL_IS_OWN, JOINED, NAMES } from '../../src/arabic/lexicon.ts';
import { isStopWord } from '../../src/arabic/particles.ts';
import { stem } from '../../src/arabic/stem.ts';
import { REAL_ARCHIVE, realArticles, WHEN_ABSENT } from '../support/real-articles.ts';
import { SAMPLES } from '../support/samples.ts';
import { arabicWord, surfaces } from './support.ts';

/** Conjunction, preposition, article: each may be missing; lam and the article together are written lam-lam. */
const CHAINS = ['', 'و', 'ف']
  .flatMap((conjunction) => [
    ...['', 'ب', 'ك', 'ل'].map((preposition) => conjunction + preposition),
    ...['', 'ب', 'ك'].map((preposition) => `${conjunction}${preposition}ال`),
    `${conjunction}لل`,
  ])
  .filter((chain) => chain !== '');

const ARABIC_WORD = /^[\u0621-\u064A]{3,}$/;
const CLITIC_FIRST = /^(?:ال|[وفبكل])/;
const ENDING = /^[انيتوهمكء ئ]{0,6}$/;

/** Beginnings of words with first letters of their own, without what endings change: teh marbuta and final hamza. */
const OWN_BEGINNINGS = new Set(
  [...INITIAL_IS_OWN, ...NAMES].flatMap((word) => [word, word.replace(/[هء]$/, '')]),
);

function isOwn(word: string): boolean {
  return INITIAL_IS_OWN.has(word) || NAMES.has(word);
}

/** Whether the property speaks of the word: it is no stop word and has no clitics of its own, or is known to have none. */
function isBare(word: string): boolean {
  return (
    ARABIC_WORD.test(word) &&
    !isStopWord(word) &&
    !JOINED.has(word) &&
    (!CLITIC_FIRST.test(word) || isOwn(word))
  );
}

function spellsForm(word: string): boolean {
  if (isStopWord(word) || JOINED.has(word)) return true;
  for (let length = 2; length <= word.length; length++) {
    if (OWN_BEGINNINGS.has(word.slice(0, length)) && ENDING.test(word.slice(length))) return true;
  }
  return false;
}

/** The joined word and what remains of it clitic by clitic, as long as some clitic remains. */
function remainders(chain: string, word: string): string[] {
  return Array.from({ length: chain.length }, (_, cut) => chain.slice(cut) + word);
}

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

/** Singulars and plurals. */
import plurals from './data/plurals.json' with { type: 'json' };
import type { Random } from './random.ts';
import { keyOf, type WordCounts } from './words.ts';

const ARTICLE = '\u0627\u0644';
const FEMININE_PLURAL = '\u0627\u062A';
const TEH_MARBUTA = '\u0629';
const MASCULINE_PLURALS = ['\u0648\u0646', '\u064A\u0646'];
const LEAST_LETTERS = 3;
/** Articles a singular must be in to be taken for a word. */
const LEAST_ARTICLES = 20;

/** The singular of a sound plural, where the archive knows one; null for other words. */
export function soundPlural(word: string, _random: Random, counts: WordCounts): string | null {
  const stem = word.slice(0, -2);
  const ending = word.slice(-2);
  if (stem.length < LEAST_LETTERS + (word.startsWith(ARTICLE) ? ARTICLE.length : 0)) return null;
  const singulars =
    ending === FEMININE_PLURAL
      ? [stem + TEH_MARBUTA, stem]
      : MASCULINE_PLURALS.includes(ending)
        ? [stem]
        : [];
  return singulars.find((singular) => counts.textsWith(keyOf(singular)) >= LEAST_ARTICLES) ?? null;
}

/** Broken plurals, with or without the article; null for words of no pair. */
export const brokenPlurals = {
  singularOf: exchanging(plurals.pairs.map(([singular, plural]) => [plural!, singular!])),
  pluralOf: exchanging(plurals.pairs.map(([singular, plural]) => [singular!, plural!])),
};

function exchanging(pairs: readonly (readonly [string, string])[]): (word: string) => string | null {
  const others = new Map(pairs.map(([from, to]) => [keyOf(from), to]));
  return (word) => {
    const article = word.startsWith(ARTICLE) && !others.has(keyOf(word)) ? ARTICLE : '';
    const other = others.get(keyOf(word.slice(article.length)));
    return other === undefined ? null : article + other;
  };
}

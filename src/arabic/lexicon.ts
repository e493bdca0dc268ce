/**
 * The word lists of `data/`, as sets. Every word in them is in normal form (a test checks it); a list says in its
 * `about` what it holds and how it was compiled.
 */
import final from './data/final.json' with { type: 'json' };
import initial from './data/initial.json' with { type: 'json' };
import joined from './data/joined.json' with { type: 'json' };
import names from './data/names.json' with { type: 'json' };
import stopWords from './data/stop-words.json' with { type: 'json' };
import { ALEF_MAKSURA } from './letters.ts';

/** The words of a list, which stand several to a line. */
export function setOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}

/** Words whose first letters look like a conjunction, preposition or article but belong to the word. */
export const INITIAL_IS_OWN = setOf(initial.words);

/** Words whose last letters look like a plural, a dual, a pronoun or a nisba but belong to the word. */
export const FINAL_IS_OWN = setOf(final.words);

/** Clitics and a word that are spelt like a form of a word with own first letters, where news hardly ever means that. */
export const JOINED = setOf(joined.words);

/** Names of places and persons, kept whole at both ends. */
export const NAMES = setOf(names.words);

const functionWords = setOf(stopWords.functionWords);
const questionWords = setOf(stopWords.questionWords);

/** Words that are left out of a query that has others, and never stemmed: function words and question words. */
export const STOP_WORDS: ReadonlySet<string> = new Set([...functionWords, ...questionWords]);

/** Prepositions written with a final alef maksura, which tells them from names written with a yeh. */
export const FINAL_ALEF_MAKSURA: ReadonlySet<string> = new Set(
  [...STOP_WORDS].filter((word) => word.endsWith(ALEF_MAKSURA)),
);

/**
 * The analyser: everything between raw text and terms. The same code runs when an index is built and when it is asked,
 * and an index says in its manifest which version of it made its terms.
 */
import { rulesApplied } from './applied-rules.ts';
import { STOP_WORDS } from './lexicon.ts';
import { type StemStep, stem } from './stem.ts';
import { type Token, tokenise } from './tokenise.ts';

/** Changes whenever any text could give other terms than before: a rule, a word list, the tokeniser, the stemmer. */
export const ANALYSER_VERSION = 'arabic-1';

/** A token with the stem it is found by. */
export interface AnalysedToken extends Token {
  readonly stem: string;
  /** Function and question words: in phrases they count, in a query with other words they do not. */
  readonly isStopWord: boolean;
}

/** A rule that made the surface, by its name, or a step of the stemmer. */
export type ExplainStep = StemStep | { readonly kind: 'rule'; readonly text: string };

/** As {@link AnalysedToken}, with the reasons. */
export interface ExplainedToken extends AnalysedToken {
  /** The token as it stands in the text. */
  readonly original: string;
  /** In order: from the original to the surface, from the surface to the stem. */
  readonly steps: readonly ExplainStep[];
}

/** What is remembered of a surface. */
interface Remembered {
  readonly stem: string;
  readonly isStopWord: boolean;
}

/**
 * Surfaces already looked at; news repeats its words. Two generations: a full one becomes the older, and what is asked
 * for again moves to the newer, so memory stays within a few MB and frequent words stay known.
 */
let newer = new Map<string, Remembered>();
let older = new Map<string, Remembered>();
const MOST_REMEMBERED = 25_000;

function remembered(surface: string): Remembered {
  const known = newer.get(surface);
  if (known !== undefined) return known;
  const found = older.get(surface) ?? { stem: stem(surface), isStopWord: STOP_WORDS.has(surface) };
  if (newer.size >= MOST_REMEMBERED) {
    older = newer;
    newer = new Map();
  }
  newer.set(surface, found);
  return found;
}

/** {@link stem}, remembered. */
export function stemOf(surface: string): string {
  return remembered(surface).stem;
}

/** The tokens of a text with their stems, in order. */
export function analyse(text: string): AnalysedToken[] {
  return tokenise(text).map(({ start, end, surface }) => {
    const { stem: stemmed, isStopWord } = remembered(surface);
    return { start, end, surface, stem: stemmed, isStopWord };
  });
}

/** The tokens of a text with every rule and every step of the stemmer that changed them or kept them whole. */
export function explain(text: string): ExplainedToken[] {
  return tokenise(text).map((token) => {
    const original = text.slice(token.start, token.end);
    const rules = rulesApplied(original, token.surface).map(({ name }) => ({
      kind: 'rule' as const,
      text: name,
    }));
    const stemSteps: StemStep[] = [];
    const stemmed = stem(token.surface, stemSteps);
    const isStopWord = STOP_WORDS.has(token.surface);
    return { ...token, original, stem: stemmed, isStopWord, steps: [...rules, ...stemSteps] };
  });
}

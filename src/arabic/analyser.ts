/**
 * The analyser: everything between raw text and terms. The same code runs when an index is built and when it is asked,
 * and an index says in its manifest which version of it made its terms.
 */
import { COMPOUND_RULE, rulesApplied } from './applied-rules.ts';
import { compoundCuts } from './compounds.ts';
import { isStopWord } from './particles.ts';
import { type StemStep, stem } from './stem.ts';
import { type Token, tokenise } from './tokenise.ts';

/** Changes whenever any text could give other terms than before: a rule, a word list, the tokeniser, the stemmer. */
export const ANALYSER_VERSION = 'arabic-2';

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
  const found = older.get(surface) ?? { stem: stem(surface), isStopWord: isStopWord(surface) };
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
  const tokens = tokenise(text);
  return tokens.map((token, at) => {
    const original = text.slice(token.start, token.end);
    const rules = rulesApplied(original, token.surface);
    if (isPartOfCompound(tokens, at)) rules.push(COMPOUND_RULE);
    const stemSteps: StemStep[] = [];
    const stemmed = stem(token.surface, stemSteps);
    const steps = [...rules.map(({ name }) => ({ kind: 'rule' as const, text: name })), ...stemSteps];
    return { ...token, original, stem: stemmed, isStopWord: isStopWord(token.surface), steps };
  });
}

/** Whether a token was taken apart from those that touch it. */
function isPartOfCompound(tokens: readonly Token[], at: number): boolean {
  let first = at;
  while (first > 0 && tokens[first - 1]!.end === tokens[first]!.start) first--;
  let last = at;
  while (last + 1 < tokens.length && tokens[last]!.end === tokens[last + 1]!.start) last++;
  const together = tokens.slice(first, last + 1).map(({ surface }) => surface);
  return together.length > 1 && compoundCuts(together.join('')).length > 0;
}

/**
 * The analyser: everything between raw text and terms. The same code runs when an index is built and when it is asked,
 * and an index says in its manifest which version of it made its terms.
 */
import { COMPOUND_RULE, rulesApplied } from './applied-rules.ts';
import { compoundCuts } from './compounds.ts';
import { type KnownWord, knownWord } from './known-words.ts';
import { isStopWord } from './particles.ts';
import { type StemStep, stem } from './stem.ts';
import { type Token, tokenise, tokensOf } from './tokenise.ts';

/** Changes whenever any text could give other terms than before: a rule, a word list, the tokeniser, the stemmer. */
export const ANALYSER_VERSION = 'arabic-3';

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

/** A word with its stem. */
function stemmed(word: KnownWord): string {
  if (word.stem === null) {
    word.isStopWord = isStopWord(word.surface);
    word.stem = stem(word.surface);
  }
  return word.stem;
}

/** {@link stem}, remembered. */
export function stemOf(surface: string): string {
  return stemmed(knownWord(surface));
}

/** The tokens of a text with their stems, in order. */
export function analyse(text: string): AnalysedToken[] {
  return tokensOf(text, analysed);
}

function analysed(word: KnownWord, start: number, end: number): AnalysedToken {
  const { surface } = word;
  return { start, end, surface, stem: stemmed(word), isStopWord: word.isStopWord };
}

/** The tokens of a text with every rule and every step of the stemmer that changed them or kept them whole. */
export function explain(text: string): ExplainedToken[] {
  const tokens = tokenise(text);
  return tokens.map((token, at) => {
    const original = text.slice(token.start, token.end);
    const rules = rulesApplied(original, token.surface);
    if (isPartOfCompound(tokens, at)) rules.push(COMPOUND_RULE);
    const stemSteps: StemStep[] = [];
    const own = stem(token.surface, stemSteps);
    const steps = [...rules.map(({ name }) => ({ kind: 'rule' as const, text: name })), ...stemSteps];
    return { ...token, original, stem: own, isStopWord: isStopWord(token.surface), steps };
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

/** A text while it is being typed: the words that are finished, and the one that perhaps is not. */
import { fold, SEPARATOR } from '../../arabic/fold.ts';
import { ALEF_MAKSURA, YEH } from '../../arabic/letters.ts';
import { type Token, tokenise } from '../../arabic/tokenise.ts';

export interface TypedText {
  /** The finished words. */
  readonly words: readonly Token[];
  /** The word being typed; null where the text ends behind its last word. */
  readonly last: Token | null;
}

export function typedText(text: string): TypedText {
  const tokens = tokenise(text);
  const last = tokens.at(-1);
  if (last === undefined || !isUnfinished(text, last.end)) return { words: tokens, last: null };
  return { words: tokens.slice(0, -1), last };
}

/** Whether nothing that ends a word stands from `end` on: marks, tatweel and hidden characters do not. */
export function isUnfinished(text: string, end: number): boolean {
  for (let at = end; at < text.length; at++) {
    if (fold(text.charCodeAt(at)) === SEPARATOR) return false;
  }
  return true;
}

/**
 * What the normal form of the whole word may begin with. Prepositions keep a final alef maksura, which in the middle of a
 * word is a yeh.
 */
export function beginningOf({ surface }: Token): string {
  return surface.endsWith(ALEF_MAKSURA) ? surface.slice(0, -1) + YEH : surface;
}

/** The word lists as tests look at them. */
import { JOINED_CLITICS, NAME, OWN_FINAL, OWN_INITIAL, STOP } from '../../src/arabic/kinds.ts';
import { wordsOf } from '../../src/arabic/word-kinds.ts';

export const INITIAL_IS_OWN: ReadonlySet<string> = new Set(wordsOf(OWN_INITIAL));
export const FINAL_IS_OWN: ReadonlySet<string> = new Set(wordsOf(OWN_FINAL));
export const JOINED: ReadonlySet<string> = new Set(wordsOf(JOINED_CLITICS));
export const NAMES: ReadonlySet<string> = new Set(wordsOf(NAME));
export const STOP_WORDS: ReadonlySet<string> = new Set(wordsOf(STOP));

/** The words of a list, which stand several to a line. */
export function setOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}

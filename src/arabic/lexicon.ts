/** The word lists of `data/` that others ask for. Every word in them is in normal form (a test checks it). */
import { STOP } from './kinds.ts';
import { isOf } from './word-kinds.ts';

/** Whether a word is left out of a query that has others, and never stemmed: function words and question words. */
export function isBareStopWord(word: string): boolean {
  return isOf(word, STOP);
}

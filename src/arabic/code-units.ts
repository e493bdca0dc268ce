/** Words made of code units. */
import { fold } from './fold.ts';

/** Most arguments of one call: more could exceed an engine's stack. */
const CODES_AT_ONCE = 64;

/** The word of folded letters. */
export function stringOf(codes: readonly number[]): string {
  if (codes.length <= CODES_AT_ONCE) return String.fromCharCode(...codes);
  let word = '';
  for (let from = 0; from < codes.length; from += CODES_AT_ONCE) {
    word += String.fromCharCode(...codes.slice(from, from + CODES_AT_ONCE));
  }
  return word;
}

/** The normal form of a stretch of text whose letters fold to one letter each. */
export function foldWord(text: string, start: number, end: number): string {
  const codes = new Array<number>(end - start);
  for (let at = start; at < end; at++) codes[at - start] = fold(text.charCodeAt(at));
  return stringOf(codes);
}

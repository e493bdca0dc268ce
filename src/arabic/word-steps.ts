/** Steps through a text word by word, forwards and back; a word is what stands between characters that separate words. */
import { foldAt, SEPARATOR } from './fold.ts';

/** Where the first word at or after a place begins; the text's length where there is none. */
export function firstWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBetween(text, at)) at++;
  return at;
}

/** Where the last of so many words ends, from a place on; the text's length where there are fewer. */
export function endOfWords(text: string, from: number, words: number): number {
  let left = words;
  let isInWord = false;
  for (let at = from; left > 0; at++) {
    if (at >= text.length) return text.length;
    if (!isBetween(text, at)) isInWord = true;
    else if (isInWord) {
      isInWord = false;
      if (--left === 0) return at;
    }
  }
  return from;
}

/** Where the first of so many words before a place begins; of all that there are where there are fewer, else the place. */
export function startOfWords(text: string, before: number, words: number): number {
  let start = before;
  let at = before;
  for (let left = words; left > 0; left--) {
    while (at > 0 && isBetween(text, at - 1)) at--;
    if (at === 0) return start;
    while (at > 0 && !isBetween(text, at - 1)) at--;
    start = at;
  }
  return start;
}

/** Words between two places, counted no further than one more than `most`. */
export function wordsBetween(text: string, from: number, to: number, most: number): number {
  let words = 0;
  for (let at = firstWord(text, from); at < to && words <= most; words++) {
    at = firstWord(text, endOfWords(text, at, 1));
  }
  return words;
}

function isBetween(text: string, at: number): boolean {
  return foldAt(text, at) === SEPARATOR;
}

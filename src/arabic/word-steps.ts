/**
 * Steps through a text word by word, forwards and back. A word is here what stands between spaces, with its punctuation:
 * passages and distances need no more, and a character costs one comparison.
 */

/** The space; characters up to it are white space or controls. */
const SPACE = 32;

/** Where the first word at or after a place begins; the text's length where there is none. */
export function firstWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= SPACE) at++;
  return at;
}

/** Where the word ends that stands at a place; the place itself where none does. */
export function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) > SPACE) at++;
  return at;
}

/** Where the word begins that ends at a place; the place itself where none does. */
export function startOfWord(text: string, before: number): number {
  let at = before;
  while (at > 0 && text.charCodeAt(at - 1) > SPACE) at--;
  return at;
}

/** Where the last of so many words ends, from a place on; the text's length where there are fewer. */
export function endOfWords(text: string, from: number, words: number): number {
  let at = from;
  for (let left = words; left > 0 && at < text.length; left--) at = endOfWord(text, firstWord(text, at));
  return at;
}

/** Where the first of so many words before a place begins; of all that there are where there are fewer, else the place. */
export function startOfWords(text: string, before: number, words: number): number {
  let start = before;
  let at = before;
  for (let left = words; left > 0; left--) {
    while (at > 0 && text.charCodeAt(at - 1) <= SPACE) at--;
    if (at === 0) return start;
    at = startOfWord(text, at);
    start = at;
  }
  return start;
}

/** Words between the end of one and the beginning of another, counted no further than one more than `most`. */
export function wordsBetween(text: string, from: number, to: number, most: number): number {
  let words = 0;
  for (let at = endOfWord(text, from); at < to && words <= most; words++) {
    at = endOfWord(text, firstWord(text, at));
    // That is the other word, and what stands before it.
    if (at > to) return words;
  }
  return words;
}

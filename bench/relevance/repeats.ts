/** Whether one text repeats another, told by all of their words and without Fihris's own measure of copies. */
import { keyOf, wordsOf } from './words.ts';

/** Consecutive words of a shingle. */
const SHINGLE_WORDS = 5;
/** Part of the shorter text's shingles that the other text has too. */
const REPEATED = 0.5;

export function repeats(text: string, other: string): boolean {
  const a = shingles(text);
  const b = shingles(other);
  const least = Math.min(a.size, b.size);
  return least > 0 && a.intersection(b).size >= REPEATED * least;
}

function shingles(text: string): Set<string> {
  const words = wordsOf(text).map(keyOf);
  const found = new Set<string>();
  for (let i = 0; i + SHINGLE_WORDS <= words.length; i++) {
    found.add(words.slice(i, i + SHINGLE_WORDS).join(' '));
  }
  return found;
}

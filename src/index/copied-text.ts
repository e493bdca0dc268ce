/**
 * How much of a text stands in another one, word for word: a sketch estimates it, and is too coarse for a short report
 * inside a longer one.
 */

import { HashSet } from './hash-set.ts';

/** Words of a run. Five in a row are seldom chance, and an editor's cut leaves most of them whole. */
const RUN_WORDS = 5;
/** What a word takes in a text at least, with the space after it. */
const LETTERS_A_WORD = 2;
/** The prime of FNV-1a. */
const PRIME = 0x01000193;
/** What newsrooms write differently, or leave out, counts as one letter. */
const FOLDED = new Map([
  ['\u0622', '\u0627'],
  ['\u0623', '\u0627'],
  ['\u0625', '\u0627'],
  ['\u0629', '\u0647'],
  ['\u0649', '\u064a'],
]);
const FIRST_LETTER = 0x0621;
const LAST_LETTER = 0x064a;
const LAST_MARK = 0x0652;
const TATWEEL = 0x0640;
/** Marks and tatweel are not there. */
const SKIPPED = 1;

/** What each character from the first letter to the last mark counts as. */
const LETTERS = lettersTable();

function lettersTable(): Uint16Array {
  return Uint16Array.from({ length: LAST_MARK - FIRST_LETTER + 1 }, (_, i) => {
    const code = FIRST_LETTER + i;
    if (code === TATWEEL || code > LAST_LETTER) return SKIPPED;
    const letter = String.fromCharCode(code);
    return (FOLDED.get(letter) ?? letter).charCodeAt(0);
  });
}

/** Hashes of a text's runs of five Arabic words. A number or a foreign word ends no run and belongs to none. */
export function runsOf(text: string): HashSet {
  const runs = new HashSet(text.length / LETTERS_A_WORD);
  // Hashes of the words before, the latest last.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let words = 0;
  let word = 0;
  // One pass over the characters, since candidates are compared while a reader waits.
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const letter = code >= FIRST_LETTER && code <= LAST_MARK ? LETTERS[code - FIRST_LETTER]! : 0;
    if (letter === SKIPPED) continue;
    if (letter !== 0) word = Math.imul(word ^ letter, PRIME);
    else if (word !== 0) {
      const last = word ^ (word >>> 15);
      if (++words >= RUN_WORDS) {
        runs.add(a ^ Math.imul(b, 3) ^ Math.imul(c, 5) ^ Math.imul(d, 7) ^ Math.imul(last, 9));
      }
      a = b;
      b = c;
      c = d;
      d = last;
      word = 0;
    }
  }
  return runs;
}

/** Share of the shorter text's runs that the other has too, 0 to 1; 0 for a text of less than a run. */
export function sharedPart(a: HashSet, b: HashSet): number {
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  return shorter.size === 0 ? 0 : shorter.sharedWith(longer) / shorter.size;
}

/**
 * The real spelling of a token: its letters as they stand, hamza seats, teh marbuta, alef maksura and Persian letters
 * and all. What says nothing of the spelling is gone: marks, tatweel, hidden characters, presentation forms, the full
 * stops of abbreviations. Numbers and words of other scripts have no spelling beside their normal form, so case and
 * accents are no matter of spelling.
 */
import { EXPANDS, foldCodePoint, HIDDEN, isArabicLetter, SURROGATE } from './fold.ts';
import { tokenise } from './tokenise.ts';

const TATWEEL = 0x0640;
/** The plain letters, from hamza to yeh, but for what lies between ghain and feh. */
const FIRST_PLAIN = 0x0621;
const LAST_PLAIN = 0x064a;
const FIRST_UNUSUAL = 0x063b;

/**
 * @param original the token as it stands in its text
 * @param surface its normal form
 * @returns the spelling; tokenising it gives one token, whose normal form is `surface` again
 */
export function spellingOf(original: string, surface: string): string {
  if (!isArabicLetter(surface.charCodeAt(0))) return surface;
  if (original === surface || isPlain(original)) return original;
  // A ligature of several words stands for each of them.
  const words = lettersOf(original).split(' ');
  return words.find((word) => isSpelling(word, surface)) ?? surface;
}

/** Whether a token is all plain letters, as nearly every one is: those are its spelling. */
function isPlain(original: string): boolean {
  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at);
    if (code < FIRST_PLAIN || code > LAST_PLAIN) return false;
    if (code >= FIRST_UNUSUAL && code <= TATWEEL) return false;
  }
  return true;
}

/** Hidden characters and tatweel go first: they may stand between a letter and the hamza it is composed with. */
function lettersOf(original: string): string {
  let resolved = '';
  for (const character of original) {
    const code = character.codePointAt(0)!;
    if (code === TATWEEL || foldCodePoint(code) === HIDDEN) continue;
    resolved += isArabicLetter(code) ? character : character.normalize('NFKC');
  }
  let letters = '';
  for (const character of resolved.normalize('NFC')) {
    if (character === ' ' || isLetter(character.codePointAt(0)!)) letters += character;
  }
  return letters;
}

function isLetter(codePoint: number): boolean {
  const folded = foldCodePoint(codePoint);
  return folded > SURROGATE || folded === EXPANDS;
}

function isSpelling(word: string, surface: string): boolean {
  const tokens = tokenise(word);
  return tokens.length === 1 && tokens[0]!.surface === surface;
}

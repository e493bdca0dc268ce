/**
 * The alphabet of the word tables: one byte a letter. Small Latin letters are themselves, the Arabic letters from hamza to
 * yeh follow from A1 on, so that bytes have the order of code points. Words with other letters or with digits are in no
 * table: nobody wants a number corrected.
 */
import { LONGEST_TABLE_WORD, SHORTEST_TABLE_WORD } from '../format.ts';

const FIRST_ARABIC = 0x0621;
const LAST_ARABIC = 0x064a;
const FIRST_LATIN = 0x61;
const LAST_LATIN = 0x7a;
/** What an Arabic letter is above its byte. */
const ARABIC_OFFSET = FIRST_ARABIC - 0xa1;

/** A word's letters as bytes; null when one is not in the alphabet. */
export function lettersOf(word: string): Uint8Array | null {
  const letters = new Uint8Array(word.length);
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= FIRST_ARABIC && code <= LAST_ARABIC) letters[at] = code - ARABIC_OFFSET;
    else if (code >= FIRST_LATIN && code <= LAST_LATIN) letters[at] = code;
    else return null;
  }
  return letters;
}

/** The word that {@link lettersOf} gave these bytes for. */
export function wordOf(letters: Uint8Array): string {
  let word = '';
  for (const letter of letters) {
    word += String.fromCharCode(letter > LAST_LATIN ? letter + ARABIC_OFFSET : letter);
  }
  return word;
}

/** Whether a word may stand in the tables. */
export function fitsTables(word: string): boolean {
  const isLong = word.length >= SHORTEST_TABLE_WORD && word.length <= LONGEST_TABLE_WORD;
  return isLong && lettersOf(word) !== null;
}

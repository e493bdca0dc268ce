/**
 * The alphabet of the headline words: one byte for a letter of ASCII or from hamza to yeh, three for any other code unit.
 * Words stand in the order of these bytes, so that those with one beginning stand together.
 */
const FIRST_ARABIC = 0x0621;
const LAST_ARABIC = 0x064a;
const LAST_ASCII = 0x7f;
/** What an Arabic letter is above its byte. */
const ARABIC_OFFSET = FIRST_ARABIC - 0xa1;
/** The byte before a code unit of two bytes, the greater first. */
const ESCAPE = 0xff;

/** A word, or the beginning of one, as bytes. */
export function headlineLetters(word: string): Uint8Array<ArrayBuffer> {
  const letters = new Uint8Array(3 * word.length);
  let length = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= FIRST_ARABIC && code <= LAST_ARABIC) letters[length++] = code - ARABIC_OFFSET;
    else if (code <= LAST_ASCII) letters[length++] = code;
    else {
      letters[length++] = ESCAPE;
      letters[length++] = code >>> 8;
      letters[length++] = code & 0xff;
    }
  }
  return letters.slice(0, length);
}

/** The word that {@link headlineLetters} gave the first `length` of these bytes for. */
export function headlineWord(letters: Uint8Array, length: number): string {
  let word = '';
  for (let at = 0; at < length; at++) {
    const letter = letters[at]!;
    if (letter === ESCAPE) {
      word += String.fromCharCode((letters[at + 1]! << 8) | letters[at + 2]!);
      at += 2;
    } else word += String.fromCharCode(letter > LAST_ASCII ? letter + ARABIC_OFFSET : letter);
  }
  return word;
}

/** Order of words by their bytes; a word stands before those that begin with it. */
export function compareLetters(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = a[at]! - b[at]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/**
 * Words already read: news repeats its words, so most need not be cut from the text, folded and stemmed again. A word is
 * found by its letters where they stand in a text. At most some ten thousand words are remembered: each has two places,
 * by its hash, and the word that was there longer goes.
 */
import { fold } from './fold.ts';
import { ALEF_MAKSURA } from './letters.ts';

export interface KnownWord {
  /** Folded letters, but a final alef maksura as it was written: it tells prepositions from names. */
  readonly letters: string;
  /** Normal form. */
  readonly surface: string;
  /** Null until it is asked for. */
  stem: string | null;
  isStopWord: boolean;
}

const FIRST_SIZE = 2 ** 10;
const LARGEST_SIZE = 2 ** 16;
const ALEF_MAKSURA_CODE = ALEF_MAKSURA.charCodeAt(0);

let places: (KnownWord | undefined)[] = new Array(FIRST_SIZE);
/** Of the words in {@link places}: most places need no closer look. */
let hashes = new Int32Array(FIRST_SIZE);
let remembered = 0;

/** Goes letter by letter: the hash of a word with one letter more. @param hash 0 before the first letter */
export function hashed(hash: number, letter: number): number {
  return (Math.imul(hash, 31) + letter) | 0;
}

/** A folded letter as {@link KnownWord.letters} has it, if it is the last. */
export function asLast(code: number, folded: number): number {
  return code === ALEF_MAKSURA_CODE ? code : folded;
}

/**
 * The word that stands in a text, if it is known.
 * @param hash of its folded letters, the last as {@link asLast} has it
 */
export function knownAt(hash: number, text: string, start: number, end: number): KnownWord | undefined {
  const first = placeOf(hash);
  const at = hashes[first] === hash ? first : first ^ 1;
  if (hashes[at] !== hash) return undefined;
  const word = places[at];
  return word !== undefined && stands(word.letters, text, start, end) ? word : undefined;
}

function stands(letters: string, text: string, start: number, end: number): boolean {
  const last = end - start - 1;
  if (letters.length !== last + 1) return false;
  const code = text.charCodeAt(end - 1);
  if (letters.charCodeAt(last) !== asLast(code, fold(code))) return false;
  for (let i = 0; i < last; i++) {
    if (letters.charCodeAt(i) !== fold(text.charCodeAt(start + i))) return false;
  }
  return true;
}

/** A word by its normal form, known or new. */
export function knownWord(surface: string): KnownWord {
  let hash = 0;
  for (let i = 0; i < surface.length; i++) hash = hashed(hash, surface.charCodeAt(i));
  const at = placeOf(hash);
  if (places[at]?.letters === surface) return places[at];
  if (places[at ^ 1]?.letters === surface) return places[at ^ 1]!;
  return remember(hash, surface, surface);
}

/** A word that was not known. @param hash of its letters */
export function remember(hash: number, letters: string, surface: string): KnownWord {
  const word: KnownWord = { letters, surface, stem: null, isStopWord: false };
  if (++remembered > places.length / 2 && places.length < LARGEST_SIZE) grow();
  put(hash, word);
  return word;
}

function put(hash: number, word: KnownWord): void {
  const at = placeOf(hash);
  places[at ^ 1] = places[at];
  hashes[at ^ 1] = hashes[at]!;
  places[at] = word;
  hashes[at] = hash;
}

function grow(): void {
  const before = places;
  const hashesBefore = hashes;
  places = new Array(before.length * 4);
  hashes = new Int32Array(before.length * 4);
  before.forEach((word, at) => {
    if (word !== undefined) put(hashesBefore[at]!, word);
  });
}

function placeOf(hash: number): number {
  // The higher bits depend on the first letters.
  return (hash ^ (hash >>> 15)) & (places.length - 1);
}

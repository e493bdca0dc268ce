/**
 * From text to tokens: words and numbers in their normal form, each with the range of the original text it came from.
 *
 * Words are runs of letters, marks and digits by Unicode property; everything else separates, so a hashtag written
 * with underscores is several words. Where Arabic letters meet digits or letters of another script a word ends too (a
 * year and the letter for its era, the article before a foreign name); a digit beside a Latin letter does not end it.
 * A compound that print also writes apart is the words it consists of.
 */

import { foldWord, stringOf } from './code-units.ts';
import { compoundCuts, mayBeCompound } from './compounds.ts';
import { withFinalAlefMaksura } from './final-alef-maksura.ts';
import {
  EXPANDS,
  expansionOf,
  fold,
  foldCodePoint,
  HAMZA_ABOVE,
  HIDDEN,
  isArabicLetter,
  MARK,
  SEPARATOR,
  SURROGATE,
  withHamzaAbove,
} from './fold.ts';
import { asLast, hashed, type KnownWord, knownAt, knownWord, remember } from './known-words.ts';
import { ALEF, ALLAH_LIGATURE } from './letters.ts';
import { abbreviationAt, isDigit, numberAt } from './numbers.ts';

/** One word or number of a text. Filters may change `surface`; `start` and `end` always speak of the original text. */
export interface Token {
  /** First UTF-16 code unit of the token in the original text. */
  readonly start: number;
  /** Exclusive end; marks that belong to the last letter are inside. Tokens of one ligature share a range. */
  readonly end: number;
  /** Normal form: folded letters, without marks. Never empty, never holds white space. */
  readonly surface: string;
}

const ALLAH_CODE = ALLAH_LIGATURE.charCodeAt(0);
const ALEF_CODE = ALEF.charCodeAt(0);
const FULL_STOP = 46;
const FIRST_PRESENTATION_FORM = 0xfb50;
const NO_CUTS: readonly number[] = [];

/** The tokens of a text, in order. Linear in its length. */
export function tokenise(text: string): Token[] {
  return new Tokeniser(text, tokenOf).run();
}

/** As {@link tokenise}, for those who make more of a word than a token. @param made makes it */
export function tokensOf<T>(text: string, made: MadeOf<T>): T[] {
  return new Tokeniser(text, made).run();
}

/** Makes a token of a word and of where it stands. */
type MadeOf<T> = (known: KnownWord, start: number, end: number) => T;

function tokenOf({ surface }: KnownWord, start: number, end: number): Token {
  return { start, end, surface };
}

/** The normal forms of a text's tokens, joined by single spaces: idempotent, and equal for all spellings of a text. */
export function normalise(text: string): string {
  return tokenise(text)
    .map((token) => token.surface)
    .join(' ');
}

export { Tokeniser as TokenReader };

class Tokeniser<T> {
  readonly tokens: T[] = [];
  private readonly text: string;
  private readonly made: MadeOf<T>;
  /** Folded code units of the word being read; empty between words. */
  private readonly word: number[] = [];
  /** First and exclusive last code unit of each letter of {@link word}, in turn; none for numbers and abbreviations. */
  private readonly letters: number[] = [];
  private start = 0;
  private end = 0;

  constructor(text: string, made: MadeOf<T>) {
    this.text = text;
    this.made = made;
  }

  run(): T[] {
    const { text } = this;
    let at = 0;
    while (at < text.length) at = this.plainWord(at) ?? this.step(at);
    this.finish();
    return this.tokens;
  }

  /**
   * Reads what stands at a place between two words, up to the next such place, by the rules alone: for those who read plain
   * words themselves.
   */
  readWord(start: number): number {
    let at = start;
    do at = this.step(at);
    while (this.word.length > 0 && at < this.text.length);
    this.finish();
    return at;
  }

  /**
   * The path most words take: letters of one script that fold to one letter each, without digits, marks or full stops,
   * and no compound.
   * Such a word is mostly known. Gives the end of the word, or null where the word needs the general path.
   */
  private plainWord(start: number): number | null {
    if (this.word.length > 0) return null;
    const { text } = this;
    const isArabic = isArabicLetter(fold(text.charCodeAt(start)));
    let at = start;
    let [code, folded] = [0, 0];
    // Of the letters before the last one read.
    let hash = 0;
    for (; at < text.length; at++) {
      const next = text.charCodeAt(at);
      const nextFolded = fold(next);
      if (nextFolded === SEPARATOR) break;
      if (nextFolded <= SURROGATE || isDigit(nextFolded) || isArabicLetter(nextFolded) !== isArabic)
        return null;
      if (at > start) hash = hashed(hash, folded);
      code = next;
      folded = nextFolded;
    }
    if (at === start || text.charCodeAt(at) === FULL_STOP) return null;
    // A presentation form may be an alef maksura or a yeh.
    if (code >= FIRST_PRESENTATION_FORM) return null;
    hash = hashed(hash, asLast(code, folded));
    const known = knownAt(hash, text, start, at);
    if (known === undefined && isArabic && mayBeCompound(text, start, at - start)) return null;
    this.tokens.push(this.made(known ?? this.newWord(hash, start, at), start, at));
    return at;
  }

  private newWord(hash: number, start: number, end: number): KnownWord {
    const word = foldWord(this.text, start, end);
    const surface = withFinalAlefMaksura(word, this.text, start, end);
    const code = this.text.charCodeAt(end - 1);
    const letters = asLast(code, 0) === 0 ? word : word.slice(0, -1) + String.fromCharCode(code);
    return remember(hash, letters === surface ? surface : letters, surface);
  }

  /** Reads the code point at `at` and returns where the next one starts. */
  private step(at: number): number {
    const folded = fold(this.text.charCodeAt(at));
    if (folded > SURROGATE) return this.letter(folded, at, at + 1);
    switch (folded) {
      case MARK:
      case HAMZA_ABOVE:
        this.mark(folded, at + 1);
        return at + 1;
      case HIDDEN:
        return at + 1;
      case EXPANDS:
        return this.expand(this.text.charCodeAt(at), at, at + 1);
      case SURROGATE:
        return this.beyondBmp(at);
      default:
        this.finish();
        return at + 1;
    }
  }

  private letter(folded: number, at: number, next: number): number {
    if (this.changesScript(folded)) this.finish();
    const compactEnd = this.word.length === 0 ? this.compactAt(folded, at, next) : null;
    if (compactEnd !== null) return compactEnd;
    this.append(folded, at, next);
    return next;
  }

  private append(folded: number, at: number, next: number): void {
    if (this.changesScript(folded)) this.finish();
    if (this.word.length === 0) this.start = at;
    this.word.push(folded);
    this.letters.push(at, next);
    this.end = next;
  }

  private changesScript(folded: number): boolean {
    const last = this.word.at(-1);
    return last !== undefined && isArabicLetter(last) !== isArabicLetter(folded);
  }

  /** Reads a number or an abbreviation as one token; its end, or null where a plain word starts. */
  private compactAt(folded: number, at: number, next: number): number | null {
    const isNumber = isDigit(folded);
    if (!isNumber && !this.mayAbbreviate(next)) return null;
    const compact = isNumber ? numberAt(this.text, at) : abbreviationAt(this.text, at);
    if (compact === null) return null;
    this.start = at;
    this.end = compact.end;
    for (let i = 0; i < compact.text.length; i++) this.word.push(compact.text.charCodeAt(i));
    // A whole number may go on in Latin letters (4x4, 2nd).
    if (!isNumber || compact.text.includes('.')) this.finish();
    return compact.end;
  }

  private mayAbbreviate(next: number): boolean {
    if (next >= this.text.length) return false;
    const code = this.text.charCodeAt(next);
    const folded = fold(code);
    return code === FULL_STOP || folded === MARK || folded === HIDDEN || folded === HAMZA_ABOVE;
  }

  /** A mark is inside its token; a combining hamza also makes the letter before it what its composed form folds to. */
  private mark(kind: number, next: number): void {
    const last = this.word.length - 1;
    if (last < 0) return;
    if (kind === HAMZA_ABOVE) this.word[last] = withHamzaAbove(this.word[last]!);
    if (this.letters.length > 0) this.letters[this.letters.length - 1] = next;
    this.end = next;
  }

  /** A ligature of several words is never part of the word beside it: a formula often follows a name without a space. */
  private expand(codePoint: number, at: number, next: number): number {
    const letters = this.expansionHere(codePoint);
    const isSeveralWords = letters.includes(' ');
    if (isSeveralWords) this.finish();
    for (let i = 0; i < letters.length; i++) {
      if (letters[i] === ' ') this.finish();
      else this.append(letters.charCodeAt(i), at, next);
    }
    if (isSeveralWords) this.finish();
    return next;
  }

  /** Typists who see the ligature of Allah without its alef write one before it; see the rule of that name. */
  private expansionHere(codePoint: number): string {
    const letters = expansionOf(codePoint);
    return codePoint === ALLAH_CODE && this.word.at(-1) === ALEF_CODE ? letters.slice(1) : letters;
  }

  private beyondBmp(at: number): number {
    const codePoint = this.text.codePointAt(at)!;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const folded = foldCodePoint(codePoint);
    if (folded === EXPANDS) return this.expand(codePoint, at, next);
    if (folded > SURROGATE) return this.letter(folded, at, next);
    if (folded === MARK) this.mark(folded, next);
    else if (folded === SEPARATOR) this.finish();
    return next;
  }

  private finish(): void {
    if (this.word.length === 0) return;
    const word = stringOf(this.word);
    const cuts = this.letters.length === 2 * word.length ? compoundCuts(word) : NO_CUTS;
    if (cuts.length === 0) this.add(word);
    else this.addParts(word, cuts);
    this.word.length = 0;
    this.letters.length = 0;
  }

  /** Adds the parts of a compound, each with the marks of its letters. */
  private addParts(word: string, cuts: readonly number[]): void {
    let from = 0;
    for (const to of [...cuts, word.length]) {
      this.start = this.letters[2 * from]!;
      this.end = this.letters[2 * to - 1]!;
      this.add(word.slice(from, to));
      from = to;
    }
  }

  private add(word: string): void {
    const { start, end } = this;
    this.tokens.push(this.made(knownWord(withFinalAlefMaksura(word, this.text, start, end)), start, end));
  }
}

/**
 * From text to tokens: words and numbers in their normal form, each with the range of the original text it came from.
 *
 * Words are runs of letters, marks and digits by Unicode property; everything else separates, so a hashtag written
 * with underscores is several words. A digit beside an Arabic letter separates too (a year and the letter for its era
 * are two tokens), a digit beside a Latin one does not.
 */
import {
  EXPANDS,
  expansionOf,
  fold,
  foldCodePoint,
  HAMZA_ABOVE,
  HIDDEN,
  MARK,
  SEPARATOR,
  SURROGATE,
} from './fold.ts';
import { ALEF_MAKSURA, WAW, YEH, YEH_HAMZA } from './letters.ts';
import { FINAL_ALEF_MAKSURA } from './lexicon.ts';
import { abbreviationAt, numberAt } from './numbers.ts';

/** One word or number of a text. Filters may change `surface`; `start` and `end` always speak of the original text. */
export interface Token {
  /** First UTF-16 code unit of the token in the original text. */
  readonly start: number;
  /** Exclusive end; marks that belong to the last letter are inside. Two tokens of one ligature share a range. */
  readonly end: number;
  /** Normal form: folded letters, without marks. Never empty, never holds white space. */
  readonly surface: string;
}

const WAW_CODE = WAW.charCodeAt(0);
const YEH_CODE = YEH.charCodeAt(0);
const FULL_STOP = 46;

/** The tokens of a text, in order. Linear in its length. */
export function tokenise(text: string): Token[] {
  return new Tokeniser(text).run();
}

/** The normal forms of a text's tokens, joined by single spaces: idempotent, and equal for all spellings of a text. */
export function normalise(text: string): string {
  return tokenise(text)
    .map((token) => token.surface)
    .join(' ');
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isArabicLetter(code: number): boolean {
  return code >= 0x0620 && code <= 0x08ff;
}

class Tokeniser {
  private readonly text: string;
  private readonly tokens: Token[] = [];
  private word = '';
  private start = 0;
  private end = 0;

  constructor(text: string) {
    this.text = text;
  }

  run(): Token[] {
    const { text } = this;
    let at = 0;
    while (at < text.length) at = this.plainWord(at) ?? this.step(at);
    this.finish();
    return this.tokens;
  }

  /**
   * The path most words take: letters that fold to one letter each, without digits, marks or full stops. Such a word is
   * cut from the text, and rewritten only if a letter folds to another. Gives the end of the word, or null where the
   * word needs the general path.
   */
  private plainWord(start: number): number | null {
    if (this.word !== '') return null;
    const { text } = this;
    let at = start;
    let isChanged = false;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const folded = fold(code);
      if (folded === SEPARATOR) break;
      if (folded <= SURROGATE || isDigit(folded)) return null;
      if (folded !== code) isChanged = true;
    }
    if (at === start || text.charCodeAt(at) === FULL_STOP) return null;
    this.start = start;
    this.word = isChanged ? foldWord(text, start, at) : text.slice(start, at);
    this.end = at;
    this.finish();
    return at;
  }

  /** Reads the code point at `at` and returns where the next one starts. */
  private step(at: number): number {
    const folded = fold(this.text.charCodeAt(at));
    if (folded > SURROGATE) return this.letter(folded, at, at + 1);
    switch (folded) {
      case MARK:
        if (this.word !== '') this.end = at + 1;
        return at + 1;
      case HAMZA_ABOVE:
        this.seatHamza(at);
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
    if (this.word === '') {
      const compact = this.compactAt(folded, at);
      if (compact !== -1) return compact;
    } else if (this.changesScript(folded)) {
      this.finish();
      return this.letter(folded, at, next);
    }
    if (this.word === '') this.start = at;
    this.word += String.fromCharCode(folded);
    this.end = next;
    return next;
  }

  /** Reads a number or an abbreviation as one token; its end, or -1 where a plain word starts. */
  private compactAt(folded: number, at: number): number {
    const digit = isDigit(folded);
    if (!digit && this.text.charCodeAt(at + 1) !== FULL_STOP && fold(this.text.charCodeAt(at + 1)) !== MARK)
      return -1;
    const compact = digit ? numberAt(this.text, at) : abbreviationAt(this.text, at);
    if (compact === null) return -1;
    this.start = at;
    for (const character of compact.text) this.word += foldWhole(character);
    this.end = compact.end;
    if (!digit || this.word.includes('.')) this.finish();
    return compact.end;
  }

  private changesScript(folded: number): boolean {
    const last = this.word.charCodeAt(this.word.length - 1);
    return (isDigit(last) && isArabicLetter(folded)) || (isArabicLetter(last) && isDigit(folded));
  }

  /** A decomposed hamza seat becomes the letter its composed form folds to. */
  private seatHamza(at: number): void {
    if (this.word === '') return;
    const last = this.word.charCodeAt(this.word.length - 1);
    if (last === WAW_CODE || last === YEH_CODE) this.word = this.word.slice(0, -1) + YEH_HAMZA;
    this.end = at + 1;
  }

  private expand(codePoint: number, at: number, next: number): number {
    for (const letter of expansionOf(codePoint)) {
      if (letter === ' ') this.finish();
      else this.append(letter, at, next);
    }
    return next;
  }

  private append(letter: string, at: number, next: number): void {
    if (this.word !== '' && this.changesScript(letter.charCodeAt(0))) this.finish();
    if (this.word === '') this.start = at;
    this.word += letter;
    this.end = next;
  }

  private beyondBmp(at: number): number {
    const codePoint = this.text.codePointAt(at)!;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const folded = foldCodePoint(codePoint);
    if (folded === EXPANDS) return this.expand(codePoint, at, next);
    if (folded > SURROGATE) this.append(String.fromCharCode(folded), at, next);
    else if (folded === SEPARATOR) this.finish();
    else if (folded === MARK && this.word !== '') this.end = next;
    return next;
  }

  private finish(): void {
    if (this.word === '') return;
    const { start, end } = this;
    this.tokens.push({ start, end, surface: this.surfaceOf(this.word, end) });
    this.word = '';
  }

  /** A few prepositions keep their final alef maksura, so that the preposition is not the name it is a homograph of. */
  private surfaceOf(word: string, end: number): string {
    if (word.charCodeAt(word.length - 1) !== YEH_CODE) return word;
    const kept = word.slice(0, -1) + ALEF_MAKSURA;
    return FINAL_ALEF_MAKSURA.has(kept) && this.endsInAlefMaksura(end) ? kept : word;
  }

  private endsInAlefMaksura(end: number): boolean {
    let at = end - 1;
    while (at > this.start && fold(this.text.charCodeAt(at)) === MARK) at--;
    const letter = this.text.charAt(at).normalize('NFKC');
    return letter.endsWith(ALEF_MAKSURA);
  }
}

/** Code units of one word at a time; longer words than this take the general path's concatenation in pieces. */
const folding = new Array<number>(64);

function foldWord(text: string, start: number, end: number): string {
  let word = '';
  for (let from = start; from < end; from += folding.length) {
    const to = Math.min(end, from + folding.length);
    for (let at = from; at < to; at++) folding[at - from] = fold(text.charCodeAt(at));
    word += String.fromCharCode(...folding.slice(0, to - from));
  }
  return word;
}

function foldWhole(character: string): string {
  const folded = foldCodePoint(character.codePointAt(0)!);
  if (folded > SURROGATE) return String.fromCharCode(folded);
  if (folded === EXPANDS) return expansionOf(character.codePointAt(0)!).replaceAll(' ', '');
  return character === '.' ? '.' : '';
}

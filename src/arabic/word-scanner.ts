/**
 * Reads many texts as numbers: what {@link tokenise} finds, with how it is spelt, without a string or an object a token.
 * A word that was read before costs one look at its letters and one into a table; a new one, and whatever is no plain word
 * (numbers, abbreviations, ligatures), goes the way of the tokeniser, which alone knows the rules.
 */
import { fold, HAMZA_ABOVE, HIDDEN, isArabicLetter, MARK, SEPARATOR, SURROGATE } from './fold.ts';
import { isDigit } from './numbers.ts';
import { spellingOf } from './spelling.ts';
import { TokenReader, tokenise } from './tokenise.ts';
import { hashWith, NO_WORD, WordTable } from './word-table.ts';

/** A normal form with one of its spellings. */
export interface ScannedWord {
  readonly surface: string;
  readonly spelling: string;
}

/** What a code unit means to the scanner; 0 is not looked up yet. */
const SEPARATES = 1;
/** A letter that folds to one letter, by its script. */
const ARABIC = 2;
const OTHER = 3;
/** Belongs to the letter before it: marks, hidden characters. */
const INSIDE = 4;
/** Anything else. */
const SPECIAL = 5;

const FULL_STOP = 46;
/** Numbers from here on are places of several words. */
const SEVERAL = 2 ** 30;
/** Letters and marks of what is remembered: nothing longer comes twice. */
const LONGEST_KEPT = 1_000;
const FIRST_PRESENTATION_FORM = 0xfb50;

const kinds = new Uint8Array(0x10000);

export class WordScanner {
  /** Every word that was found, by its number. */
  readonly words: ScannedWord[] = [];
  /** Numbers of words, one for each token that was read since {@link clear}; there are {@link length}. */
  tokens = new Uint32Array(1 << 12);
  length = 0;

  /** What is written in texts, with the number of its word, or where it is several, their place and {@link SEVERAL}. */
  private readonly written = new WordTable();
  private readonly several: number[][] = [];
  private readonly numbers = new Map<string, Map<string, number>>();

  /** Forgets the tokens; words keep their numbers. */
  clear(): void {
    this.length = 0;
  }

  /** Reads a text: its tokens come behind those that are there. */
  scan(text: string): void {
    let reader: TokenReader<number> | null = null;
    const { length } = text;
    for (let at = 0; at < length; ) {
      const code = text.charCodeAt(at);
      const kind = kinds[code]! || kindOf(code);
      if (kind === SEPARATES) {
        at++;
        continue;
      }
      const end = kind <= OTHER ? this.plainWord(text, at, kind) : -1;
      if (end !== -1) {
        at = end;
        continue;
      }
      reader ??= new TokenReader(text, ({ surface }, from, to) =>
        this.numberOf(surface, spellingOf(text.slice(from, to), surface)),
      );
      at = reader.readWord(at);
      for (const word of reader.tokens) this.push(word);
      reader.tokens.length = 0;
    }
  }

  /**
   * A word of letters of one script with their marks, that a separator follows: what becomes of it depends on nothing
   * around it, but for a full stop behind a single letter, which may be an abbreviation.
   * @returns its end; -1 where it is none
   */
  private plainWord(text: string, start: number, script: number): number {
    const { length } = text;
    let hash = hashWith(0, text.charCodeAt(start));
    let letters = 1;
    let at = start + 1;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      const kind = kinds[code]! || kindOf(code);
      if (kind === script) letters++;
      else if (kind === SEPARATES) break;
      else if (kind !== INSIDE) return -1;
      hash = hashWith(hash, code);
    }
    if (letters === 1 && at < length && text.charCodeAt(at) === FULL_STOP) return -1;
    const known = this.written.find(hash, text, start, at);
    const word = known === NO_WORD ? this.learn(hash, text, start, at) : known;
    if (word < SEVERAL) this.push(word);
    else for (const one of this.several[word - SEVERAL]!) this.push(one);
    return at;
  }

  private learn(hash: number, text: string, start: number, end: number): number {
    const original = text.slice(start, end);
    const words = tokenise(original).map((token) =>
      this.numberOf(token.surface, spellingOf(original.slice(token.start, token.end), token.surface)),
    );
    const number = words.length === 1 ? words[0]! : SEVERAL + this.several.push(words) - 1;
    if (end - start <= LONGEST_KEPT) this.written.add(hash, text, start, end, number);
    return number;
  }

  private numberOf(surface: string, spelling: string): number {
    let spellings = this.numbers.get(surface);
    if (spellings === undefined) {
      spellings = new Map();
      this.numbers.set(surface, spellings);
    }
    const known = spellings.get(spelling);
    if (known !== undefined) return known;
    const number = this.words.push({ surface, spelling }) - 1;
    spellings.set(spelling, number);
    return number;
  }

  private push(word: number): void {
    if (this.length === this.tokens.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.tokens);
      this.tokens = larger;
    }
    this.tokens[this.length++] = word;
  }
}

function kindOf(code: number): number {
  const kind = newKind(code);
  kinds[code] = kind;
  return kind;
}

function newKind(code: number): number {
  const folded = fold(code);
  if (folded === SEPARATOR) return SEPARATES;
  if (folded === MARK || folded === HIDDEN || folded === HAMZA_ABOVE) return INSIDE;
  if (folded <= SURROGATE || isDigit(folded) || code >= FIRST_PRESENTATION_FORM) return SPECIAL;
  return isArabicLetter(folded) ? ARABIC : OTHER;
}

/**
 * Numbers and abbreviations: the two kinds of token whose punctuation belongs to them. Both are read by the classes of
 * letter folding, so that digits of any kind, marks and hidden characters between them make no difference, and are tried
 * only where such a token can start.
 */
import {
  fold,
  foldAt,
  HAMZA_ABOVE,
  HIDDEN,
  isArabicLetter,
  MARK,
  SEPARATOR,
  SURROGATE,
  withHamzaAbove,
} from './fold.ts';
import type { Rule } from './folding-rules.ts';
import { ARABIC_COMMA, ARABIC_DECIMAL_SEPARATOR, ARABIC_THOUSANDS_SEPARATOR } from './letters.ts';

export const THOUSANDS_RULE: Rule = {
  name: 'thousands separators',
  source:
    'Unicode CLDR: comma in English, U+066C in Arabic; newsrooms also type the Arabic comma, and the full stop, which ' +
    'is taken for a separator only where there are two of them, since one may be a decimal sign',
};

export const DECIMAL_RULE: Rule = {
  name: 'decimal separator',
  source: 'Unicode CLDR: full stop in English, U+066B in Arabic',
};

export const ABBREVIATION_RULE: Rule = {
  name: 'abbreviation',
  source: 'Short names of agencies are printed as single letters each followed by a full stop',
};

const FULL_STOP = '.';
const GROUP_DIGITS = 3;
/** One group after a full stop may be a decimal part; two cannot. */
const LEAST_DOTTED_GROUPS = 2;

/** A recognised stretch of the original text: its exclusive end, and its folded text without the punctuation. */
export interface Compact {
  readonly end: number;
  readonly text: string;
}

/**
 * The number starting at `start`, with thousands separators dropped and the decimal sign as a full stop
 * (1,500 and its Arabic-Indic spelling are one term); null where there is none. A decimal part keeps all its digits.
 * Pieces of a date or of a version, where full stops join more than two numbers, are numbers of their own.
 */
export function numberAt(text: string, start: number): Compact | null {
  const first = digitsAt(text, start);
  if (first === null) return null;
  if (first.text.length <= GROUP_DIGITS && !followsDottedNumber(text, start)) {
    const dotted = withDottedGroups(text, first);
    if (dotted !== null) return dotted;
  }
  const integer = first.text.length <= GROUP_DIGITS ? withGroups(text, first, isGrouping).number : first;
  return withFraction(text, start, integer);
}

/** The abbreviation starting at `start` as one word without full stops, or null: two letters or more, of one script. */
export function abbreviationAt(text: string, start: number): Compact | null {
  const isArabic = isArabicLetter(foldAt(text, start));
  let word = '';
  let end = start;
  let at = start;
  while (at < text.length && isArabicLetter(foldAt(text, at)) === isArabic) {
    const letter = letterAt(text, at);
    if (letter === null) break;
    const next = afterUnseen(text, letter.end);
    if (next < text.length && foldAt(text, next) !== SEPARATOR) break;
    word += letter.text;
    end = letter.end;
    if (text[next] !== FULL_STOP) break;
    end = next + 1;
    at = afterUnseen(text, end);
  }
  return word.length > 1 ? { end, text: word } : null;
}

/** One letter with its marks; null for a digit, a ligature, or what is no letter. */
function letterAt(text: string, at: number): Compact | null {
  let letter = foldAt(text, at);
  if (letter <= SURROGATE || isDigit(letter)) return null;
  let end = at + widthAt(text, at);
  for (let next = end; next < text.length; next++) {
    const kind = fold(text.charCodeAt(next));
    if (kind === HAMZA_ABOVE) letter = withHamzaAbove(letter);
    if (kind === MARK || kind === HAMZA_ABOVE) end = next + 1;
    else if (kind !== HIDDEN) break;
  }
  return { end, text: String.fromCharCode(letter) };
}

/** A run of digits. */
function digitsAt(text: string, start: number): Compact | null {
  let digits = '';
  let end = start;
  let at = start;
  while (at < text.length) {
    const folded = foldAt(text, at);
    if (!isDigit(folded)) break;
    digits += String.fromCharCode(folded);
    end = at + widthAt(text, at);
    at = afterUnseen(text, end);
  }
  return digits === '' ? null : { end, text: digits };
}

/** The digits after a separator that follows directly on a number. */
function digitsAfter(
  text: string,
  number: Compact,
  isSeparator: (character: string) => boolean,
): Compact | null {
  const at = afterUnseen(text, number.end);
  return at < text.length && isSeparator(text[at]!) ? digitsAt(text, afterUnseen(text, at + 1)) : null;
}

/** The number with all groups of three digits that follow it, and how many they were. */
function withGroups(
  text: string,
  first: Compact,
  isSeparator: (character: string) => boolean,
): { number: Compact; groups: number } {
  let number = first;
  for (let groups = 0; ; groups++) {
    const group = digitsAfter(text, number, isSeparator);
    if (group?.text.length !== GROUP_DIGITS) return { number, groups };
    number = { end: group.end, text: number.text + group.text };
  }
}

function withDottedGroups(text: string, first: Compact): Compact | null {
  const { number, groups } = withGroups(text, first, isFullStop);
  return groups >= LEAST_DOTTED_GROUPS && digitsAfter(text, number, isFullStop) === null ? number : null;
}

function withFraction(text: string, start: number, integer: Compact): Compact {
  if (followsDottedNumber(text, start)) return integer;
  const fraction = digitsAfter(text, integer, isDecimal);
  if (fraction === null || digitsAfter(text, fraction, isDecimal) !== null) return integer;
  return { end: fraction.end, text: `${integer.text}${FULL_STOP}${fraction.text}` };
}

/** Whether a digit and a decimal sign stand directly before `start`. */
function followsDottedNumber(text: string, start: number): boolean {
  const sign = beforeUnseen(text, start);
  if (sign < 0 || !isDecimal(text[sign]!)) return false;
  const digit = beforeUnseen(text, sign);
  return digit >= 0 && isDigit(fold(text.charCodeAt(digit)));
}

/** The first position from `at` on that is neither a mark nor hidden. */
function afterUnseen(text: string, at: number): number {
  let next = at;
  while (next < text.length && isUnseen(fold(text.charCodeAt(next)))) next++;
  return next;
}

/** The last position before `at` that is neither a mark nor hidden, or -1. */
function beforeUnseen(text: string, at: number): number {
  let before = at - 1;
  while (before >= 0 && isUnseen(fold(text.charCodeAt(before)))) before--;
  return before;
}

function isUnseen(folded: number): boolean {
  return folded === MARK || folded === HIDDEN || folded === HAMZA_ABOVE;
}

export function isDigit(folded: number): boolean {
  return folded >= 48 && folded <= 57;
}

/** UTF-16 code units of the code point at `at`. */
function widthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

export function isGrouping(character: string): boolean {
  return character === ',' || character === ARABIC_THOUSANDS_SEPARATOR || character === ARABIC_COMMA;
}

export function isDecimal(character: string): boolean {
  return character === FULL_STOP || character === ARABIC_DECIMAL_SEPARATOR;
}

function isFullStop(character: string): boolean {
  return character === FULL_STOP;
}

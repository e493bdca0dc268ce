/** The signs of the query language by class. Every sign has the look-alikes that keyboards and word processors make. */
import { fold, HIDDEN } from '../arabic/fold.ts';

export const OPEN = '(\uFF08';
export const CLOSE = ')\uFF09';
export const PIPE = '|\uFF5C';
export const COLON = ':\uFF1A\uFE55';
/** An asterisk, wide too, and the star of Arabic keyboards. */
export const STAR = '*\uFF0A\u066D';
/** Minus and exclamation mark, wide too, and the minus of mathematics. */
export const NOT = '-\u2212\uFF0D!\uFF01';
export const BACKSLASH = '\\';
const AMPERSAND = '&\uFF06';

const STRAIGHT = '"\uFF02';
const CURLY = '\u201C\u201D\u201E\u201F';
const LEFT_ANGLE = '\u00AB';
const RIGHT_ANGLE = '\u00BB';

export function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}

export function isQuote(character: string): boolean {
  return closersOf(character) !== '';
}

/** Whether two ampersands stand at `at`: one alone is part of names. */
export function isDoubleAmpersand(text: string, at: number): boolean {
  return isOneOf(AMPERSAND, text[at]) && isOneOf(AMPERSAND, text[at + 1]);
}

export function isOneOf(signs: string, character: string | undefined): boolean {
  return character !== undefined && character !== '' && signs.includes(character);
}

/** Where the first of some signs stands; -1 where none does. */
export function indexOfAny(signs: string, text: string): number {
  for (let at = 0; at < text.length; at++) if (signs.includes(text[at]!)) return at;
  return -1;
}

/**
 * The marks that close what a mark opens; none for what is no quotation mark. Curly marks close each other, since
 * languages disagree which of them opens; angle marks may stand the other way round, as they do where text was mirrored.
 */
export function closersOf(mark: string | undefined): string {
  if (mark === undefined || mark === '') return '';
  if (STRAIGHT.includes(mark)) return STRAIGHT;
  if (CURLY.includes(mark)) return CURLY;
  if (mark === LEFT_ANGLE) return RIGHT_ANGLE;
  return mark === RIGHT_ANGLE ? LEFT_ANGLE : '';
}

/** The text between the mark at `at` and the one that closes it; null where none does. */
export function quotedAt(text: string, at: number): { text: string; end: number } | null {
  const closers = closersOf(text[at]);
  if (closers === '') return null;
  for (let end = at + 1; end < text.length; end++) {
    if (closers.includes(text[end]!)) return { text: text.slice(at + 1, end), end: end + 1 };
  }
  return null;
}

/** A text between quotation marks that nothing in it closes. One that came from between such marks can be written so. */
export function quote(text: string): string {
  const pairs = ['""', '\u00AB\u00BB', '\u00BB\u00AB', '\u201C\u201D'];
  const fitting = pairs.find(([opening]) => ![...closersOf(opening)].some((mark) => text.includes(mark)));
  const [opening, closing] = fitting ?? pairs[0]!;
  return `${opening}${text}${closing}`;
}

/** Whether a run of word characters ends before `at`. */
export function endsRun(text: string, at: number): boolean {
  const character = text[at];
  return (
    character === undefined ||
    isSpace(character) ||
    isQuote(character) ||
    isOneOf(OPEN + CLOSE + PIPE, character) ||
    isDoubleAmpersand(text, at)
  );
}

/** The run of word characters from `at` on, empty where there is none. */
export function runAt(text: string, at: number): string {
  let end = at;
  while (!endsRun(text, end)) end++;
  return text.slice(at, end);
}

/** A character that has no width and is in no term: bidi marks, joiners, soft hyphens. */
export function isHidden(text: string, at: number): boolean {
  return fold(text.charCodeAt(at)) === HIDDEN;
}

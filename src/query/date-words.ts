/** Takes a date apart into its items: numbers, signs, names of months, words for lengths of time and places in it. */
import { normalise } from '../arabic/tokenise.ts';
import { unicodePattern } from '../lazy.ts';
import data from './data/dates.json' with { type: 'json' };

/**
 * Kinds of items, as one character each so that the shape of a date is a text:
 * `y` number of four digits, `n` of fewer, `w` number in words, `-` `/` `.` signs, `m` Gregorian month, `h` Islamic month,
 * `d` day by its distance from today, `u` length of time, `U` two of them, `r` rolling, `c` current, `p` previous, `a` ago,
 * `G` and `H` eras.
 */
export type ItemKind =
  | 'y'
  | 'n'
  | 'w'
  | '-'
  | '/'
  | '.'
  | 'm'
  | 'h'
  | 'd'
  | 'u'
  | 'U'
  | 'r'
  | 'c'
  | 'p'
  | 'a'
  | 'G'
  | 'H';

export interface DateItem {
  readonly kind: ItemKind;
  /** The number, the number of the month, days from today, or the place of the length in {@link UNITS}. */
  readonly value: number;
}

export const UNITS = ['day', 'week', 'month', 'year'] as const;
export type Unit = (typeof UNITS)[number];

/** A word that stands before or between dates. */
export type RangeWord = 'from' | 'to';

const eachPiece = unicodePattern(String.raw`\d+|[\p{L}\p{M}\u0640]+|\S`, 'g');
const letter = unicodePattern(String.raw`\p{L}`);
const DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;
const HYPHENS = /[\u2010\u2011\u2212]/g;
const END_OF_SENTENCE = /[.!?\u061F\s]+$/;
const SEPARATORS = /^[,\u060C\u061B;]$/;
/** Most words of a name, as "the day before yesterday". */
const LONGEST_NAME = 4;

interface Lexicon {
  readonly items: ReadonlyMap<string, DateItem>;
  readonly fillers: ReadonlySet<string>;
  readonly ranges: ReadonlyMap<string, RangeWord>;
}

let lexicon: Lexicon | undefined;

/** Words in normal form, numbers in ASCII digits, and signs, each by itself. */
export function piecesOf(text: string): string[] {
  const ascii = text
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(HYPHENS, '-')
    .replace(END_OF_SENTENCE, '');
  const pieces = (ascii.match(eachPiece()) ?? []).map((piece) =>
    letter().test(piece) ? normalise(piece) : piece,
  );
  return pieces.filter((piece) => piece !== '' && !SEPARATORS.test(piece));
}

export function rangeWordOf(piece: string): RangeWord | null {
  return lexiconNow().ranges.get(piece) ?? null;
}

/** A word that makes a length of time a distance from today. */
export function agoPieces(): string[] {
  return piecesOf(listed(data.ago)[0]!);
}

/** The items of a date; null where a piece belongs to no date. */
export function itemsOf(pieces: readonly string[]): DateItem[] | null {
  const { items, fillers } = lexiconNow();
  const found: DateItem[] = [];
  for (let at = 0; at < pieces.length; ) {
    const length = nameLength(pieces, at, items);
    const item = length > 0 ? items.get(pieces.slice(at, at + length).join(' '))! : numberOrSign(pieces[at]!);
    if (item !== null) found.push(item);
    else if (!fillers.has(pieces[at]!)) return null;
    at += Math.max(length, 1);
  }
  return found;
}

/** How many pieces from `at` on make the longest name that is known; 0 where none is. */
function nameLength(pieces: readonly string[], at: number, items: ReadonlyMap<string, DateItem>): number {
  for (let length = Math.min(LONGEST_NAME, pieces.length - at); length > 0; length--) {
    if (items.has(pieces.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}

function numberOrSign(piece: string): DateItem | null {
  if (piece === '-' || piece === '/' || piece === '.') return { kind: piece, value: 0 };
  if (!/^\d{1,4}$/.test(piece)) return null;
  return { kind: piece.length === 4 ? 'y' : 'n', value: Number(piece) };
}

function lexiconNow(): Lexicon {
  lexicon ??= makeLexicon();
  return lexicon;
}

function makeLexicon(): Lexicon {
  const items = new Map<string, DateItem>();
  const add = (names: string, kind: ItemKind, value: number) => {
    for (const name of names.split('|')) items.set(piecesOf(name).join(' '), { kind, value });
  };
  const addEach = (names: Readonly<Record<string, string>>, kind: ItemKind) => {
    for (const [value, spellings] of Object.entries(names)) add(spellings, kind, Number(value));
  };
  const addInOrder = (names: string, kind: ItemKind) => {
    for (const [i, name] of listed(names).entries()) add(name, kind, i + 1);
  };
  for (const names of Object.values(data.months)) addInOrder(names, 'm');
  addInOrder(data.hijriMonths, 'h');
  addEach(data.otherMonths, 'm');
  addEach(data.otherHijriMonths, 'h');
  addEach(data.days, 'd');
  addEach(data.numbers, 'w');
  for (const [i, unit] of UNITS.entries()) {
    const [one, two, several] = data.units[unit] as [string, string, string];
    add(`${one}|${several}`, 'u', i);
    add(two, 'U', i);
  }
  for (const [kind, names] of [
    ['r', data.rolling],
    ['c', data.current],
    ['p', data.previous],
    ['a', data.ago],
    ['G', data.eras.gregorian],
    ['H', data.eras.hijri],
  ] as const) {
    add(names, kind, 0);
  }
  return { items, fillers: new Set(listed(data.fillers).flatMap(piecesOf)), ranges: rangeWords() };
}

function rangeWords(): ReadonlyMap<string, RangeWord> {
  const words = (names: string, word: RangeWord) =>
    listed(names).map((name) => [piecesOf(name).join(' '), word] as const);
  return new Map([...words(data.from, 'from'), ...words(data.to, 'to')]);
}

/** Names with bars between them, or, where all are one word, spaces. */
export function listed(names: string): string[] {
  return names.split(names.includes('|') ? '|' : ' ');
}

/**
 * Numbers and abbreviations: the two kinds of token whose punctuation belongs to them. Both are recognised on the
 * original text, before letter folding, by sticky expressions tried only where such a token can start.
 */
import { ARABIC_COMMA, ARABIC_DECIMAL_SEPARATOR, ARABIC_THOUSANDS_SEPARATOR } from './letters.ts';

const DIGIT = '[0-9\\u0660-\\u0669\\u06F0-\\u06F9]';
const GROUPING = `[,${ARABIC_THOUSANDS_SEPARATOR}${ARABIC_COMMA}]`;
const DECIMAL = `[.${ARABIC_DECIMAL_SEPARATOR}]`;

/** Digits in groups of three, or plain digits, with at most one decimal part; never a piece of a dotted date. */
const NUMBER = new RegExp(
  `(${DIGIT}{1,3}(?:${GROUPING}${DIGIT}{3})+(?!${DIGIT})|${DIGIT}+)((?<!${DIGIT}${DECIMAL}${DIGIT}+)${DECIMAL}${DIGIT}+(?!${DECIMAL}?${DIGIT}))?`,
  'y',
);
const NOT_A_DIGIT = new RegExp(`(?!${DIGIT}).`, 'gsu');

/** Single letters each followed by a full stop, at least two of them: the way agencies' short names are printed. */
const ABBREVIATION = /(?:\p{L}\p{M}*\.)+\p{L}\p{M}*(?![\p{L}\p{M}\p{N}])\.?/uy;

/** A recognised stretch of the original text: its exclusive end, and the text with its punctuation taken out. */
export interface Compact {
  readonly end: number;
  readonly text: string;
}

/**
 * The number starting at `start`, with thousands separators dropped and the decimal sign as a full stop
 * (1,500 and its Arabic-Indic spelling are one term); null where there is none. A trailing decimal part is kept.
 */
export function numberAt(text: string, start: number): Compact | null {
  NUMBER.lastIndex = start;
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const fraction = match[2] === undefined ? '' : `.${match[2].slice(1)}`;
  return { end: NUMBER.lastIndex, text: match[1]!.replace(NOT_A_DIGIT, '') + fraction };
}

/** The abbreviation starting at `start` as one word without full stops, or null. */
export function abbreviationAt(text: string, start: number): Compact | null {
  ABBREVIATION.lastIndex = start;
  const match = ABBREVIATION.exec(text);
  return match === null ? null : { end: ABBREVIATION.lastIndex, text: match[0].replaceAll('.', '') };
}

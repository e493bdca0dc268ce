/** The words of date lines as patterns, made from `page-dates.json`; they match lines that {@link canonical} has tidied. */
import { normalise } from '../../src/arabic/tokenise.ts';
import data from './page-dates.json' with { type: 'json' };

const HIDDEN = /\p{Cf}/gu;
const DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;
const PIECES = /\d+|[\p{L}\p{M}\u0640]+|\S/gu;

/** Numbers in ASCII digits, words in normal form and signs, one space between any two of them. */
export function canonical(line: string): string {
  const pieces = line
    .replace(HIDDEN, '')
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .match(PIECES);
  const forms = (pieces ?? []).map((piece) => (/\p{L}/u.test(piece) ? normalise(piece) : piece));
  return forms.filter((form) => form !== '').join(' ');
}

/** An alternation of names, the longest first, that ends where a word does. */
function oneOf(names: readonly string[]): string {
  const forms = [...new Set(names.map(canonical))].sort((a, b) => b.length - a.length);
  return `(?:${forms.map((form) => form.replaceAll('.', '\\.')).join('|')})(?= |$)`;
}

function numbered<Value>(names: Record<string, Value>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(names).map(([name, value]) => [canonical(name), value]));
}

export const monthNumbers = numbered(data.months);
export const hijriMonthNumbers = numbered(data.hijriMonths);
export const zoneOffsets = numbered(data.zones);

export const MONTH = oneOf(Object.keys(data.months));
export const HIJRI_MONTH = oneOf(Object.keys(data.hijriMonths));
export const ZONE = oneOf(Object.keys(data.zones));
export const UNIVERSAL = oneOf(data.universal);
export const PUBLISHED = oneOf(data.published);
export const UPDATED = oneOf(data.updated);
export const DATE_WORD = oneOf(data.words);
export const AFTERNOON = oneOf(data.afternoon);
export const MORNING = oneOf(data.morning);

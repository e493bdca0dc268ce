/** The value of a date field in a query: between quotation marks, or as many words as make a date. */
import { readDates } from './date-ranges.ts';
import { addDays, type DaySpan } from './days.ts';
import { fieldOf, operatorOf } from './names.ts';
import * as signs from './signs.ts';
import type { DateNode } from './tree.ts';

/** Most words of a range of dates: two dates of the longest kind, and the words around them. */
const MOST_WORDS = 12;
/** A range in digits is whole, whatever follows. */
const WHOLE_RANGE = /^[\d-]*\.\.[\d-]*$/;

export type DateField = 'date' | 'before' | 'after';

export interface DateValue {
  readonly node: DateNode;
  /** Exclusive. */
  readonly end: number;
  readonly isExchanged: boolean;
}

/** What stands from `at` on as the value of a field; null where it is no date. */
export function dateValueAt(text: string, at: number, field: DateField, today: string): DateValue | null {
  const quoted = signs.quotedAt(text, at) ?? groupAt(text, at);
  if (quoted !== null) return valueIn(quoted.text, quoted.end, field, today);
  for (const end of endsAt(text, at).toReversed()) {
    const value = valueIn(text.slice(at, end), end, field, today);
    if (value !== null) return value;
  }
  return null;
}

/** A date that is written without an end of its own. */
export function dateNodeOf(text: string, field: DateField, today: string): DateNode | null {
  return valueIn(text, text.length, field, today)?.node ?? null;
}

function valueIn(text: string, end: number, field: DateField, today: string): DateValue | null {
  const read = readDates(text, today);
  const span = read === null ? null : placed(read.span, field);
  return span === null ? null : { node: { kind: 'date', ...span }, end, isExchanged: read!.isExchanged };
}

/** Neither before nor after a span is any day of it. */
function placed(span: DaySpan, field: DateField): DaySpan | null {
  if (field === 'date') return span;
  const edge = field === 'before' ? span.from : span.to;
  const day = edge === null ? null : addDays(edge, field === 'before' ? -1 : 1);
  if (day === null) return null;
  return field === 'before' ? { from: null, to: day } : { from: day, to: null };
}

/** One date between parentheses; null where they hold others. */
function groupAt(text: string, at: number): { text: string; end: number } | null {
  if (!signs.isOneOf(signs.OPEN, text[at])) return null;
  const length = signs.indexOfAny(signs.OPEN + signs.CLOSE, text.slice(at + 1));
  const end = at + 1 + length;
  return length >= 0 && signs.isOneOf(signs.CLOSE, text[end])
    ? { text: text.slice(at + 1, end), end: end + 1 }
    : null;
}

/** Where the words end that may belong to a date, one after another. */
function endsAt(text: string, at: number): number[] {
  const first = signs.runAt(text, at);
  if (first === '') return [];
  const ends = [at + first.length];
  while (ends.length < MOST_WORDS && !WHOLE_RANGE.test(first)) {
    let start = ends.at(-1)!;
    while (signs.isSpace(text[start])) start++;
    const run = signs.runAt(text, start);
    const isSigned = run.length > 1 && signs.isOneOf(signs.NOT, run[0]);
    if (run === '' || isSigned || operatorOf(run) !== null || fieldOf(run) !== null) break;
    ends.push(start + run.length);
  }
  return ends;
}

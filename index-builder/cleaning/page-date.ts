/** Reads date lines: the short lines beside a headline in which Arabic news sites say when it was published. */
import { type DateItem, type DateLabel, dateItemsOf } from './date-items.ts';

export interface PageDate {
  /** ISO 8601 with a zone; midnight when the page shows no clock. */
  readonly time: string;
  readonly label: DateLabel;
}

/** Words of a date line that are not about its date (a place, an agency, an author), and of one such part. */
const MOST_STRANGE_WORDS = 4;
const MOST_STRANGE_IN_A_PART = 3;

/** Longer lines are prose that mentions a date, and so are sentences. */
const LONGEST_LINE = 200;
const SENTENCE_END = /[.!?\u061F\u2026]$/;

/**
 * The dates of a line that is about dates and little else; none of a line of prose.
 * @param utcOffset zone the page's clock is in where it does not say, as +03:00
 */
export function datesOfLine(line: string, utcOffset: string): PageDate[] {
  if (line.length > LONGEST_LINE || SENTENCE_END.test(line)) return [];
  const items = dateItemsOf(line);
  return isAboutDates(items) ? datesOf(items, utcOffset) : [];
}

/** Strange words must be few, and stand apart from the date: "Beirut, 12 May 2026", not "it opened on 12 May 2026". */
function isAboutDates(items: readonly DateItem[]): boolean {
  const strange = countStrange(items);
  if (strange === 0 || isAgencyLine(items)) return true;
  return strange <= MOST_STRANGE_WORDS && partsOf(items).every(isPureOrShort);
}

/** The place before and the agency after the dates of both calendars, without any sign: the form of Gulf agencies. */
function isAgencyLine(items: readonly DateItem[]): boolean {
  const has = (kind: DateItem['kind']) => items.some((item) => item.kind === kind);
  const first = items.findIndex((item) => item.kind !== 'strange');
  const last = items.findLastIndex((item) => item.kind !== 'strange');
  const isPureInside = countStrange(items.slice(first, last)) === 0;
  return has('date') && has('hijri') && isPureInside && first <= 2 && items.length - 1 - last <= 2;
}

function partsOf(items: readonly DateItem[]): DateItem[][] {
  const parts: DateItem[][] = [[]];
  for (const item of items) {
    if (item.kind === 'sign') parts.push([]);
    else parts.at(-1)!.push(item);
  }
  return parts;
}

function isPureOrShort(part: readonly DateItem[]): boolean {
  const strange = countStrange(part);
  return strange === 0 || (strange === part.length && strange <= MOST_STRANGE_IN_A_PART);
}

function countStrange(items: readonly DateItem[]): number {
  return items.filter((item) => item.kind === 'strange').length;
}

/** Days of the Islamic calendar count where the line gives no others. A clock before the first day is that day's. */
function datesOf(items: readonly DateItem[], utcOffset: string): PageDate[] {
  const wanted = items.some((item) => item.kind === 'date') ? 'date' : 'hijri';
  const next: { label: DateLabel; clock: string; offset: string } = {
    label: 'none',
    clock: '00:00',
    offset: utcOffset,
  };
  const dates: { day: string; label: DateLabel; clock: string; offset: string }[] = [];
  for (const item of items) {
    const current = dates.at(-1) ?? next;
    if (item.kind === 'label') next.label = item.label;
    if (item.kind === 'clock') current.clock = item.clock;
    if (item.kind === 'zone') current.offset = item.offset;
    if (item.kind === wanted) dates.push({ ...next, day: item.day });
  }
  return dates.map(({ day, label, clock, offset }) => ({ time: `${day}T${clock}:00${offset}`, label }));
}

/** Whether a line is a piece of a date line: a label, a day or a clock, and nothing else. */
export function isDatePiece(line: string): boolean {
  if (line.length > LONGEST_LINE || SENTENCE_END.test(line)) return false;
  const items = dateItemsOf(line);
  return items.some((item) => item.kind !== 'sign') && countStrange(items) === 0;
}

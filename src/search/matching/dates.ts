/** Date filters: an ISO 8601 date or date and time as the first or last millisecond it covers. */
import { isCalendarDate } from '../../article/article.ts';
import { BadQueryError } from '../../errors.ts';
import type { Filters } from '../request.ts';

/** Both ends inclusive, in milliseconds since 1970; infinite where open. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** Year, month, day, hour, minute, second, fraction, zone: each part needs the ones before it. */
const ISO_8601 =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/**
 * The span that `from` and `to` name.
 * @param utcOffset zone of dates without one, as +03:00
 * @throws BadQueryError when a date cannot be read, or `from` is after `to`
 */
export function timeSpan({ from, to }: Filters, utcOffset: string): TimeSpan {
  const span = {
    from: from === undefined ? Number.NEGATIVE_INFINITY : readDate('from', from, utcOffset).first,
    to: to === undefined ? Number.POSITIVE_INFINITY : readDate('to', to, utcOffset).last,
  };
  if (span.from > span.to)
    throw new BadQueryError('from-after-to', `from (${from}) is after to (${to}): exchange them.`);
  return span;
}

function readDate(name: string, value: string, utcOffset: string): { first: number; last: number } {
  const match = ISO_8601.exec(value);
  if (match === null) throw unreadable(name, value);
  const [, year = '', month, day, hour, minute, second, fraction, zone] = match;
  const date = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const time = `${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}.${(fraction ?? '').padEnd(3, '0')}`;
  const first = Date.parse(`${date}T${time}${zone ?? utcOffset}`);
  if (Number.isNaN(first) || !isCalendarDate(date)) throw unreadable(name, value);
  if (month === undefined) return { first, last: monthsLater(first, 12, utcOffset) - 1 };
  if (day === undefined) return { first, last: monthsLater(first, 1, utcOffset) - 1 };
  return { first, last: first + durationOf(hour, second, fraction) - 1 };
}

function durationOf(
  hour: string | undefined,
  second: string | undefined,
  fraction: string | undefined,
): number {
  if (hour === undefined) return 86_400_000;
  if (second === undefined) return 60_000;
  return fraction === undefined ? 1_000 : 1;
}

/** The same local day and time some months later; `time` is the first of a month there. */
function monthsLater(time: number, months: number, utcOffset: string): number {
  const shift = Date.parse(`1970-01-01T00:00:00Z`) - Date.parse(`1970-01-01T00:00:00${utcOffset}`);
  const local = new Date(time + shift);
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, 1) - shift;
}

function unreadable(name: string, value: string): BadQueryError {
  return new BadQueryError(
    'bad-date',
    `${name} is not a date: ${value}. Write it as 2026-03-14, or 2026-03-14T09:30:00+03:00.`,
  );
}

/** Days of the civil calendar as `YYYY-MM-DD`, and spans of them. A day here has no time zone: it is the newsroom's. */

/** Both ends included; null where open. */
export interface DaySpan {
  readonly from: string | null;
  readonly to: string | null;
}

/** A span with both ends. */
export interface ClosedSpan extends DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Years that dates may be in: those before are years of the Islamic calendar. */
export const FIRST_YEAR = 1600;
const LAST_YEAR = 2999;
const DAY_MS = 86_400_000;

/** Null where the calendar has no such day, or not in the years that dates may be in. */
export function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? inYears(date) : null;
}

/** Null where the day would be in no year that dates may be in. */
export function addDays(day: string, days: number): string | null {
  return inYears(new Date(Date.parse(day) + days * DAY_MS));
}

/** The same day of another month, or the last one there. Null as for {@link addDays}. */
export function addMonths(day: string, months: number): string | null {
  const date = new Date(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return inYears(new Date(first.getTime() + (Math.min(date.getUTCDate(), last) - 1) * DAY_MS));
}

export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS);
}

/** @param month 1 to 12 */
export function monthSpan(year: number, month: number): ClosedSpan | null {
  const from = dayOf(year, month, 1);
  const to = inYears(new Date(Date.UTC(year, month, 0)));
  return from === null || to === null ? null : { from, to };
}

export function yearSpan(year: number): ClosedSpan | null {
  const from = dayOf(year, 1, 1);
  const to = dayOf(year, 12, 31);
  return from === null || to === null ? null : { from, to };
}

/** The seven days around a day that begin with a Sunday, as weeks do in most Arab newsrooms. */
export function weekSpan(day: string): ClosedSpan | null {
  const from = addDays(day, -new Date(day).getUTCDay());
  const to = from === null ? null : addDays(from, 6);
  return from === null || to === null ? null : { from, to };
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** 1 to 12. */
export function monthOf(day: string): number {
  return Number(day.slice(5, 7));
}

/** 1 to 31. */
export function dayOfMonth(day: string): number {
  return Number(day.slice(8));
}

function inYears(date: Date): string | null {
  const year = date.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date.toISOString().slice(0, 10) : null;
}

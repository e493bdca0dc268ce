/** Days of the calendar, as filters and date fields write them: 2026-03-14. */

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;
/** Milliseconds of a day. */
const DAY = 86_400_000;

/** The first day that a date means (`2026`, `2026-03`, `2026-03-14`, with a time or without); undefined for what is none. */
export function firstDay(date: string | undefined): string | undefined {
  const [, year, month = '01', day = '01'] = DATE.exec(date ?? '') ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

/** The last day that a date means. */
export function lastDay(date: string | undefined): string | undefined {
  const [, year, month = '12', day] = DATE.exec(date ?? '') ?? [];
  if (year === undefined) return undefined;
  return `${year}-${month}-${day ?? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
}

/** Days from one to another, both counted. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1;
}

/** The period after one: the year after 2026, the month after 2026-03, the day after 2026-03-14. */
export function nextPeriod(name: string): string {
  const date = new Date(firstDay(name)!);
  if (name.length === 4) date.setUTCFullYear(date.getUTCFullYear() + 1);
  else if (name.length === 7) date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, name.length);
}

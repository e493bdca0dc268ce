/** Publication times as exports write them, in the form that articles have: ISO 8601 with a zone. */
import { isCalendarDate } from '../../src/article/article.ts';

/** Date, optional time (after a `T`, or after a space as databases write it), optional zone. */
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** The same time as articles have it; anything but a date, time and zone stays as it is, for validation to refuse. */
export function tidyTime(published: string): string {
  const [, date, time, zone] = DATE_TIME.exec(published.trim()) ?? [];
  if (time === undefined || zone === undefined) return published;
  return `${date}T${time.replace(',', '.')}${fullZone(zone)}`;
}

/** Whether a value is a date, or a date and time, that only lacks a zone. */
export function lacksZone(published: unknown): boolean {
  if (typeof published !== 'string') return false;
  const match = DATE_TIME.exec(published.trim());
  return match !== null && match[3] === undefined && isCalendarDate(match[1]!);
}

function fullZone(zone: string): string {
  if (/^z$/i.test(zone)) return 'Z';
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
}

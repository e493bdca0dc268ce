/**
 * Dates as Arabic readers expect them: «الثلاثاء 12 مايو 2026».
 *
 * A date is shown as it was at the publisher, in the zone written in the ISO
 * string: a reader elsewhere should see the day the newspaper printed. The
 * calendar is pinned to the Gregorian (some Arabic locales default to Hijri),
 * the digits to Latin, and the month names to those of the pan-Arab press
 * (مايو); the Levantine name (أيار) is given as a tooltip, so that readers from
 * the Gulf to the Levant each find their own.
 */
import { html } from 'hono/html';
import { lazy } from '../../src/lazy.ts';
import type { Html } from './model.ts';

const formatter = (locale: string, options: Intl.DateTimeFormatOptions) =>
  lazy(() => new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' }));

const FULL: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
const panArab = formatter('ar', FULL);
const levantineMonth = formatter('ar-SY', { month: 'long' });

/** A date's pieces, ready to be laid out. */
export interface DateParts {
  weekday: string;
  day: string;
  month: string;
  levantine: string;
  year: string;
  /** `14:30`, or empty when the string had no time of day. */
  clock: string;
}

/** Characters of 2026-05. */
const MONTH_LENGTH = 7;

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/;

/** The wall-clock pieces of an ISO 8601 date; undefined if it is not one. */
export function dateParts(iso: string): DateParts | undefined {
  const match = ISO.exec(iso);
  if (!match) return undefined;
  const [, year, month, day, hour, minute] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() + 1 !== Number(month)) return undefined;
  const parts = new Map(
    panArab()
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    weekday: part('weekday'),
    day: part('day'),
    month: part('month'),
    levantine: levantineMonth().format(date),
    year: part('year'),
    clock: hour === undefined || minute === undefined ? '' : `${hour}:${minute}`,
  };
}

/** «12 مايو 2026», without the day of the week; a string that is no date comes back as it is. */
export function dayName(iso: string): string {
  const parts = dateParts(iso);
  return parts ? `${parts.day} ${parts.month} ${parts.year}` : iso;
}

/** «2026», «مايو 2026» or «12 مايو 2026», of what ISO 8601 writes 2026, 2026-05 or 2026-05-12. */
export function periodName(name: string): string {
  if (name.length !== MONTH_LENGTH) return dayName(name);
  const { month, year } = dateParts(`${name}-01`)!;
  return `${month} ${year}`;
}

/** «الثلاثاء 12 مايو 2026»; a string that is no date comes back as it is. */
export function dateText(iso: string): string {
  const parts = dateParts(iso);
  return parts ? `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}` : iso;
}

/**
 * The date as a `<time>`. Its pieces are in spans so that wide screens can
 * stack them in the results' margin; read in a row they are `dateText()`.
 */
export function dateTime(iso: string, options: { clock?: boolean } = {}): Html {
  const parts = dateParts(iso);
  if (!parts) return html`<span class="date">${iso}</span>`;
  const { weekday, day, month, levantine, year, clock } = parts;
  const tip = `${weekday} ${day} ${month} (${levantine}) ${year}`;
  const time = options.clock && clock ? html`<span class="date-clock">، ${clock}</span>` : '';
  return html`<time class="date" datetime="${iso}" title="${tip}"><span class="date-weekday">${weekday}</span> <span class="date-day">${day} ${month}</span> <span class="date-year">${year}</span>${time}</time>`;
}

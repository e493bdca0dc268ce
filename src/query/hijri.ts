/** Days of the Islamic calendar by the civil one of Saudi Arabia (Umm al-Qura), and back. */
import { addDays, type ClosedSpan, FIRST_YEAR } from './days.ts';

export interface HijriDay {
  readonly year: number;
  /** 1 (Muharram) to 12. */
  readonly month: number;
  /** 1 to 30. */
  readonly day: number;
}

/** A four-digit year from this one on that is before {@link FIRST_YEAR} is of the Islamic calendar. */
export const FIRST_HIJRI_YEAR = 1300;

const DAY_MS = 86_400_000;
/** Mean length of a month; 1 Muharram of the year 1 was 16 July 622 by the Julian calendar. */
const MONTH_DAYS = 29.530588;
const EPOCH_MS = Date.UTC(622, 6, 19);
/** The estimate from mean months is at most a few days away. */
const SEARCHED_DAYS = 4;

/** Made when a date needs it: making one takes as long as a whole parse. */
let calendar: Intl.DateTimeFormat | undefined;

export function isHijriYear(year: number): boolean {
  return year >= FIRST_HIJRI_YEAR && year < FIRST_YEAR;
}

/** @param day `YYYY-MM-DD` */
export function hijriOf(day: string): HijriDay {
  return read(new Date(day));
}

/** The day as `YYYY-MM-DD`; null when the calendar has no such day. */
export function dayOfHijri({ year, month, day }: HijriDay): string | null {
  const days = Math.round(((year - 1) * 12 + (month - 1)) * MONTH_DAYS) + day - 1;
  const estimate = EPOCH_MS + days * DAY_MS;
  for (let shift = -SEARCHED_DAYS; shift <= SEARCHED_DAYS; shift++) {
    const date = new Date(estimate + shift * DAY_MS);
    const found = read(date);
    if (found.year === year && found.month === month && found.day === day) {
      return date.toISOString().slice(0, 10);
    }
  }
  return null;
}

export function hijriMonthSpan(year: number, month: number): ClosedSpan | null {
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return between({ year, month, day: 1 }, { ...next, day: 1 });
}

export function hijriYearSpan(year: number): ClosedSpan | null {
  return between({ year, month: 1, day: 1 }, { year: year + 1, month: 1, day: 1 });
}

/** From a day up to the one before another. */
function between(first: HijriDay, next: HijriDay): ClosedSpan | null {
  const from = dayOfHijri(first);
  const after = dayOfHijri(next);
  const to = after === null ? null : addDays(after, -1);
  return from === null || to === null ? null : { from, to };
}

function read(date: Date): HijriDay {
  calendar ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const parts = new Map(calendar.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.get('year')!, month: parts.get('month')!, day: parts.get('day')! };
}

/** Dates of the Islamic calendar as Gregorian ones, by the civil calendar of Saudi Arabia (Umm al-Qura). */

const calendar = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

const DAY_MS = 86_400_000;
/** Mean length of an Islamic month; 1 Muharram of the year 1 was 16 July 622 by the Julian calendar. */
const MONTH_DAYS = 29.530588;
const EPOCH_MS = Date.UTC(622, 6, 19);

/** The estimate from mean months is at most a few days away. */
const SEARCHED_DAYS = 4;

/**
 * The Gregorian day as `YYYY-MM-DD`, or null when the calendar has no such day.
 * @param month 1 (Muharram) to 12 @param day 1 to 30
 */
export function gregorianOf(year: number, month: number, day: number): string | null {
  const days = Math.round(((year - 1) * 12 + (month - 1)) * MONTH_DAYS) + day - 1;
  const estimate = EPOCH_MS + days * DAY_MS;
  for (let shift = -SEARCHED_DAYS; shift <= SEARCHED_DAYS; shift++) {
    const date = new Date(estimate + shift * DAY_MS);
    if (isSameDay(date, year, month, day)) return date.toISOString().slice(0, 10);
  }
  return null;
}

function isSameDay(date: Date, year: number, month: number, day: number): boolean {
  const parts = new Map(calendar.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return parts.get('year') === year && parts.get('month') === month && parts.get('day') === day;
}

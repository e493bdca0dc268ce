/** Writes days as people write them: what `date-ranges.ts` reads, the other way. */
import data from './data/dates.json' with { type: 'json' };
import { readDates } from './date-ranges.ts';
import { listed } from './date-words.ts';
import { type DaySpan, dayOfMonth, monthOf, monthSpan, yearOf, yearSpan } from './days.ts';
import { hijriMonthSpan, hijriOf, hijriYearSpan } from './hijri.ts';

/** Whose names of months: those of a region, in English, or of the Islamic calendar. */
export type DateStyle = keyof typeof data.months | 'hijri';

/**
 * Words that read as the same days: "yesterday" where there are such words and a day to go by, else a day, a month or a
 * year, and days from one to another.
 * @param span open on one side at most
 * @param today null for words that mean the same on every day
 */
export function writeDates(span: DaySpan, style: DateStyle, today: string | null): string {
  const words = data.written[style === 'english' ? 'english' : 'arabic'];
  const { from, to } = span;
  if (from === null) return `${words.until} ${writeDay(to!, style)}`;
  if (to === null) return `${words.since} ${writeDay(from, style)}`;
  const relative = today === null ? undefined : relativeOf(listed(words.relative), span, today);
  const whole = relative ?? writeWhole(from, to, style);
  return whole ?? `${words.range[0]} ${writeDay(from, style)} ${words.range[1]} ${writeDay(to, style)}`;
}

function relativeOf(names: readonly string[], span: DaySpan, today: string): string | undefined {
  return names.find((name) => isSame(readDates(name, today)?.span ?? null, span));
}

function isSame(one: DaySpan | null, other: DaySpan): boolean {
  return one?.from === other.from && one.to === other.to;
}

/** A day, or a whole month or year of the calendar. */
function writeWhole(from: string, to: string, style: DateStyle): string | null {
  if (from === to) return writeDay(from, style);
  const { year, month } = partsOf(from, style);
  const span = { from, to };
  const isHijri = style === 'hijri';
  const inMonth = isHijri ? hijriMonthSpan(year, month) : monthSpan(year, month);
  if (isSame(inMonth, span)) return `${monthName(month, style)} ${writeYear(year, style)}`;
  const inYear = isHijri ? hijriYearSpan(year) : yearSpan(year);
  return isSame(inYear, span) ? writeYear(year, style) : null;
}

function writeDay(date: string, style: DateStyle): string {
  const { year, month, day } = partsOf(date, style);
  return `${day} ${monthName(month, style)} ${writeYear(year, style)}`;
}

function partsOf(date: string, style: DateStyle): { year: number; month: number; day: number } {
  if (style === 'hijri') return hijriOf(date);
  return { year: yearOf(date), month: monthOf(date), day: dayOfMonth(date) };
}

function monthName(month: number, style: DateStyle): string {
  return listed(style === 'hijri' ? data.hijriMonths : data.months[style])[month - 1]!;
}

function writeYear(year: number, style: DateStyle): string {
  return style === 'hijri' ? `${year}${data.written.arabic.hijriEra}` : String(year);
}

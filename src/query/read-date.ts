/** Reads one date as people write it, as the days it covers. Ranges are in `date-ranges.ts`. */
import { type DateItem, itemsOf, UNITS, type Unit } from './date-words.ts';
import * as days from './days.ts';
import { type ClosedSpan, dayOf, monthOf, monthSpan, yearOf, yearSpan } from './days.ts';
import { dayOfHijri, hijriMonthSpan, hijriOf, hijriYearSpan, isHijriYear } from './hijri.ts';

/** The days that a date covers; null where it is none. */
export function readDate(pieces: readonly string[], today: string): ClosedSpan | null {
  const items = itemsOf(pieces);
  return items === null || items.length === 0 ? null : new Reader(tidied(items), today).read();
}

/** Without words for what the item after them says itself ("the month of August"), and without second names of months. */
function tidied(items: readonly DateItem[]): DateItem[] {
  const isCounted = /^u[nw][rp]$/.test(shapeOf(items));
  return items.filter((item, i) => {
    const next = items[i + 1];
    if (item.kind === 'u' && !isCounted && next !== undefined && 'ynmhd'.includes(next.kind)) return false;
    const isJoin = (item.kind === '/' || item.kind === '-') && isSameMonth(items[i - 1], next);
    return !isJoin && !(item.kind === 'm' && isSameMonth(item, items[i - 2]) && items[i - 1]!.kind !== 'm');
  });
}

function isSameMonth(one: DateItem | undefined, other: DateItem | undefined): boolean {
  return one?.kind === 'm' && other?.kind === 'm' && one.value === other.value;
}

function shapeOf(items: readonly DateItem[]): string {
  return items.map(({ kind }) => kind).join('');
}

class Reader {
  private readonly shape: string;
  private readonly values: readonly number[];
  private readonly today: string;
  /** Whether the date says itself that it is of the Islamic calendar; null where it says nothing. */
  private readonly isHijri: boolean | null;

  constructor(items: readonly DateItem[], today: string) {
    const era = items.at(-1)!.kind;
    const hasEra = era === 'H' || era === 'G';
    const dated = hasEra ? items.slice(0, -1) : items;
    this.isHijri = hasEra ? era === 'H' : null;
    this.shape = shapeOf(dated);
    this.values = dated.filter(({ kind }) => !'-/.'.includes(kind)).map(({ value }) => value);
    this.today = today;
  }

  read(): ClosedSpan | null {
    return this.written() ?? (this.isHijri === null ? this.relative() : null);
  }

  /** Dates that say which year, and those of the latest year that has them already. */
  private written(): ClosedSpan | null {
    const [first = 0, second = 0, third = 0] = this.values;
    switch (this.shape) {
      case 'y':
        return this.year(first);
      case 'y-n':
      case 'y/n':
      case 'y.n':
        return this.month(first, second);
      case 'n-y':
      case 'n/y':
      case 'n.y':
        return this.month(second, first);
      case 'y-n-n':
      case 'y/n/n':
      case 'y.n.n':
        return this.day(first, second, third);
      case 'n-n-y':
      case 'n/n/y':
      case 'n.n.y':
        // The day first, as in the whole Arab press; the month first where no other reading is a date.
        return this.day(third, second, first) ?? this.day(third, first, second);
      case 'nmy':
      case 'n-m-y':
      case 'n/m/y':
        return this.isHijri ? null : this.day(third, second, first, false);
      case 'mny':
        return this.isHijri ? null : this.day(third, first, second, false);
      case 'my':
      case 'm-y':
      case 'm/y':
        return this.isHijri ? null : this.month(second, first, false);
      case 'nhy':
      case 'n-h-y':
      case 'n/h/y':
        return this.isHijri === false ? null : this.day(third, second, first, true);
      case 'hy':
      case 'h-y':
      case 'h/y':
        return this.isHijri === false ? null : this.month(second, first, true);
      case 'm':
        return this.latest((year) => monthSpan(year, first), yearOf(this.today));
      case 'nm':
        return this.latest((year) => oneDay(dayOf(year, second, first)), yearOf(this.today));
      case 'h':
        return this.latest((year) => hijriMonthSpan(year, first), hijriOf(this.today).year);
      case 'nh':
        return this.latest((year) => this.day(year, second, first, true), hijriOf(this.today).year);
      default:
        return null;
    }
  }

  /** Dates by their distance from today. */
  private relative(): ClosedSpan | null {
    const { shape, today } = this;
    const [first = 0, second = 0, third = 0] = this.values;
    const unit = (place: number) => UNITS[place]!;
    if (shape === 'd' || shape === 'cd') return oneDay(days.addDays(today, shape === 'd' ? first : second));
    if (shape === 'cu') return around(today, unit(second), 0);
    if (shape === 'uc') return around(today, unit(first), 0);
    if (shape === 'pu') return around(today, unit(second), -1);
    if (shape === 'up') return around(today, unit(first), -1);
    if (shape === 'mp') return this.lastMonth(first);
    if (shape === 'ru' || shape === 'rU') return rolling(today, unit(second), shape === 'rU' ? 2 : 1);
    if (shape === 'ur') return rolling(today, unit(first), 1);
    if (shape === 'Ur' || shape === 'Up') return rolling(today, unit(first), 2);
    if (/^[rp][nwy]u$/.test(shape)) return rolling(today, unit(third), second);
    if (/^u[nw][rp]$/.test(shape)) return rolling(today, unit(first), second);
    if (shape === 'au' || shape === 'aU') return ago(today, unit(second), shape === 'aU' ? 2 : 1);
    if (shape === 'ua' || shape === 'Ua') return ago(today, unit(first), shape === 'Ua' ? 2 : 1);
    if (/^a[nwy]u$/.test(shape)) return ago(today, unit(third), second);
    return /^[nwy]ua$/.test(shape) ? ago(today, unit(second), first) : null;
  }

  private year(year: number): ClosedSpan | null {
    if (isHijriYear(year)) return this.isHijri === false ? null : hijriYearSpan(year);
    return this.isHijri ? null : yearSpan(year);
  }

  private month(year: number, month: number, isNamedHijri = isHijriYear(year)): ClosedSpan | null {
    if (isHijriYear(year) !== isNamedHijri || month < 1 || month > 12) return null;
    if (this.isHijri !== null && this.isHijri !== isNamedHijri) return null;
    return isNamedHijri ? hijriMonthSpan(year, month) : monthSpan(year, month);
  }

  private day(year: number, month: number, day: number, isNamedHijri = isHijriYear(year)): ClosedSpan | null {
    if (this.month(year, month, isNamedHijri) === null) return null;
    return oneDay(isNamedHijri ? dayOfHijri({ year, month, day }) : dayOf(year, month, day));
  }

  /** Of this year or the one before, whichever is the latest that has begun. */
  private latest(spanOf: (year: number) => ClosedSpan | null, year: number): ClosedSpan | null {
    const spans = [spanOf(year), spanOf(year - 1)];
    return spans.find((span) => span !== null && span.from <= this.today) ?? null;
  }

  /** The latest month of a name that is over. */
  private lastMonth(month: number): ClosedSpan | null {
    const year = yearOf(this.today);
    return monthSpan(month < monthOf(this.today) ? year : year - 1, month);
  }
}

function oneDay(day: string | null): ClosedSpan | null {
  return day === null ? null : { from: day, to: day };
}

/** The week, month or year that a day is in, or one so many further. */
function around(today: string, unit: Unit, further: number): ClosedSpan | null {
  const day = moved(today, unit, further);
  if (day === null) return null;
  if (unit === 'day') return oneDay(day);
  if (unit === 'week') return days.weekSpan(day);
  return unit === 'month' ? monthSpan(yearOf(day), monthOf(day)) : yearSpan(yearOf(day));
}

/** So many days, weeks, months or years up to today. */
function rolling(today: string, unit: Unit, count: number): ClosedSpan | null {
  const before = count < 1 ? null : moved(today, unit, -count);
  const from = before === null ? null : days.addDays(before, 1);
  return from === null ? null : { from, to: today };
}

function ago(today: string, unit: Unit, count: number): ClosedSpan | null {
  return oneDay(moved(today, unit, -count));
}

function moved(day: string, unit: Unit, count: number): string | null {
  if (unit === 'day') return days.addDays(day, count);
  if (unit === 'week') return days.addDays(day, 7 * count);
  return days.addMonths(day, unit === 'month' ? count : 12 * count);
}

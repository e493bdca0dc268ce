/**
 * The results over time: years where there are many, days within a month or two, months otherwise. Choosing a bar
 * narrows the dates to its time, so that a year opens into months and a month into days.
 */
import type { Period } from '../../src/search/matching/calendar.ts';
import { periodName } from './dates.ts';
import { daysBetween, firstDay, lastDay, nextPeriod } from './day-range.ts';
import { narrowed, type Search } from './links.ts';
import type { BarView, HistogramView } from './model.ts';

/** Days that are shown one by one. */
export const MOST_DAYS = 62;
/** Months that are shown one by one; beyond them years are. */
const MOST_MONTHS = 36;
/** Fewer bars say nothing; a year stands around them then. */
const FEWEST_BARS = 3;

/** How many results there are of a period, by its name: 2015, 2015-08 or 2015-08-01. */
export interface PeriodCount {
  readonly value: string;
  readonly count: number;
}

/** The dates that were chosen, as days; open where none was. */
export interface Range {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Whether dates are few enough to be counted day by day, and not one alone. */
export function isOfDays({ from, to }: Range): boolean {
  if (from === undefined || to === undefined) return false;
  const days = daysBetween(from, to);
  return days > 1 && days <= MOST_DAYS;
}

/**
 * @param months of all times, whatever dates are chosen
 * @param days of the chosen dates, where they were counted
 */
export function histogramOf(
  months: readonly PeriodCount[],
  days: readonly PeriodCount[],
  search: Search,
): HistogramView | null {
  const range = rangeOf(search);
  const shown = days.length > 1 ? filled(days, range) : ofMonths(months, range);
  if (shown.length < 2) return null;
  const isNarrowed = range.from !== undefined || range.to !== undefined;
  return {
    unit: unitOf(shown[0]!.value),
    bars: shown.map((one) => bar(one, range, search)),
    ...(isNarrowed ? { all: narrowed(search, { from: undefined, to: undefined }) } : {}),
  };
}

/** How many results each year has, oldest first. */
export function yearsOf(months: readonly PeriodCount[]): PeriodCount[] {
  const years = new Map<string, number>();
  for (const { value, count } of months) {
    const year = value.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + count);
  }
  return [...years].map(([value, count]) => ({ value, count }));
}

/** The dates a search is narrowed to. */
export function rangeOf({ filters }: Search): Range {
  return { from: firstDay(filters?.from), to: lastDay(filters?.to) };
}

function ofMonths(months: readonly PeriodCount[], range: Range): PeriodCount[] {
  const all = filled(months, { from: undefined, to: undefined });
  const within = all.filter(({ value }) => overlaps(value, range));
  // Of a few months or a single day: the years they are in.
  const years = new Set(within.map(({ value }) => value.slice(0, 4)));
  const wide = within.length < FEWEST_BARS ? all.filter(({ value }) => years.has(value.slice(0, 4))) : within;
  return wide.length <= MOST_MONTHS ? wide : filled(yearsOf(wide), { from: undefined, to: undefined });
}

/** With the periods between that have none, from the first to the last, or to the ends of a range. */
function filled(counts: readonly PeriodCount[], { from, to }: Range): PeriodCount[] {
  const of = new Map(counts.map(({ value, count }) => [value, count]));
  const first = from ?? counts[0]?.value;
  const last = to ?? counts.at(-1)?.value;
  const all: PeriodCount[] = [];
  if (first === undefined || last === undefined) return all;
  for (let value = first; value <= last; value = nextPeriod(value)) {
    all.push({ value, count: of.get(value) ?? 0 });
  }
  return all;
}

function overlaps(period: string, { from, to }: Range): boolean {
  return (from === undefined || lastDay(period)! >= from) && (to === undefined || firstDay(period)! <= to);
}

function bar({ value, count }: PeriodCount, range: Range, search: Search): BarView {
  const [from, to] = [firstDay(value)!, lastDay(value)!];
  const isNarrowed = range.from !== undefined || range.to !== undefined;
  return {
    label: periodName(value),
    count,
    ...(count > 0 ? { href: narrowed(search, { from, to }) } : {}),
    isChosen: isNarrowed && overlaps(value, range),
  };
}

function unitOf(name: string): Period {
  return name.length === 4 ? 'year' : name.length === 7 ? 'month' : 'day';
}

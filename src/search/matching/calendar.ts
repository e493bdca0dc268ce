/** Years, months and days in the zone of an index: where they begin, and how they are written. */

export const PERIODS = ['year', 'month', 'day'] as const;
export type Period = (typeof PERIODS)[number];

/** Milliseconds of a day. */
const DAY = 86_400_000;

/** Characters of an ISO 8601 date that name a period. */
const LENGTHS: Readonly<Record<Period, number>> = { year: -6, month: -3, day: 0 };

/** The calendar of a zone that is always the same time away from UTC. */
export class Calendar {
  /** What is added to a time to read its date as that of UTC. */
  private readonly shift: number;

  /** @param utcOffset as +03:00 */
  constructor(utcOffset: string) {
    this.shift = -Date.parse(`1970-01-01T00:00:00${utcOffset}`);
  }

  /** The first millisecond of the period after the one that a time is in. */
  nextStart(time: number, period: Period): number {
    const date = new Date(time + this.shift);
    const year = date.getUTCFullYear();
    const month = date.getUTCMonth();
    if (period === 'year') return startOf(year + 1, 0, 1) - this.shift;
    if (period === 'month') return startOf(year, month + 1, 1) - this.shift;
    return startOf(year, month, date.getUTCDate() + 1) - this.shift;
  }

  /** The period a time is in, as ISO 8601 writes it: 2015, 2015-08 or 2015-08-01. Later ones sort after it. */
  nameOf(time: number, period: Period): string {
    const date = new Date(time + this.shift).toISOString().split('T')[0]!;
    return date.slice(0, date.length + LENGTHS[period]);
  }

  /** Days from the one a time is in to that of another, both counted. */
  daysBetween(first: number, last: number): number {
    return this.dayOf(last) - this.dayOf(first) + 1;
  }

  private dayOf(time: number): number {
    return Math.floor((time + this.shift) / DAY);
  }
}

/** As `Date.UTC`, which takes years below 100 for those of the twentieth century. */
function startOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  return date.setUTCFullYear(year, month, day);
}

/** Which facets there are, and what is read for them beside the words of a query. */
import { BadQueryError } from '../../errors.ts';
import type { OpenIndex } from '../../index/open-index.ts';
import { COLUMNS } from '../../segment/format.ts';
import { Calendar, PERIODS } from '../matching/calendar.ts';
import { timeSpan } from '../matching/dates.ts';
import type { SearchRequest } from '../request.ts';
import { preparePeriods } from './count-periods.ts';

export const FACETS = [...COLUMNS, 'tag', ...PERIODS] as const;
export type FacetName = (typeof FACETS)[number];

/** Values of a facet that are named. Years, months and days all are. */
export const DEFAULT_FACET_VALUES = 20;
export const MOST_FACET_VALUES = 100;

/** Days that a facet of days may span. */
export const MOST_DAYS = 400;

/**
 * Fetches what the facets of a request will read, ahead of need. One round trip, two for tags.
 * @throws BadQueryError when days are wanted of too long a span
 */
export async function prepareFacets(
  { segments, manifest: { utcOffset } }: OpenIndex,
  request: SearchRequest,
): Promise<void> {
  const { facets = [] } = request;
  const calendar = new Calendar(utcOffset);
  if (facets.includes('day')) {
    const { from, to } = timeSpan(request, utcOffset);
    if (Number.isFinite(to - from)) checkDays(calendar, from, to);
  }
  const columns = COLUMNS.filter((column) => facets.includes(column));
  const periods = PERIODS.filter((period) => facets.includes(period));
  await Promise.all(
    segments.flatMap((segment) => [
      segment.readsAreShort ? null : segment.columns.prepare(columns),
      segment.readsAreShort || !facets.includes('tag') ? null : segment.tags.prepare(),
      preparePeriods(segment, calendar, periods),
    ]),
  );
}

/** @throws BadQueryError when too many days are from one time to another */
export function checkDays(calendar: Calendar, first: number, last: number): void {
  const days = calendar.daysBetween(first, last);
  if (days > MOST_DAYS) throw tooManyDays(`${days}`);
}

/** @param days there are */
export function tooManyDays(days: string): BadQueryError {
  return new BadQueryError(
    'bad-parameter',
    `facets=day spans ${days} days; ${MOST_DAYS} are the most. Give from and to, or ask for facets=month.`,
  );
}

/**
 * Facets: how many articles of an answer there are of each section, source, author and tag, and of each year, month and day.
 * A count is what `total` would be with that value as the filter. So a facet leaves its own filter out: of an answer for
 * one section the others are counted as if none had been chosen.
 */
import type { OpenIndex } from '../../index/open-index.ts';
import { COLUMNS, type ColumnName } from '../../segment/format.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { countOf, type DocumentsBySegment, type Found } from '../find.ts';
import { Calendar, type Period } from '../matching/calendar.ts';
import { timeSpan } from '../matching/dates.ts';
import type { Filters, SearchRequest } from '../request.ts';
import { countPeriods } from './count-periods.ts';
import { type ValueCount, ValueCounter } from './count-values.ts';
import { checkDays, DEFAULT_FACET_VALUES, type FacetName, MOST_DAYS, tooManyDays } from './facet-request.ts';

export interface Facet {
  /** The most frequent first; years, months and days in their order. */
  readonly values: readonly ValueCount[];
  /** Values that are not named, and articles that have one of them. */
  readonly others: { readonly values: number; readonly articles: number };
  /** Articles that have no value. */
  readonly without: number;
}

export type Facets = Readonly<Partial<Record<FacetName, Facet>>>;

/** Finds the articles of the same query for a request with other filters. */
export type Refind = (request: SearchRequest) => Promise<Found>;

/**
 * The facets that a request asks for. One round trip where they were not prepared, two for tags, and those of finding again
 * for each filter that is left out.
 * @param found what the request found
 * @throws BadQueryError when days are wanted of too long a span
 */
export async function facetsOf(
  index: OpenIndex,
  request: SearchRequest,
  found: Found,
  refind: Refind,
): Promise<Facets> {
  const { utcOffset } = index.manifest;
  const calendar = new Calendar(utcOffset);
  const keyOf = (filters: Filters) => {
    const { from, to } = timeSpan(filters, utcOffset);
    return JSON.stringify([filters.section, filters.source, filters.author, filters.tag, from, to]);
  };
  const answers = new Map([[keyOf(request), answerOf(found)]]);
  const facets: Partial<Record<FacetName, Facet>> = {};
  for (const name of request.facets ?? []) {
    const wider = withoutOwnFilter(name, request, calendar, utcOffset);
    const answer = answers.get(keyOf(wider)) ?? answerOf(await refind({ ...wider, facets: undefined }));
    answers.set(keyOf(wider), answer);
    facets[name] = isValued(name)
      ? await countColumn(index, answer, name, request.facetLimit)
      : await countTimes(index, answer, name, calendar);
  }
  return facets;
}

/** What `total` counts. */
function answerOf({ strict, relaxed }: Found): DocumentsBySegment {
  return countOf(strict) > 0 ? strict : relaxed;
}

/** What has values, and no order of its own. */
type ValuedName = ColumnName | 'tag';

function isValued(name: FacetName): name is ValuedName {
  return name === 'tag' || COLUMNS.some((column) => column === name);
}

/** The request as if nothing had been chosen in a facet. Days are those of the span, the first and the last whole. */
function withoutOwnFilter(
  name: FacetName,
  request: SearchRequest,
  calendar: Calendar,
  utcOffset: string,
): SearchRequest {
  if (isValued(name)) return { ...request, [name]: undefined };
  if (name !== 'day') return { ...request, from: undefined, to: undefined };
  const { from, to } = timeSpan(request, utcOffset);
  const dayOf = (time: number) => (Number.isFinite(time) ? calendar.nameOf(time, 'day') : undefined);
  return { ...request, from: dayOf(from), to: dayOf(to) };
}

async function countColumn(
  { segments }: OpenIndex,
  answer: DocumentsBySegment,
  name: ValuedName,
  most = DEFAULT_FACET_VALUES,
): Promise<Facet> {
  const counter = new ValueCounter();
  await Promise.all(
    segments.map(async (segment, i) => {
      const documents = answer[i]!;
      if (documents.length === 0) return;
      if (name === 'tag') return counter.addTags(await segment.tags.all(), documents);
      const [read] = await segment.columns.read([name]);
      counter.add(read!, documents);
    }),
  );
  const all = counter.sorted();
  const left = all.slice(most);
  const others = { values: left.length, articles: left.reduce((sum, { count }) => sum + count, 0) };
  return { values: all.slice(0, most), others, without: counter.without };
}

/** Every article has a time, and every period that has articles is named. */
async function countTimes(
  { segments }: OpenIndex,
  answer: DocumentsBySegment,
  period: Period,
  calendar: Calendar,
): Promise<Facet> {
  if (period === 'day') checkSpan(segments, answer, calendar);
  const counts = new Map<string, number>();
  await Promise.all(
    segments.map((segment, i) => countPeriods(segment, answer[i]!, calendar, period, counts)),
  );
  const values = [...counts].map(([value, count]) => ({ value, count }));
  values.sort((a, b) => (a.value < b.value ? -1 : 1));
  if (period === 'day' && values.length > 0) {
    const [first, last] = [values[0]!, values.at(-1)!].map(({ value }) => Date.parse(value));
    checkDays(new Calendar('+00:00'), first!, last!);
  }
  return { values, others: { values: 0, articles: 0 }, without: 0 };
}

/** Checks the days from the first article to the last, as far as heads tell: before times are read for too many. */
function checkSpan(segments: readonly SegmentReader[], answer: DocumentsBySegment, calendar: Calendar): void {
  const spans = segments.flatMap((segment, i) => {
    const documents = answer[i]!;
    if (documents.length === 0) return [];
    const first = segment.times.earliestAfter(documents[0]!);
    return [{ first, last: segment.times.latestBefore(documents.at(-1)!) }];
  });
  if (spans.length === 0) return;
  const first = Math.min(...spans.map((span) => span.first));
  const days = calendar.daysBetween(first, Math.max(...spans.map((span) => span.last)));
  if (days > MOST_DAYS) throw tooManyDays(`${days} and more`);
}

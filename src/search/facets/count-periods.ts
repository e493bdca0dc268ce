/**
 * Counts documents by year, month or day. Documents stand in time order, so a period is a range of them: only pages of
 * times in which one ends are read, and no document is looked at by itself.
 */
import { TIME_PAGE_DOCUMENTS } from '../../segment/format.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import type { Calendar, Period } from '../matching/calendar.ts';
import { firstAtOrAfter } from '../matching/intersect.ts';

/** A period that documents of a segment are of. */
interface PeriodStart {
  readonly name: string;
  /** Its first document. */
  readonly document: number;
}

/**
 * Fetches what {@link countPeriods} reads of a whole segment, ahead of need. One round trip. Days of a large segment are read
 * when it is known which are needed, beside the articles.
 * @param periods in the order of {@link PERIODS}
 */
export async function preparePeriods(
  segment: SegmentReader,
  calendar: Calendar,
  periods: readonly Period[],
): Promise<void> {
  if (segment.readsAreShort || segment.documents === 0) return;
  if (periods.includes('day') && segment.times.areFew) return segment.times.prepare();
  // Where months end is where years may.
  const period = periods.findLast((one) => one !== 'day');
  if (period === undefined) return;
  await segment.times.readPages(pagesWithEnds(segment, calendar, period, 0, segment.documents - 1));
}

/**
 * How many of ascending documents are of each period that any is of. One round trip.
 * @param counts by name of the period: added to
 */
export async function countPeriods(
  segment: SegmentReader,
  documents: Uint32Array,
  calendar: Calendar,
  period: Period,
  counts: Map<string, number>,
): Promise<void> {
  if (documents.length === 0) return;
  const starts = await periodStarts(segment, calendar, period, documents[0]!, documents.at(-1)!);
  let at = 0;
  starts.forEach(({ name }, i) => {
    const next = starts[i + 1]?.document ?? segment.documents;
    const end = firstAtOrAfter(documents, next, at);
    if (end > at) counts.set(name, (counts.get(name) ?? 0) + end - at);
    at = end;
  });
}

/** The periods from that of one document to that of another, in order. */
async function periodStarts(
  segment: SegmentReader,
  calendar: Calendar,
  period: Period,
  first: number,
  last: number,
): Promise<PeriodStart[]> {
  const { timePages } = segment.head;
  const pages = pagesWithEnds(segment, calendar, period, first, last);
  const read = await segment.times.readPages(pages);
  const timesOfPage = new Map(pages.map((page, i) => [page, read[i]!]));
  const starts: PeriodStart[] = [];
  for (let page = pageOf(first); page <= pageOf(last); page++) {
    const times = timesOfPage.get(page) ?? [timePages[page]!];
    for (
      let at = 0;
      at < times.length;
      at = firstReaching(times, calendar.nextStart(times[at]!, period), at)
    ) {
      const name = calendar.nameOf(times[at]!, period);
      if (starts.at(-1)?.name !== name) starts.push({ name, document: page * TIME_PAGE_DOCUMENTS + at });
    }
  }
  return starts;
}

/** Pages of times in which a period ends. A page ends with the time that the next begins with; the last is read. */
function pagesWithEnds(
  { head: { timePages } }: SegmentReader,
  calendar: Calendar,
  period: Period,
  first: number,
  last: number,
): number[] {
  const pages: number[] = [];
  for (let page = pageOf(first); page <= pageOf(last); page++) {
    const until = timePages[page + 1] ?? Number.POSITIVE_INFINITY;
    if (until >= calendar.nextStart(timePages[page]!, period)) pages.push(page);
  }
  return pages;
}

function pageOf(document: number): number {
  return Math.floor(document / TIME_PAGE_DOCUMENTS);
}

/** Where in ascending times the first at or after a time is, looked for from a place on. */
function firstReaching(times: readonly number[], time: number, from: number): number {
  let low = from;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

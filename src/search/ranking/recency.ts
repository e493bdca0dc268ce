/**
 * Recency: a factor that lifts newer articles as much as the caller asks, (1 + recency × freshness) on what the words
 * make of a score. Freshness falls by steps: by the same amount whenever the age doubles. So a step is a span of time, and in a
 * segment, whose documents stand in time order, a range of documents: none needs its own time looked up.
 */
import { BadQueryError } from '../../errors.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { timeSpan } from '../matching/dates.ts';
import type { SearchRequest } from '../request.ts';

/** Ages in days up to which articles are of a step, the newest last; days before today, which is 0. */
const AGES = [1024, 512, 256, 128, 64, 32, 16, 8, 4, 2, 1, 0];

/** Milliseconds of a day: the zone of an index knows no other. */
const DAY = 86_400_000;

/** Documents of a segment that are about as old. */
export interface FreshnessStep {
  /** The document after the last of them. */
  readonly end: number;
  /** 1 for articles of today, 0 for the oldest. */
  readonly freshness: number;
  /** What scores are multiplied by. */
  readonly factor: number;
}

/** The steps of a segment, the oldest first: each begins where the one before it ends. */
export type FreshnessSteps = readonly FreshnessStep[];

/** Of a search that does not ask for recency. */
export const ALL_ALIKE: FreshnessSteps = [{ end: Number.POSITIVE_INFINITY, freshness: 0, factor: 1 }];

/** Whether scores depend on the day. */
export function wantsRecency({ recency = 0 }: Pick<SearchRequest, 'recency'>): boolean {
  return recency > 0;
}

/** @throws BadQueryError when newer articles are to be lifted in an order that knows no scores */
export function checkRecency(request: SearchRequest): void {
  const { sort = 'relevance' } = request;
  if (sort === 'relevance' || !wantsRecency(request)) return;
  throw new BadQueryError(
    'bad-parameter',
    `recency changes the order of relevance, and this one is ${sort}: give sort=relevance, or leave recency out.`,
  );
}

/**
 * The steps of a segment. One round trip, which only reads pages of times in which a step may begin; none where recency
 * is not asked for.
 * @param today the newsroom's day, as 2026-03-14; articles of later ones count as of today
 */
export async function freshnessSteps(
  { times }: SegmentReader,
  { recency = 0 }: Pick<SearchRequest, 'recency'>,
  today: string,
  utcOffset: string,
): Promise<FreshnessSteps> {
  if (recency === 0) return ALL_ALIKE;
  const { from } = timeSpan({ from: today }, utcOffset);
  const starts = await times.firstSince(AGES.map((age) => from - age * DAY));
  return [...starts, Number.POSITIVE_INFINITY].map((end, step) => {
    const freshness = step / AGES.length;
    return { end, freshness, factor: 1 + recency * freshness };
  });
}

/** The step that a document is of. */
export function stepOf(steps: FreshnessSteps, document: number): FreshnessStep {
  return steps.find(({ end }) => document < end)!;
}

/**
 * Puts the hits of several segments into one order: the order one segment holding everything would give. Inside a
 * segment documents stand by time and id, so only hits of different segments ever need their times and ids looked up.
 */
import { parsePublished } from '../../article/article.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { readArticles } from '../read-hits.ts';
import type { Hit } from './top-k.ts';

/** A hit and the segment it is of. */
export interface PlacedHit extends Hit {
  readonly segment: SegmentReader;
}

/** A hit with what ties are broken by. */
interface TimedHit extends PlacedHit {
  readonly time: number;
  readonly id: string;
}

/**
 * Hits up to which equal ones are told apart by their articles, which the page is about to need anyway. More are told
 * apart by the table of times, which is smaller, and by the articles only where the times are equal too.
 */
const FEW_HITS = 16;

/**
 * The best score first, of equal scores the newer article. At most two round trips, one for few hits, none for one
 * segment.
 * @param hits of each segment, in order
 */
export async function mergeByScore(
  hits: readonly (readonly PlacedHit[])[],
  most: number,
): Promise<PlacedHit[]> {
  const all = hits.flat();
  if (hits.length < 2) return all.slice(0, most);
  all.sort(compareWorth);
  const candidates = all.slice(0, most);
  const last = candidates.at(-1);
  for (let i = most; last !== undefined && i < all.length && compareWorth(all[i]!, last) === 0; i++) {
    candidates.push(all[i]!);
  }
  const isTied = (_: PlacedHit, i: number) =>
    [candidates[i - 1], candidates[i + 1]].some(
      (beside) => beside !== undefined && compareWorth(beside, candidates[i]!) === 0,
    );
  const single = candidates.filter((hit, i) => !isTied(hit, i)).map((hit) => ({ ...hit, time: 0, id: '' }));
  const tied = await (candidates.length > FEW_HITS
    ? withTimes(candidates.filter(isTied))
    : timesOfArticles(candidates, isTied));
  return [...tied, ...single].sort((a, b) => compareWorth(a, b) || compareAge(b, a)).slice(0, most);
}

function compareWorth(a: PlacedHit, b: PlacedHit): number {
  return b.score - a.score;
}

/** Newest or oldest first. At most two round trips, none for one segment. */
export async function mergeByTime(
  hits: readonly (readonly PlacedHit[])[],
  sort: 'newest' | 'oldest',
  most: number,
): Promise<PlacedHit[]> {
  const direction = sort === 'oldest' ? 1 : -1;
  if (hits.length < 2) {
    return hits
      .flat()
      .sort((a, b) => direction * (a.document - b.document))
      .slice(0, most);
  }
  const timed = await withTimes(hits.flat());
  return timed.sort((a, b) => direction * compareAge(a, b)).slice(0, most);
}

/** Older first; of one time, by id: the order of documents in a segment. */
function compareAge(a: TimedHit, b: TimedHit): number {
  if (a.segment === b.segment) return a.document - b.document;
  return a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Reads all articles in one round trip if any hit is tied: those of the page are then at hand. */
async function timesOfArticles(
  hits: readonly PlacedHit[],
  isTied: (hit: PlacedHit, i: number) => boolean,
): Promise<TimedHit[]> {
  if (!hits.some(isTied)) return [];
  const articles = await readArticles(hits);
  return hits
    .map((hit, i) => ({ ...hit, time: parsePublished(articles[i]!.published), id: articles[i]!.id }))
    .filter(isTied);
}

async function withTimes(hits: readonly PlacedHit[]): Promise<TimedHit[]> {
  const segments = [...new Set(hits.map((hit) => hit.segment))];
  const timed = await Promise.all(
    segments.map(async (segment) => {
      const own = hits.filter((hit) => hit.segment === segment);
      const times = await segment.times.of(own.map((hit) => hit.document));
      return own.map((hit, i) => ({ ...hit, time: times[i]!, id: '' }));
    }),
  );
  return withIds(timed.flat());
}

/** Ids of those hits that share their time with a hit of another segment: inside one, documents stand by id already. */
async function withIds(hits: readonly TimedHit[]): Promise<TimedHit[]> {
  const segmentsByTime = new Map<number, Set<SegmentReader>>();
  for (const { time, segment } of hits) {
    segmentsByTime.set(time, (segmentsByTime.get(time) ?? new Set()).add(segment));
  }
  const tied = hits.filter(({ time }) => segmentsByTime.get(time)!.size > 1);
  const articles = await readArticles(tied);
  const ids = new Map(tied.map((hit, i) => [hit, articles[i]!.id]));
  return hits.map((hit) => ({ ...hit, id: ids.get(hit) ?? '' }));
}

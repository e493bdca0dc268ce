/** Puts what was found in order, reads the articles of the page, and finds the query's words in them. */
import type { StoredArticle } from '../article/article.ts';
import type { Bm25 } from '../segment/levels.ts';
import { countOf, type DocumentsBySegment, type Found } from './find.ts';
import { mergeByScore, mergeByTime, type PlacedHit } from './merge-hits.ts';
import { type LastHit, lastByScore, type Position, placeAfter, resultsOf, unseenByTime } from './position.ts';
import { ADJACENCY_DEPTH, type Ranking } from './ranking.ts';
import { readArticles } from './read-hits.ts';
import { DEFAULT_RESULTS, type SearchRequest } from './request.ts';
import type { SegmentSearch } from './segment-search.ts';
import type { MatchedText, WordMatcher } from './word-matcher.ts';

/** How hits are scored. */
export interface Scoring {
  readonly ranking: Ranking;
  readonly bm25: Bm25;
  /** Score every document: the oracle of pruning. */
  readonly exhaustive: boolean;
}

/** Tiers of hits: those that have all the words come before those that do not. */
const STRICT = 0;
const RELAXED = 1;

/** A hit whose article was read, with the query's words found in it. */
export interface ReadHit extends PlacedHit {
  readonly stored: StoredArticle;
  readonly title: MatchedText;
  readonly body: MatchedText;
  /** It does not have all the words. */
  readonly isRelaxed: boolean;
  /** What neighbouring words added to the score. */
  readonly adjacency: number;
}

/** A page of results. */
export interface Page {
  readonly hits: readonly ReadHit[];
  /** Where the next page begins; null after the last. */
  readonly next: Position | null;
}

/**
 * The page's hits, in order: all that have every word before any that does not, so that pages neither overlap nor leave
 * anything out.
 * @param from where the page begins; by default after as many hits as the request's offset says
 */
export async function rank(
  found: Found,
  matcher: WordMatcher,
  request: SearchRequest,
  scoring: Scoring,
  from: Position = { seen: request.offset ?? 0, after: null },
): Promise<Page> {
  const { sort = 'relevance', limit = DEFAULT_RESULTS } = request;
  const { seen, after } = from;
  // Without a last hit those before the page are put in order too, and passed over.
  const passed = after === null ? seen : 0;
  const isReordered =
    sort === 'relevance' && seen < ADJACENCY_DEPTH && scoring.ranking.adjacencyBonus > 0 && matcher.hasPairs;
  const most = isReordered ? Math.max(passed + limit, ADJACENCY_DEPTH) : passed + limit;
  const ordered = await (sort === 'relevance'
    ? inScoreOrder(found, most, scoring, from)
    : inTimeOrder(found, sort, most, scoring, after));
  const hits = isReordered
    ? withAdjacency(await readHits(ordered, matcher), matcher, scoring.ranking.adjacencyBonus)
    : await readHits(ordered.slice(passed), matcher);
  const page = isReordered ? hits.slice(passed, passed + limit) : hits;
  const end = seen + page.length;
  if (page.length === 0 || end >= resultsOf(found)) return { hits: page, next: null };
  // The first few are in an order of their own.
  const isCounted = sort === 'relevance' && end < ADJACENCY_DEPTH;
  return {
    hits: page,
    next: { seen: end, after: isCounted ? null : placeAfter(ordered, found, sort, after) },
  };
}

/** Those that have every word, then those that do not; at most two round trips. */
function inScoreOrder(
  { searches, strict, relaxed }: Found,
  most: number,
  scoring: Scoring,
  { seen, after }: Position,
): Promise<PlacedHit[]> {
  const isPast = after?.tier === RELAXED;
  const strictLeft = Math.max(0, countOf(strict) - (after === null ? 0 : seen));
  const best = isPast ? searches.map(() => []) : bestOfEach(searches, strict, STRICT, most, scoring, after);
  const others = bestOfEach(
    searches,
    relaxed,
    RELAXED,
    Math.max(0, most - strictLeft),
    scoring,
    isPast ? after : null,
  );
  return mergeByScore(
    best.map((own, i) => [...own, ...others[i]!]),
    most,
  );
}

/**
 * Those that have every word, from place `start` to before place `end`, in the order that {@link rank} gives them. Of a
 * whole result only the best few are read for it.
 */
export async function strictByScore(
  { searches, strict }: Found,
  matcher: WordMatcher,
  start: number,
  end: number,
  scoring: Scoring,
): Promise<PlacedHit[]> {
  const depth = Math.max(end, ADJACENCY_DEPTH);
  const ordered = await mergeByScore(bestOfEach(searches, strict, STRICT, depth, scoring), depth);
  const { adjacencyBonus } = scoring.ranking;
  if (start >= ADJACENCY_DEPTH || adjacencyBonus === 0 || !matcher.hasPairs) return ordered.slice(start, end);
  const best = await readHits(ordered.slice(0, ADJACENCY_DEPTH), matcher);
  return [...withAdjacency(best, matcher, adjacencyBonus), ...ordered.slice(ADJACENCY_DEPTH)].slice(
    start,
    end,
  );
}

function bestOfEach(
  searches: readonly SegmentSearch[],
  documents: DocumentsBySegment,
  tier: number,
  most: number,
  { ranking, bm25, exhaustive }: Scoring,
  after: LastHit | null = null,
): PlacedHit[][] {
  return searches.map((one, i) =>
    one
      .best(documents[i]!, most, ranking, bm25, exhaustive, after && lastByScore(after, i))
      .map((hit) => ({ ...hit, tier, segment: one.segment })),
  );
}

/** Newest or oldest first; there are articles with a part of the words only where none has all. */
function inTimeOrder(
  { searches, strict, relaxed }: Found,
  sort: 'newest' | 'oldest',
  most: number,
  scoring: Scoring,
  after: LastHit | null,
): Promise<PlacedHit[]> {
  const tier = countOf(strict) === 0 ? RELAXED : STRICT;
  const ends = unseenByTime(tier === RELAXED ? relaxed : strict, sort, after).map((all) =>
    sort === 'newest' ? all.subarray(-most) : all.subarray(0, most),
  );
  return mergeByTime(bestOfEach(searches, ends, tier, most, scoring), sort, most);
}

async function readHits(hits: readonly PlacedHit[], matcher: WordMatcher): Promise<ReadHit[]> {
  const articles = await readArticles(hits);
  return hits.map((hit, i) => {
    const stored = articles[i]!;
    const texts = { title: matcher.match(stored.title), body: matcher.match(stored.body) };
    return { ...hit, stored, ...texts, isRelaxed: hit.tier === RELAXED, adjacency: 0 };
  });
}

/**
 * Reorders the best few, those that have every word and those that do not each among themselves; a bonus is never
 * negative, so those after them stay after them.
 */
function withAdjacency(hits: readonly ReadHit[], matcher: WordMatcher, bonus: number): ReadHit[] {
  const few = hits.slice(0, ADJACENCY_DEPTH).map((hit) => {
    const adjacency = bonus * matcher.adjacency([hit.title, hit.body]);
    return { ...hit, score: hit.score + adjacency, adjacency };
  });
  // Stable: equal scores keep the order they had.
  few.sort((a, b) => Number(a.isRelaxed) - Number(b.isRelaxed) || b.score - a.score);
  return [...few, ...hits.slice(ADJACENCY_DEPTH)];
}

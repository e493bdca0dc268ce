/** Puts what was found in order, reads the articles of the page, and finds the query's words in them. */
import type { StoredArticle } from '../../article/article.ts';
import type { Bm25 } from '../../segment/postings/levels.ts';
import type { DocumentsBySegment, Found } from '../find.ts';
import { firstAtOrAfter } from '../matching/intersect.ts';
import type { SegmentSearch } from '../matching/segment-search.ts';
import { readArticles } from '../read-hits.ts';
import { DEFAULT_RESULTS, type SearchRequest } from '../request.ts';
import type { MatchedText, WordMatcher } from '../snippets/word-matcher.ts';
import { mergeByScore, mergeByTime, type PlacedHit } from './merge-hits.ts';
import { type LastHit, lastByScore, type Position, placeAfter, resultsOf, unseenByTime } from './position.ts';
import { BONUS_DEPTH, type Ranking } from './ranking.ts';
import { leadWeight, proximityIn } from './word-places.ts';

/** How hits are scored. */
export interface Scoring {
  readonly ranking: Ranking;
  readonly bm25: Bm25;
  /** Whether every document is scored, or those that cannot be among the best are ruled out; by default whichever is cheaper. */
  readonly exhaustive?: boolean;
}

/** A hit whose article was read, with the query's words found in it. */
export interface ReadHit extends PlacedHit {
  readonly stored: StoredArticle;
  readonly title: MatchedText;
  readonly body: MatchedText;
  /** It does not have all the words. */
  readonly isRelaxed: boolean;
  /** What words near each other added to the score. */
  readonly proximity: number;
  /** What words in the title and at the beginning added. */
  readonly lead: number;
}

/** A page of results. */
export interface Page {
  readonly hits: readonly ReadHit[];
  /** Where the next page begins; null after the last. */
  readonly next: Position | null;
}

/**
 * The page's hits, in one order: articles that have every word and, where there are few, those that have a fair part of
 * them by the same score. Pages neither overlap nor leave anything out.
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
  const isReordered = sort === 'relevance' && seen < BONUS_DEPTH && hasBonus(scoring.ranking, matcher);
  const most = isReordered ? Math.max(passed + limit, BONUS_DEPTH) : passed + limit;
  const ordered = await (sort === 'relevance'
    ? mergeByScore(bestOfEach(found.searches, found.all, most, scoring, after), most)
    : inTimeOrder(found, sort, most, scoring, after));
  const hits = isReordered
    ? withBonus(await readHits(ordered, found, matcher), scoring.ranking)
    : await readHits(ordered.slice(passed), found, matcher);
  const page = isReordered ? hits.slice(passed, passed + limit) : hits;
  const end = seen + page.length;
  if (page.length === 0 || end >= resultsOf(found)) return { hits: page, next: null };
  // The first few are in an order of their own.
  const isCounted = sort === 'relevance' && end < BONUS_DEPTH;
  return {
    hits: page,
    next: { seen: end, after: isCounted ? null : placeAfter(ordered, found, sort, after) },
  };
}

/**
 * Those that have every word, from place `start` to before place `end`, in the order that {@link rank} gives them. Of a
 * whole result only the best few are read for it.
 */
export async function strictByScore(
  found: Found,
  matcher: WordMatcher,
  start: number,
  end: number,
  scoring: Scoring,
): Promise<PlacedHit[]> {
  const depth = Math.max(end, BONUS_DEPTH);
  const ordered = await mergeByScore(bestOfEach(found.searches, found.strict, depth, scoring), depth);
  if (start >= BONUS_DEPTH || !hasBonus(scoring.ranking, matcher)) return ordered.slice(start, end);
  const best = await readHits(ordered.slice(0, BONUS_DEPTH), found, matcher);
  return [...withBonus(best, scoring.ranking), ...ordered.slice(BONUS_DEPTH)].slice(start, end);
}

function bestOfEach(
  searches: readonly SegmentSearch[],
  documents: DocumentsBySegment,
  most: number,
  { ranking, bm25, exhaustive }: Scoring,
  after: LastHit | null = null,
): PlacedHit[][] {
  return searches.map((one, i) =>
    one
      .best(documents[i]!, most, ranking, bm25, exhaustive, after && lastByScore(after, i))
      .map((hit) => ({ ...hit, segment: one.segment })),
  );
}

/** Newest or oldest first; there are articles with a part of the words only where none has all. */
function inTimeOrder(
  { searches, all }: Found,
  sort: 'newest' | 'oldest',
  most: number,
  scoring: Scoring,
  after: LastHit | null,
): Promise<PlacedHit[]> {
  const ends = unseenByTime(all, sort, after).map((own) =>
    sort === 'newest' ? own.subarray(-most) : own.subarray(0, most),
  );
  return mergeByTime(bestOfEach(searches, ends, most, scoring), sort, most);
}

async function readHits(
  hits: readonly PlacedHit[],
  { searches, strict }: Found,
  matcher: WordMatcher,
): Promise<ReadHit[]> {
  const articles = await readArticles(hits);
  return hits.map((hit, i) => {
    const stored = articles[i]!;
    const texts = { title: matcher.match(stored.title), body: matcher.match(stored.body) };
    const own = strict[searches.findIndex(({ segment }) => segment === hit.segment)]!;
    const isRelaxed = own[firstAtOrAfter(own, hit.document)] !== hit.document;
    return { ...hit, stored, ...texts, isRelaxed, proximity: 0, lead: 0 };
  });
}

/** Whether texts can change a score at all. */
function hasBonus({ proximityBonus, leadBonus }: Ranking, { size }: WordMatcher): boolean {
  return leadBonus > 0 || (proximityBonus > 0 && size > 1);
}

/** Reorders the best few by where the words stand; a bonus is never negative, so those after them stay after them. */
function withBonus(hits: readonly ReadHit[], ranking: Ranking): ReadHit[] {
  const few = hits.slice(0, BONUS_DEPTH).map((hit) => {
    const proximity = ranking.proximityBonus * proximityIn([hit.title, hit.body]);
    const lead = ranking.leadBonus * leadWeight(hit);
    return { ...hit, score: hit.score + proximity + lead, proximity, lead };
  });
  // Stable: equal scores keep the order they had.
  few.sort((a, b) => b.score - a.score);
  return [...few, ...hits.slice(BONUS_DEPTH)];
}

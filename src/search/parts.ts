/**
 * A whole result, in parts: for files and feeds, which hold every article a search finds and not one page of them. Only
 * articles that have every word are in it, as the words were typed: a file has no room to say what was let go or
 * corrected.
 */
import type { OpenIndex } from '../index/open-index.ts';
import { countOf, type DocumentsBySegment, find, findAsWords, resolved } from './find.ts';
import { Calendar } from './matching/calendar.ts';
import type { SegmentSearch } from './matching/segment-search.ts';
import { tellingWeight } from './matching/terms.ts';
import type { PlacedHit } from './ranking/merge-hits.ts';
import { strictByScore } from './ranking/rank.ts';
import { RANKING } from './ranking/ranking.ts';
import { wantsRecency } from './ranking/recency.ts';
import type { SearchRequest, Sort } from './request.ts';
import { WordMatcher } from './snippets/word-matcher.ts';
import type { Query } from './words/query.ts';
import { readQuery, wordsInstead } from './words/read-query.ts';

/** What a whole result is asked for by. */
export interface WholeRequest extends Omit<SearchRequest, 'limit' | 'offset' | 'explain'> {
  /** The newsroom's day that parts before this one were counted from: {@link Part.today}. By default that of now. */
  readonly today?: string | undefined;
}

export interface Part {
  /** Articles of the whole result. */
  readonly total: number;
  /** Those of the part, in order; their articles are not read yet. */
  readonly hits: readonly PlacedHit[];
  /** The newsroom's day, where the result depends on it: what parts after this one are asked with. */
  readonly today: string | null;
}

/**
 * The articles of a result from place `start` to before place `end`. Parts of one published state neither overlap nor leave
 * anything out. Of articles of one moment in several segments the order is that of the segments, which needs no article
 * read: parts may be large, and archives that know days only have many such.
 * @param now what relative dates and ages are counted from, in milliseconds since 1970
 * @throws BadQueryError when the request cannot be answered as it stands
 */
export async function findPart(
  index: OpenIndex,
  { sort = 'newest', today: asked, ...rest }: WholeRequest,
  start: number,
  end: number,
  now = Date.now(),
): Promise<Part> {
  const request = { ...rest, sort };
  const day = asked ?? new Calendar(index.manifest.utcOffset).nameOf(now, 'day');
  const options = { exact: request.exact, today: day };
  const query = await readQuery(request.q, options);
  const findIt = (one: Query) => find(index, one, request, RANKING, day);
  const asTyped = await findIt(query);
  const found = (await findAsWords(asTyped, await wordsInstead(query, options), findIt)) ?? asTyped;
  const total = countOf(found.strict);
  const today = wantsRecency(request) ? day : (found.query.reading?.today ?? null);
  if (start >= total) return { total, hits: [], today };
  if (sort !== 'relevance') {
    return { total, hits: await byTime(found.searches, found.strict, sort, start, end), today };
  }
  const matcher = new WordMatcher(found.query, (word) => tellingWeight(resolved(found, word)));
  const scoring = { ranking: RANKING, bm25: index.manifest.bm25 };
  return { total, hits: await strictByScore(found, matcher, start, end, scoring), today };
}

/** One round trip, none where there is one segment. */
async function byTime(
  searches: readonly SegmentSearch[],
  matches: DocumentsBySegment,
  sort: Exclude<Sort, 'relevance'>,
  start: number,
  end: number,
): Promise<PlacedHit[]> {
  const isNewest = sort === 'newest';
  const timed = await Promise.all(
    searches.map(async ({ segment }, place) => {
      const all = matches[place]!;
      const documents = [...(isNewest ? all.subarray(-end) : all.subarray(0, end))];
      const times = searches.length === 1 ? documents : await segment.times.of(documents);
      return documents.map((document, i) => ({ segment, document, score: 0, place, time: times[i]! }));
    }),
  );
  const direction = isNewest ? -1 : 1;
  return timed
    .flat()
    .sort((a, b) => direction * (a.time - b.time || a.place - b.place || a.document - b.document))
    .slice(start, end)
    .map(({ segment, document, score }) => ({ segment, document, score }));
}

/**
 * Search: from a request to a page of results. Round trips on a cold index: manifest, heads, dictionary pages (with the
 * document table and filters beside them), lists, stored articles: five; one more for phrases.
 */
import { type Article, articleOf, type StoredArticle } from '../article/article.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { timeSpan } from './dates.ts';
import { openFilter } from './filter.ts';
import { markTokens } from './markup.ts';
import { mergeByScore, mergeByTime, type PlacedHit } from './merge-hits.ts';
import { parseQuery, type Query, scoringWords } from './query.ts';
import { ADJACENCY_DEPTH, FAIR_SHARE, RANKING, type Ranking } from './ranking.ts';
import { readArticles } from './read-hits.ts';
import { DEFAULT_RESULTS, type SearchRequest } from './request.ts';
import { SegmentSearch } from './segment-search.ts';
import { snippetHtml } from './snippet.ts';
import { type ResolvedWords, resolveWords } from './terms.ts';
import { type MatchedText, WordMatcher } from './word-matcher.ts';

export interface SearchResult {
  readonly article: Article;
  /** Escaped text, `<mark>` the only tag. */
  readonly titleHtml: string;
  readonly snippetHtml: string;
  readonly score: number;
  /** Words of the query the article does not have, as they were typed; only in a relaxed answer. */
  readonly missing?: readonly string[];
}

export interface SearchAnswer {
  readonly query: string;
  /** True when no article has every word, and the answer is articles that have a fair part of them. */
  readonly relaxed: boolean;
  /** All matching articles, exactly. */
  readonly total: number;
  readonly results: readonly SearchResult[];
}

/** For tests and benches: other weights, or scoring without pruning. */
export interface SearchTuning {
  readonly ranking?: Ranking;
  readonly exhaustive?: boolean;
}

/** @throws BadQueryError when the request cannot be answered as it stands */
export async function search(
  index: OpenIndex,
  request: SearchRequest,
  tuning: SearchTuning = {},
): Promise<SearchAnswer> {
  const query = parseQuery(request.q);
  const found = await find(index, query, request);
  const matcher = new WordMatcher(query, (surface) => found.words.get(surface)!.stemIdf);
  const page = await rank(index, found, matcher, request, tuning);
  return {
    query: query.text,
    relaxed: found.relaxed,
    total: found.bySegment.reduce((total, documents) => total + documents.length, 0),
    results: page.map((hit) => present(hit, found, matcher)),
  };
}

interface Found {
  readonly query: Query;
  readonly words: ResolvedWords;
  readonly searches: readonly SegmentSearch[];
  readonly relaxed: boolean;
  /** Matching documents of each segment, ascending. */
  readonly bySegment: readonly Uint32Array[];
}

async function find(index: OpenIndex, query: Query, request: SearchRequest): Promise<Found> {
  const span = timeSpan(request, index.manifest.utcOffset);
  const [{ words, lists }, filters] = await Promise.all([
    resolveWords(query, index.segments, index.documents),
    Promise.all(index.segments.map((segment) => openFilter(segment, request, span))),
    prepare(index, request),
  ]);
  const searches = index.segments.map(
    (segment, i) => new SegmentSearch(segment, i, query, words, filters[i]!, lists[i]!),
  );
  const strict = await Promise.all(searches.map((one) => one.matchAll()));
  const isEmpty = strict.every((documents) => documents.length === 0);
  if (!isEmpty || !canRelax(query)) return { query, words, searches, relaxed: false, bySegment: strict };
  const bySegment = await relax(searches, query, words);
  return { query, words, searches, relaxed: bySegment.some((documents) => documents.length > 0), bySegment };
}

/** Fetches beside the words what the page will need: the document tables, and times where segments are put in their order. */
async function prepare({ segments }: OpenIndex, { sort = 'relevance' }: SearchRequest): Promise<void> {
  const byTime = sort !== 'relevance' && segments.length > 1;
  await Promise.all([
    ...segments.map((segment) => segment.prepareDocuments()),
    ...(byTime ? segments.map((segment) => segment.prepareTimes()) : []),
  ]);
}

/** Words can be let go where something else is asked for; phrases and exclusions always hold. */
function canRelax({ words, phrases }: Query): boolean {
  return words.length > 0 && words.length + phrases.length > 1;
}

/** Articles that carry a fair part of the weight of the query's known words, or as much as the best does. */
async function relax(
  searches: readonly SegmentSearch[],
  query: Query,
  words: ResolvedWords,
): Promise<readonly Uint32Array[]> {
  const some = await Promise.all(searches.map((one) => one.matchSome()));
  const known = scoringWords(query)
    .map((word) => words.get(word.surface)!)
    .filter((word) => word.documentFrequency > 0);
  const whole = known.reduce((sum, word) => sum + word.stemIdf, 0);
  let best = 0;
  for (const { documents, weights } of some) {
    for (const document of documents) best = Math.max(best, weights[document]!);
  }
  const fair = Math.min(Math.fround(whole * FAIR_SHARE), best);
  return some.map(({ documents, weights }) => documents.filter((document) => weights[document]! >= fair));
}

/** A hit whose article was read, with the query's words found in it. */
interface ReadHit extends PlacedHit {
  readonly stored: StoredArticle;
  readonly title: MatchedText;
  readonly body: MatchedText;
}

/** The page's hits, in order. */
async function rank(
  index: OpenIndex,
  found: Found,
  matcher: WordMatcher,
  request: SearchRequest,
  { ranking = RANKING, exhaustive = false }: SearchTuning,
): Promise<ReadHit[]> {
  const { bm25 } = index.manifest;
  const sort = request.sort ?? 'relevance';
  const offset = request.offset ?? 0;
  const end = offset + (request.limit ?? DEFAULT_RESULTS);
  const best = (documents: (all: Uint32Array) => Uint32Array, k: number): PlacedHit[][] =>
    found.searches.map((one, i) =>
      one
        .best(documents(found.bySegment[i]!), k, ranking, bm25, exhaustive)
        .map((hit) => ({ ...hit, segment: one.segment })),
    );
  if (sort !== 'relevance') {
    const hits = best((all) => (sort === 'newest' ? all.subarray(-end) : all.subarray(0, end)), end);
    return readHits((await mergeByTime(hits, sort, end)).slice(offset), matcher);
  }
  const depth = Math.max(end, ADJACENCY_DEPTH);
  const ordered = await mergeByScore(
    best((all) => all, depth),
    depth,
  );
  if (offset >= ADJACENCY_DEPTH || ranking.adjacencyBonus === 0 || !matcher.hasPairs) {
    return readHits(ordered.slice(offset, end), matcher);
  }
  return withAdjacency(await readHits(ordered, matcher), matcher, ranking.adjacencyBonus).slice(offset, end);
}

async function readHits(hits: readonly PlacedHit[], matcher: WordMatcher): Promise<ReadHit[]> {
  const articles = await readArticles(hits);
  return hits.map((hit, i) => {
    const stored = articles[i]!;
    return { ...hit, stored, title: matcher.match(stored.title), body: matcher.match(stored.body) };
  });
}

/** Reorders the best few; a bonus is never negative, so those after them stay after them. */
function withAdjacency(hits: readonly ReadHit[], matcher: WordMatcher, bonus: number): ReadHit[] {
  const best = hits
    .slice(0, ADJACENCY_DEPTH)
    .map((hit) => ({ ...hit, score: hit.score + bonus * matcher.adjacency([hit.title, hit.body]) }));
  // Stable: equal scores keep the order they had.
  best.sort((a, b) => b.score - a.score);
  return [...best, ...hits.slice(ADJACENCY_DEPTH)];
}

function present(hit: ReadHit, found: Found, matcher: WordMatcher): SearchResult {
  const { stored, title, body } = hit;
  const inTitle = title.matches.map(({ at }) => title.tokens.range(at));
  const result = {
    article: articleOf(stored),
    titleHtml: markTokens(stored.title, 0, stored.title.length, inTitle),
    snippetHtml: snippetHtml(body, matcher.size),
    score: hit.score,
  };
  if (!found.relaxed) return result;
  const search = found.searches.find((one) => one.segment === hit.segment)!;
  return { ...result, missing: search.missingWords(hit.document).map((word) => word.original) };
}

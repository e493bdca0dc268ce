/** Finds what matches a query: the articles that have every word, and those that have a fair part of them. */
import type { OpenIndex } from '../index/open-index.ts';
import type { SegmentReader } from '../segment/segment-reader.ts';
import { prepareFacets } from './facets/facet-request.ts';
import { timeSpan } from './matching/dates.ts';
import { openFilter } from './matching/filter.ts';
import { SegmentSearch } from './matching/segment-search.ts';
import {
  isKnown,
  type Resolved,
  type ResolvedWord,
  type ResolvedWords,
  resolveWords,
  tellingWeight,
} from './matching/terms.ts';
import { withWeight } from './matching/weigh.ts';
import type { Ranking } from './ranking/ranking.ts';
import { checkRecency, freshnessSteps } from './ranking/recency.ts';
import type { SearchRequest } from './request.ts';
import type { LookAhead } from './spelling/look-ahead.ts';
import { asMeant } from './words/as-meant.ts';
import type { QueryNotice } from './words/condition.ts';
import type { WordsInstead } from './words/operators-as-words.ts';
import { keyOf, type Query, type QueryWord, scoringWords } from './words/query.ts';

/** Matching documents of each segment, ascending. */
export type DocumentsBySegment = readonly Uint32Array[];

export interface Found {
  readonly query: Query;
  readonly words: ResolvedWords;
  readonly searches: readonly SegmentSearch[];
  /** Articles that have every word, or an alternative of it. */
  readonly strict: DocumentsBySegment;
  /** Other articles, that have a fair part of the words; none where enough have all of them. */
  readonly relaxed: DocumentsBySegment;
  /** Both, ascending: what is put in order. */
  readonly all: DocumentsBySegment;
  /** What the answer must say of how the query was answered. */
  readonly notices: readonly QueryNotice[];
}

export function countOf(documents: DocumentsBySegment): number {
  return documents.reduce((sum, own) => sum + own.length, 0);
}

/** A word of the query with its weights. */
export function resolved({ words }: Found, word: QueryWord): ResolvedWord {
  return words.get(keyOf(word))!;
}

/**
 * @param today the newsroom's day, from which articles are old
 * @param ahead what is looked up with the query's words, for when they find little
 * @throws BadQueryError when the request cannot be answered as it stands
 */
export async function find(
  index: OpenIndex,
  asked: Query,
  request: SearchRequest,
  ranking: Ranking,
  today: string,
  ahead: LookAhead | null = null,
): Promise<Found> {
  const { utcOffset } = index.manifest;
  const span = timeSpan(request, utcOffset);
  checkRecency(request);
  const [looked, filters, conditions, steps] = await Promise.all([
    lookUp(index, asked, ahead),
    Promise.all(index.segments.map((segment) => openFilter(segment, request, span))),
    Promise.all(index.segments.map((segment) => asked.condition?.open(segment, utcOffset) ?? null)),
    Promise.all(index.segments.map((segment) => freshnessSteps(segment, request, today, utcOffset))),
    prepare(index, request),
  ]);
  const { lists, notices } = looked;
  const { query, words } = asMeant(asked, looked);
  const searches = index.segments.map((segment, i) => {
    const own = [filters[i]!, lists[i]!, conditions[i]!, steps[i]!] as const;
    return new SegmentSearch(segment, i, query, words, ...own);
  });
  const strict = await Promise.all(searches.map((one) => one.matchAll()));
  const relaxed = strict.map(() => new Uint32Array());
  const found = { query, words, searches, strict, relaxed, all: strict, notices };
  if (!isRelaxing(query, countOf(strict), request, ranking)) return found;
  const all = await relax(found, ranking);
  return { ...found, relaxed: all.map((own, i) => withoutThose(own, strict[i]!)), all };
}

/**
 * What a sentence finds whose operators are words where they find nothing; null where they are operators.
 * @param find as the request wants it
 */
export async function findAsWords(
  asTyped: Found,
  instead: WordsInstead | null,
  find: (query: Query) => Promise<Found>,
): Promise<Found | null> {
  if (instead === null || countOf(asTyped.strict) > 0) return null;
  const found = await find(instead.query);
  return countOf(found.all) === 0 ? null : { ...found, notices: [...found.notices, ...instead.notices] };
}

/** Two round trips, with what is looked up ahead or without. */
async function lookUp(index: OpenIndex, asked: Query, ahead: LookAhead | null): Promise<Resolved> {
  await ahead?.pages();
  const [looked] = await Promise.all([resolveWords(asked, index.segments, index.documents), ahead?.lists()]);
  return looked;
}

/** Fetches beside the words what the answer will need: document tables, facets, times where segments are put in their order. */
async function prepare(index: OpenIndex, request: SearchRequest): Promise<void> {
  const { segments } = index;
  const byTime = request.sort !== undefined && request.sort !== 'relevance' && segments.length > 1;
  await Promise.all([
    prepareFacets(index, request),
    ...segments.map((segment) => segment.prepareDocuments()),
    ...(request.collapse ? segments.map(prepareCopies) : []),
    ...(byTime ? segments.map((segment) => (segment.readsAreShort ? null : segment.times.prepare())) : []),
  ]);
}

/** Which articles are copies, and whose: what collapsing them reads. Early, so that later steps see what is left. */
async function prepareCopies({ copies, columns }: SegmentReader): Promise<void> {
  await Promise.all([copies.prepare(), columns.prepare(['source'])]);
}

/**
 * Whether articles with a part of the words are wanted: where none has all, and for a long query where few have. In an order
 * of time those that have little to do with the query would stand among the others. Words can be let go where something else is asked for; phrases, exact words and
 * exclusions always hold.
 */
function isRelaxing(
  { words, phrases, condition }: Query,
  strict: number,
  { sort = 'relevance' }: SearchRequest,
  { fewStrict, longQuery }: Ranking,
): boolean {
  // Who writes operators means them.
  if (condition !== null) return false;
  const canRelax = words.some(({ isExact }) => !isExact) && words.length + phrases.length > 1;
  const isLong = words.length + phrases.length >= longQuery;
  return canRelax && strict < (isLong && sort === 'relevance' ? fewStrict : Math.min(1, fewStrict));
}

/**
 * Articles that carry a fair part of the weight of the query's known words, or as much as the best does: those that have
 * every word are among them.
 */
async function relax(
  { query, words, searches, strict }: Found,
  { fairShare }: Ranking,
): Promise<DocumentsBySegment> {
  const known = scoringWords(query)
    .map((word) => words.get(keyOf(word))!)
    .filter(isKnown);
  const whole = known.reduce((sum, word) => sum + tellingWeight(word), 0);
  const fair = Math.fround(whole * fairShare);
  const some = await Promise.all(searches.map((one) => one.matchSome(fair)));
  const documents = some.map((own) => own.documents);
  if (countOf(strict) > 0 || countOf(documents) > 0) return documents;
  // None has a fair part: those that have as much as any.
  const any = await Promise.all(searches.map((one) => one.matchSome(0)));
  let best = 0;
  for (const { weights } of any) for (const weight of weights) best = Math.max(best, weight);
  return any.map((own) => withWeight(own, best).documents);
}

/** Ascending documents without others. */
function withoutThose(documents: Uint32Array, others: Uint32Array): Uint32Array {
  let at = 0;
  return documents.filter((document) => {
    while (at < others.length && others[at]! < document) at++;
    return others[at] !== document;
  });
}

/**
 * Search: from a request to a page of results. Round trips on a cold index: manifest, heads, dictionary pages (with the
 * document table and filters beside them), lists, stored articles: five; one more for phrases.
 */
import { type Article, articleOf } from '../article/article.ts';
import { BadQueryError } from '../errors.ts';
import type { Manifest } from '../index/manifest.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { answerQuery } from './answer-query.ts';
import { type Facets, facetsOf } from './facets/facets.ts';
import { countOf, type Found, resolved } from './find.ts';
import { Calendar } from './matching/calendar.ts';
import type { SegmentSearch } from './matching/segment-search.ts';
import { tellingWeight } from './matching/terms.ts';
import {
  checkCursor,
  cursorAt,
  decodeCursor,
  encodeCursor,
  type PageCursor,
  uncorrected,
} from './page-cursor.ts';
import type { Collapsed, CopiesOfResult, collapse } from './ranking/collapse.ts';
import { type ReadHit, rank } from './ranking/rank.ts';
import { RANKING, type Ranking } from './ranking/ranking.ts';
import { type FreshnessStep, wantsRecency } from './ranking/recency.ts';
import type { TermScore } from './ranking/scored-terms.ts';
import type { SearchRequest } from './request.ts';
import { markTokens } from './snippets/markup.ts';
import { snippetHtml } from './snippets/snippet.ts';
import { WordMatcher } from './snippets/word-matcher.ts';
import type { Suggestion } from './spelling/spelling.ts';
import type { Why } from './words/alternatives.ts';
import type { ParsedQuery, QueryNotice } from './words/condition.ts';
import type { QueryWord } from './words/query.ts';
import type { Typing } from './words/typing.ts';

export interface SearchResult {
  readonly article: Article;
  /** Escaped text, `<mark>` the only tag. */
  readonly titleHtml: string;
  readonly snippetHtml: string;
  readonly score: number;
  /** Words of the query the article does not have, as they were typed; only where it does not have all. */
  readonly missing?: readonly string[];
  /** Other articles of the answer that it stands for; only where copies are collapsed and there are such. */
  readonly copies?: CopiesOfResult;
  /** What made the score; only when it was asked for. */
  readonly explanation?: Explanation;
}

/** The parts of a score: it is the sum of theirs. */
export interface Explanation {
  readonly terms: readonly TermScore[];
  /** What being new added; only where recency was asked for. */
  readonly recency?: RecencyScore;
  /** What was added because words of the query stand near each other. */
  readonly proximity: number;
  /** What was added because words of the query stand in the title or at the beginning. */
  readonly lead: number;
}

/** What the scores of the terms were multiplied by, and the score that this added. */
export interface RecencyScore extends Pick<FreshnessStep, 'freshness' | 'factor'> {
  readonly score: number;
}

/** A word that was looked for beside one of the query, and that articles have. */
export interface Expansion {
  /** The word as it was typed. */
  readonly term: string;
  /** What stood for it, in ordinary spelling. */
  readonly as: string;
  readonly why: Why;
}

export interface SearchAnswer {
  /** As it was typed. */
  readonly query: string;
  /** The query in another spelling; it was answered instead where `isApplied` says so. */
  readonly suggestion: Suggestion | null;
  /** True when no article has every word, and all of the answer is articles that have a fair part of them. */
  readonly relaxed: boolean;
  /** Articles that have every word, exactly; in a relaxed answer those that have a fair part. */
  readonly total: number;
  /** Articles among them with a fair part of the words: where few have all of a long query. */
  readonly alsoRelaxed: number;
  /** Different stories among those that `total` counts, and further ones among `alsoRelaxed`; where copies are collapsed. */
  readonly totalStories?: number;
  readonly alsoRelaxedStories?: number;
  readonly expanded: readonly Expansion[];
  readonly results: readonly SearchResult[];
  /** The cursor of the next page; null after the last. */
  readonly next: string | null;
  /** How operators were read; null where there are none. */
  readonly parsed: ParsedQuery | null;
  /** What was not understood, or not answered, as it may have been meant. */
  readonly notices: readonly QueryNotice[];
  /** How the last word was taken, null where it is finished; only where the query is still being typed. */
  readonly typing?: Typing | null;
  /** Counts by what was asked for; only then. */
  readonly facets?: Facets;
}

/** For tests and benches: other weights, scoring with or without pruning, words without alternatives, another day. */
export interface SearchTuning {
  readonly ranking?: Ranking;
  readonly exhaustive?: boolean;
  readonly alternatives?: boolean;
  /** Whether spelling is corrected; it is by default. */
  readonly corrections?: boolean;
  /** Milliseconds since 1970, what relative dates and ages are counted from: by default now. */
  readonly now?: number;
}

/**
 * @throws BadQueryError when the request cannot be answered as it stands
 * @throws CursorExpiredError when it continues a list of another state than this
 */
export async function search(
  index: OpenIndex,
  request: SearchRequest,
  { ranking = RANKING, exhaustive, alternatives, corrections = true, now = Date.now() }: SearchTuning = {},
): Promise<SearchAnswer> {
  const cursor = cursorOf(request, index.manifest, ranking);
  // A list goes on as it began, though the day may have changed.
  const today = cursor?.today ?? new Calendar(index.manifest.utcOffset).nameOf(now, 'day');
  const answer = (other: SearchRequest, weights: Ranking, isCorrecting: boolean) => {
    return answerQuery(index, other, weights, {
      alternatives,
      corrections: isCorrecting,
      suggestions: corrections,
      today,
    });
  };
  const { asTyped, found, applied, isWidened, likeliest, suggest, typing } = await answer(
    request,
    ranking,
    corrections && cursor?.isCorrected !== false,
  );
  const isCorrected = applied !== null || isWidened;
  if (cursor?.isCorrected === true && !isCorrected) throw uncorrected();
  const isEmpty = countOf(asTyped.strict) === 0;
  const matcher = new WordMatcher(found.query, (word) => tellingWeight(resolved(found, word)));
  const scoring = { ranking, bm25: index.manifest.bm25, ...(exhaustive === undefined ? {} : { exhaustive }) };
  const collapsed = request.collapse ? await collapsing(index, found, request, scoring) : null;
  // What follows an answer is not counted, so it need not be found.
  const refind = async (other: SearchRequest) =>
    (await answer(other, { ...ranking, fewStrict: 1 }, corrections)).found;
  const [{ hits, next }, beside, facets] = await Promise.all([
    rank(collapsed?.found ?? found, matcher, request, scoring, cursor?.position),
    isEmpty ? null : suggest(),
    request.facets && facetsOf(index, request, found, refind),
  ]);
  const suggestion = applied ?? beside ?? likeliest;
  const searchOf = ({ segment }: ReadHit, { searches } = found) =>
    searches.find((one) => one.segment === segment)!;
  // What stands beside a word because it may be a slip is not the word.
  const wanted = applied === null ? asTyped : found;
  const explanationOf = (hit: ReadHit): Explanation => {
    const terms = searchOf(hit).explain(hit.document, ranking, scoring.bm25);
    const { proximity, lead } = hit;
    if (!wantsRecency(request)) return { terms, proximity, lead };
    return { terms, recency: recencyScore(terms, searchOf(hit).freshnessOf(hit.document)), proximity, lead };
  };
  const copies = (await collapsed?.copies.of(hits)) ?? [];
  const { reading } = asTyped.query;
  const strict = countOf(found.strict);
  const relaxed = countOf(found.relaxed);
  return {
    query: asTyped.query.text,
    suggestion,
    relaxed: strict === 0 && relaxed > 0,
    total: strict === 0 ? relaxed : strict,
    alsoRelaxed: strict === 0 ? 0 : relaxed,
    ...(collapsed === null ? {} : storiesOf(collapsed)),
    expanded: [...correctionsOf(applied), ...expansionsOf(found, applied)],
    results: hits.map((hit, i) => ({
      ...present(hit, matcher),
      ...((copies[i]?.count ?? 0) > 0 ? { copies: copies[i]! } : {}),
      ...(hit.isRelaxed ? { missing: missingWords(hit, searchOf(hit, wanted)) } : {}),
      ...(request.explain ? { explanation: explanationOf(hit) } : {}),
    })),
    next:
      next &&
      encodeCursor(
        cursorAt(next, index.manifest, request, ranking, {
          isCorrected,
          today: wantsRecency(request) ? today : (reading?.today ?? null),
        }),
      ),
    parsed: reading?.parsed ?? null,
    notices: [...(reading?.notices ?? []), ...asTyped.notices],
    ...(request.typing ? { typing } : {}),
    ...(facets === undefined ? {} : { facets }),
  };
}

function recencyScore(terms: readonly TermScore[], { freshness, factor }: FreshnessStep): RecencyScore {
  const ofTerms = terms.reduce((sum, { score }) => sum + score, 0);
  return { freshness, factor, score: ofTerms * (factor - 1) };
}

/** Collapsing is loaded by the requests that want it. */
async function collapsing(...what: Parameters<typeof collapse>): Promise<Collapsed> {
  const { collapse } = await import('./ranking/collapse.ts');
  return collapse(...what);
}

function storiesOf({ totalStories, alsoRelaxedStories }: Collapsed) {
  return { totalStories, alsoRelaxedStories };
}

/** The cursor of a request, checked. */
function cursorOf(request: SearchRequest, manifest: Manifest, ranking: Ranking): PageCursor | null {
  if (request.cursor === undefined) return null;
  if (request.offset !== undefined) {
    throw new BadQueryError('bad-parameter', 'offset and cursor are both given: leave offset out.');
  }
  const cursor = decodeCursor(request.cursor);
  checkCursor(cursor, manifest, request, ranking);
  return cursor;
}

/** Words that were corrected to find anything at all. */
function correctionsOf(applied: Suggestion | null): Expansion[] {
  return (applied?.replaced ?? []).map(({ term, as }) => ({ term, as, why: 'spelling' }));
}

/** @param applied what the words of the query were put for */
function expansionsOf(found: Found, applied: Suggestion | null): Expansion[] {
  const typed = ({ original }: QueryWord) =>
    applied?.replaced.find(({ as }) => as === original)?.term ?? original;
  return found.query.words.flatMap((word) => {
    const read: Expansion[] =
      word.readAs === undefined ? [] : [{ term: typed(word), as: word.readAs, why: 'spelling' }];
    const beside = resolved(found, word).alternatives.flatMap(
      ({ documentFrequency, alternative: { term, why } }): Expansion[] =>
        documentFrequency === 0 || term === word.original ? [] : [{ term: typed(word), as: term, why }],
    );
    return [...read, ...beside];
  });
}

function present({ stored, title, body, score }: ReadHit, matcher: WordMatcher): SearchResult {
  return {
    article: articleOf(stored),
    titleHtml: markTokens(stored.title, 0, stored.title.length, title.matches),
    snippetHtml: snippetHtml(body, matcher.size),
    score,
  };
}

function missingWords({ document }: ReadHit, search: SegmentSearch): string[] {
  return search.missingWords(document).map((word) => word.original);
}

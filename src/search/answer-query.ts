/** What a request's query finds: as it was typed, or corrected where that finds nothing. */
import type { OpenIndex } from '../index/open-index.ts';
import { countOf, type Found, find } from './find.ts';
import type { Ranking } from './ranking.ts';
import { readQuery } from './read-query.ts';
import type { SearchRequest } from './request.ts';
import { type Finder, instead, type Suggestion } from './spelling.ts';
import type { TypedQuery, Typing } from './typing.ts';

export interface AnswerOptions {
  /** Whether words are answered by what stands for them; they are by default. */
  readonly alternatives: boolean | undefined;
  /** Whether a query that finds nothing is corrected. */
  readonly corrections: boolean;
  /** The newsroom's day. */
  readonly today: string;
}

export interface AnsweredQuery {
  readonly asTyped: Found;
  /** What is answered. */
  readonly found: Found;
  /** What was corrected for it; null where nothing was. */
  readonly applied: Suggestion | null;
  /** Finds other queries for the same request. */
  readonly finder: Finder;
  /** How the last word was taken, where the query is still being typed. */
  readonly typing: Typing | null;
}

/** @throws BadQueryError when the request cannot be answered as it stands */
export async function answerQuery(
  index: OpenIndex,
  request: SearchRequest,
  ranking: Ranking,
  { alternatives, corrections, today }: AnswerOptions,
): Promise<AnsweredQuery> {
  const finder: Finder = {
    parse: (text) => readQuery(text, { exact: request.exact, alternatives, today }),
    find: (query) => find(index, query, request, ranking),
  };
  const { query, typing } = await read(index, request, finder);
  const asTyped = await finder.find(query);
  // What has a condition is not the words alone.
  const isCorrected = corrections && asTyped.query.condition === null && countOf(asTyped.strict) === 0;
  const { found, suggestion: applied } = isCorrected
    ? await instead(index, asTyped, finder)
    : { found: asTyped, suggestion: null };
  return { asTyped, found, applied, finder, typing };
}

/** What the text means; what only searches while they are typed need is loaded when one comes. */
async function read(
  index: OpenIndex,
  { q, typing, exact }: SearchRequest,
  { parse }: Finder,
): Promise<TypedQuery> {
  if (!typing || exact) return { query: await parse(q), typing: null };
  const { queryWhileTyped } = await import('./typing.ts');
  return queryWhileTyped(index, q, parse);
}

/** What a request's query finds: as it was typed, or corrected where that finds nothing. */
import type { OpenIndex } from '../index/open-index.ts';
import { countOf, type Found, find, findAsWords } from './find.ts';
import type { Ranking } from './ranking/ranking.ts';
import type { SearchRequest } from './request.ts';
import { LookAhead } from './spelling/look-ahead.ts';
import type { Widened } from './spelling/slip-words.ts';
import { type Finder, instead, type Suggestion, suggest, suggestionOf } from './spelling/spelling.ts';
import { readQuery, wordsInstead } from './words/read-query.ts';
import type { TypedQuery, Typing } from './words/typing.ts';

/** Fewer articles that have all the words than this are little. */
const LITTLE = 10;

export interface AnswerOptions {
  /** Whether words are answered by what stands for them; they are by default. */
  readonly alternatives: boolean | undefined;
  /** Whether a query that finds nothing is corrected. */
  readonly corrections: boolean;
  /** Whether what may have been meant is looked up at all. */
  readonly suggestions: boolean;
  /** The newsroom's day. */
  readonly today: string;
}

export interface AnsweredQuery {
  readonly asTyped: Found;
  /** What is answered. */
  readonly found: Found;
  /** What was corrected for it; null where nothing was. */
  readonly applied: Suggestion | null;
  /** Words stand beside those typed, which may be slips of them. */
  readonly isWidened: boolean;
  /** What the query may have been meant to be, where that was found out. */
  readonly likeliest: Suggestion | null;
  /** What may have been meant, for an answer that does not say so yet. */
  readonly suggest: () => Promise<Suggestion | null>;
  /** How the last word was taken, where the query is still being typed. */
  readonly typing: Typing | null;
}

/** @throws BadQueryError when the request cannot be answered as it stands */
export async function answerQuery(
  index: OpenIndex,
  request: SearchRequest,
  ranking: Ranking,
  { alternatives, corrections, suggestions, today }: AnswerOptions,
): Promise<AnsweredQuery> {
  const options = { exact: request.exact, alternatives, today };
  const finder: Finder = {
    parse: (text) => readQuery(text, options),
    find: (query) => find(index, query, request, ranking, today),
    count: async (query) => {
      const { strict } = await find(index, query, request, { ...ranking, fewStrict: 0 }, today);
      return countOf(strict);
    },
  };
  const { query, typing } = await readRequest(index, request, finder);
  const words = request.typing ? null : await wordsInstead(query, options);
  const looks = corrections || suggestions || words !== null;
  const looked = looks ? LookAhead.of(index, query, finder.parse, words?.query ?? null) : null;
  const read = await find(index, query, request, ranking, today, looked);
  const asTyped = (await findAsWords(read, words, finder.find)) ?? read;
  // What has a condition is not the words alone.
  const ahead = asTyped.query.condition === null ? looked : null;
  const { found, suggestion: applied } =
    corrections && ahead !== null && countOf(asTyped.strict) === 0
      ? await instead(asTyped, finder, ahead)
      : { found: asTyped, suggestion: null };
  const widened =
    corrections && ahead !== null && applied === null
      ? await widen(index, asTyped, request, ranking, finder, ahead)
      : null;
  return {
    asTyped,
    found: widened?.found ?? found,
    applied,
    isWidened: widened !== null,
    likeliest: widened?.likeliest ? suggestionOf(widened.likeliest, false) : null,
    suggest: async () => (ahead === null || !suggestions ? null : suggest(index, asTyped, finder, ahead)),
    typing,
  };
}

/** Looking for what slips may have been is loaded by the queries that find little. */
async function widen(
  index: OpenIndex,
  asTyped: Found,
  request: SearchRequest,
  ranking: Ranking,
  finder: Finder,
  ahead: LookAhead,
): Promise<Widened | null> {
  const isLittle = countOf(asTyped.strict) < LITTLE;
  if (!isLittle || asTyped.query.words.length < 2 || request.typing) return null;
  const { withSlipWords } = await import('./spelling/slip-words.ts');
  return withSlipWords(index, asTyped, request, ranking, finder, ahead);
}

/** What the text means; what only searches while they are typed need is loaded when one comes. */
async function readRequest(
  index: OpenIndex,
  { q, typing, exact }: SearchRequest,
  { parse }: Finder,
): Promise<TypedQuery> {
  if (!typing || exact) return { query: await parse(q), typing: null };
  const { queryWhileTyped } = await import('./words/typing.ts');
  return queryWhileTyped(index, q, parse);
}

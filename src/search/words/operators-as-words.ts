/**
 * Sentences in which Arabic operators stand as the words they are in any text, as in a headline that was pasted: near, or, not.
 * Nobody can tell by the text alone; where nothing is found as operators have it, words are answered.
 */
import { operatorOf } from '../../query/names.ts';
import { noticeOf } from '../../query/notice.ts';
import { isPlain } from '../../query/plain.ts';
import type { QueryNotice } from './condition.ts';
import { parseQuery, type Query, type QueryOptions } from './query.ts';

/** Words that make a sentence, without those that say nothing. */
const LEAST_WORDS = 4;
const ARABIC = /^[\p{Script=Arabic}\p{M}\u0640]+$/u;

/** A text read without operators, and what is to be said of it. */
export interface WordsInstead {
  readonly query: Query;
  readonly notices: readonly QueryNotice[];
}

/**
 * Null for what is no sentence, or has other operators than Arabic words.
 * @param text trimmed
 * @throws BadQueryError when it has too many words
 */
export function operatorsAsWords(text: string, options: QueryOptions): WordsInstead | null {
  const runs = [...text.matchAll(/\S+/g)].map((match) => ({ run: match[0], at: match.index }));
  const isBare = ({ run }: { readonly run: string }) => ARABIC.test(run) && operatorOf(run) !== null;
  const bare = runs.filter(isBare);
  const rest = runs.filter((one) => !isBare(one)).map(({ run }) => run);
  if (bare.length === 0 || !isPlain(rest.join(' '))) return null;
  const query = parseQuery(text, options);
  if (query.words.length + query.phrases.length < LEAST_WORDS) return null;
  // A lone waw joins words as side by side they are.
  const told = bare.filter(({ run }) => operatorOf(run) !== 'and');
  return { query, notices: told.map(({ run, at }) => noticeOf('operator-as-word', at, run)) };
}

/** Corrected queries that were tried: which is the likeliest, and how others are answered with it. */
import { analyse } from '../../arabic/analyser.ts';
import { countOf, type Found } from '../find.ts';
import type { Alternative } from '../words/alternatives.ts';
import type { Query, QueryWord } from '../words/query.ts';
import type { CorrectedQuery } from './corrected-query.ts';

export interface TriedQuery {
  readonly query: CorrectedQuery;
  readonly found: Found;
}

/** Queries no further below the likeliest, as logarithms, are answered with it. */
const CLOSE = 4;

/** Queries that find anything, the likeliest first. */
export function byLikelihood(tried: readonly TriedQuery[]): TriedQuery[] {
  const finding = tried.filter(({ found }) => countOf(found.strict) > 0);
  return finding.sort((a, b) => likelihood(b) - likelihood(a));
}

/** As a logarithm: the other words of a query tell which word was meant. */
function likelihood({ query, found }: TriedQuery): number {
  return Math.log(countOf(found.strict)) - query.choices.reduce((sum, { slip }) => sum + slip, 0);
}

/**
 * The likeliest query, with what else its words may well have meant as alternatives of them.
 * @returns null when there is nothing else
 */
export function withOthers(best: TriedQuery, others: readonly TriedQuery[]): Query | null {
  const close = others.filter((one) => likelihood(best) - likelihood(one) < CLOSE);
  if (close.length === 0) return null;
  const { query } = best.found;
  return { ...query, words: query.words.map((word) => withAlternatives(word, best.query, close)) };
}

function withAlternatives(
  word: QueryWord,
  { choices }: CorrectedQuery,
  others: readonly TriedQuery[],
): QueryWord {
  const own = choices.find(({ text }) => onlyWord(text)?.surface === word.surface);
  if (own === undefined) return word;
  const alternatives = others
    .flatMap(({ query }) => query.choices)
    .filter((choice) => choice !== own && choice.ranges === own.ranges)
    .flatMap(({ text }): Alternative[] => {
      const other = onlyWord(text);
      return other === null ? [] : [{ term: text, ...other, why: 'spelling' }];
    });
  return { ...word, alternatives: [...word.alternatives, ...alternatives] };
}

/** The word that a text is; null when it is several. */
function onlyWord(text: string): { readonly surface: string; readonly stem: string } | null {
  const [token, ...more] = analyse(text);
  return token === undefined || more.length > 0 ? null : { surface: token.surface, stem: token.stem };
}

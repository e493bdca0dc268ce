/**
 * Corrects the spelling of a query: a word that no article has, or hardly any, beside a known word that it may be a slip
 * of. The corrected query is suggested; where the query as typed finds nothing, it is answered instead.
 */
import type { OpenIndex } from '../../index/open-index.ts';
import { type Found, resolved } from '../find.ts';
import { isKnown } from '../matching/terms.ts';
import { type Query, scoringWords } from '../words/query.ts';
import type { Suspect } from './choices.ts';
import { type CorrectedQuery, correctedQueries } from './corrected-query.ts';
import { type LookAhead, MOST_RARE, mayBeSlip } from './look-ahead.ts';
import { byLikelihood, type TriedQuery, withOthers } from './tried-query.ts';

export interface Suggestion {
  /** The whole query, words in their usual spelling where they were corrected. */
  readonly query: string;
  /** Whether the answer is to this query, because the one that was typed finds nothing. */
  readonly isApplied: boolean;
  /** What was corrected, as it was typed and as it was taken. */
  readonly replaced: readonly { readonly term: string; readonly as: string }[];
}

/** What is answered, and the suggestion that goes with it. */
export interface Spelt {
  readonly found: Found;
  readonly suggestion: Suggestion | null;
}

/** Reads and finds other queries as the request wants its own, under the same filters. */
export interface Finder {
  readonly parse: (text: string) => Promise<Query>;
  readonly find: (query: Query) => Promise<Found>;
  /** How many articles have all the words. */
  readonly count: (query: Query) => Promise<number>;
}

/** Articles of an index in which so few are few. */
export const LEAST_ARTICLES = 1_000;
/** A word that stands for one that some article has is so many times as frequent as the form that was typed. */
const TIMES = 20;
/** So many times where nothing has all words as typed. */
const TIMES_OF_NOTHING = 5;

/** A suggestion beside an answer. What it takes was looked up with the query. */
export async function suggest(
  index: OpenIndex,
  found: Found,
  finder: Finder,
  ahead: LookAhead,
): Promise<Suggestion | null> {
  const [best] = corrected(found, suspectsBeside(index, found), ahead);
  if (best === undefined) return null;
  if (isSurelyThere(best, index)) return suggestionOf(best, false);
  const isThere = isThereIn(await finder.find(await finder.parse(best.text)), best, found);
  return isThere ? suggestionOf(best, false) : null;
}

/** What is answered where the query as typed finds nothing. What it takes was looked up with the query. */
export async function instead(found: Found, finder: Finder, ahead: LookAhead): Promise<Spelt> {
  const suspects = suspectsOfNothing(found);
  const queries = corrected(found, suspects, ahead);
  const tried = await Promise.all(
    queries.map(async (query): Promise<TriedQuery> => {
      return { query, found: await finder.find(await finder.parse(query.text)) };
    }),
  );
  const there = tried.filter((one) => isThereIn(one.found, one.query, found));
  const [best, ...others] = byLikelihood(there);
  if (best !== undefined) {
    const joined = withOthers(best, others);
    const suggestion = suggestionOf(best.query, true);
    // All lists of a joined query have been read.
    return { found: joined === null ? best.found : await finder.find(joined), suggestion };
  }
  // A word that some article has is exchanged only where that finds all the words.
  const isUnknown = suspects.some((word) => word.documentFrequency === 0);
  const [first] = there;
  if (first === undefined || !isUnknown) return { found, suggestion: null };
  return { found: first.found, suggestion: suggestionOf(first.query, true) };
}

/** The query with words put for suspects, the best first. */
function corrected({ query }: Found, suspects: readonly Suspect[], ahead: LookAhead): CorrectedQuery[] {
  const choices = ahead.choicesOf(suspects);
  return choices.length === 0 ? [] : correctedQueries(query.text, choices);
}

/** Words that no article has, or in an index of some size hardly any. */
function suspectsBeside({ documents }: OpenIndex, found: Found): Suspect[] {
  const most = documents < LEAST_ARTICLES ? 0 : MOST_RARE;
  return candidates(found, TIMES).filter(({ documentFrequency }) => documentFrequency <= most);
}

/** Words in forms that no article has, or hardly any. */
function suspectsOfNothing(found: Found): Suspect[] {
  return candidates(found, TIMES_OF_NOTHING).filter(({ surfaceFrequency }) => surfaceFrequency <= MOST_RARE);
}

/** Words that are wanted in any form, and for which no alternative stands. */
function candidates(found: Found, times: number): Suspect[] {
  return scoringWords(found.query)
    .filter(mayBeSlip)
    .map((word) => resolved(found, word))
    .filter((known) => known.documentFrequency > 0 || !isKnown(known))
    .map(({ word: { surface }, surfaceFrequency, documentFrequency }) => {
      return { surface, times, surfaceFrequency, documentFrequency };
    });
}

/** Frequencies of choices count retracted articles too: whether there are too few of these to be all that have a word. */
function isSurelyThere({ choices }: CorrectedQuery, { segments }: OpenIndex): boolean {
  const retracted = segments.reduce((sum, { deletions }) => sum + deletions.count, 0);
  return choices.every(({ documentFrequency }) => documentFrequency > retracted);
}

/** Whether articles that are not retracted have each word that was put in. */
function isThereIn(found: Found, { choices }: CorrectedQuery, asTyped: Found): boolean {
  const before = new Set(scoringWords(asTyped.query).map(({ surface }) => surface));
  const fromTables = choices.flatMap(({ surfaces }) => surfaces);
  return scoringWords(found.query)
    .filter(({ surface }) => !before.has(surface))
    .every((word) => {
      const { surfaceFrequency, documentFrequency } = resolved(found, word);
      // A word with a clitic put back is known by its stem.
      return (fromTables.includes(word.surface) ? surfaceFrequency : documentFrequency) > 0;
    });
}

export function suggestionOf({ text, replaced }: CorrectedQuery, isApplied: boolean): Suggestion {
  return { query: text, isApplied, replaced };
}

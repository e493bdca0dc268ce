/**
 * Corrects the spelling of a query: a word that no article has, or hardly any, beside a known word that it may be a slip
 * of. The corrected query is suggested; where the query as typed finds nothing, it is answered instead.
 */
import type { OpenIndex } from '../../index/open-index.ts';
import { type Found, resolved } from '../find.ts';
import { isKnown } from '../matching/terms.ts';
import { type Query, type QueryWord, scoringWords } from '../words/query.ts';
import type { Choice, Suspect } from './choices.ts';
import { type CorrectedQuery, correctedQueries } from './corrected-query.ts';
import { correctionsOf } from './corrections.ts';
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

/** A word that no more articles have may be a slip; where little or nothing was found, so may a form that no more have. */
export const MOST_RARE = 2;
/** Articles of an index in which so few are few. */
export const LEAST_ARTICLES = 1_000;
/** A word that stands for one that some article has is so many times as frequent as the form that was typed. */
const TIMES = 20;
/** So many times where nothing has all words as typed. */
const TIMES_OF_NOTHING = 5;
/** Segments whose words are looked at, the largest ones. */
const MOST_SEGMENTS = 4;

/**
 * A suggestion beside an answer. Reads nothing where all words are known and not rare, else what
 * {@link correctionsOf} reads.
 */
export async function suggest(index: OpenIndex, found: Found, finder: Finder): Promise<Suggestion | null> {
  if (found.query.condition !== null) return null;
  const [best] = await corrected(index, found, suspectsBeside(index, found));
  if (best === undefined) return null;
  if (isSurelyThere(best, index)) return suggestionOf(best, false);
  const isThere = isThereIn(await finder.find(await finder.parse(best.text)), best, found);
  return isThere ? suggestionOf(best, false) : null;
}

/**
 * What is answered where the query as typed finds nothing. Reads as {@link suggest} does, and two round trips more for the
 * words that may have been meant, where there are any.
 */
export async function instead(index: OpenIndex, found: Found, finder: Finder): Promise<Spelt> {
  const suspects = suspectsOfNothing(found);
  const queries = await corrected(index, found, suspects);
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
async function corrected(
  index: OpenIndex,
  { query }: Found,
  suspects: readonly Suspect[],
): Promise<CorrectedQuery[]> {
  const choices = await choicesOf(index, query.text, suspects);
  return choices.length === 0 ? [] : correctedQueries(query.text, choices);
}

/** What words of a text may have been meant to be; nothing where reads are short. */
export async function choicesOf(
  index: OpenIndex,
  text: string,
  suspects: readonly Suspect[],
): Promise<Choice[][]> {
  const segments = largest(index);
  if (suspects.length === 0 || segments.some(({ readsAreShort }) => readsAreShort)) return [];
  return correctionsOf(segments, text, suspects);
}

/** The largest segments: what is frequent is frequent there, and each costs reads. */
function largest({ segments }: OpenIndex) {
  return [...segments].sort((a, b) => b.documents - a.documents).slice(0, MOST_SEGMENTS);
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

/** Words that are meant exactly as they are, are read in another spelling already, or are still being typed, are no slips. */
export function mayBeSlip({ isExact, readAs, alternatives }: QueryWord): boolean {
  return !isExact && readAs === undefined && alternatives.every(({ why }) => why !== 'prefix');
}

/** The tables count retracted articles too: whether there are too few of these to be all that have a word. */
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

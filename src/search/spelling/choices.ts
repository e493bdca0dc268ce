/** What a misspelt word may have meant: each possibility weighed by how frequent it is and how likely the slip. */
import { stemOf } from '../../arabic/analyser.ts';
import { isBareStopWord } from '../../arabic/lexicon.ts';
import { isStopWord } from '../../arabic/particles.ts';
import type { FoundWords, KnownWord, NearWord } from '../../segment/dictionary/near-words.ts';
import type { CliticForm } from '../words/clitics-typed.ts';
import { SPACE, slipCost } from './slips.ts';

/** A stretch of the query's text: first code unit and exclusive end. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A word of the query that no article has, or hardly any. */
export interface Suspect {
  readonly surface: string;
  /** How many times as frequent as the form that was typed a choice is at least, where some article has the word. */
  readonly times: number;
  /** Articles that have it in this form. */
  readonly surfaceFrequency: number;
  /** Articles that have it in any form. */
  readonly documentFrequency: number;
}

/** A suspect where it stands, with what is looked up for it. */
export interface Place {
  readonly suspect: Suspect;
  /** Every place where the query has it; at least one. */
  readonly ranges: readonly Range[];
  /** The two words it may be. */
  readonly splits: readonly (readonly [string, string])[];
  /** It and a neighbour as one word. */
  readonly joins: readonly { readonly surface: string; readonly range: Range }[];
}

/** What may have been meant. */
export interface Choice {
  /** What of the query's text it replaces. */
  readonly ranges: readonly Range[];
  /** One word or two, in their usual spelling. */
  readonly text: string;
  /** Its words in the tables, in normal form: a word with a clitic put back may be none. */
  readonly surfaces: readonly string[];
  /** Articles that have its rarer word, retracted ones among them. */
  readonly documentFrequency: number;
  /** How unlikely the slip is, as `slips.ts` has it. */
  readonly slip: number;
  /** Frequency and likelihood of the slip, as logarithms: the higher the better. */
  readonly score: number;
}

/** Most choices of one word. */
const MOST_CHOICES = 3;
/** The slip of a word that some article has is a likely one. */
const LIKELY_SLIP = 3.5;
/** Below this a slip is so unlikely, or the word so rare, that nothing is the better guess. */
const LEAST_SCORE = -3;

/** A choice before it is weighed. */
type Candidate = Omit<Choice, 'score'>;

/** The best choices for a suspect, the best first. */
export function choicesFor(place: Place, near: readonly NearWord[], { known }: FoundWords): Choice[] {
  const { suspect, ranges, splits, joins } = place;
  return weighed(suspect, [
    // A word that says nothing would be let go, and the rest answered as if it were all.
    ...near
      .filter((word) => !isStopWord(word.surface))
      .map((word) => candidateNear(suspect.surface, word, ranges)),
    ...splits.flatMap(([first, second]) =>
      candidateApart(first, known.get(first), known.get(second), ranges),
    ),
    ...joins.flatMap(({ surface, range }) => {
      const word = known.get(surface);
      return word === undefined ? [] : [{ ...candidate(word, [range]), slip: SPACE }];
    }),
  ]);
}

/** The best choices with a clitic put back. @param near for each form the words near it */
export function choicesBehindClitics(
  { suspect, ranges }: Place,
  forms: readonly CliticForm[],
  near: readonly (readonly NearWord[])[],
): Choice[] {
  const candidates = forms.flatMap((form, i) =>
    near[i]!.map((word) => ({
      ...candidateNear(form.word, word, ranges),
      text: form.with(word.spelling),
    })),
  );
  return weighed(suspect, candidates);
}

function candidate(
  { surface, spelling, documentFrequency }: KnownWord,
  ranges: readonly Range[],
): Omit<Candidate, 'slip'> {
  return { ranges, text: spelling, surfaces: [surface], documentFrequency };
}

function candidateNear(typed: string, word: NearWord, ranges: readonly Range[]): Candidate {
  return { ...candidate(word, ranges), slip: slipCost(typed, word.surface, word.edit) };
}

/** @param first as it was typed: a particle of two letters is in no table */
function candidateApart(
  first: string,
  knownFirst: KnownWord | undefined,
  second: KnownWord | undefined,
  ranges: readonly Range[],
): Candidate[] {
  if (second === undefined || (knownFirst === undefined && !isBareStopWord(first))) return [];
  const words = knownFirst === undefined ? [second] : [knownFirst, second];
  return [
    {
      ranges,
      text: `${knownFirst?.spelling ?? first} ${second.spelling}`,
      surfaces: words.map(({ surface }) => surface),
      documentFrequency: Math.min(...words.map(({ documentFrequency }) => documentFrequency)),
      slip: SPACE,
    },
  ];
}

function weighed(suspect: Suspect, candidates: readonly Candidate[]): Choice[] {
  const { surface, surfaceFrequency, documentFrequency: own, times } = suspect;
  const stem = stemOf(surface);
  return candidates
    .filter(({ surfaces, documentFrequency, slip }) => {
      if (own === 0) return true;
      // Another form of the word is found already.
      const isForm = surfaces.length === 1 && stemOf(surfaces[0]!) === stem;
      const isFrequent = documentFrequency >= times * Math.max(1, surfaceFrequency);
      return !isForm && isFrequent && slip <= LIKELY_SLIP;
    })
    .map((choice) => ({ ...choice, score: Math.log(choice.documentFrequency) - choice.slip }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_CHOICES);
}

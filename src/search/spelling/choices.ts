/** What a misspelt word may have meant: each possibility weighed by how frequent it is and how likely the slip. */
import { stemOf } from '../../arabic/analyser.ts';
import { isStopWord } from '../../arabic/particles.ts';
import type { CliticForm } from '../words/clitics-typed.ts';
import type { KnownWord, LikelyWord } from './near-words.ts';
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

/** Two words that may be one, and whether the first is a particle, which is in the dictionary or not. */
export type Split = readonly [first: string, second: string, isParticle: boolean];

/** A word where it stands in a query. */
export interface Place {
  /** In normal form. */
  readonly surface: string;
  /** Every place where the query has it; at least one. */
  readonly ranges: readonly Range[];
  /** The two words it may be. */
  readonly splits: readonly Split[];
  /** It and a neighbour as one word. */
  readonly joins: readonly { readonly surface: string; readonly range: Range }[];
}

/** A word near a word, or near it without a clitic. */
export interface NearWord {
  readonly form: CliticForm | null;
  readonly word: LikelyWord;
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

/** Words that are looked up, by their surfaces. */
type Known = ReadonlyMap<string, KnownWord>;

/** All choices for a word, the best first; with a clitic put back where there is nothing else. @param known what there is of the words that are near, or parts of it */
export function choicesFor(
  { surface, ranges, splits, joins }: Place,
  near: readonly NearWord[],
  known: Known,
): Choice[] {
  const candidatesNear = (isBehind: boolean) =>
    near
      .filter(({ form }) => (form !== null) === isBehind)
      .flatMap((one) => candidateNear(surface, one, ranges, known));
  const choices = weighed([
    ...candidatesNear(false),
    ...splits.flatMap((split) => candidateApart(split, known, ranges)),
    ...joins.flatMap(({ surface: joined, range }) => {
      const word = known.get(joined);
      return word === undefined ? [] : [{ ...candidate(word, [range]), slip: SPACE }];
    }),
  ]);
  return choices.length > 0 ? choices : weighed(candidatesNear(true));
}

/** The best of a suspect's choices that are worth taking for it. */
export function worthwhile(suspect: Suspect, choices: readonly Choice[]): Choice[] {
  const { surface, surfaceFrequency, documentFrequency: own, times } = suspect;
  const stem = stemOf(surface);
  return choices
    .filter(({ surfaces, documentFrequency, slip }) => {
      if (own === 0) return true;
      // Another form of the word is found already.
      const isForm = surfaces.length === 1 && stemOf(surfaces[0]!) === stem;
      const isFrequent = documentFrequency >= times * Math.max(1, surfaceFrequency);
      return !isForm && isFrequent && slip <= LIKELY_SLIP;
    })
    .slice(0, MOST_CHOICES);
}

function candidate(
  { surface, spelling, documentFrequency }: KnownWord,
  ranges: readonly Range[],
): Omit<Candidate, 'slip'> {
  return { ranges, text: spelling, surfaces: [surface], documentFrequency };
}

/** None for a word that says nothing: it would be let go, and the rest answered as if it were all. */
function candidateNear(
  typed: string,
  { form, word: { surface, edit } }: NearWord,
  ranges: readonly Range[],
  known: Known,
): Candidate[] {
  const word = known.get(surface);
  if (word === undefined || isStopWord(surface)) return [];
  const slip = slipCost(form?.word ?? typed, surface, edit);
  const own = { ...candidate(word, ranges), slip };
  return [form === null ? own : { ...own, text: form.with(word.spelling) }];
}

function candidateApart(
  [first, second, isParticle]: Split,
  known: Known,
  ranges: readonly Range[],
): Candidate[] {
  const knownFirst = known.get(first);
  const knownSecond = known.get(second);
  if (knownSecond === undefined || (knownFirst === undefined && !isParticle)) return [];
  const words = knownFirst === undefined ? [knownSecond] : [knownFirst, knownSecond];
  return [
    {
      ranges,
      text: `${knownFirst?.spelling ?? first} ${knownSecond.spelling}`,
      surfaces: words.map(({ surface }) => surface),
      documentFrequency: Math.min(...words.map(({ documentFrequency }) => documentFrequency)),
      slip: SPACE,
    },
  ];
}

function weighed(candidates: readonly Candidate[]): Choice[] {
  return candidates
    .map((choice) => ({ ...choice, score: Math.log(choice.documentFrequency) - choice.slip }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
}

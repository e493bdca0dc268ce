/** The weights of ranking, in one place, so that a test can turn each off and a bench can try others. */

import type { Why } from '../words/alternatives.ts';

export interface Ranking {
  /**
   * The power that impacts are raised to: 1 leaves BM25 as it is; the less, the more it counts to have a word at all, and
   * the less how often, for which length. A half did best: several words once say more than one word many times.
   */
  readonly impactPower: number;
  /**
   * What a surface adds beside its stem's 1. At 0 all forms of a word rank alike; at 1 the form that was typed counts
   * as much as the word itself, as is best for queries of a few words.
   */
  readonly surfaceWeight: number;
  /** The same for a query of {@link manyWords} or more, which is like a sentence: the words say more than their forms. */
  readonly sentenceSurfaceWeight: number;
  readonly manyWords: number;
  /** Share added to a stem's score where it is in the title: 0 to 0.5. The pooled field counts titles twice already. */
  readonly titleBonus: number;
  /**
   * What two query words near each other add to the score of one of the best, as a share of the weight of the one that says
   * less: this side by side, half of it where a word stands between them, and so on.
   */
  readonly proximityBonus: number;
  /** What a query word in the title or the first words of the body adds there, as a share of its weight. */
  readonly leadBonus: number;
  /** What an alternative counts beside the word's 1, by what makes it one: 0 finds it and adds nothing. */
  readonly alternativeWeights: Readonly<Record<Why, number>>;
  /**
   * Where fewer articles than this have every word of a long query, those with a fair part of the words are put among
   * them. 1: only where none has, as it always is for short queries; 0: never.
   */
  readonly fewStrict: number;
  /** Words that make a query long: none of so many is meant as strictly. */
  readonly longQuery: number;
  /** An article has a fair part of the words when it carries this share of their weight, or else as much as any does. */
  readonly fairShare: number;
}

export const RANKING: Ranking = {
  impactPower: 0.5,
  surfaceWeight: 1,
  sentenceSurfaceWeight: 0.5,
  manyWords: 5,
  titleBonus: 0.1,
  proximityBonus: 0.75,
  leadBonus: 0.25,
  alternativeWeights: { plural: 0.8, singular: 0.8, name: 0.9, equivalent: 0.5, spelling: 0.8, prefix: 0.4 },
  fewStrict: 50,
  longQuery: 3,
  fairShare: 0.3,
};

/** Only these best candidates get bonuses for where words stand: their texts are read anyway, for snippets. */
export const BONUS_DEPTH = 10;

/** What a surface adds in a query of so many words. */
export function surfaceWeightOf(
  words: number,
  { surfaceWeight, sentenceSurfaceWeight, manyWords }: Ranking,
): number {
  return words < manyWords ? surfaceWeight : sentenceSurfaceWeight;
}

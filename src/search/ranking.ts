/** The weights of ranking, in one place, so that a test can turn each off and a bench can try others. */

import type { Why } from './alternatives.ts';

export interface Ranking {
  /**
   * What a surface adds beside its stem's 1. At 0 all forms of a word rank alike; at 1 the form that was typed counts
   * as much as the word itself. About a half did best on Arabic news.
   */
  readonly surfaceWeight: number;
  /** Share added to a stem's score where it is in the title: 0 to 0.5. The pooled field counts titles twice already. */
  readonly titleBonus: number;
  /**
   * What query words standing side by side in order, as in the query, add to the score of one of the best: the whole
   * bonus when all neighbours do. 0 ignores order; from about 2 on it overrules the words themselves.
   */
  readonly adjacencyBonus: number;
  /** What an alternative counts beside the word's 1, by what makes it one: 0 finds it and adds nothing. */
  readonly alternativeWeights: Readonly<Record<Why, number>>;
  /**
   * Where fewer articles than this have every word of a long query, those with a fair part of the words follow. 1: only
   * where none has, as it always is for short queries.
   */
  readonly fewStrict: number;
  /** Words that make a query long: of so many hardly any article has all, and none is meant as strictly. */
  readonly longQuery: number;
  /** An article has a fair part of the words when it carries this share of their weight, or else as much as any does. */
  readonly fairShare: number;
}

export const RANKING: Ranking = {
  surfaceWeight: 0.5,
  titleBonus: 0.1,
  adjacencyBonus: 0.5,
  alternativeWeights: { plural: 0.8, singular: 0.8, name: 0.9, equivalent: 0.5, spelling: 0.8 },
  fewStrict: 10,
  longQuery: 5,
  fairShare: 0.3,
};

/** Only these best candidates get the adjacency bonus: their texts are read anyway, for snippets. */
export const ADJACENCY_DEPTH = 10;

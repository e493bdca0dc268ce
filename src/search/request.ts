/** What a search is asked besides its words: filters, order, and which page of the results. */
import type { FacetName } from './facets/facet-request.ts';

export const SORTS = ['relevance', 'newest', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];

export const MOST_RESULTS = 50;
export const DEFAULT_RESULTS = 10;
export const GREATEST_OFFSET = 10_000;

export interface Filters {
  readonly section?: string | undefined;
  readonly source?: string | undefined;
  readonly author?: string | undefined;
  readonly tag?: string | undefined;
  /** First and last day or moment, inclusive: ISO 8601, a date alone means the day in the index's zone. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface SearchRequest extends Filters {
  readonly q: string;
  /** 1 to {@link MOST_RESULTS}. */
  readonly limit?: number | undefined;
  /** 0 to {@link GREATEST_OFFSET}. */
  readonly offset?: number | undefined;
  /** Continues a list where the page before it ended, instead of an offset: what `next` of that page was. */
  readonly cursor?: string | undefined;
  readonly sort?: Sort | undefined;
  /** How much newer articles are lifted in the order of relevance: from 0, not at all, to 1, at most twofold. */
  readonly recency?: number | undefined;
  /** Every word exactly as typed: no other forms, no alternatives, none let go. */
  readonly exact?: boolean | undefined;
  /** The query is still being typed: its last word also stands for words that go on from it. */
  readonly typing?: boolean | undefined;
  /** Say of each result what made its score. */
  readonly explain?: boolean | undefined;
  /** Of articles that are copies of one another give the best placed only. */
  readonly collapse?: boolean | undefined;
  /** What the answer is counted by. */
  readonly facets?: readonly FacetName[] | undefined;
  /** Values that a facet names at most, see `facet-request.ts`. */
  readonly facetLimit?: number | undefined;
}

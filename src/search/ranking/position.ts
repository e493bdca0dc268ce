/**
 * Places in the results of a search, by the last hit before them. In each segment hits come in an order that needs nothing
 * looked up (score and document, or document alone), and what was given of a segment is the beginning of its own. So a
 * place is where each segment's beginning ends, and what follows is merged from what is left of each.
 */
import { countOf, type DocumentsBySegment, type Found } from '../find.ts';
import { firstAtOrAfter } from '../matching/intersect.ts';
import type { Sort } from '../request.ts';
import type { PlacedHit } from './merge-hits.ts';
import type { Hit } from './top-k.ts';

export interface Position {
  /** Results before it. */
  readonly seen: number;
  /** The last of them; null where they are so few that they are counted instead. */
  readonly after: LastHit | null;
}

/** What was given last. */
export interface LastHit {
  /** 0 in an order of time. */
  readonly score: number;
  /**
   * For each segment the last document that was given: in an order of time of all, else of those with this score.
   * Null where none was.
   */
  readonly documents: readonly (number | null)[];
}

/** Results of a search, to the end of its pages. */
export function resultsOf({ all }: Found): number {
  return countOf(all);
}

/**
 * The place after hits.
 * @param hits in order: all from `before` on, or from the first
 */
export function placeAfter(
  hits: readonly PlacedHit[],
  { searches }: Found,
  sort: Sort,
  before: LastHit | null,
): LastHit {
  const last = hits.at(-1)!;
  const score = sort === 'relevance' ? last.score : 0;
  const isEqual = (hit: PlacedHit) => sort !== 'relevance' || hit.score === last.score;
  const isBeforeEqual = before !== null && before.score === score;
  const documents = searches.map(({ segment }, i) => {
    const own = hits.findLast((hit) => hit.segment === segment && isEqual(hit));
    return own?.document ?? (isBeforeEqual ? before.documents[i]! : null);
  });
  return { score, documents };
}

/** Of ascending documents of each segment those that come after a place, in an order of time. */
export function unseenByTime(
  documents: DocumentsBySegment,
  sort: 'newest' | 'oldest',
  after: LastHit | null,
): DocumentsBySegment {
  if (after === null) return documents;
  return documents.map((own, i) => {
    const last = after.documents[i]!;
    if (last === null) return own;
    return sort === 'newest'
      ? own.subarray(0, firstAtOrAfter(own, last))
      : own.subarray(firstAtOrAfter(own, last + 1));
  });
}

/** The hit of a segment that hits after a place come after, in the order of scores. */
export function lastByScore({ score, documents }: LastHit, segment: number): Hit {
  return { score, document: documents[segment] ?? Number.POSITIVE_INFINITY };
}

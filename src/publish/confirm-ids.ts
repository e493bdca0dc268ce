/** Tells documents of an id from those whose id only has the same hash. */
import type { SegmentReader } from '../segment/segment-reader.ts';

/** A document that the id table gives for an id. */
export interface Candidate {
  readonly id: string;
  readonly document: number;
}

/** The candidates whose articles do have their ids. Two round trips for all together. */
export async function confirmIds(
  segment: SegmentReader,
  candidates: readonly Candidate[],
): Promise<Candidate[]> {
  const articles = await segment.readDocuments(candidates.map(({ document }) => document));
  return candidates.filter(({ id }, i) => articles[i]!.id === id);
}

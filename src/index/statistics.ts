/** Statistics over a whole archive, which every score is computed with, whatever segments it fell into. */
import type { Bm25 } from '../segment/levels.ts';

export interface Statistics {
  /** Articles of the index. */
  readonly documents: number;
  /** Mean number of distinct tokens of an article: the reference every impact in every segment was packed against. */
  readonly averageLength: number;
  readonly bm25: Bm25;
}

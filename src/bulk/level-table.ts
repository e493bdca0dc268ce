/** Impact levels by frequency and length: a logarithm for each posting would cost more than all else about it. */
import type { Statistics } from '../index/statistics.ts';
import { impactOf, levelOf } from '../segment/postings/levels.ts';

/** Frequencies and lengths below these are remembered: all but a few. */
const FREQUENCIES = 64;
const LENGTHS = 4096;

export class LevelTable {
  private readonly statistics: Statistics;
  /** Levels plus 1; 0 for those not asked for yet. */
  private readonly known = new Uint8Array(FREQUENCIES * LENGTHS);

  constructor(statistics: Statistics) {
    this.statistics = statistics;
  }

  /** @param frequency of a term in a document @param length of the document, in distinct tokens */
  levelOf(frequency: number, length: number): number {
    if (frequency >= FREQUENCIES || length >= LENGTHS) return this.calculated(frequency, length);
    const at = length * FREQUENCIES + frequency;
    const known = this.known[at]!;
    if (known > 0) return known - 1;
    const level = this.calculated(frequency, length);
    this.known[at] = level + 1;
    return level;
  }

  private calculated(frequency: number, length: number): number {
    const { averageLength, bm25 } = this.statistics;
    return levelOf(impactOf(frequency, length, averageLength, bm25), bm25);
  }
}

/**
 * Measures of a ranking with one right answer, averaged over queries, with bootstrap intervals (B. Efron, "Bootstrap
 * methods", 1979): queries are drawn with replacement, and the middle 95% of the averages is the interval.
 */
import { randomFrom } from './random.ts';

export const DEPTH = 10;

/** Rank of the right answer from 1, or null where it is not among the first {@link DEPTH}. */
export function rankOf(id: string, ranking: readonly string[]): number | null {
  const at = ranking.slice(0, DEPTH).indexOf(id);
  return at === -1 ? null : at + 1;
}

export const MEASURES = {
  /** Mean reciprocal rank. */
  'MRR@10': (rank: number | null) => (rank === null ? 0 : 1 / rank),
  'recall@10': (rank: number | null) => (rank === null ? 0 : 1),
  /** With one right answer the ideal gain is 1. */
  'nDCG@10': (rank: number | null) => (rank === null ? 0 : 1 / Math.log2(1 + rank)),
} as const;

export type Measure = keyof typeof MEASURES;

export function valuesOf(ranks: readonly (number | null)[], measure: Measure): number[] {
  return ranks.map(MEASURES[measure]);
}

export interface Estimate {
  readonly mean: number;
  /** Of the 95% interval. */
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 2_000;
const SEED = 7;

/** Mean and its interval. Of paired differences it tells whether one system is better on the same queries. */
export function estimate(values: readonly number[], seed = SEED): Estimate {
  const random = randomFrom(seed);
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[random(values.length)]!;
    return sum / values.length;
  }).sort();
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    low: means[Math.floor(RESAMPLES * 0.025)]!,
    high: means[Math.ceil(RESAMPLES * 0.975) - 1]!,
  };
}

/** How much better `a` is than `b`, query by query. */
export function pairedDifference(a: readonly number[], b: readonly number[]): Estimate {
  if (a.length !== b.length) throw new Error(`${a.length} and ${b.length} values are no pairs.`);
  return estimate(a.map((value, i) => value - b[i]!));
}

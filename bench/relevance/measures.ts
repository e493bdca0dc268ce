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
  const all = values.map((_, i) => i);
  const mean = (draw: ArrayLike<number>) => meanOf(values, draw);
  return { mean: mean(all), ...interval(values.length, seed, mean) };
}

/** Mean of the values as a share of the mean of others on the same queries. */
export function ratio(values: readonly number[], of: readonly number[]): Estimate {
  checkPairs(values, of);
  const all = values.map((_, i) => i);
  const share = (draw: ArrayLike<number>) => meanOf(values, draw) / meanOf(of, draw);
  return { mean: share(all), ...interval(values.length, SEED, share) };
}

function meanOf(values: readonly number[], draw: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < draw.length; i++) sum += values[draw[i]!]!;
  return sum / draw.length;
}

/** @param statistic of numbers of queries, drawn with replacement */
function interval(queries: number, seed: number, statistic: (draw: ArrayLike<number>) => number) {
  const random = randomFrom(seed);
  const draw = new Uint32Array(queries);
  const drawn = Float64Array.from({ length: RESAMPLES }, () => {
    for (let i = 0; i < queries; i++) draw[i] = random(queries);
    return statistic(draw);
  }).sort();
  return { low: drawn[Math.floor(RESAMPLES * 0.025)]!, high: drawn[Math.ceil(RESAMPLES * 0.975) - 1]! };
}

/** How much better `a` is than `b`, query by query. */
export function pairedDifference(a: readonly number[], b: readonly number[]): Estimate {
  checkPairs(a, b);
  return estimate(a.map((value, i) => value - b[i]!));
}

function checkPairs(a: readonly number[], b: readonly number[]): void {
  if (a.length !== b.length) throw new Error(`${a.length} and ${b.length} values are no pairs.`);
}

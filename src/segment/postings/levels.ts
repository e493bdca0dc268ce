/**
 * Impact levels: the part of BM25 that depends on one document, quantised to seven bits.
 *
 * BM25 (Robertson and Walker, 1994, as MiniSearch computes it with d = 0) is idf x impact, with
 *
 *     impact(tf, length) = tf (k + 1) / (tf + k (1 - b + b length / averageLength))
 *
 * which lies between 0 and k + 1. Levels are evenly spaced in the logarithm, from LEAST to k + 1, so that the relative
 * error is the same everywhere: half a step, about 2%. Impacts below LEAST (a word once in a text a hundred times the
 * average length) are stored as LEAST.
 */

/** Free parameters of BM25: `k` from 1.2 to 2 saturates repetition, `b` from 0 to 1 penalises length. */
export interface Bm25 {
  readonly k: number;
  readonly b: number;
}

/** What the project ranks with: inside the ranges that did best on Arabic news (k 1.2 to 2, b 0.75 to 0.9). */
export const BM25: Bm25 = { k: 1.2, b: 0.75 };

export const LEVELS = 128;
const LEAST = 0.02;

/** Impact of a term that occurs `tf` times in a document of `length` distinct tokens. */
export function impactOf(tf: number, length: number, averageLength: number, { k, b }: Bm25): number {
  return (tf * (k + 1)) / (tf + k * (1 - b + (b * length) / averageLength));
}

/** MiniSearch's inverse document frequency, always positive. */
export function inverseDocumentFrequency(documents: number, documentFrequency: number): number {
  return Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/** The nearest level, 0 to {@link LEVELS} - 1. */
export function levelOf(impact: number, { k }: Bm25): number {
  const steps = Math.log((k + 1) / LEAST);
  const level = Math.round((Math.log(impact / LEAST) / steps) * (LEVELS - 1));
  return Math.min(LEVELS - 1, Math.max(0, level));
}

/** The last that was made: queries of one index need the same ones, and powers cost more than many postings. */
let known: { readonly k: number; readonly impacts: Float64Array } | null = null;

/** The impact each level stands for. Shared: not to be written to. */
export function impactsByLevel({ k }: Bm25): Float64Array {
  if (known?.k === k) return known.impacts;
  const ratio = (k + 1) / LEAST;
  const impacts = Float64Array.from(
    { length: LEVELS },
    (_, level) => LEAST * ratio ** (level / (LEVELS - 1)),
  );
  known = { k, impacts };
  return impacts;
}

/** The largest relative error quantisation makes in an impact of LEAST or more: half a step. */
export function quantisationError({ k }: Bm25): number {
  return ((k + 1) / LEAST) ** (0.5 / (LEVELS - 1)) - 1;
}

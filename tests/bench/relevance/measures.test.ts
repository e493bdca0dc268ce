import { describe, expect, it } from 'vitest';
import { estimate, pairedDifference, rankOf, ratio, valuesOf } from '../../../bench/relevance/measures.ts';

describe('the rank of the right answer', () => {
  const ten = Array.from({ length: 10 }, (_, i) => `a${i}`);

  it('counts from 1 and ends at 10', () => {
    expect(rankOf('a0', ten)).toBe(1);
    expect(rankOf('a9', ten)).toBe(10);
    expect(rankOf('b', [...ten, 'b'])).toBeNull();
    expect(rankOf('a0', [])).toBeNull();
  });
});

describe('measures', () => {
  const ranks = [1, 2, 10, null];

  it('reciprocal rank', () => expect(valuesOf(ranks, 'MRR@10')).toEqual([1, 0.5, 0.1, 0]));
  it('recall', () => expect(valuesOf(ranks, 'recall@10')).toEqual([1, 1, 1, 0]));
  it('discounted gain of a single right answer', () => {
    expect(valuesOf([1, 3, null], 'nDCG@10')).toEqual([1, 0.5, 0]);
  });
});

describe('bootstrap intervals', () => {
  const coins = Array.from({ length: 400 }, (_, i) => i % 2);

  it('hold the mean, and are as wide as theory says: 1.96 standard errors on either side', () => {
    const { mean, low, high } = estimate(coins);
    expect(mean).toBe(0.5);
    const error = 1.96 * Math.sqrt(0.25 / 400);
    expect(low).toBeCloseTo(0.5 - error, 1.8);
    expect(high).toBeCloseTo(0.5 + error, 1.8);
  });

  it('are the same every time', () => expect(estimate(coins)).toEqual(estimate(coins)));

  it('of pairs are narrower than of both alone: what all queries share cancels out', () => {
    const better = coins.map((value, i) => (i % 20 === 0 ? 1 : value));
    const { mean, low, high } = pairedDifference(better, coins);
    expect(mean).toBeCloseTo(0.05);
    expect(low).toBeGreaterThan(0);
    expect(high - low).toBeLessThan(0.06);
  });

  it('refuse values that are no pairs', () => {
    expect(() => pairedDifference([1], [1, 0])).toThrow('1 and 2 values are no pairs');
  });

  it('of a share hold it, and are narrow where the values go together', () => {
    const less = coins.map((value, i) => (i % 20 === 1 ? 0 : value));
    const { mean, low, high } = ratio(less, coins);
    expect(mean).toBeCloseTo(0.9, 10);
    expect(low).toBeGreaterThan(0.85);
    expect(high).toBeLessThan(0.95);
    expect(ratio(coins, coins)).toEqual({ mean: 1, low: 1, high: 1 });
    expect(() => ratio([1], coins)).toThrow('1 and 400 values are no pairs.');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BM25,
  impactOf,
  impactsByLevel,
  inverseDocumentFrequency,
  LEVELS,
  levelOf,
  quantisationError,
} from '../../src/segment/postings/levels.ts';

const LEAST = 0.02;
const bm25 = fc.record({
  k: fc.double({ min: 1.2, max: 2, noNaN: true }),
  b: fc.double({ min: 0, max: 1, noNaN: true }),
});
const text = fc.record({
  tf: fc.integer({ min: 1, max: 5_000 }),
  length: fc.integer({ min: 1, max: 20_000 }),
});

describe('impacts', () => {
  test('are the BM25 of one document, as worked out by hand', () => {
    // 3 x 2.2 / (3 + 1.2 (0.25 + 0.75 x 2)) = 6.6 / 5.1
    expect(impactOf(3, 200, 100, BM25)).toBeCloseTo(6.6 / 5.1, 12);
    // A text of average length: tf (k + 1) / (tf + k).
    expect(impactOf(1, 100, 100, BM25)).toBeCloseTo(2.2 / 2.2, 12);
  });

  test('lie between 0 and k + 1', () => {
    fc.assert(
      fc.property(text, bm25, ({ tf, length }, parameters) => {
        const impact = impactOf(tf, length, 150, parameters);
        expect(impact).toBeGreaterThan(0);
        expect(impact).toBeLessThanOrEqual(parameters.k + 1);
      }),
    );
  });
});

describe('levels', () => {
  test('are the nearest of 128 in the logarithm, so that decoding one gives it back', () => {
    fc.assert(
      fc.property(bm25, (parameters) => {
        const levels = Array.from(impactsByLevel(parameters), (impact) => levelOf(impact, parameters));
        expect(levels).toEqual(Array.from({ length: LEVELS }, (_, level) => level));
      }),
    );
  });

  test('change an impact by at most the stated share', () => {
    fc.assert(
      fc.property(text, bm25, ({ tf, length }, parameters) => {
        const impact = impactOf(tf, length, 150, parameters);
        fc.pre(impact >= LEAST);
        const decoded = impactsByLevel(parameters)[levelOf(impact, parameters)]!;
        const error = Math.max(decoded / impact, impact / decoded) - 1;
        expect(error).toBeLessThanOrEqual(quantisationError(parameters) * (1 + 1e-9));
      }),
      { numRuns: 500 },
    );
  });

  test('are never below the level of a smaller impact', () => {
    const impact = fc.double({ min: 1e-6, max: 2.2, noNaN: true });
    fc.assert(
      fc.property(impact, impact, (a, b) => {
        expect(levelOf(Math.min(a, b), BM25)).toBeLessThanOrEqual(levelOf(Math.max(a, b), BM25));
      }),
    );
  });

  test('stop at both ends', () => {
    expect(levelOf(LEAST / 10, BM25)).toBe(0);
    expect(levelOf(BM25.k + 1, BM25)).toBe(LEVELS - 1);
    expect(impactsByLevel(BM25)[0]).toBeCloseTo(LEAST, 12);
    expect(impactsByLevel(BM25)[LEVELS - 1]).toBeCloseTo(BM25.k + 1, 12);
  });

  test('are off by less than 2% with the parameters of the project', () => {
    expect(quantisationError(BM25)).toBeCloseTo(0.01868, 5);
  });
});

describe('the inverse document frequency', () => {
  test('is that of MiniSearch, as worked out by hand', () => {
    expect(inverseDocumentFrequency(10, 2)).toBeCloseTo(Math.log(1 + 8.5 / 2.5), 12);
  });

  test('is positive even for a term of every document', () => {
    expect(inverseDocumentFrequency(10, 10)).toBeGreaterThan(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareHits, TopK } from '../../src/search/ranking/top-k.ts';

describe('the best k', () => {
  it('are what sorting everything and cutting gives, with ties to the newer document', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 12 }), (all, k) => {
        const top = new TopK(k);
        all.forEach((score, document) => {
          top.offer(document, score);
        });
        const sorted = all.map((score, document) => ({ document, score })).sort(compareHits);
        expect(top.sorted()).toEqual(sorted.slice(0, k));
      }),
    );
  });

  it('say which score a hit must reach', () => {
    const top = new TopK(2);
    expect(top.threshold).toBe(Number.NEGATIVE_INFINITY);
    top.offer(1, 5);
    top.offer(2, 3);
    expect(top.threshold).toBe(3);
    top.offer(3, 4);
    expect(top.threshold).toBe(4);
    expect(new TopK(0).threshold).toBe(Number.POSITIVE_INFINITY);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashSet } from '../../src/index/hash-set.ts';

const hashes = fc.array(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer()), { maxLength: 200 });

function setOf(elements: readonly number[]): HashSet {
  const set = new HashSet(elements.length);
  for (const one of elements) set.add(one);
  return set;
}

describe('a set of hashes', () => {
  it('holds what a Set holds, but for 0', () => {
    fc.assert(
      fc.property(hashes, hashes, (a, b) => {
        const plain = new Set(a.filter((hash) => hash !== 0));
        const set = setOf(a);
        expect(set.size).toBe(plain.size);
        for (const hash of [...a, ...b, 0]) expect(set.has(hash)).toBe(plain.has(hash));
        expect(set.sharedWith(setOf(b))).toBe(plain.intersection(new Set(b)).size);
      }),
    );
  });
});

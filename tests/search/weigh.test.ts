import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MergedCursor, MergedPostings, UnionCursor } from '../../src/search/matching/cursors.ts';
import { weigh, withWeight } from '../../src/search/matching/weigh.ts';

const DOCUMENTS = 60;

const documents = fc
  .uniqueArray(fc.nat(DOCUMENTS - 1), { maxLength: 40 })
  .map((own) => own.sort((a, b) => a - b));
const word = fc.record({
  lists: fc.array(documents, { minLength: 1, maxLength: 3 }),
  weight: fc.integer({ min: 1, max: 80 }).map((eighths) => eighths / 8),
});

function cursorOf(list: readonly number[]) {
  return new MergedCursor(new MergedPostings(Uint32Array.from(list), new Uint8Array(list.length)));
}

describe('weights of documents', () => {
  it('are sums over the words they have, for all that have the least weight', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.nat(20), (words, least) => {
        const weighed = weigh(
          words.map(({ lists, weight }) => ({ weight, cursor: new UnionCursor(lists.map(cursorOf)) })),
          DOCUMENTS,
          least,
        );
        const naive = Array.from({ length: DOCUMENTS }, (_, document) =>
          words.reduce((sum, { lists, weight }) => sum + (lists.flat().includes(document) ? weight : 0), 0),
        );
        const enough = [...naive.keys()].filter((at) => naive[at]! > 0 && naive[at]! >= least);
        const { documents: found, weights } = withWeight(weighed, least);
        expect([...found]).toEqual(enough);
        expect([...weights]).toEqual(enough.map((document) => naive[document]));
      }),
      { numRuns: 2_000 },
    );
  });
});

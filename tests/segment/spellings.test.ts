import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorruptIndexError } from '../../src/errors.ts';
import { compareCodePoints } from '../../src/segment/dictionary/dictionary-format.ts';
import {
  decodeSpelling,
  decodeVariants,
  encodeSpelling,
  encodeVariants,
} from '../../src/segment/dictionary/spelling-codec.ts';
import {
  documentsBySpelling,
  onlySpelling,
  spellingsOf,
  without,
} from '../../src/segment/dictionary/spellings.ts';

/** Letters of one to four bytes in UTF-8; none is a control character. */
const letter = fc.constantFrom(...'اأإآهةيىكa$', '\uFEFF', '\u{1EE00}', '\u{10400}');
const word = fc.array(letter, { minLength: 1, maxLength: 40 }).map((letters) => letters.join(''));
const numbers = fc.uniqueArray(fc.nat(3_000), { maxLength: 60 }).map((all) => all.sort((a, b) => a - b));
/** For each of some spellings the documents that have it, none of them empty. */
const bySpelling = fc.dictionary(
  word,
  numbers.filter((own) => own.length > 0),
  { minKeys: 1, maxKeys: 4 },
);

function documentsOf(all: Readonly<Record<string, readonly number[]>>): number[] {
  return [...new Set(Object.values(all).flat())].sort((a, b) => a - b);
}

describe('spellings', () => {
  test('give back which documents have which', () => {
    fc.assert(
      fc.property(bySpelling, (all) => {
        const documents = documentsOf(all);
        const spellings = spellingsOf(documents, new Map(Object.entries(all)));
        expect(documentsBySpelling(documents, spellings)).toEqual(new Map(Object.entries(all)));
      }),
    );
  });

  test('have the most frequent one for the usual, and of equals the first', () => {
    fc.assert(
      fc.property(bySpelling, (all) => {
        const { usual, others } = spellingsOf(documentsOf(all), new Map(Object.entries(all)));
        for (const [spelling, { length }] of Object.entries(all)) {
          if (spelling === usual) continue;
          const more = all[usual]!.length - length;
          expect(more > 0 || (more === 0 && compareCodePoints(usual, spelling) < 0)).toBe(true);
        }
        const sorted = others.map(({ spelling }) => spelling).sort(compareCodePoints);
        expect(others.map(({ spelling }) => spelling)).toEqual(sorted);
      }),
    );
  });

  test('do not depend on the order in which they came', () => {
    const one = new Map([
      ['أن', [1, 2]],
      ['إن', [2, 3]],
      ['ان', [4]],
    ]);
    const expected = spellingsOf([1, 2, 3, 4], one);
    expect(spellingsOf([1, 2, 3, 4], new Map([...one].reverse()))).toEqual(expected);
    expect(expected).toEqual({
      usual: 'أن',
      exceptions: [3, 4],
      others: [
        { spelling: 'إن', documents: [2, 3] },
        { spelling: 'ان', documents: [4] },
      ],
    });
  });

  test('of one kind have no exceptions', () => {
    expect(spellingsOf([3, 5], new Map([['أن', [3, 5]]]))).toEqual(onlySpelling('أن'));
  });

  test('are taken from ascending numbers', () => {
    fc.assert(
      fc.property(numbers, numbers, (some, others) => {
        expect(without(some, others)).toEqual(some.filter((one) => !others.includes(one)));
      }),
    );
  });
});

describe('the bytes of a spelling', () => {
  test('give it back', () => {
    fc.assert(
      fc.property(word, word, (spelling, surface) => {
        expect(decodeSpelling(encodeSpelling(spelling, surface), surface)).toBe(spelling);
      }),
      { numRuns: 500 },
    );
  });

  test('are three for a letter exchanged at one end', () => {
    expect(encodeSpelling('أحمد', 'احمد')).toHaveLength(3);
    expect(encodeSpelling('حكومة', 'حكومه')).toHaveLength(3);
  });

  test('are refused when they keep letters that the surface does not have', () => {
    expect(() => decodeSpelling(Uint8Array.of(5), 'احمد')).toThrow(CorruptIndexError);
  });
});

describe('the bytes of variants', () => {
  test('give them back', () => {
    fc.assert(
      fc.property(bySpelling, word, (all, surface) => {
        const documents = documentsOf(all);
        const spellings = spellingsOf(documents, new Map(Object.entries(all)));
        const decoded = decodeVariants(encodeVariants(spellings, surface), surface, documents.length);
        expect([...decoded.exceptions]).toEqual(spellings.exceptions);
        expect(decoded.others.map((own) => ({ ...own, documents: [...own.documents] }))).toEqual(
          spellings.others,
        );
      }),
    );
  });

  test.each([
    ['more exceptions than documents', [9, 0]],
    ['more spellings than bytes', [0, 0xff, 0x7f]],
    ['a spelling longer than the rest', [0, 1, 9, 1]],
    ['more documents of a spelling than of the surface', [0, 1, 1, 1, 9, 0, 0]],
    ['a list that ends early', [5, 0, 0]],
    ['a Rice parameter of 31', [1, 0, 31, 0, 0, 0, 0, 0]],
    ['a document beyond any segment', [1, 0, ...Array<number>(9).fill(0xf7), 0xff, 0xff, 0xff, 0]],
  ])('with %s are refused', (_, bytes) => {
    expect(() => decodeVariants(Uint8Array.from(bytes), 'ان', 5)).toThrow(CorruptIndexError);
  });
});

import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/arabic/tokenise.ts';
import letters from '../../src/search/spelling/slip-letters.json' with { type: 'json' };
import { slipCost } from '../../src/search/spelling/slips.ts';
import { editBetween } from '../../src/segment/dictionary/edits.ts';

function cost(typed: string, meant: string): number {
  return slipCost(typed, meant, editBetween(typed, meant)!);
}

describe('a slip costs', () => {
  test.each([
    ['letters changed about less than another letter', 'حكموه', 'حكومه', 'حكوسه', 'حكومه'],
    ['a letter that sounds alike less than a neighbouring key', 'النفظ', 'النفض', 'النفث', 'النفص'],
    ['a neighbouring key less than any other', 'تراجغ', 'تراجع', 'تراجث', 'تراجع'],
    ['a letter typed twice less than one from nowhere', 'حكوومه', 'حكومه', 'حكوضمه', 'حكومه'],
    ['a letter from the key beside less than one from nowhere', 'حكومنه', 'حكومه', 'حكومضه', 'حكومه'],
    ['a missing hamza less than a missing vowel', 'وزرا', 'وزراء', 'وزرء', 'وزراء'],
    ['a missing vowel less than a missing consonant', 'حكمه', 'حكومه', 'حكوه', 'حكومه'],
    ['a slip inside a word less than one at its start', 'مهجور', 'محجور', 'هجوم', 'حجوم'],
    ['a hamza seat without its hamza little', 'مسوول', 'مسئول', 'مسلول', 'مسئول'],
  ])('%s', (_, typed, meant, worse, wanted) => {
    expect(cost(typed, meant)).toBeLessThan(cost(worse, wanted));
  });

  test('the same whichever of two letters was meant, but for a hamza that is off its seat', () => {
    const pairs = letters.alike.filter((pair) => !pair.includes('ئ'));
    for (const [a, b] of pairs) expect(cost(`م${a}ل`, `م${b}ل`)).toBe(cost(`م${b}ل`, `م${a}ل`));
  });
});

describe('the letters of slips', () => {
  test('are in normal form, and pairs are of two letters, each once', () => {
    const pairs = letters.alike.map((pair) => [...pair].sort().join(''));
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const pair of letters.alike) {
      const [a, b, ...more] = [...pair];
      expect([more, a === b]).toEqual([[], false]);
      expect(normalise(pair)).toBe(pair);
    }
  });

  test('have a key for every letter of the alphabet once', () => {
    const keys = [...letters.keyboard.join('').replaceAll(' ', '')];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining([...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤةى'].filter((key) => key !== 'ذ')),
    );
  });
});

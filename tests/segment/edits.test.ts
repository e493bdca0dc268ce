/** Edits, against Damerau and Levenshtein's distance itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editBetween } from '../../src/segment/dictionary/edits.ts';
import { distance } from '../support/distance.ts';

/** What an edit makes of what was typed. */
function undone(typed: string, meant: string): string {
  const edit = editBetween(typed, meant)!;
  const { kind, at } = edit;
  if (kind === 'missing') return typed.slice(0, at) + meant[at]! + typed.slice(at);
  if (kind === 'extra') return typed.slice(0, at) + typed.slice(at + 1);
  if (kind === 'replaced') return typed.slice(0, at) + meant[at]! + typed.slice(at + 1);
  return typed.slice(0, at) + typed[at + 1]! + typed[at]! + typed.slice(at + 2);
}

const wordOfLength = (minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(...'\u0627\u0628\u062A\u064Aaz'), { minLength, maxLength })
    .map((letters) => letters.join(''));

describe('an edit', () => {
  test('is there for words at a distance of one, and no others', () => {
    fc.assert(
      fc.property(wordOfLength(0, 6), wordOfLength(0, 6), (typed, meant) => {
        const edit = editBetween(typed, meant);
        expect(edit !== null).toBe(distance(typed, meant) === 1);
        if (edit !== null) expect(undone(typed, meant)).toBe(meant);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ['حكومه', 'حكوه', 'extra', 3],
    ['حكوه', 'حكومه', 'missing', 3],
    ['حكونه', 'حكومه', 'replaced', 3],
    ['حكموه', 'حكومه', 'swapped', 2],
  ])('of %s to %s is %s', (typed, meant, kind, at) => {
    expect(editBetween(typed, meant)).toEqual({ kind, at });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spellingOf } from '../../src/arabic/spelling.ts';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { arabicText } from '../support/arbitrary-text.ts';

/** The spellings of a text's tokens, in order. */
function spellings(text: string): string[] {
  return tokenise(text).map(({ start, end, surface }) => spellingOf(text.slice(start, end), surface));
}

describe('the spelling of a token', () => {
  test.each([
    ['keeps hamzas where they stand', 'أحمد إلى آخر المسؤول بيئة سماء', 'أحمد إلى آخر المسؤول بيئة سماء'],
    ['keeps their absence', 'احمد الى المسئول', 'احمد الى المسئول'],
    ['keeps teh marbuta and heh', 'مدرسة مدرسه', 'مدرسة مدرسه'],
    ['keeps alef maksura and yeh', 'مصطفى مصطفي على علي', 'مصطفى مصطفي على علي'],
    ['keeps Persian letters', 'گوگل پاریس کتاب', 'گوگل پاریس کتاب'],
    ['leaves marks and tatweel out', 'مُحَمَّدٌ الــوزيــر', 'محمد الوزير'],
    ['leaves hidden characters out', '\u202Bأحمد\u200C\u200D', 'أحمد'],
    ['resolves presentation forms', '\uFEB3\uFEFC\uFEE1', 'سلام'],
    ['composes hamzas', 'ا\u0654حمد مسو\u0654ول ا\u0655لى ا\u0653خر', 'أحمد مسؤول إلى آخر'],
    ['composes them over marks and tatweel', 'مسوـ\u064E\u0654ول', 'مسؤول'],
    ['has the letters of an abbreviation', 'أ.ف.ب', 'أفب'],
    ['makes digits and numbers plain', '٢٠١٥ 1,500 ٣٫٥', '2015 1500 3.5'],
    ['has no case and no accents', 'BBC Élysée', 'bbc elysee'],
    ['has each word of a ligature', '\uFDFA', 'صلى الله عليه وسلم'],
    ['has the ligature of Allah after an alef once', 'ا\uFDF2', 'الله'],
  ])('%s', (_, text, expected) => {
    expect(spellings(text).join(' ')).toBe(expected);
  });

  test('is of its surface, and the spelling of itself', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        for (const { start, end, surface } of tokenise(text)) {
          const spelling = spellingOf(text.slice(start, end), surface);
          expect(tokenise(spelling).map((token) => token.surface)).toEqual([surface]);
          expect(spellingOf(spelling, surface)).toBe(spelling);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('does not depend on how letters and marks are composed', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        const forms = [text.normalize('NFC'), text.normalize('NFD')];
        expect(spellings(forms[1]!)).toEqual(spellings(forms[0]!));
      }),
      { numRuns: 1_000 },
    );
  });

  test('is the same with every mark and tatweel left out', () => {
    const word = fc.constantFrom('أحمد', 'مسؤولة', 'إلى', 'آخر', 'على', 'مستشفى', 'بيئة');
    const mark = fc.constantFrom('', '\u064E', '\u0651\u064E', '\u0640', '\u0652', '\u200D');
    fc.assert(
      fc.property(word, fc.array(mark, { minLength: 6, maxLength: 6 }), (plain, marks) => {
        const marked = [...plain].map((letter, i) => letter + marks[i]!).join('');
        expect(spellings(marked)).toEqual([plain]);
      }),
    );
  });
});

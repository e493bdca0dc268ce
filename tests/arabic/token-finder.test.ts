import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, HIDDEN, isArabicLetter, MARK, SEPARATOR } from '../../src/arabic/fold.ts';
import { isOrdinary, TokenFinder } from '../../src/arabic/token-finder.ts';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { arabicText } from '../support/arbitrary-text.ts';
import { REAL_ARCHIVE, realArticles, WHEN_ABSENT } from '../support/real-articles.ts';
import { SAMPLES } from '../support/samples.ts';

/** Every token that holds the piece is found, where it is, and what is found is a token of the text. */
function checkFound(text: string, piece: string): void {
  const tokens = tokenise(text);
  const found = new TokenFinder([piece]).find(text);
  const known = new Map(tokens.map((token) => [`${token.start}-${token.surface}`, token]));
  expect(found).toEqual(found.map(({ start, surface }) => known.get(`${start}-${surface}`)));
  expect(found.filter(({ surface }) => surface.includes(piece))).toEqual(
    tokens.filter(({ surface }) => surface.includes(piece)),
  );
}

/** A piece of one of the text's tokens, picked by numbers. */
function pieceOf(text: string, token: number, from: number, length: number): string | null {
  const tokens = tokenise(text);
  if (tokens.length === 0) return null;
  const { surface } = tokens[token % tokens.length]!;
  const start = from % surface.length;
  return surface.slice(start, start + 1 + (length % (surface.length - start)));
}

describe('a token finder', () => {
  it('finds nothing without pieces', () => {
    expect(new TokenFinder([]).find('مجلس الأمن')).toEqual([]);
  });

  it('finds every token that has a piece of letters in its normal form, in any text', () => {
    fc.assert(
      fc.property(arabicText, fc.nat(), fc.nat(), fc.nat(), (text, token, from, length) => {
        const piece = pieceOf(text, token, from, length);
        if (piece !== null) checkFound(text, piece);
      }),
      { numRuns: 3_000 },
    );
  });

  it('finds words in print: with marks, tatweel, another spelling, capitals, the points of numbers', () => {
    const text = 'قال المُحَدِّث إنّ المحـــدث شِراء ١٬٥٠٠ و1,500 من Reuters، أ.ف.ب وكـتاب';
    for (const piece of ['محد', 'ان', 'شر', '150', 'reut', 'اف', 'كتا']) checkFound(text, piece);
    expect(new TokenFinder(['محد']).find(text)).toHaveLength(2);
    const numbers = new TokenFinder(['150']).find(text).filter(({ surface }) => surface === '1500');
    expect(numbers).toHaveLength(2);
  });

  it('finds several pieces at once, each token once and in order', () => {
    const text = 'مجلس الأمن ومجلس الوزراء في المجلس';
    expect(new TokenFinder(['مجل', 'جلس', 'امن']).find(text).map(({ start }) => start)).toEqual([
      0, 5, 11, 28,
    ]);
  });

  it('of an empty piece finds all tokens', () => {
    expect(new TokenFinder(['مجل', '']).find('في مجلس الأمن')).toEqual(tokenise('في مجلس الأمن'));
  });

  it('finds them in the sample archive', () => {
    SAMPLES.forEach(({ title, body }, i) => {
      for (const text of [title, body]) {
        for (let k = 0; k < 5; k++) checkFound(text, pieceOf(text, i * 31 + k * 7, k % 2, 2)!);
      }
    });
  });

  it.skipIf(REAL_ARCHIVE === null)(`finds them in 150 real articles${WHEN_ABSENT}`, async () => {
    for (const [i, { body }] of (await realArticles(150, 197)).entries()) {
      for (let k = 0; k < 5; k++) {
        const piece = pieceOf(body, i * 31 + k * 7, k % 2, 2);
        if (piece !== null) checkFound(body, piece);
      }
    }
  });
});

describe('ordinary text', () => {
  it('is what patterns know: one letter for one, marks, or what separates', () => {
    const known = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) =>
      isOrdinary(String.fromCharCode(code)),
    );
    for (const code of known) {
      const folded = fold(code);
      const character = String.fromCharCode(code);
      if (folded === SEPARATOR) continue;
      if (folded === MARK || folded === HIDDEN) checkFound(`مج${character}لس`, 'مجل');
      else checkFound(`في ${character}`, String.fromCharCode(folded));
    }
    expect(known.filter((code) => isArabicLetter(fold(code))).length).toBeGreaterThan(40);
  });

  it.skipIf(REAL_ARCHIVE === null)(`is nearly all of a real archive${WHEN_ABSENT}`, async () => {
    const articles = await realArticles(1_000, 29);
    expect(articles.filter(({ body }) => isOrdinary(body)).length).toBeGreaterThan(900);
  });
});

/** Word tables, against a plain list of words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorruptIndexError } from '../../src/errors.ts';
import { fitsTables, lettersOf, wordOf } from '../../src/segment/dictionary/word-letters.ts';
import { decodeWordTables, walkWords } from '../../src/segment/dictionary/word-tables.ts';
import { WordTablesWriter } from '../../src/segment/dictionary/word-tables-writer.ts';
import { MOST_TABLE_WORDS, WORD_PAGE_BYTES } from '../../src/segment/format.ts';

describe('letters of the tables', () => {
  test('give a word back, in the order of its code points', () => {
    const words = fc.array(fc.constantFrom(...'azءأئايىمغـ'), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(wordOf(lettersOf(a)!)).toBe(a);
        const [x, y] = [a, b].map((word) =>
          [...lettersOf(word)!].map((one) => String.fromCharCode(one)).join(''),
        );
        expect(x! < y!).toBe(a < b);
      }),
    );
  });

  test.each(['2026', 'g20', 'گوگل', 'ab', 'мир', 'أ', 'ا'.repeat(16)])('do not have %s', (word) => {
    expect(fitsTables(word)).toBe(false);
  });
});

describe('the tables of a segment', () => {
  test('hold the most frequent words where there are too many, of equals the first', () => {
    const writer = new WordTablesWriter();
    const words = Array.from({ length: MOST_TABLE_WORDS + 1_000 }, (_, i) => {
      const letters = [i % 26, Math.floor(i / 26) % 26, Math.floor(i / 676) % 26, Math.floor(i / 17_576)];
      return String.fromCharCode(...letters.map((own) => 97 + own));
    });
    const frequencyOf = (i: number) => (i % 50 === 0 ? 9 : 2);
    for (const [i, word] of words.entries()) writer.add(word, frequencyOf(i), word);
    const { bytes, rootLength } = writer.finish();
    const start = bytes.length - rootLength;
    const tables = decodeWordTables(bytes.subarray(start, bytes.length - 4), start);
    const held = new Set<string>();
    for (const page of tables.forward) {
      walkWords(bytes.subarray(page.start, page.start + page.length - 4), (letters) => {
        held.add(wordOf(letters));
      });
      expect(page.length).toBeLessThan(WORD_PAGE_BYTES + 40);
    }
    expect(held.size).toBe(MOST_TABLE_WORDS);
    expect(words.filter((word, i) => frequencyOf(i) === 9 && !held.has(word))).toEqual([]);
    const rare = words.filter((_, i) => frequencyOf(i) === 2).sort();
    const kept = rare.filter((word) => held.has(word));
    expect(kept).toEqual(rare.slice(0, kept.length));
  });
});

describe('word tables that contradict themselves are refused:', () => {
  const walk = (...bytes: number[]) => {
    walkWords(Uint8Array.from(bytes), () => {});
  };

  test('(good ones are not)', () => {
    expect(() => walk(0x03, 97, 98, 99, 4, 0x21, 100, 7, 2, 0xd8, 0xa3)).not.toThrow();
    expect(decodeWordTables(Uint8Array.of(1, 9, 1, 97, 0), 9)).toMatchObject({ backward: [] });
  });

  test.each([
    ['a first word that shares letters', [0x13, 97, 98, 99, 2]],
    ['a word that shares more than there is', [0x03, 97, 98, 99, 2, 0x41, 100, 3]],
    ['a word of too many letters', [0x0f, ...Array<number>(15).fill(97), 2, 0xf1, 98, 2]],
    ['a word of no letters', [0x00, 2]],
    ['a spelling that the page ends in', [0x03, 97, 98, 99, 5, 9, 97]],
    ['a word that the page ends in', [0x03, 97, 98]],
    ['a frequency that the page ends before', [0x03, 97, 98, 99]],
  ])('%s', (_, bytes) => {
    expect(() => walk(...bytes)).toThrow(CorruptIndexError);
  });

  test.each([
    ['pages shorter than the section', [1, 9, 1, 97, 0], 10],
    ['a page shorter than its seal', [1, 3, 1, 97, 0], 3],
    ['more than two tables', [0, 0, 0], 0],
    ['a table without its pages', [9, 9, 1, 97], 9],
  ])('a root with %s', (_, bytes, length) => {
    expect(() => decodeWordTables(Uint8Array.from(bytes), length)).toThrow(CorruptIndexError);
  });
});

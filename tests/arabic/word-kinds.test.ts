/** Looking words up in the joined lists, by halving and in the table that many look-ups make. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { arabicTables, wordsOfLines } from '../../scripts/arabic-tables.ts';
import final from '../../src/arabic/data/final.json' with { type: 'json' };
import names from '../../src/arabic/data/names.json' with { type: 'json' };
import { fold, foldByRules } from '../../src/arabic/fold.ts';
import { NAME, OWN_FINAL, OWN_INITIAL, STOP } from '../../src/arabic/kinds.ts';
import { adjectivesOf, placeOf } from '../../src/arabic/nisba.ts';
import tables from '../../src/arabic/tables.json' with { type: 'json' };

const MORE_THAN_ENOUGH = 40_000;

it('the tables were made of the lists as they are: run npm run build:words', () => {
  expect(tables).toEqual(arabicTables());
});

describe.each(['by halving', 'in the table of many look-ups'])('a word is looked up %s', (way) => {
  let kindsOf: (word: string) => number;
  let listed: readonly [string, number][];

  beforeAll(async () => {
    vi.resetModules();
    const lists = await import('../../src/arabic/word-kinds.ts');
    ({ kindsOf } = lists);
    listed = [...lists.listedWords()];
    const before = way === 'by halving' ? 0 : MORE_THAN_ENOUGH;
    for (let i = 0; i < before; i++) kindsOf('وزير');
  });

  it('has the kinds of its lists', () => {
    expect(listed.length).toBeGreaterThan(6_000);
    expect(listed.filter(([word, kinds]) => kindsOf(word) !== kinds)).toEqual([]);
    expect(wordsOfLines(names.words).filter((word) => (kindsOf(word) & NAME) === 0)).toEqual([]);
    expect(wordsOfLines(final.words).filter((word) => (kindsOf(word) & OWN_FINAL) === 0)).toEqual([]);
    expect(kindsOf('على') & STOP).toBe(STOP);
    expect(kindsOf('بيروت') & (NAME | OWN_INITIAL)).not.toBe(0);
  });

  it.each(['', 'ء', 'ي', 'يي', 'طاولتان', 'شجر', 'abc', 'ااااااااااااااااااااااااا'])(
    'has none in no list: %s',
    (word) => {
      expect(kindsOf(word)).toBe(0);
    },
  );
});

it.each([
  ['سوري', 'سوريا'],
  ['اسيوي', 'اسيا'],
  ['نمساوي', 'نمسا'],
  ['سينمائي', 'سينما'],
  ['رياضي', 'رياضه'],
  ['طبي', 'طب'],
])('the place of %s is %s', (adjective, place) => {
  expect(adjectivesOf(place)).toContain(adjective);
  expect(placeOf(adjective)).toBe(place);
});

it('no other word has a place', () => {
  expect(placeOf('علي')).toBeUndefined();
  expect(placeOf('سوريا')).toBeUndefined();
});

it('characters of everyday text fold as the rules say', () => {
  for (let code = 0; code < 0x2100; code++) expect(fold(code), code.toString(16)).toBe(foldByRules(code));
});

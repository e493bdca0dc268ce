/** The lists that join words a stemmer cannot join, and the pairs stemmers are judged by: that they are well formed. */
import { describe, expect, it } from 'vitest';
import brokenPlurals from '../../src/arabic/data/broken-plurals.json' with { type: 'json' };
import equivalents from '../../src/arabic/data/equivalents.json' with { type: 'json' };
import foreignNames from '../../src/arabic/data/foreign-names.json' with { type: 'json' };
import { STOP_WORDS } from './lexicon.ts';
import { surface } from './support.ts';
import golden from './word-pairs.json' with { type: 'json' };

/** Hamza to yeh, without tatweel: ordinary spelling, no marks, no letters of other languages. */
const WORD = /^[\u0621-\u063A\u0641-\u064A]{2,}$/;

const plurals: Readonly<Record<string, readonly string[]>> = brokenPlurals.plurals;
const pluralPairs = Object.entries(plurals).flatMap(([singular, forms]) =>
  forms.map((plural) => ({ singular, plural })),
);
const { groups } = foreignNames;
const { pairs } = golden;

function repeated(words: readonly string[]): string[] {
  const seen = new Set<string>();
  return words.filter((word) => seen.size === seen.add(word).size);
}

function malformed(words: readonly string[]): string[] {
  return words.filter((word) => !WORD.test(word));
}

/** The singulars of each plural in normal form. */
function singularsOfPlurals(): Map<string, string[]> {
  const singulars = new Map<string, string[]>();
  for (const { singular, plural } of pluralPairs) {
    const key = surface(plural);
    singulars.set(key, [...(singulars.get(key) ?? []), singular]);
  }
  return singulars;
}

it('every list says where its knowledge comes from and how it was reviewed', () => {
  for (const { _about } of [brokenPlurals, foreignNames, equivalents, golden]) {
    expect(_about).toMatch(/written by hand/i);
    expect(_about).toMatch(/review/i);
  }
});

describe('broken plurals', () => {
  it('are 1,500 pairs and more', () => {
    expect(pluralPairs.length).toBeGreaterThanOrEqual(1500);
  });

  it('are words of Arabic letters', () => {
    expect(malformed(pluralPairs.flatMap(({ singular, plural }) => [singular, plural]))).toEqual([]);
  });

  it('are sorted by singular, so that a change is easy to review', () => {
    expect(Object.keys(plurals)).toEqual(Object.keys(plurals).sort());
  });

  it('are listed once: singulars, and the plurals of each, differ in normal form', () => {
    expect(repeated(Object.keys(plurals).map(surface))).toEqual([]);
    for (const forms of Object.values(plurals)) expect(repeated(forms.map(surface))).toEqual([]);
  });

  it('differ from their singulars in normal form', () => {
    expect(pluralPairs.filter(({ singular, plural }) => surface(singular) === surface(plural))).toEqual([]);
  });

  it('are no sound plurals', () => {
    const endings = ['\u0627\u062A', '\u0648\u0646', '\u064A\u0646'];
    const sound = pluralPairs.filter(({ singular, plural }) =>
      endings.some((ending) => plural === singular.replace(/\u0629$/, '') + ending),
    );
    // Too short to be told apart by spelling: their own last letter is the noon of the plural's pattern.
    expect(sound.filter(({ singular }) => singular.length > 3)).toEqual([]);
    expect(sound.length).toBeLessThan(5);
  });

  it('belong to one singular, unless they are listed as shared by related ones', () => {
    const shared: Readonly<Record<string, readonly string[]>> = golden.sharedPlurals;
    const listed = new Map(Object.entries(shared).map(([plural, singulars]) => [surface(plural), singulars]));
    const found = new Map([...singularsOfPlurals()].filter(([, singulars]) => singulars.length > 1));
    expect([...found.keys()].sort()).toEqual([...listed.keys()].sort());
    for (const [plural, singulars] of found) {
      expect([...singulars].sort(), plural).toEqual([...listed.get(plural)!].sort());
    }
  });

  it('are no singulars themselves: nothing is reached through two plurals', () => {
    const singulars = new Set(Object.keys(plurals).map(surface));
    expect(pluralPairs.filter(({ plural }) => singulars.has(surface(plural)))).toEqual([]);
  });

  it('and their singulars are no stop words', () => {
    const words = pluralPairs.flatMap(({ singular, plural }) => [singular, plural]);
    expect(words.filter((word) => STOP_WORDS.has(surface(word)))).toEqual([]);
  });

  it('that were left out, with a reason, are not there', () => {
    expect(golden.leftOut.length).toBeGreaterThan(50);
    expect(golden.leftOut.filter(({ singular, plural }) => plurals[singular]?.includes(plural))).toEqual([]);
    expect(repeated(golden.leftOut.map(({ singular, plural }) => `${singular} ${plural}`))).toEqual([]);
    expect(malformed(golden.leftOut.flatMap(({ singular, plural }) => [singular, plural]))).toEqual([]);
    expect(golden.leftOut.filter(({ why }) => why.length < 10)).toEqual([]);
  });
});

describe('foreign names', () => {
  it('are 250 groups and more, each of two spellings and more', () => {
    expect(groups.length).toBeGreaterThanOrEqual(250);
    expect(groups.filter((spellings) => spellings.length < 2)).toEqual([]);
  });

  it('are words of Arabic letters', () => {
    expect(malformed(groups.flat())).toEqual([]);
  });

  it('are in one group, once, in normal form', () => {
    expect(repeated(groups.flat().map(surface))).toEqual([]);
  });

  it('are sorted by the first spelling', () => {
    const first = groups.map(([spelling]) => spelling!);
    expect(first).toEqual([...first].sort());
  });

  it('are no stop words', () => {
    expect(groups.flat().filter((word) => STOP_WORDS.has(surface(word)))).toEqual([]);
  });
});

describe('equivalents', () => {
  it('are few, each with a reason', () => {
    expect(equivalents.pairs.length).toBeGreaterThan(30);
    expect(equivalents.pairs.length).toBeLessThanOrEqual(60);
    expect(equivalents.pairs.filter(({ why }) => why.length < 10)).toEqual([]);
    expect(equivalents.leftOut.filter(({ why }) => why.length < 10)).toEqual([]);
  });

  it('are words of Arabic letters, two in normal form', () => {
    expect(malformed(equivalents.pairs.flatMap(({ a, b }) => [a, b]))).toEqual([]);
    expect(equivalents.pairs.filter(({ a, b }) => surface(a) === surface(b))).toEqual([]);
  });

  it('are listed once', () => {
    expect(repeated(equivalents.pairs.map(({ a, b }) => [surface(a), surface(b)].sort().join(' ')))).toEqual(
      [],
    );
  });

  it('have no word that was left out', () => {
    const left = new Set(equivalents.leftOut.map(({ word }) => word));
    expect(equivalents.pairs.filter(({ a, b }) => left.has(a) || left.has(b))).toEqual([]);
  });
});

describe('the pairs stemmers are judged by', () => {
  it('are 700 and more, a little more than half of them forms of one word', () => {
    const same = pairs.filter((pair) => pair.same).length;
    expect(pairs.length).toBeGreaterThanOrEqual(700);
    expect(same / pairs.length).toBeGreaterThan(0.5);
    expect(same / pairs.length).toBeLessThan(0.6);
  });

  it('are two words of Arabic letters', () => {
    expect(malformed(pairs.flatMap(({ a, b }) => [a, b]))).toEqual([]);
    expect(pairs.filter(({ a, b }) => a === b)).toEqual([]);
  });

  it('are listed once, in whatever order', () => {
    expect(repeated(pairs.map(({ a, b }) => [a, b].sort().join(' ')))).toEqual([]);
  });

  it('have both verdicts in every class', () => {
    const classes = [...new Set(pairs.map((pair) => pair.class))];
    expect(classes.length).toBeGreaterThanOrEqual(12);
    for (const name of classes) {
      const verdicts = pairs.filter((pair) => pair.class === name).map(({ same }) => same);
      expect(verdicts.filter(Boolean).length, name).toBeGreaterThanOrEqual(10);
      expect(verdicts.filter((same) => !same).length, name).toBeGreaterThanOrEqual(10);
    }
  });

  it('do not contradict the lists', () => {
    const joined = new Set([
      ...pluralPairs.flatMap(({ singular, plural }) => [`${singular} ${plural}`, `${plural} ${singular}`]),
      ...groups.flatMap((group) => group.flatMap((a) => group.map((b) => `${a} ${b}`))),
    ]);
    expect(pairs.filter(({ a, b, same }) => !same && joined.has(`${a} ${b}`))).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedLists } from '../../scripts/joined-lists.ts';
import { analyse, stemOf } from '../../src/arabic/analyser.ts';
import brokenPlurals from '../../src/arabic/data/broken-plurals.json' with { type: 'json' };
import equivalents from '../../src/arabic/data/equivalents.json' with { type: 'json' };
import foreignNames from '../../src/arabic/data/foreign-names.json' with { type: 'json' };
import { normalise } from '../../src/arabic/tokenise.ts';
import {
  alternativesOf,
  chooseAlternatives,
  MOST_OF_QUERY,
  MOST_OF_WORD,
} from '../../src/search/words/alternatives.ts';
import { bareForms, isFormOf } from '../../src/search/words/clitic-forms.ts';
import wordGroups from '../../src/search/words/word-groups.json' with { type: 'json' };

function found(word: string): string[] {
  return alternativesOf(analyse(word)[0]!.surface).map(({ term, why }) => `${term} ${why}`);
}

const isOneWord = (word: string) => !word.includes(' ');

describe('alternatives of a word', () => {
  it.each([
    ['وزير', ['وزراء plural']],
    ['الوزراء', ['وزير singular']],
    ['وزرائه', ['وزير singular']],
    ['وللوزراء', ['وزير singular']],
    ['أجور', ['أجر singular', 'أجرة singular']],
    ['أميركي', ['أمريكي name']],
    ['لنتنياهو', ['نتانياهو name']],
    ['النفط', ['بترول equivalent']],
  ])('%s: from the lists, clitics and all', (word, expected) => {
    expect(found(word)).toEqual(expected);
  });

  it('are none where the stem joins the words already', () => {
    expect(found('دولة')).toEqual([]);
    expect(found('دول')).toEqual([]);
  });

  it('are none where a listed word, folded, cannot be told from the article and another word', () => {
    // The year is not the tongues, gas is not the riddles.
    expect(found('السنة')).not.toContain('لسان singular');
    expect(found('الغاز')).not.toContain('لغز singular');
    expect(found('لسان')).toEqual([]);
    expect(found('لغز')).toEqual([]);
  });

  it('hold for every pair of the lists, both ways, but for the words that cannot be told or share a stem', () => {
    const pairs = [
      ...Object.entries<string[]>(brokenPlurals.plurals).flatMap(([one, many]) =>
        many.map((other) => [one, other]),
      ),
      ...foreignNames.groups.flatMap(([first, ...others]) => others.map((other) => [first, other])),
      ...equivalents.pairs.map(({ a, b }) => [a, b]),
    ]
      .map(([a, b]) => [normalise(a!), normalise(b!)] as const)
      .filter((pair) => pair.every(isOneWord));
    const isHidden = (word: string) => word.startsWith('ال') && !stemOf(word).startsWith('ال');
    const told = pairs.filter(([a, b]) => stemOf(a) !== stemOf(b) && !isHidden(a) && !isHidden(b));
    expect(told.length).toBeGreaterThan(pairs.length * 0.8);
    const missing = told
      .flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
      .filter(([from, to]) => !alternativesOf(from).some(({ surface }) => surface === to));
    expect(missing).toEqual([]);
  });

  it('are no form of the word itself, each once', () => {
    for (const line of wordGroups.groups.split(';')) {
      for (const word of line.split(' ').slice(1).map(normalise).filter(isOneWord)) {
        const all = alternativesOf(word);
        expect(all.filter(({ stem }) => stem === stemOf(word))).toEqual([]);
        expect(new Set(all.map(({ surface }) => surface)).size).toBe(all.length);
      }
    }
  });

  it('come from a file that was made of the lists as they are: run npm run build:words', () => {
    // Not shown when they differ: both are long.
    expect(JSON.stringify(wordGroups) === JSON.stringify(joinedLists())).toBe(true);
  });
});

describe('alternatives of a query', () => {
  const words = wordGroups.groups
    .split(';')
    .map((group) => normalise(group.split(' ')[1]!))
    .filter((word) => isOneWord(word) && alternativesOf(word).length > 0);

  it('are within the limits, and what is left out is said', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (surfaces) => {
        const chosen = chooseAlternatives(surfaces);
        const used = chosen.flatMap((own) => own.used);
        expect(used.length).toBeLessThanOrEqual(MOST_OF_QUERY);
        chosen.forEach(({ used: own, dropped }, i) => {
          expect(own.length).toBeLessThanOrEqual(MOST_OF_WORD);
          expect(new Set([...own, ...dropped].map(({ surface }) => surface))).toEqual(
            new Set(alternativesOf(surfaces[i]!).map(({ surface }) => surface)),
          );
        });
        const isFull = used.length === MOST_OF_QUERY;
        const first = chosen.filter(({ used: own, dropped }) => own.length + dropped.length > 0);
        if (!isFull) expect(first.every(({ used: own }) => own.length > 0)).toBe(true);
      }),
    );
  });

  it('give every word one before any has two', () => {
    const many = words.filter((word) => alternativesOf(word).length > 1).slice(0, 8);
    const chosen = chooseAlternatives(many);
    expect(chosen.map(({ used }) => used.length)).toEqual(many.map(() => 1));
    expect(chosen.every(({ dropped }) => dropped.length > 0)).toBe(true);
  });
});

describe('forms of a word', () => {
  it.each([
    ['والوزير', 'وزير', true],
    ['وزيرها', 'وزير', true],
    ['لجنتهم', 'لجنه', true],
    ['للجنه', 'لجنه', true],
    ['وزرائه', 'وزراء', true],
    ['وزيري', 'وزير', false],
    ['وزيران', 'وزير', false],
    ['سنه', 'السنه', false],
    ['كتابه', 'كتاب', true],
    ['كتابي', 'كتاب', false],
    ['ككتاب', 'كتاب', true],
    ['ببب', 'بب', true],
  ])('%s of %s: %s', (surface, word, expected) => {
    expect(isFormOf(surface, word)).toBe(expected);
  });

  it('are told alike by the test and by the list of readings', () => {
    const letters = fc.string({
      unit: fc.constantFrom('و', 'ف', 'ب', 'ل', 'ا', 'ه', 'م', 'ت', 'ء', 'ئ'),
      maxLength: 7,
    });
    fc.assert(
      fc.property(letters, letters, (surface, word) => {
        const readings = [...bareForms(surface)];
        for (const one of [word, ...readings]) {
          if (one.length >= 2) expect(isFormOf(surface, one)).toBe(readings.includes(one));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

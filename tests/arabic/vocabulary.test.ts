/**
 * What the stemmer promises, over every word of the real archive. Words that occur once are mostly slips of the keyboard:
 * they are in the properties of single words and left out where two forms are compared.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { isStopWord } from '../../src/arabic/particles.ts';
import { pieceOf, type StemStep, stem } from '../../src/arabic/stem.ts';
import { REAL_ARCHIVE, realArticles, WHEN_ABSENT } from '../support/real-articles.ts';
import { CHAINS, isBare, remainders, spellsForm } from './chains.ts';
import exceptions from './closure-exceptions.json' with { type: 'json' };
import { surfaces } from './support.ts';

const ALL_ARTICLES = 100_000;
const ARABIC = /^[\u0621-\u064A]+$/;
/** Of so few letters nothing is taken off, or the other form would be; of verbs and accusatives a letter more must stay. */
const SHORT = 3;
const BY_LEXICON: ReadonlySet<StemStep['kind']> = new Set(['name', 'own initial', 'own final', 'place']);

/** Times each Arabic word occurs. */
const counts = new Map<string, number>();

function kinds(word: string): StemStep['kind'][] {
  const steps: StemStep[] = [];
  stem(word, steps);
  return steps.map(({ kind }) => kind);
}

describe.skipIf(REAL_ARCHIVE === null)(`every word of the real archive${WHEN_ABSENT}`, () => {
  beforeAll(async () => {
    for (const { title, body } of await realArticles(ALL_ARTICLES)) {
      for (const word of surfaces(`${title}\n${body}`)) {
        if (ARABIC.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }, 120_000);

  it('are more than two hundred thousand', () => {
    expect(counts.size).toBeGreaterThan(200_000);
  });

  it('has a stem that is a piece of it but for a last letter that changes, and not too short', () => {
    const wrong: string[] = [];
    for (const word of counts.keys()) {
      const stemmed = stem(word);
      const isTooShort = stemmed.length < Math.min(2, word.length);
      if (isTooShort || !word.includes(pieceOf(stemmed))) wrong.push(`${word}: ${stemmed}`);
    }
    expect(wrong).toEqual([]);
  });

  it('has the stem of the word with clitics, of one chain each', () => {
    const wrong: string[] = [];
    let at = 0;
    for (const word of counts.keys()) {
      const chain = CHAINS[at++ % CHAINS.length]!;
      if (!isBare(word) || stem(chain + word) === stem(word)) continue;
      if (!remainders(chain, word).some(spellsForm)) wrong.push(`${chain}+${word}`);
    }
    expect(wrong).toEqual([]);
  });

  it('keeps its stem when stemmed again, if it is a particle or was kept whole', () => {
    const wrong: string[] = [];
    for (const word of counts.keys()) {
      const last = kinds(word).at(-1);
      if (last !== 'name' && last !== 'own final' && last !== 'place') continue;
      const stemmed = stem(word);
      if (stem(stemmed) !== stemmed && !exceptions.again.includes(stemmed)) wrong.push(`${word}: ${stemmed}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['feminine plural and singular', 'ات', 'ه'],
    ['dual of a feminine and singular', 'تين', 'ه'],
    ['feminine with a pronoun and without', 'تها', 'ه'],
    ['the cases of the sound plural', 'ون', 'ين'],
    ['feminine and masculine nisba', 'يه', 'ي'],
    ['accusative and nominative', 'ا', ''],
    ['feminine and masculine verb', 'ت', ''],
    ['plural and singular verb', 'وا', ''],
    ['accusative and nominative nisba', 'يا', 'ي'],
    ['word with a pronoun and without (ها)', 'ها', ''],
    ['word with a pronoun and without (هم)', 'هم', ''],
  ])('meets its other form: %s (-%s, -%s)', (name, ending, otherEnding) => {
    const known = new Set(
      exceptions.pairs.filter((group) => group.of === name).flatMap(({ words }) => words),
    );
    const apart: string[] = [];
    let [all, byLexicon, short] = [0, 0, 0];
    for (const [word, count] of counts) {
      if (!word.endsWith(ending) || word.length < ending.length + 2 || count < 2 || isStopWord(word))
        continue;
      const other = word.slice(0, -ending.length) + otherEnding;
      if (other.length < SHORT || (counts.get(other) ?? 0) < 2 || isStopWord(other)) continue;
      all++;
      const [one, two] = [stem(word), stem(other)];
      if (one === two) continue;
      if ([...kinds(word), ...kinds(other)].some((kind) => BY_LEXICON.has(kind))) byLexicon++;
      else if (Math.min(one.length, two.length) <= SHORT) short++;
      else apart.push(word);
    }
    expect(all).toBeGreaterThan(500);
    expect(byLexicon / all).toBeLessThan(0.12);
    // A third of the verbs in the past have three letters, and those stay as they are.
    expect(short / all).toBeLessThan(ending === 'ت' ? 0.4 : 0.12);
    expect(apart.sort()).toEqual([...known].sort());
  });
});

describe('the exceptions', () => {
  it('each have a reason', () => {
    expect(exceptions.pairs.filter(({ why, words }) => why.length < 20 || words.length === 0)).toEqual([]);
  });
});

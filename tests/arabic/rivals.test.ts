/**
 * Stemmers on the golden pairs: ours must have fewer wrong merges and fewer misses than light10, than Snowball's Arabic
 * stemmer, with and without our folding before it, and than that of lunr-languages. Broken plurals, which no light
 * stemmer can join, are counted too, and left out in figures of their own.
 *
 * `SHOW=rivals npx vitest run --project node tests/arabic/rivals.test.ts` prints the table by class.
 */
import { createRequire } from 'node:module';
import { stemmer as snowball } from '@orama/stemmers/arabic';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/arabic/analyser.ts';
import { normalise } from '../../src/arabic/tokenise.ts';
import { lightTen } from './rivals/light10.ts';
import golden from './word-pairs.json' with { type: 'json' };

type Stemmer = (word: string) => string;

/** What is used of lunr, which has no types of its own. */
interface Lunr {
  readonly Token: new (word: string, metadata: object) => object;
  readonly ar: { stemmer(token: object): object };
}

const require = createRequire(import.meta.url);
const lunr = require('lunr') as Lunr;
require('lunr-languages/lunr.stemmer.support')(lunr);
require('lunr-languages/lunr.ar')(lunr);

const OURS = 'fihris';
const STEMMERS: Readonly<Record<string, Stemmer>> = {
  [OURS]: (word) =>
    analyse(word)
      .map(({ stem }) => stem)
      .join(' '),
  light10: lightTen,
  snowball,
  'snowball, folded': (word) => snowball(normalise(word)),
  lunr: (word) => String(lunr.ar.stemmer(new lunr.Token(word, {}))),
};

interface Figures {
  misses: number;
  same: number;
  merges: number;
  different: number;
}

const BROKEN_PLURAL = 'brokenPlural';
const CLASSES = [...new Set(golden.pairs.map((pair) => pair.class))];

function figuresOf(stem: Stemmer, classes: readonly string[]): Figures {
  const figures: Figures = { misses: 0, same: 0, merges: 0, different: 0 };
  for (const pair of golden.pairs) {
    if (!classes.includes(pair.class)) continue;
    const meet = stem(pair.a) === stem(pair.b);
    if (pair.same) {
      figures.same++;
      if (!meet) figures.misses++;
    } else {
      figures.different++;
      if (meet) figures.merges++;
    }
  }
  return figures;
}

/** A row for each class: misses of the pairs that are the same, wrong merges of those that are not. */
function table(): string {
  const rows = [...CLASSES.map((name) => [name]), CLASSES].map((classes) => {
    const figures = Object.values(STEMMERS).map((stem) => figuresOf(stem, classes));
    const { same, different } = figures[0]!;
    const name = classes.length === 1 ? classes[0]! : 'all';
    const cells = figures.map(({ misses, merges }) => `${misses} / ${merges}`.padEnd(18));
    return [name.padEnd(14), `${same} / ${different}`.padEnd(12), ...cells].join('').trimEnd();
  });
  const header = ['', 'pairs', ...Object.keys(STEMMERS)];
  const widths = [14, 12];
  const head = header.map((name, at) => name.padEnd(widths[at] ?? 18)).join('');
  return [`${head.trimEnd()}  (misses / wrong merges)`, ...rows].join('\n');
}

describe('on the golden pairs', () => {
  const ours = STEMMERS[OURS]!;
  const rivals = Object.entries(STEMMERS).filter(([name]) => name !== OURS);
  const scopes = [
    ['all classes', CLASSES],
    ['all but broken plurals', CLASSES.filter((name) => name !== BROKEN_PLURAL)],
  ] as const;

  it.each(
    scopes.flatMap(([scope, classes]) =>
      rivals.map(([name, rival]) => [scope, name, classes, rival] as const),
    ),
  )('%s: fewer misses and fewer wrong merges than %s', (_scope, _name, classes, rival) => {
    const own = figuresOf(ours, classes);
    const other = figuresOf(rival, classes);
    expect(own.misses).toBeLessThan(other.misses);
    expect(own.merges).toBeLessThan(other.merges);
  });

  it('by no small margin: half the misses of the best rival but broken plurals, a third of its wrong merges', () => {
    const others = rivals.map(([, rival]) => figuresOf(rival, scopes[1][1]));
    const own = figuresOf(ours, scopes[1][1]);
    expect(own.misses).toBeLessThan(Math.min(...others.map(({ misses }) => misses)) / 2);
    expect(own.merges).toBeLessThan(Math.min(...others.map(({ merges }) => merges)) / 3);
  });

  it('can be shown', () => {
    expect(table().split('\n')).toHaveLength(CLASSES.length + 2);
    if (process.env['SHOW'] === 'rivals') console.log(table());
  });
});

describe('light10, as it is published', () => {
  it.each([
    ['والوزير', 'وزير'],
    ['بالمدينة', 'مدين'],
    ['للمسلمين', 'مسلم'],
    ['سيارات', 'سيار'],
    ['كتابها', 'كتاب'],
    ['السعودية', 'سعود'],
    ['ولد', 'ولد'],
    ['الأمّ', 'ام'],
  ])('%s is %s', (word, expected) => {
    expect(lightTen(word)).toBe(expected);
  });
});

/** Compounds give the same words, however they are written, and ranges that marks can be put at. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, explain } from '../../src/arabic/analyser.ts';
import { compoundCuts } from '../../src/arabic/compounds.ts';
import compounds from '../../src/arabic/data/compounds.json' with { type: 'json' };
import { tokenise } from '../../src/arabic/tokenise.ts';
import { REAL_ARCHIVE, realArticles, WHEN_ABSENT } from '../support/real-articles.ts';
import { SAMPLES } from '../support/samples.ts';
import { arabicWord, originals, surfaces } from './support.ts';

const OPEN = ['عبد العزيز', 'عبد الله', 'عبد الرحمن', 'عبد الإله', 'أبو الغيط', 'أبو الفضل', 'عبد اللهيان'];
const ALL = [...compounds.compounds, ...OPEN];
const CLITICS = [
  '',
  'و',
  'ف',
  'ب',
  'ل',
  'ك',
  'ال',
  'وال',
  'بال',
  'وب',
  'ول',
  'لل',
  'ولل',
  'فال',
  'وبال',
  'فبال',
];
const MARKS = ['', '\u064E', '\u0651\u064F', '\u0640\u0640', '\u0670'];

function together(apart: string): string {
  return apart.replaceAll(' ', '');
}

describe('a compound', () => {
  it.each(ALL)('%s: is the same words together and apart, after any clitics', (apart) => {
    for (const clitics of CLITICS) {
      expect(surfaces(clitics + together(apart)), clitics).toEqual(surfaces(clitics + apart));
    }
  });

  it.each(ALL)('%s: has ranges side by side, each holding its own word', (apart) => {
    expect(originals(`قال ${together(apart)}،`)).toEqual(['قال', ...apart.split(' ')]);
  });

  it('is found with marks, tatweel and hidden characters between its letters; marks stay with their letter', () => {
    const spelling = fc
      .constantFrom(...ALL)
      .chain((apart) =>
        fc.tuple(
          fc.constant(apart),
          fc.array(fc.constantFrom(...MARKS), { minLength: apart.length, maxLength: apart.length }),
        ),
      );
    fc.assert(
      fc.property(spelling, ([apart, marks]) => {
        const marked = apart
          .split(' ')
          .map((part, at) => [...part].map((letter, i) => letter + marks[(at + i) % marks.length]!).join(''));
        expect(originals(marked.join(''))).toEqual(marked);
        expect(surfaces(marked.join(''))).toEqual(surfaces(apart));
      }),
    );
  });

  it('may end in a ligature', () => {
    expect(tokenise('عبدﷲ')).toEqual([
      { start: 0, end: 3, surface: 'عبد' },
      { start: 3, end: 4, surface: 'الله' },
    ]);
    expect(surfaces('لعبداﷲ')).toEqual(['لعبد', 'الله']);
  });

  it('may have three parts', () => {
    expect(surfaces('وأبوعبدالرحمن')).toEqual(['وابو', 'عبد', 'الرحمن']);
    expect(surfaces('عبدالعبدالله')).toEqual(['عبد', 'العبد', 'الله']);
  });

  it('meets its parts by stem', () => {
    const stems = (text: string) => analyse(text).map((token) => token.stem);
    expect(stems('لعبدالله والعبدالكريم')).toEqual(stems('عبد الله عبد الكريم'));
    expect(stems('بأبوظبي')).toEqual(stems('أبو ظبي'));
  });

  it('is explained', () => {
    const rules = explain('أبوظبي').map(({ steps }) => steps.filter(({ kind }) => kind === 'rule'));
    expect(rules).toEqual([
      [
        { kind: 'rule', text: 'alef' },
        { kind: 'rule', text: 'compound' },
      ],
      [{ kind: 'rule', text: 'compound' }],
    ]);
    expect(explain('محمدﷺ').flatMap(({ steps }) => steps.map(({ text }) => text))).not.toContain('compound');
  });
});

describe('what only begins like a compound', () => {
  it.each([
    'أبوابها',
    'أبواب',
    'عبدة',
    'عبداله',
    'بورصات',
    'حضرموت',
    'بنغازي',
    'كيلوبايت',
    'الدين',
    'نيويورك',
  ])('%s stays one word', (word) => {
    expect(surfaces(word)).toHaveLength(1);
  });

  it('stays one word in other scripts', () => {
    expect(compoundCuts('facebook')).toEqual([]);
  });
});

describe('the list of compounds', () => {
  it('is sorted, in normal form, and has nothing twice', () => {
    expect(compounds.compounds).toEqual([...new Set(compounds.compounds)].sort());
    for (const apart of compounds.compounds) expect(surfaces(apart).join(' ')).toBe(apart);
  });

  it('says how it was made', () => {
    expect(compounds.about).toMatch(/written by hand.*rule of review/is);
  });

  it('holds nothing that an opening takes apart already', () => {
    const needless = compounds.compounds.filter((apart) =>
      compounds.opening.some((opening) => apart.startsWith(`${opening} ال`)),
    );
    expect(needless).toEqual([]);
  });
});

function checkText(text: string): void {
  const tokens = tokenise(text);
  tokens.forEach(({ start, end, surface }, at) => {
    expect(start).toBeLessThan(end);
    const next = tokens[at + 1];
    if (next === undefined || next.start !== end) return;
    // Tokens that touch are those of a compound: with a space between them they are the same.
    expect(surfaces(`${text.slice(start, end)} ${text.slice(next.start, next.end)}`)).toEqual([
      surface,
      next.surface,
    ]);
  });
}

describe('texts with compounds', () => {
  it('have ranges that touch where a word was taken apart', () => {
    const word = fc.oneof(
      fc.constantFrom(...ALL.map(together)),
      arabicWord(1, 5),
      fc.constantFrom(...CLITICS),
    );
    const glue = fc.constantFrom('', ' ', '،', '\u0640', '\u200C');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, glue), { maxLength: 6 }), (parts) => {
        checkText(parts.flat().join(''));
      }),
      { numRuns: 3_000 },
    );
  });

  it('have them in the sample archive', () => {
    for (const { title, body } of SAMPLES) checkText(`${title}\n${body}`);
  });

  it.skipIf(REAL_ARCHIVE === null)(`have them in 200 real articles${WHEN_ABSENT}`, async () => {
    for (const { title, body } of await realArticles(200, 151)) checkText(`${title}\n${body}`);
  });
});

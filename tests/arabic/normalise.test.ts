import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/arabic/tokenise.ts';
import { anyText } from './support.ts';

/** Blocks that news is written in, and those that decompose into them. */
const BLOCKS: readonly (readonly [string, number, number])[] = [
  ['Latin to Combining Marks', 0x0000, 0x036f],
  ['Hebrew to Arabic Extended-A', 0x0590, 0x08ff],
  ['Latin Extended Additional to Enclosed Alphanumerics', 0x1e00, 0x24ff],
  ['Arabic Presentation Forms to Halfwidth Forms', 0xfb00, 0xffff],
  ['Arabic Mathematical Symbols', 0x1ee00, 0x1eeff],
];

function contextsOf(character: string): string[] {
  return [
    character,
    `ب${character}`,
    `${character}ب`,
    `x${character}x`,
    `1${character}5`,
    `ا.${character}.ب`,
  ];
}

describe('normalising', () => {
  it.each(BLOCKS)('twice gives what once gives, for every character of %s', (_, first, last) => {
    for (let code = first; code <= last; code++) {
      for (const text of contextsOf(String.fromCodePoint(code))) {
        const once = normalise(text);
        if (normalise(once) !== once) expect(normalise(once), code.toString(16)).toBe(once);
      }
    }
  });

  it.each(BLOCKS)('gives one result for every spelling of the characters of %s', (_, first, last) => {
    for (let code = first; code <= last; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      for (const text of contextsOf(String.fromCodePoint(code))) {
        const expected = normalise(text);
        for (const form of ['NFC', 'NFD'] as const) {
          if (normalise(text.normalize(form)) === expected) continue;
          expect(normalise(text.normalize(form)), `${form} ${code.toString(16)}`).toBe(expected);
        }
      }
    }
  });

  it('twice gives what once gives, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives one result for composed and decomposed text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalise(text.normalize('NFC'))).toBe(normalise(text));
        expect(normalise(text.normalize('NFD'))).toBe(normalise(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives one result with and without hidden characters, wherever they stand', () => {
    const hidden = fc.constantFrom('\u200B', '\u200C', '\u200D', '\u200F', '\u2068', '\u00AD', '\uFEFF');
    fc.assert(
      fc.property(anyText, fc.array(fc.tuple(fc.nat(), hidden), { maxLength: 6 }), (text, insertions) => {
        const characters = [...text.toWellFormed()];
        for (const [at, character] of insertions)
          characters.splice(at % (characters.length + 1), 0, character);
        expect(normalise(characters.join(''))).toBe(normalise(text.toWellFormed()));
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives one result with and without tashkeel and tatweel after letters', () => {
    const marks = fc.array(fc.constantFrom(...'ًٌٍَُِّْٰـ'), { maxLength: 3 }).map((some) => some.join(''));
    fc.assert(
      fc.property(anyText, fc.array(marks, { minLength: 30, maxLength: 30 }), (text, some) => {
        let i = 0;
        const marked = text.replace(/\p{Script=Arabic}/gu, (letter) => letter + some[i++ % some.length]!);
        expect(normalise(marked)).toBe(normalise(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['مجلس الأمن', 'مجلس الامن'],
    ['مَجْلِس الأَمْن', 'مجلس الامن'],
    ['مجلـس الأمن', 'مجلس الامن'],
    ['مجلس اﻷمن', 'مجلس الامن'],
    ['مجلس الا\u0654من', 'مجلس الامن'],
    ['\u202Bمجلس\u202C الأمن', 'مجلس الامن'],
    ['ﻣﺠﻠﺲ ﺍﻷﻣﻦ', 'مجلس الامن'],
  ])('makes %j %j', (spelling, expected) => {
    expect(normalise(spelling)).toBe(expected);
  });
});

describe('presentation forms', () => {
  const forms = [
    [0xfb50, 0xfdff],
    [0xfe70, 0xfefc],
  ].flatMap(([first, last]) =>
    Array.from({ length: last! - first! + 1 }, (_, i) => String.fromCharCode(first! + i)),
  );

  it('that are letters are their compatibility letters, folded', () => {
    const letters = forms.filter((form) => /\p{L}/u.test(form.normalize('NFKC')));
    expect(letters.length).toBeGreaterThan(700);
    for (const form of letters) {
      const expected = normalise(form.normalize('NFKC'));
      if (normalise(form) !== expected) expect(normalise(form), form).toBe(expected);
    }
  });

  it('that stand for one word join the letters beside them', () => {
    const singles = forms.filter((form) => /^\p{L}+$/u.test(form.normalize('NFKC')));
    for (const form of singles) {
      const expected = normalise(`ب${form.normalize('NFKC')}ب`);
      if (normalise(`ب${form}ب`) !== expected) expect(normalise(`ب${form}ب`), form).toBe(expected);
    }
  });

  it('that are free-standing marks leave no trace', () => {
    for (const mark of [...'ﹰﹱﹲﹴﹶﹷﹸﹹﹺﹻﹼﹽﹾﹿﱞﱟﱠﱡﱢﱣﳲﳳﳴ']) expect(normalise(`ب${mark}ت`)).toBe('بت');
  });

  it('that are ornaments separate', () => {
    expect(normalise('قال﴾الله﴿نور')).toBe('قال الله نور');
  });
});

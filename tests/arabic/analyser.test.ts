import { describe, expect, it } from 'vitest';
import { analyse, explain, stemOf } from '../../src/arabic/analyser.ts';
import { isStopWord } from '../../src/arabic/particles.ts';
import { stem } from '../../src/arabic/stem.ts';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { SAMPLES } from '../support/samples.ts';

describe('analysing', () => {
  it('gives the tokens of the text with their stems and whether they are stop words', () => {
    expect(analyse('في المدينة، ٣ سيارات')).toEqual([
      { start: 0, end: 2, surface: 'في', stem: 'في', isStopWord: true },
      { start: 3, end: 10, surface: 'المدينه', stem: 'مدينه', isStopWord: false },
      { start: 12, end: 13, surface: '3', stem: '3', isStopWord: false },
      { start: 14, end: 20, surface: 'سيارات', stem: 'سيار', isStopWord: false },
    ]);
  });

  it('adds to the tokens of the sample archive only what the stemmer and the stop words say', () => {
    for (const { body } of SAMPLES) {
      expect(analyse(body)).toEqual(
        tokenise(body).map((token) => ({
          ...token,
          stem: stem(token.surface),
          isStopWord: isStopWord(token.surface),
        })),
      );
    }
  });

  it('gives the same stems after more words than it remembers', () => {
    const words = Array.from(
      { length: 60_000 },
      (_, i) => `ال${String(i).replace(/\d/g, (digit) => 'حدرزسشصضطظ'[Number(digit)]!)}ات`,
    );
    for (const word of words) expect(stemOf(word)).toBe(stem(word));
    for (const word of words.slice(0, 1_000)) expect(stemOf(word)).toBe(stem(word));
    expect(stemOf('والمسلمين')).toBe('مسلم');
  });
});

describe('explaining', () => {
  it('says of each token what it was, what it became, and by which steps', () => {
    expect(explain('وَالسَّيَّارَاتُ')).toEqual([
      {
        start: 0,
        end: 16,
        original: 'وَالسَّيَّارَاتُ',
        surface: 'والسيارات',
        stem: 'سيار',
        isStopWord: false,
        steps: [
          { kind: 'rule', text: 'tashkeel' },
          { kind: 'prefix', text: 'و' },
          { kind: 'prefix', text: 'ال' },
          { kind: 'suffix', text: 'ات' },
        ],
      },
    ]);
  });

  it.each<[string, string, string]>([
    ['a stop word', 'إلى', 'rule final alef maksura kept, rule alef, stop word الى'],
    ['a name', 'لإيران', 'rule alef, prefix ل, name ايران'],
    ['first letters of its own', 'وزيرها', 'own initial وزيرها, suffix ها'],
    ['last letters of its own', 'القانون', 'prefix ال, own final قانون'],
    ['a teh before a pronoun', 'حكومتها', 'suffix ها, suffix ت'],
    [
      'a number',
      '١٬٥٠٠٫٥',
      'rule digits, rule thousands separators, rule decimal separator, not Arabic 1500.5',
    ],
    ['a grouped number', '1.500.000', 'rule thousands separators, not Arabic 1500000'],
    ['nothing at all', 'رجل', ''],
  ])('%s', (_, word, expected) => {
    const [token] = explain(word);
    const said = token!.steps.map(({ kind, text }) => `${kind} ${text}`);
    expect(said.sort()).toEqual(expected.split(', ').filter(Boolean).sort());
  });

  it('gives the same surfaces and stems as analysing, on the sample archive', () => {
    for (const { title, body } of SAMPLES.slice(0, 30)) {
      const text = `${title}\n${body}`;
      expect(explain(text).map(({ original: _, steps: __, ...token }) => token)).toEqual(analyse(text));
    }
  });

  it('names a rule or a step for every token that is not as it was', () => {
    for (const { body } of SAMPLES) {
      for (const { original, stem: found, steps } of explain(body)) {
        if (original !== found) expect(steps.length, original).toBeGreaterThan(0);
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import final from '../../src/arabic/data/final.json' with { type: 'json' };
import initial from '../../src/arabic/data/initial.json' with { type: 'json' };
import joined from '../../src/arabic/data/joined.json' with { type: 'json' };
import names from '../../src/arabic/data/names.json' with { type: 'json' };
import stopWords from '../../src/arabic/data/stop-words.json' with { type: 'json' };
import { type StemStep, stem } from '../../src/arabic/stem.ts';
import { FINAL_IS_OWN, INITIAL_IS_OWN, JOINED, NAMES, STOP_WORDS } from './lexicon.ts';
import { surface, surfaces, wordsOf } from './support.ts';

const LISTS: Readonly<Record<string, readonly string[]>> = {
  final: final.words,
  initial: initial.words,
  joined: joined.words,
  names: names.words,
  'function words': stopWords.functionWords,
  'question words': stopWords.questionWords,
};

function stepsOf(word: string): StemStep[] {
  const steps: StemStep[] = [];
  stem(word, steps);
  return steps;
}

function kindsOf(word: string): string[] {
  return stepsOf(word).map(({ kind }) => kind);
}

describe.each(Object.entries(LISTS))('the list of %s', (_, lines) => {
  const words = lines.flatMap((line) => line.split(' '));

  it('is sorted, twelve words a line, so that a change is easy to review', () => {
    expect(words).toEqual([...words].sort());
    expect(lines.slice(0, -1).every((line) => line.split(' ').length === 12)).toBe(true);
  });

  it('holds no word twice', () => {
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });

  it('holds words in normal form', () => {
    expect(words.filter((word) => surfaces(word).join(' ') !== word)).toEqual([]);
  });
});

it('every list says what it holds', () => {
  for (const { about } of [final, initial, joined, names, stopWords]) {
    expect(about.length).toBeGreaterThan(80);
    expect(about).toMatch(/normal form/i);
  }
});

describe('words whose first letters are their own', () => {
  it('begin with what looks like a clitic: others need no protection', () => {
    expect([...INITIAL_IS_OWN].filter((word) => !/^(ال|[وفبكل])/.test(word))).toEqual([]);
  });

  it('lose no first letter', () => {
    const shortened = [...INITIAL_IS_OWN].filter((word) => kindsOf(word).includes('prefix'));
    expect(shortened).toEqual([]);
  });

  it('lose none with pronouns either', () => {
    const shortened = [...INITIAL_IS_OWN]
      .filter((word) => word.length > 2 && !STOP_WORDS.has(word) && /[^هيا]$/.test(word))
      .flatMap((word) => [`${word}ها`, `${word}هم`])
      .filter((form) => !STOP_WORDS.has(form) && !JOINED.has(form) && kindsOf(form).includes('prefix'));
    expect(shortened).toEqual([]);
  });
});

describe('words whose last letters are their own', () => {
  const SHORT_FEMININE = /^..ه$/;

  it('look as if they had an ending, or end in a teh of their own', () => {
    expect([...FINAL_IS_OWN].filter((word) => !/[اتكنهمويى]$/.test(word))).toEqual([]);
  });

  it('stay whole after the article', () => {
    expect([...FINAL_IS_OWN].filter((word) => stem(`ال${word}`) !== word)).toEqual([]);
  });

  it('would be shortened if they were not listed, short feminines and words in teh aside', () => {
    const safe = [...FINAL_IS_OWN].filter(
      (word) => !SHORT_FEMININE.test(word) && !word.endsWith('ت') && word.length < 4,
    );
    expect(safe).toEqual([]);
  });

  it('are what the plural and the forms with pronouns of a listed feminine become', () => {
    const feminines = [...FINAL_IS_OWN].filter(
      (word) => word.endsWith('ه') && !/^(ال|[وفبكل])|[اوي]ه$/.test(word),
    );
    expect(feminines.length).toBeGreaterThan(100);
    for (const feminine of feminines) {
      const opened = `${feminine.slice(0, -1)}ت`;
      for (const form of [`${opened}ها`, `${opened}هم`, `${opened}ه`, `${opened}ين`, `${opened}ان`]) {
        expect(stem(form), form).toBe(feminine);
      }
    }
  });

  it('in teh keep it before pronouns and before a teh marbuta', () => {
    const words = [...FINAL_IS_OWN].filter((word) => word.endsWith('ت') && !word.endsWith('ات'));
    expect(words.length).toBeGreaterThan(30);
    for (const word of words) {
      for (const form of [`ال${word}ها`, `ال${word}ه`, `ال${word}ين`]) expect(stem(form), form).toBe(word);
    }
  });
});

describe('names', () => {
  it('stay whole, with the article and without', () => {
    for (const name of NAMES) {
      if (STOP_WORDS.has(name)) continue;
      expect(stem(name)).toBe(name);
      expect(stem(`ال${name}`)).toBe(name);
    }
  });

  it('are no stop words, but for three that are also everyday words', () => {
    expect([...NAMES].filter((name) => STOP_WORDS.has(name)).sort()).toEqual(wordsOf('الان كيف لولا').sort());
  });
});

describe('clitics joined to a word', () => {
  it('are taken off', () => {
    for (const word of JOINED) {
      const kinds = kindsOf(word);
      expect(kinds[0], word).toBe('prefix');
      expect(kinds, word).not.toContain('own initial');
    }
  });

  it('spell a form of a word with own first letters: others need no listing', () => {
    const own = [...INITIAL_IS_OWN, ...NAMES];
    const needless = [...JOINED].filter((word) => {
      const forms = [word, word.slice(1)];
      return !own.some((one) => forms.some((form) => form.startsWith(one.replace(/[هء]$/, ''))));
    });
    expect(needless).toEqual([]);
  });

  it('are not listed as words or names', () => {
    const twice = [...JOINED].filter(
      (word) => INITIAL_IS_OWN.has(word) || NAMES.has(word) || FINAL_IS_OWN.has(word),
    );
    expect(twice).toEqual([]);
  });
});

describe('stop words', () => {
  it('are not in two lists', () => {
    const functionWords = new Set(stopWords.functionWords.flatMap((line) => line.split(' ')));
    const both = stopWords.questionWords
      .flatMap((line) => line.split(' '))
      .filter((word) => functionWords.has(word));
    expect(both).toEqual([]);
  });

  it.each(
    wordsOf('في من على إلى عن مع هذا هذه الذي التي كان وكان لكن أن إن قد لم لن هل ماذا متى كيف أين لماذا ال'),
  )('hold %s', (word) => {
    expect(STOP_WORDS.has(surface(word))).toBe(true);
  });

  it.each(wordsOf('رئيس الأم علي إيان مجلس اليوم مدينة مليون'))('do not hold %s', (word) => {
    expect(STOP_WORDS.has(surface(word))).toBe(false);
  });

  it('end in alef maksura only where a yeh would make another word', () => {
    const bare = [...STOP_WORDS]
      .filter((word) => word.endsWith('ى'))
      .map((word) => word.replace(/^[وف]/, ''));
    expect([...new Set(bare)].sort()).toEqual(wordsOf('الى حتى على لدى متى').sort());
  });
});

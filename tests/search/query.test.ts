import { describe, expect, it } from 'vitest';
import { BadQueryError } from '../../src/errors.ts';
import { LONGEST_QUERY, MOST_WORDS } from '../../src/query/limits.ts';
import { parseQuery, type QueryPhrase, type QueryWord, scoringWords } from '../../src/search/words/query.ts';

const surfaces = (words: readonly QueryWord[]) => words.map((word) => word.surface);
const phrases = (list: readonly QueryPhrase[]) => list.map((phrase) => surfaces(phrase.words).join(' '));

function reasonOf(typed: string): string {
  try {
    parseQuery(typed);
  } catch (error) {
    if (error instanceof BadQueryError) return error.reason;
    throw error;
  }
  return 'accepted';
}

describe('a query', () => {
  it('wants every word, in normal form, once', () => {
    expect(surfaces(parseQuery('مَجْلِس الأمن مجلـس').words)).toEqual(['مجلس', 'الامن']);
  });

  it('keeps words as they were typed, to name the missing ones', () => {
    expect(parseQuery(' الأَمْن ').words[0]!.original).toBe('الأَمْن');
  });

  it.each([['"مجلس الأمن"'], ['«مجلس الأمن»'], ['“مجلس الأمن”']])('takes %s as an exact phrase', (typed) => {
    const query = parseQuery(typed);
    expect(phrases(query.phrases)).toEqual(['مجلس الامن']);
    expect(query.words).toEqual([]);
  });

  it('takes a phrase anywhere among words', () => {
    const query = parseQuery('قرار "مجلس الأمن" جديد');
    expect(surfaces(query.words)).toEqual(['قرار', 'جديد']);
    expect(phrases(query.phrases)).toEqual(['مجلس الامن']);
  });

  it('takes a quotation mark without its partner as nothing', () => {
    const query = parseQuery('مجلس "الأمن');
    expect(surfaces(query.words)).toEqual(['مجلس', 'الامن']);
    expect(query.phrases).toEqual([]);
  });

  it('takes an empty phrase as nothing', () => {
    expect(parseQuery('مجلس "" «»').phrases).toEqual([]);
  });

  it.each([['="أحمد"'], ['=«أحمد»'], ['=“أحمد”']])('takes %s as a word wanted exactly as typed', (typed) => {
    const query = parseQuery(`قال ${typed}`);
    expect(query.words.map(({ original, isExact }) => [original, isExact])).toEqual([
      ['قال', false],
      ['أحمد', true],
    ]);
    expect(query.phrases).toEqual([]);
  });

  it('takes several words after an equals sign as a phrase, and an equals sign elsewhere as nothing', () => {
    expect(phrases(parseQuery('="مجلس الأمن"').phrases)).toEqual(['مجلس الامن']);
    expect(parseQuery('="مجلس الأمن"').phrases[0]!.words.every(({ isExact }) => isExact)).toBe(true);
    expect(parseQuery('مجلس=الأمن = "قرار" =قرار').words.map(({ isExact }) => isExact)).toEqual([
      false,
      false,
      false,
    ]);
    expect(phrases(parseQuery('مجلس= "قرار"').phrases)).toEqual(['قرار']);
  });

  it('excludes an exact word after a minus', () => {
    const [word] = parseQuery('أحمد -="احمد"').excludedWords;
    expect(word).toMatchObject({ original: 'احمد', isExact: true });
  });

  it('wants every word exactly, stop words too, when it is told so', () => {
    const { words } = parseQuery('في الوزير', { exact: true });
    expect(words.map(({ surface, isExact }) => [surface, isExact])).toEqual([
      ['في', true],
      ['الوزير', true],
    ]);
  });

  it('finds alternatives of words, none of exact words, phrases and what is excluded', () => {
    const alternatives = (typed: string) => {
      const { words, phrases: all, excludedWords } = parseQuery(typed);
      return [...words, ...all.flatMap((phrase) => phrase.words), ...excludedWords].map((word) =>
        word.alternatives.map(({ term }) => term),
      );
    };
    expect(alternatives('وزير مجلس "وزير خارجية" ="وزير" -وزير')).toEqual([
      ['وزراء'],
      ['مجالس'],
      [],
      [],
      [],
      [],
    ]);
  });

  it('keeps a word with its alternatives where a phrase has it too', () => {
    const query = parseQuery('"وزير خارجية" وزير');
    expect(scoringWords(query).map(({ alternatives }) => alternatives.length)).toEqual([1, 0]);
  });

  it('excludes words and phrases after a minus', () => {
    const query = parseQuery('مجلس -وزراء -"الأمن القومي"');
    expect(surfaces(query.excludedWords)).toEqual(['وزراء']);
    expect(phrases(query.excludedPhrases)).toEqual(['الامن القومي']);
  });

  it('takes a hyphen inside a word as part of the writing, not as an exclusion', () => {
    const query = parseQuery('أبو-ظبي 2025-2026');
    expect(query.excludedWords).toEqual([]);
    expect(surfaces(query.words)).toEqual(['ابو', 'ظبي', '2025', '2026']);
  });

  it('leaves out stop words where there are others', () => {
    expect(surfaces(parseQuery('ماذا قال في مجلس الأمن').words)).toEqual(['قال', 'مجلس', 'الامن']);
  });

  it('keeps stop words where there is nothing else to go by', () => {
    expect(surfaces(parseQuery('من هو').words)).toEqual(['من', 'هو']);
  });

  it('keeps particles with clitics or pronouns beside a single word, but for what is excluded', () => {
    const words = (typed: string) => surfaces(parseQuery(typed).words);
    expect(words('ويدعى بأننا')).toEqual(['ويدعي', 'باننا']);
    expect(words('انفراج وفيها من')).toEqual(['انفراج', 'وفيها']);
    expect(words('انفراج في')).toEqual(['انفراج']);
    expect(words('انفراج سياسي وفيها')).toEqual(['انفراج', 'سياسي']);
    expect(words('"انفراج سياسي" قريب وفيها')).toEqual(['قريب']);
    expect(surfaces(parseQuery('مجلس -خبر -وفيها').excludedWords)).toEqual(['خبر']);
  });

  it('keeps stop words inside a phrase', () => {
    expect(phrases(parseQuery('"من أجل السلام"').phrases)).toEqual(['من اجل السلام']);
  });

  it('excludes a stop word when told to', () => {
    expect(surfaces(parseQuery('مجلس -في').excludedWords)).toEqual(['في']);
  });

  it('ignores punctuation and emoji around words', () => {
    expect(surfaces(parseQuery('؟مجلس، (الأمن)! 🙂').words)).toEqual(['مجلس', 'الامن']);
  });
});

describe('a query is refused', () => {
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['؟!', 'empty'],
    ['""', 'empty'],
    ['-', 'empty'],
  ])('when it has nothing to look for: %j', (typed, reason) => {
    expect(reasonOf(typed)).toBe(reason);
  });

  it('one character above the limit, not at it', () => {
    expect(reasonOf('ك'.repeat(LONGEST_QUERY))).toBe('accepted');
    expect(reasonOf('ك'.repeat(LONGEST_QUERY + 1))).toBe('too-long');
  });

  it('one word above the limit, not at it, counting words of phrases and exclusions', () => {
    const words = (count: number) => Array.from({ length: count }, (_, i) => String(i)).join(' ');
    expect(reasonOf(words(MOST_WORDS))).toBe('accepted');
    expect(reasonOf(words(MOST_WORDS + 1))).toBe('too-many-words');
    expect(reasonOf(`"${words(MOST_WORDS)}" -زائد`)).toBe('too-many-words');
  });

  it('with a message that says what to do', () => {
    expect(() => parseQuery('؟!')).toThrow('type at least one letter or digit');
    expect(() => parseQuery('ك'.repeat(300))).toThrow(
      'The query has 300 characters; 256 are the most. Shorten it.',
    );
  });
});

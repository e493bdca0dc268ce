/** The lists of words that stand for one another, in the compact form that searches read. */
import brokenPlurals from '../src/arabic/data/broken-plurals.json' with { type: 'json' };
import equivalents from '../src/arabic/data/equivalents.json' with { type: 'json' };
import foreignNames from '../src/arabic/data/foreign-names.json' with { type: 'json' };
import hamzas from '../src/arabic/data/hamza-words.json' with { type: 'json' };
import { fold } from '../src/arabic/fold.ts';
import { ALEF, HAMZA, LAM, WAW, YEH, YEH_HAMZA } from '../src/arabic/letters.ts';
import { stem } from '../src/arabic/stem.ts';
import { wordsOfLines } from './arabic-tables.ts';

const ARTICLE = ALEF + LAM;

export interface JoinedLists {
  readonly _about: string;
  /**
   * Groups with a semicolon between: the kind of group (p, n or e), then its words in ordinary spelling, with spaces
   * between. Of plurals the singular comes first.
   */
  readonly groups: string;
  /**
   * By second letter (half of all plurals begin with an alef), words in normal form, each after a semicolon and followed
   * by the numbers of its groups, a space before each. A semicolon ends the text.
   */
  readonly index: Readonly<Record<string, string>>;
  /**
   * By second letter, words typed without their hamzas and stems of them, each after a semicolon and followed by what they
   * are with them, a space before each. A semicolon ends the text.
   */
  readonly hamzas: Readonly<Record<string, string>>;
}

export function joinedLists(): JoinedLists {
  const plurals = Object.entries<readonly string[]>(brokenPlurals.plurals);
  const groups = [
    ...plurals.map(([singular, forms]) => ['p', singular, ...forms]),
    ...foreignNames.groups.map((spellings) => ['n', ...spellings]),
    ...equivalents.pairs.map(({ a, b }) => ['e', a, b]),
  ];
  return {
    _about:
      'Made by scripts/word-groups.ts from broken-plurals.json, foreign-names.json, equivalents.json and hamza-words.json in src/arabic/data: change those.',
    groups: groups.map((group) => group.join(' ')).join(';'),
    index: indexOf(groups.map(([, ...words]) => words)),
    hamzas: hamzaIndex(wordsOfLines(hamzas.words)),
  };
}

/** Letter by letter: the words are of ordinary letters, which all become one letter. */
function folded(word: string): string {
  return String.fromCharCode(...[...word].map((letter) => fold(letter.charCodeAt(0))));
}

function indexOf(groups: readonly (readonly string[])[]): Record<string, string> {
  const numbers = new Map<string, number[]>();
  groups.forEach((words, number) => {
    for (const word of words.map(folded)) numbers.set(word, [...(numbers.get(word) ?? []), number]);
  });
  return bySecondLetter(numbers);
}

function hamzaIndex(words: readonly string[]): Record<string, string> {
  const entries = new Map<string, string[]>();
  const add = (typed: string, own: string) => {
    const known = entries.get(typed) ?? [];
    // A first letter that was taken for a clitic is not to be put back before another.
    if (typed !== own && typed[0] === own[0] && !known.includes(own)) entries.set(typed, [...known, own]);
  };
  for (const word of words.map(folded)) {
    for (const typed of withoutHamzas(word)) {
      add(typed, word);
      add(stem(typed), stem(word));
      add(stem(ARTICLE + typed), stem(word));
    }
  }
  return bySecondLetter(entries);
}

/** A folded word as it is typed in haste. */
function withoutHamzas(word: string): string[] {
  const seats = [WAW, YEH].map((bare) => word.replaceAll(YEH_HAMZA, bare));
  return word.endsWith(HAMZA) ? [...seats, ...[word, ...seats].map((one) => one.slice(0, -1))] : seats;
}

function bySecondLetter(entries: ReadonlyMap<string, readonly (string | number)[]>): Record<string, string> {
  const index: Record<string, string> = {};
  for (const [word, own] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    index[word[1]!] = `${index[word[1]!] ?? ';'}${[word, ...own].join(' ')};`;
  }
  return index;
}

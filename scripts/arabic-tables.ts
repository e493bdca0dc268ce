/** The word lists of the analyser and the letters of everyday text, in the compact form that analysing reads. */
import compounds from '../src/arabic/data/compounds.json' with { type: 'json' };
import final from '../src/arabic/data/final.json' with { type: 'json' };
import initial from '../src/arabic/data/initial.json' with { type: 'json' };
import joined from '../src/arabic/data/joined.json' with { type: 'json' };
import names from '../src/arabic/data/names.json' with { type: 'json' };
import particles from '../src/arabic/data/particles.json' with { type: 'json' };
import stopWords from '../src/arabic/data/stop-words.json' with { type: 'json' };
import suffixes from '../src/arabic/data/suffixes.json' with { type: 'json' };
import { foldByRules, OF_CLASSES } from '../src/arabic/fold.ts';
import * as K from '../src/arabic/kinds.ts';
import { ALEF, LAM } from '../src/arabic/letters.ts';
import { adjectivesOf } from '../src/arabic/nisba.ts';

export interface ArabicTables {
  readonly _about: string;
  /** By length, the words of that length in one text, by code unit; of length 0 none. */
  readonly words: readonly string[];
  /** By length, a character for each word: its place in {@link combinations}, counted from the exclamation mark. */
  readonly kinds: readonly string[];
  /** Sets of kinds that words have, as bits of `kinds.ts`. */
  readonly combinations: readonly number[];
  readonly compounds: {
    /** Written apart, with line breaks between. */
    readonly apart: string;
    /** Letters of the shortest one, written together. */
    readonly shortest: number;
    /** Words that open a compound with any word that has the article. */
    readonly openings: readonly string[];
    /** The first two letters of all, one pair after the other. */
    readonly pairs: string;
    /** The first four letters of all. */
    readonly beginnings: string;
  };
  readonly particles: {
    /** Each between spaces. */
    readonly pronouns: string;
    /** Their last letters. */
    readonly pronounEnds: string;
    readonly longestPronoun: number;
    /** One letter each. */
    readonly prepositions: string;
    /** Letters of the longest form that a particle may have. */
    readonly longestForm: number;
  };
  /**
   * What the characters of everyday text fold to, by the first code unit of a stretch: the folded letter, or a character
   * of `OF_CLASSES` for what is none.
   */
  readonly folded: Readonly<Record<string, string>>;
}

const ARTICLE = ALEF + LAM;
const COMPOUNDS = compounds.compounds.map((apart) => apart.replaceAll(' ', ''));
const PRONOUNS = wordsOfLines(particles.pronouns);
const CODE_OF_FIRST = 0x21;
/** ASCII, Latin-1, the Arabic block, general punctuation, each with its last code unit. */
const STRETCHES = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x600, 0x6ff],
  [0x2000, 0x206f],
] as const;

/** The words of a list, which stand several to a line. */
export function wordsOfLines(lines: readonly string[]): string[] {
  return lines.join(' ').split(' ');
}

export function arabicTables(): ArabicTables {
  const kinds = kindsOfWords();
  const combinations = [...new Set(kinds.values())].sort((a, b) => a - b);
  const byLength = Array.from({ length: longest([...kinds.keys()]) + 1 }, (_, length) =>
    [...kinds.keys()].filter((word) => word.length === length).sort(),
  );
  const letterOf = (word: string) =>
    String.fromCharCode(CODE_OF_FIRST + combinations.indexOf(kinds.get(word)!));
  const beginnings = compoundBeginnings();
  return {
    _about:
      'Made by scripts/word-groups.ts from the lists in src/arabic/data and folding-rules.ts: change those.',
    words: byLength.map((words) => words.join('')),
    kinds: byLength.map((words) => words.map(letterOf).join('')),
    combinations,
    compounds: {
      apart: compounds.compounds.join('\n'),
      shortest: Math.min(...COMPOUNDS.map(({ length }) => length)),
      openings: compounds.opening,
      pairs: [...new Set(beginnings.map((word) => word.slice(0, 2)))].join(''),
      beginnings: [...new Set(beginnings)].join(''),
    },
    particles: {
      pronouns: ` ${PRONOUNS.join(' ')} `,
      pronounEnds: [...new Set(PRONOUNS.map((pronoun) => pronoun.at(-1)!))].join(''),
      longestPronoun: longest(PRONOUNS),
      prepositions: wordsOfLines(particles.prepositions).join(''),
      longestForm: longestParticle(),
    },
    folded: Object.fromEntries(STRETCHES.map(([first, last]) => [first, foldedStretch(first, last)])),
  };
}

function kindsOfWords(): Map<string, number> {
  const kinds = new Map<string, number>();
  const add = (words: readonly string[], kind: number) => {
    for (const word of words) kinds.set(word, (kinds.get(word) ?? 0) | kind);
  };
  const own = [...wordsOfLines(initial.words), ...wordsOfLines(names.words)];
  const places = wordsOfLines(suffixes.places);
  add(wordsOfLines(initial.words), K.OWN_INITIAL);
  add(wordsOfLines(final.words), K.OWN_FINAL);
  add(wordsOfLines(names.words), K.NAME);
  add(wordsOfLines(joined.words), K.JOINED_CLITICS);
  add(stopWordList(), K.STOP);
  add(places, K.PLACE);
  add(places.flatMap(adjectivesOf), K.ADJECTIVE_OF_PLACE);
  add(wordsOfLines(suffixes.shortNouns), K.SHORT_NOUN);
  add(wordsOfLines(suffixes.counted), K.COUNTED);
  add(wordsOfLines(particles.takePronouns), K.TAKES_PRONOUN);
  add(wordsOfLines(particles.takePrepositions), K.TAKES_PREPOSITION);
  add(wordsOfLines(particles.whole), K.WHOLE_PARTICLE);
  add(wordsOfLines(particles.noParticles), K.NO_PARTICLE);
  add(COMPOUNDS, K.COMPOUND);
  // No form of a word changes more than its last letter and what follows.
  add(
    own.map((word) => word.slice(0, Math.max(2, Math.min(3, word.length - 1)))),
    K.BEGINS_OWN_INITIAL,
  );
  add(particleBeginnings(), K.BEGINS_PARTICLE);
  return kinds;
}

function stopWordList(): string[] {
  return [...wordsOfLines(stopWords.functionWords), ...wordsOfLines(stopWords.questionWords)];
}

function compoundBeginnings(): string[] {
  const opening = compounds.opening.map((word) => word + ARTICLE);
  return [...COMPOUNDS, ...opening].map((word) => word.slice(0, 4));
}

/** A particle of one letter begins with the letter of a pronoun after it. */
function particleBeginnings(): string[] {
  return wordsOfLines(particles.takePronouns).flatMap((word) =>
    word.length > 1 ? [word.slice(0, 2)] : PRONOUNS.map((pronoun) => word + pronoun[0]!),
  );
}

function longest(words: readonly string[]): number {
  return Math.max(...words.map(({ length }) => length));
}

function longestParticle(): number {
  const withPronoun = longest(wordsOfLines(particles.takePronouns)) + longest(PRONOUNS);
  const withPreposition = 1 + longest(wordsOfLines(particles.takePrepositions));
  return 1 + Math.max(longest(stopWordList()), withPronoun, withPreposition);
}

function foldedStretch(first: number, last: number): string {
  const codes = Array.from({ length: last - first + 1 }, (_, i) => foldByRules(first + i));
  return codes.map((code) => OF_CLASSES[code] ?? String.fromCharCode(code)).join('');
}

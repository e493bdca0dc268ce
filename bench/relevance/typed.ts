/**
 * TYPED: queries spelt as people type them. Each variation is a set of its own; a query that a variation leaves as it
 * is does not belong to its set.
 */
import keyboard from './data/keyboard.json' with { type: 'json' };
import { brokenPlurals, soundPlural } from './number.ts';
import { pick, type Random } from './random.ts';
import { keyOf, type WordCounts } from './words.ts';

/** A word typed otherwise, or null where the variation has nothing to change. */
type WordChange = (word: string, random: Random, counts: WordCounts) => string | null;

/** A change of a whole query, or null. */
export type Variation = (query: string, random: Random, counts: WordCounts) => string | null;

/** Words a slip or clitic is worth trying on. */
const LEAST_LETTERS = 4;
/** A dropped clitic must leave a word of the archive. */
const LEAST_ARTICLES = 5;

/** Changes every word that can be changed. */
function everyWord(change: WordChange): Variation {
  return (query, random, counts) => {
    const changed = query.split(' ').map((word) => change(word, random, counts) ?? word);
    return differing(query, changed.join(' '));
  };
}

/** Changes one word of those that can be changed. */
function oneWord(change: WordChange): Variation {
  return (query, random, counts) => {
    const words = query.split(' ');
    const left = words.map((_, i) => i);
    while (left.length > 0) {
      const [at] = left.splice(random(left.length), 1);
      const changed = change(words[at!]!, random, counts);
      if (changed !== null && changed !== words[at!]) return words.with(at!, changed).join(' ');
    }
    return null;
  };
}

function differing(before: string, after: string): string | null {
  return before === after ? null : after;
}

function replacing(pattern: RegExp, replacement: string): WordChange {
  return (word) => differing(word, word.replace(pattern, replacement));
}

function insertingAfter(letters: RegExp, marks: readonly string[]): WordChange {
  return (word, random) => word.replace(letters, (letter) => letter + pick(marks, random)!);
}

const ALEF = '\u0627';
const LAM = '\u0644';
const WAW = '\u0648';
const FEH = '\u0641';
const BEH = '\u0628';
const ARTICLE = ALEF + LAM;
const FATHA_TO_KASRA = ['\u064E', '\u064F', '\u0650', '\u0652', '\u0651\u064E'];
/** A letter that joins the next one, where another letter follows. */
const JOINED = /[\u0626\u0628\u062A-\u062E\u0633-\u063A\u0641-\u0647\u064A](?=[\u0621-\u064A])/g;
const CONSONANT = /[\u0628\u062A-\u063A\u0641-\u0647](?=[\u0621-\u064A])/g;
const LAM_ALEF = new Map([
  [LAM + ALEF, '\uFEFB'],
  [`${LAM}\u0623`, '\uFEF7'],
  [`${LAM}\u0625`, '\uFEF9'],
  [`${LAM}\u0622`, '\uFEF5'],
]);
const ALLAH = '\u0627\u0644\u0644\u0647';
const ALLAH_LIGATURE = '\uFDF2';
const NEIGHBOURS = neighboursOf(keyboard.rows);

function neighboursOf(rows: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const neighbours = rows.flatMap((row, y) =>
    [...row].map((letter, x) => {
      const beside = [row[x - 1], row[x + 1], rows[y - 1]?.[x], rows[y + 1]?.[x]];
      return [letter, beside.filter((other) => other !== undefined && other !== ' ') as string[]] as const;
    }),
  );
  return new Map(neighbours);
}

/** Changes a word at some place inside it; the first letter is seldom mistyped. */
function slip(change: (word: string, at: number, random: Random) => string | null): WordChange {
  return (word, random) =>
    word.length < LEAST_LETTERS ? null : change(word, 1 + random(word.length - 2), random);
}

function withNeighbour(word: string, at: number, random: Random): string | null {
  const letter = pick(NEIGHBOURS.get(word[at]!) ?? [], random);
  return letter === undefined ? null : word.slice(0, at) + letter + word.slice(at + 1);
}

/** What is added must make a word of the archive. */
function withClitic(clitics: readonly string[]): WordChange {
  return (word, random, counts) => {
    if (word.length < LEAST_LETTERS) return null;
    const clitic = pick(clitics, random)!;
    // The preposition lam and the article are written as two lams.
    const joined = clitic === LAM && word.startsWith(ARTICLE) ? LAM + word.slice(1) : clitic + word;
    return counts.textsWith(keyOf(joined)) >= LEAST_ARTICLES ? joined : null;
  };
}

function withoutArticle(word: string, _random: Random, counts: WordCounts): string | null {
  if (!word.startsWith(ARTICLE)) return null;
  const bare = word.slice(ARTICLE.length);
  return counts.textsWith(keyOf(bare)) >= LEAST_ARTICLES ? bare : null;
}

/** A conjunction or preposition is taken for one where the word without it is the commoner word. */
function withoutClitic(word: string, _random: Random, counts: WordCounts): string | null {
  if (![WAW, FEH, BEH, LAM].includes(word[0]!) || word.length <= LEAST_LETTERS) return null;
  const bare = word.startsWith(LAM + LAM) ? ARTICLE + word.slice(2) : word.slice(1);
  return counts.textsWith(keyOf(bare)) > 5 * counts.textsWith(keyOf(word)) ? bare : null;
}

export const VARIATIONS: Readonly<Record<string, Variation>> = {
  'bare-alef': everyWord(replacing(/[\u0622\u0623\u0625]/g, ALEF)),
  'heh-for-teh-marbuta': everyWord(replacing(/\u0629$/, '\u0647')),
  'yeh-for-alef-maksura': everyWord(replacing(/\u0649$/, '\u064A')),
  'alef-maksura-for-yeh': everyWord(replacing(/\u064A$/, '\u0649')),
  'hamza-seat-exchanged': everyWord((word) =>
    differing(
      word,
      word.replace(/[\u0624\u0626]/g, (seat) => (seat === '\u0624' ? '\u0626' : '\u0624')),
    ),
  ),
  'hamza-seat-bare': everyWord((word) =>
    differing(word, word.replace(/\u0624/g, WAW).replace(/\u0626/g, '\u064A')),
  ),
  'final-hamza-dropped': everyWord(replacing(/(?<=\u0627)\u0621$/, '')),
  diacritics: everyWord(insertingAfter(CONSONANT, FATHA_TO_KASRA)),
  tatweel: oneWord((word, random, counts) =>
    differing(word, insertingAfter(JOINED, ['', '', '\u0640', '\u0640\u0640'])(word, random, counts)!),
  ),
  ligatures: everyWord((word) =>
    differing(
      word,
      word
        .replace(ALLAH, ALLAH_LIGATURE)
        .replace(/\u0644[\u0627\u0622\u0623\u0625]/g, (pair) => LAM_ALEF.get(pair)!),
    ),
  ),
  'slip-neighbour': oneWord(slip(withNeighbour)),
  'slip-dropped': oneWord(slip((word, at) => word.slice(0, at) + word.slice(at + 1))),
  'slip-doubled': oneWord(slip((word, at) => word.slice(0, at) + word[at]! + word.slice(at))),
  'slip-swapped': oneWord(
    slip((word, at) => word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2)),
  ),
  'article-added': oneWord(withClitic([ARTICLE])),
  'article-dropped': everyWord(withoutArticle),
  'clitic-added': oneWord(withClitic([WAW, FEH, BEH, LAM])),
  'clitic-dropped': everyWord(withoutClitic),
  'singular-for-sound-plural': everyWord(soundPlural),
  'singular-for-broken-plural': everyWord((word) => brokenPlurals.singularOf(word)),
  'broken-plural-for-singular': everyWord((word) => brokenPlurals.pluralOf(word)),
};

/** For variations of words too rare to be met by chance: what a query must have. */
export const WANTED_WORDS: Readonly<Record<string, (word: string) => boolean>> = {
  'singular-for-broken-plural': (word) => brokenPlurals.singularOf(word) !== null,
  'broken-plural-for-singular': (word) => brokenPlurals.pluralOf(word) !== null,
};

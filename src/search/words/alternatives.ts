/**
 * Words a query word may be exchanged for: its broken plural or its singular, other spellings of a name, another word for
 * the same thing. They come from reviewed lists, are found by text alone, and weigh less than the word itself.
 */
import { analyse, stemOf } from '../../arabic/analyser.ts';
import { ARTICLE, bareForms, isFormOf } from './clitic-forms.ts';
import lists from './word-groups.json' with { type: 'json' };

/**
 * What makes a word stand for another; no list holds `spelling`, which is for corrections, and `prefix`, which is for words
 * that are being typed.
 */
export const WHYS = ['plural', 'singular', 'name', 'equivalent', 'spelling', 'prefix'] as const;
export type Why = (typeof WHYS)[number];

/** A word that stands for a word of the query. */
export interface Alternative {
  /** In ordinary spelling, for people. */
  readonly term: string;
  /** Normal form. */
  readonly surface: string;
  /** The stem under which its forms are found. */
  readonly stem: string;
  readonly why: Why;
}

/** Most alternatives of one word. */
export const MOST_OF_WORD = 3;
/** Most alternatives of one query: each costs a lookup and the lists of its forms. */
export const MOST_OF_QUERY = 8;

/**
 * Whether a surface found under the alternative's stem is a form of it. Other words may share the stem (tongues and the
 * year, riddles and gas), so of what the lists give only the word itself counts, with clitics.
 */
export function isFormOfAlternative(surface: string, { why, surface: own }: Alternative): boolean {
  return isInAllForms(why) || isFormOf(surface, own);
}

/** Whether an alternative stands for a word with all that its stem is found by. */
export function isInAllForms(why: Why): boolean {
  return why === 'spelling' || why === 'prefix';
}

/** Words already looked up; queries repeat their words. Forgotten all at once, so that memory stays small. */
const remembered = new Map<string, readonly Alternative[]>();
const MOST_REMEMBERED = 5_000;

/** What a word may be exchanged for, all of it. @param surface in normal form, clitics and all */
export function alternativesOf(surface: string): readonly Alternative[] {
  const known = remembered.get(surface);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const found = lookUp(surface);
  remembered.set(surface, found);
  return found;
}

function lookUp(surface: string): Alternative[] {
  const stem = stemOf(surface);
  for (const word of bareForms(surface)) {
    const found = groupsOf(word);
    // The stemmer reads the clitics as this reading does, or they are none.
    if (found.length === 0 || isHidden(word) || stemOf(word) !== stem) continue;
    const others = found.flatMap((group) => othersOf(word, group)).filter((other) => other.stem !== stem);
    return [...new Map(others.map((other) => [other.surface, other])).values()];
  }
  return [];
}

/** The other words of a group: its kind, then the words in ordinary spelling. */
function othersOf(word: string, group: string): Alternative[] {
  const [kind, ...terms] = group.split(' ');
  return terms.flatMap((term, i) => {
    const [token, ...more] = analyse(term);
    // What the tokeniser takes for two words is found as two words.
    if (token === undefined || more.length > 0 || token.surface === word || isHidden(token.surface))
      return [];
    return [{ term, surface: token.surface, stem: token.stem, why: whyOf(kind!, i) }];
  });
}

function whyOf(kind: string, place: number): Why {
  if (kind === 'p') return place === 0 ? 'singular' : 'plural';
  return kind === 'n' ? 'name' : 'equivalent';
}

/** Words in normal form that begin as if with the article, and are found as the word behind it: nobody can tell them. */
function isHidden(surface: string): boolean {
  return surface.startsWith(ARTICLE) && !stemOf(surface).startsWith(ARTICLE);
}

const index: Readonly<Record<string, string>> = lists.index;
let groups: readonly string[] | null = null;

/** The groups that have a word. @param word in normal form */
function groupsOf(word: string): string[] {
  const entries = index[word[1]!];
  const at = entries?.indexOf(`;${word} `) ?? -1;
  if (entries === undefined || at === -1) return [];
  const numbers = entries.slice(at + word.length + 2, entries.indexOf(';', at + 1)).split(' ');
  groups ??= lists.groups.split(';');
  return numbers.map((number) => groups![Number(number)]!);
}

/** What a query looks for beside one of its words, and what it leaves out because there would be too much. */
export interface ChosenAlternatives {
  readonly used: readonly Alternative[];
  readonly dropped: readonly Alternative[];
}

/**
 * Alternatives of a query's words, within the limits. Where a query has too many, each word keeps its first before any
 * has two, names come before other words, and long words before short ones: before the index is read, length is all that
 * tells how telling a word is.
 * @param surfaces of the words, in normal form
 */
export function chooseAlternatives(surfaces: readonly string[]): ChosenAlternatives[] {
  const all = surfaces.map(alternativesOf);
  const isWithin = all.every((own) => own.length <= MOST_OF_WORD) && all.flat().length <= MOST_OF_QUERY;
  if (isWithin) return all.map((used) => ({ used, dropped: [] }));
  const ranked = all.flatMap((own, word) => own.map((alternative, place) => ({ word, place, alternative })));
  ranked.sort(
    (a, b) =>
      a.place - b.place ||
      Number(b.alternative.why === 'name') - Number(a.alternative.why === 'name') ||
      surfaces[b.word]!.length - surfaces[a.word]!.length ||
      a.word - b.word,
  );
  const kept = new Set(
    ranked
      .filter(({ place }) => place < MOST_OF_WORD)
      .slice(0, MOST_OF_QUERY)
      .map(({ word, place }) => `${word}/${place}`),
  );
  return all.map((own, word) => ({
    used: own.filter((_, place) => kept.has(`${word}/${place}`)),
    dropped: own.filter((_, place) => !kept.has(`${word}/${place}`)),
  }));
}

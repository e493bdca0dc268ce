/** The words of headlines that go on with a word that is being typed, as it stands or with one slip in it. */
import { headlineLetters } from '../../segment/documents/headline-letters.ts';
import {
  HeadlineMemo,
  type HeadlineReader,
  type HeadlineWord,
  type SpeltHeadlineWord,
  speltWord,
} from '../../segment/documents/headline-reader.ts';
import type { HeadlineWords } from '../../segment/documents/headlines.ts';
import { countRetracted } from './suggest-counts.ts';
import { NearBeginnings } from './suggest-near.ts';

/** Words of one segment that are weighed. */
const MOST_WORDS = 64;

/** Beginnings of so many letters have thousands of words, and everybody types them. */
const SHORT_BEGINNING = 3;
const shortBeginnings = new HeadlineMemo<FrequentIn>(512);

/** Which words are meant by the beginning of one. */
export interface Beginning {
  readonly letters: Uint8Array;
  /** Also those that begin so but for one slip, and only those. */
  readonly hasSlip: boolean;
}

export function beginning(typed: string, hasSlip: boolean): Beginning {
  return { letters: headlineLetters(typed), hasSlip };
}

/** A word with the headlines that have it. */
export interface CountedWord {
  readonly spelt: SpeltHeadlineWord;
  /** Those of articles that are not retracted; at least 1. */
  readonly articles: number;
}

/**
 * The most frequent words, with their headlines in all segments. One round trip where articles are retracted.
 * @param readers with the words prepared
 */
export async function frequentWords(
  readers: readonly HeadlineReader[],
  own: Beginning,
): Promise<CountedWord[]> {
  const isShort = !own.hasSlip && own.letters.length <= SHORT_BEGINNING;
  const found = await Promise.all(
    readers.map((reader) => {
      const count = () => frequentIn(reader, own);
      return isShort ? reader.remembered(shortBeginnings, own.letters.join(), count) : count();
    }),
  );
  const sums = new Map<string, CountedWord>();
  const add = (spelt: SpeltHeadlineWord, articles: number) => {
    const known = sums.get(spelt.surface);
    const isUsual = known === undefined || spelt.documents > known.spelt.documents;
    sums.set(spelt.surface, {
      spelt: isUsual ? spelt : known.spelt,
      articles: articles + (known?.articles ?? 0),
    });
  };
  for (const { words } of found) for (const { spelt, articles } of words) add(spelt, articles);
  found.forEach(({ words, isCut, retracted }, i) => {
    // What is frequent elsewhere may have been left out here.
    if (!isCut) return;
    const known = new Set(words.map(({ spelt }) => spelt.surface));
    for (const { spelt } of [...sums.values()]) {
      if (known.has(spelt.surface)) continue;
      const word = readers[i]!.find(headlineLetters(spelt.surface));
      if (word !== null) add({ ...spelt, documents: word.documents }, live(word, retracted));
    }
  });
  return [...sums.values()].filter(({ articles }) => articles > 0);
}

interface FrequentIn {
  readonly words: readonly CountedWord[];
  /** Whether there are more. */
  readonly isCut: boolean;
  readonly retracted: ReadonlyMap<number, number>;
}

async function frequentIn(reader: HeadlineReader, own: Beginning): Promise<FrequentIn> {
  const retracted = await countRetracted(reader);
  let words: CountedWord[] = [];
  let isCut = false;
  let least = 0;
  eachMeant(reader, own, (walk) => {
    if (walk.documents <= least) {
      isCut = true;
      return;
    }
    const articles = live(walk, retracted);
    if (articles <= least) return;
    words.push({ spelt: speltWord(walk), articles });
    if (words.length < 4 * MOST_WORDS) return;
    words = cut(words);
    least = words.at(-1)!.articles;
    isCut = true;
  });
  return { words: cut(words), isCut: isCut || words.length > MOST_WORDS, retracted };
}

function cut(words: CountedWord[]): CountedWord[] {
  return words.sort((a, b) => b.articles - a.articles).slice(0, MOST_WORDS);
}

function live(
  { number, documents }: Pick<HeadlineWord, 'number' | 'documents'>,
  retracted: ReadonlyMap<number, number>,
): number {
  return documents - (retracted.get(number) ?? 0);
}

const meant = new WeakMap<Beginning, Map<HeadlineReader, (word: number) => boolean>>();

/** Numbers of the words in one segment that are meant; looked for once for each beginning. */
export function meantIn(reader: HeadlineReader, own: Beginning): (word: number) => boolean {
  const known = meant.get(own) ?? new Map<HeadlineReader, (word: number) => boolean>();
  const isMeant = known.get(reader) ?? findMeant(reader, own);
  meant.set(own, known.set(reader, isMeant));
  return isMeant;
}

function findMeant(reader: HeadlineReader, own: Beginning): (word: number) => boolean {
  if (!own.hasSlip) {
    const { first, end } = reader.rangeOf(own.letters);
    return (word) => word >= first && word < end;
  }
  const numbers = new Set<number>();
  eachMeant(reader, own, ({ number }) => numbers.add(number));
  return (word) => numbers.has(word);
}

function eachMeant(
  reader: HeadlineReader,
  { letters, hasSlip }: Beginning,
  visit: (words: HeadlineWords) => void,
): void {
  if (!hasSlip) {
    reader.eachWith(letters, visit);
    return;
  }
  const near = new NearBeginnings(letters);
  reader.each(
    (words) => {
      const isNear = near.accepts(words.letters, words.length, words.shared);
      if (isNear && !startsWith(words, letters)) visit(words);
    },
    (first, shared) => {
      near.accepts(first, first.length, 0);
      return near.isHopeless(shared);
    },
  );
}

function startsWith(words: HeadlineWords, letters: Uint8Array): boolean {
  return words.length >= letters.length && letters.every((letter, at) => words.letters[at] === letter);
}

/** Words as they are, each in one segment; null when it does not have all. */
export function findAll(reader: HeadlineReader, words: readonly string[]): HeadlineWord[] | null {
  const found: HeadlineWord[] = [];
  for (const word of words) {
    const own = reader.find(headlineLetters(word));
    if (own === null) return null;
    found.push(own);
  }
  return found;
}

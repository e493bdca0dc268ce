/**
 * Counts what the headlines of one segment have for a text that is being typed: words that go on with its last one,
 * alone and beside the words before it, and phrases. Retracted articles count nowhere.
 */
import type { HeadlineReader, HeadlineWord, SpeltHeadlineWord } from '../segment/headline-reader.ts';
import { END_OF_TITLE, type Titles } from '../segment/headlines.ts';

/**
 * Headlines that are looked at for phrases, the newest: all that have the words before in archives of some hundred
 * thousand articles.
 */
const MOST_HEADLINES = 4_096;
/** Words a phrase may have beside those that were typed. */
const MOST_MORE_WORDS = 3;

/** Words as they follow one another, and the headlines that have them. */
export interface Counted {
  /** Numbers of words. */
  readonly words: readonly number[];
  readonly articles: number;
  /** Of a phrase: how many of its words answer to what was typed. The rest goes beyond. */
  readonly answering: number;
}

/** Which words go on with the last one; null where the text ends with a finished word, and any may follow. */
export type Wanted = ((word: number) => boolean) | null;

/** What headlines with the words before have. */
export interface BesideWords {
  /** Words anywhere in a headline that has all words before. */
  readonly words: readonly Counted[];
  /** Phrases that begin with the words before, perhaps with others between. */
  readonly phrases: readonly Counted[];
}

/**
 * Two round trips.
 * @param before at least one word
 * @param leastToGoOn headlines that must have a phrase before longer ones are looked for
 */
export async function countBeside(
  headlines: HeadlineReader,
  before: readonly HeadlineWord[],
  wanted: Wanted,
  leastToGoOn: number,
): Promise<BesideWords> {
  const documents = await liveDocuments(headlines, before);
  const titles = await headlines.titlesOf(documents.slice(-MOST_HEADLINES));
  const numbers = before.map(({ number }) => number);
  return {
    words: wanted === null ? [] : countWords(titles, numbers, wanted),
    phrases: countPhrases(titles, numbers, wanted, leastToGoOn),
  };
}

/** Documents that have all of some words in their title, ascending. */
async function liveDocuments(
  headlines: HeadlineReader,
  words: readonly HeadlineWord[],
): Promise<Uint32Array> {
  const lists = (await headlines.documentsOf(words)).sort((a, b) => a.length - b.length);
  return headlines.segment.deletions.without(lists.reduce(inBoth));
}

/** @param a and `b` ascending */
function inBoth(a: Uint32Array, b: Uint32Array): Uint32Array {
  let at = 0;
  return a.filter((document) => {
    while (at < b.length && b[at]! < document) at++;
    return b[at] === document;
  });
}

function countWords(
  { words, starts }: Titles,
  before: readonly number[],
  wanted: (word: number) => boolean,
): Counted[] {
  const counts = new Map<number, number>();
  for (const start of starts) {
    for (let at = start; words[at] !== END_OF_TITLE; at++) {
      const word = words[at]!;
      if (!wanted(word) || before.includes(word) || isRepeated(words, start, at)) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return Array.from(counts, ([word, articles]) => ({ words: [word], articles, answering: 1 }));
}

/** Whether the title has the word at a place before that, too. */
function isRepeated(words: Int32Array, start: number, place: number): boolean {
  for (let at = start; at < place; at++) if (words[at] === words[place]) return true;
  return false;
}

/** Places where a phrase ends, in as many titles or more. */
interface Places {
  /** Of the phrase's last word, ascending. */
  readonly ends: number[];
  /** Titles that have one of these. */
  titles: number;
  /** The last of them. */
  lastTitle: number;
}

function newPlaces(): Places {
  return { ends: [], titles: 0, lastTitle: -1 };
}

function addPlace(places: Places, end: number, title: number): void {
  places.ends.push(end);
  if (places.lastTitle !== title) places.titles++;
  places.lastTitle = title;
}

function countPhrases(
  titles: Titles,
  before: readonly number[],
  wanted: Wanted,
  leastToGoOn: number,
): Counted[] {
  const { words, starts } = titles;
  const close = new Map<number, Places>();
  const apart = new Map<string, { phrase: number[]; places: Places }>();
  starts.forEach((start, title) => {
    for (let at = start; words[at] !== END_OF_TITLE; at++) {
      if (words[at] !== before[0]) continue;
      const end = endOfPhrase(words, at, before, wanted);
      if (end === -1) continue;
      if (end - at === before.length) addPlace(placesOf(close, words[end]!), end, title);
      else {
        const phrase = [...words.subarray(at, end + 1)];
        const known = apart.get(phrase.join()) ?? { phrase, places: newPlaces() };
        apart.set(phrase.join(), known);
        addPlace(known.places, end, title);
      }
    }
  });
  const titleAt = titleFinder(starts);
  const counted: Counted[] = [];
  for (const [word, places] of close) {
    addPhrases(counted, words, titleAt, [...before, word], places, before.length + 1, leastToGoOn);
  }
  for (const { phrase, places } of apart.values()) {
    counted.push({ words: phrase, articles: places.titles, answering: phrase.length });
  }
  return counted;
}

/**
 * Where the phrase ends that begins at a place: behind all words before, in their order, at the first that is wanted. Words
 * may stand between them, but none where anything is wanted. -1 where there is none within the length of a phrase.
 */
function endOfPhrase(words: Int32Array, start: number, before: readonly number[], wanted: Wanted): number {
  const most = start + before.length + MOST_MORE_WORDS - 1;
  let at = start;
  for (const word of before.slice(1)) {
    do at++;
    while (at <= most && words[at] !== word && words[at] !== END_OF_TITLE);
    if (words[at] !== word || at > most) return -1;
  }
  at++;
  if (wanted === null) return words[at] === END_OF_TITLE || at - start > before.length ? -1 : at;
  for (; at <= most && words[at] !== END_OF_TITLE; at++) if (wanted(words[at]!)) return at;
  return -1;
}

function placesOf(places: Map<number, Places>, word: number): Places {
  const known = places.get(word) ?? newPlaces();
  places.set(word, known);
  return known;
}

/** Adds a phrase, and those that begin with it. */
function addPhrases(
  counted: Counted[],
  words: Int32Array,
  titleAt: (place: number) => number,
  phrase: readonly number[],
  { ends, titles }: Places,
  answering: number,
  leastToGoOn: number,
): void {
  counted.push({ words: phrase, articles: titles, answering });
  if (titles < leastToGoOn || phrase.length - answering === MOST_MORE_WORDS - 1) return;
  const longer = new Map<number, Places>();
  for (const end of ends) {
    const next = words[end + 1]!;
    if (next !== END_OF_TITLE) addPlace(placesOf(longer, next), end + 1, titleAt(end));
  }
  for (const [word, places] of longer) {
    addPhrases(counted, words, titleAt, [...phrase, word], places, answering, leastToGoOn);
  }
}

/** The title that has a place. */
function titleFinder(starts: Uint32Array): (place: number) => number {
  return (place) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

/** How many retracted articles have each word in their headline. One round trip, none where nothing is retracted. */
export async function countRetracted(headlines: HeadlineReader): Promise<ReadonlyMap<number, number>> {
  const { documents } = headlines.segment.deletions;
  if (documents.length === 0) return new Map();
  const titles = await headlines.titlesOf(documents);
  return new Map(countWords(titles, [], () => true).map(({ words, articles }) => [words[0]!, articles]));
}

/** The most frequent of some. */
export function mostFrequent(counted: readonly Counted[], most: number): readonly Counted[] {
  if (counted.length <= most) return counted;
  return [...counted].sort((a, b) => b.articles - a.articles).slice(0, most);
}

/** Counted words by what they are. */
export interface SpeltCount extends Omit<Counted, 'words'> {
  readonly words: readonly SpeltHeadlineWord[];
}

/** One round trip where the segment is large. */
export async function spelt(headlines: HeadlineReader, counted: readonly Counted[]): Promise<SpeltCount[]> {
  const words = await headlines.wordsOf(counted.flatMap((one) => one.words));
  return counted.map((one) => ({ ...one, words: one.words.map((number) => words.get(number)!) }));
}

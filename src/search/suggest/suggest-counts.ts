/**
 * Counts what the headlines of one segment have for a text that is being typed: words that go on with its last one,
 * alone and beside the words before it, and phrases. Retracted articles count nowhere.
 */
import type {
  HeadlineReader,
  HeadlineWord,
  SpeltHeadlineWord,
} from '../../segment/documents/headline-reader.ts';
import { END_OF_TITLE, type Titles } from '../../segment/documents/headlines.ts';

/**
 * Headlines that are looked at for phrases, the newest: all that have the words before in archives of some hundred
 * thousand articles.
 */
const MOST_HEADLINES = 4_096;
/** Words that may stand between those that were typed, or follow the last of them. */
const MOST_MORE_WORDS = 2;

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

/** Headlines that have a phrase, at least: what a single segment has less of is not even counted. */
export interface Least {
  readonly answering: number;
  readonly beyond: number;
}

/**
 * Titles of articles that have all words of one of some groups, and are not retracted. Two round trips.
 * @param groups none empty
 */
export async function titlesWith(
  headlines: HeadlineReader,
  groups: readonly (readonly HeadlineWord[])[],
): Promise<Titles> {
  const lists = await headlines.documentsOf(groups.flat());
  let at = 0;
  const byGroup = groups.map(({ length }) => {
    at += length;
    const own = lists.slice(at - length, at).sort((a, b) => a.length - b.length);
    return own.reduce(inBoth);
  });
  const documents = headlines.segment.deletions.without(inAny(byGroup));
  return headlines.titlesOf(documents.subarray(-MOST_HEADLINES));
}

/** @param a and `b` ascending */
function inBoth(a: Uint32Array, b: Uint32Array): Uint32Array {
  let at = 0;
  return a.filter((document) => {
    while (at < b.length && b[at]! < document) at++;
    return b[at] === document;
  });
}

/** @param lists ascending */
function inAny(lists: readonly Uint32Array[]): Uint32Array {
  const [first, ...more] = lists;
  if (more.length === 0) return first!;
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const list of lists) {
    all.set(list, length);
    length += list.length;
  }
  all.sort();
  return all.filter((document, i) => document !== all[i - 1]);
}

/** Words that are wanted, anywhere in a title that has all words before. */
export function countWords(
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

/** Phrases that begin with the words before, perhaps with others between, and go on with a word that is wanted. */
export function countPhrases(
  { words, starts }: Titles,
  before: readonly number[],
  wanted: Wanted,
  least: Least,
): Counted[] {
  const close = new Occurrences();
  const apart = new Map<string, { phrase: number[]; places: Occurrences }>();
  for (let title = 0; title < starts.length; title++) {
    for (let at = starts[title]!; words[at] !== END_OF_TITLE; at++) {
      if (words[at] !== before[0]) continue;
      const end = endOfPhrase(words, at, before, wanted);
      if (end === -1) continue;
      if (end - at === before.length) close.add(end - 1, title);
      else {
        const phrase = [...words.subarray(at, end + 1)];
        const known = apart.get(phrase.join()) ?? { phrase, places: new Occurrences() };
        apart.set(phrase.join(), known);
        known.places.add(end, title);
      }
    }
  }
  const counted: Counted[] = [];
  addLonger(counted, words, before, close, before.length + 1, least);
  for (const { phrase, places } of apart.values()) {
    counted.push({ words: phrase, articles: places.titles, answering: phrase.length });
  }
  return counted;
}

/** Where words end in titles; titles come in order. */
class Occurrences {
  readonly ends: number[] = [];
  readonly titleOf: number[] = [];
  /** Different ones. */
  titles = 0;

  add(end: number, title: number): void {
    if (this.titleOf.at(-1) !== title) this.titles++;
    this.ends.push(end);
    this.titleOf.push(title);
  }
}

/**
 * Where the phrase ends that begins at a place: behind all words before, in their order, at the first that is wanted. Words
 * may stand between them, but none where anything is wanted. -1 where there is none within the length of a phrase.
 */
function endOfPhrase(words: Int32Array, start: number, before: readonly number[], wanted: Wanted): number {
  const most = start + before.length + MOST_MORE_WORDS;
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

/** Adds the phrases that are one word longer than one, and those that begin with them. */
function addLonger(
  counted: Counted[],
  words: Int32Array,
  phrase: readonly number[],
  { ends, titleOf }: Occurrences,
  answering: number,
  least: Least,
): void {
  const isBeyond = phrase.length >= answering;
  const leastTitles = isBeyond ? least.beyond : least.answering;
  const counts = new Map<number, number>();
  for (const end of ends) {
    const next = words[end + 1]!;
    if (next !== END_OF_TITLE) counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  const goesOn = phrase.length - answering < MOST_MORE_WORDS - 1;
  const longer = new Map<number, Occurrences>();
  for (const [word, count] of counts) {
    if (count < leastTitles) continue;
    // Nothing that matters goes on with what occurs once.
    if (count < least.beyond) counted.push({ words: [...phrase, word], articles: 1, answering });
    else longer.set(word, new Occurrences());
  }
  for (let i = 0; i < ends.length; i++) longer.get(words[ends[i]! + 1]!)?.add(ends[i]! + 1, titleOf[i]!);
  for (const [word, places] of longer) {
    if (places.titles < leastTitles) continue;
    const own = [...phrase, word];
    counted.push({ words: own, articles: places.titles, answering });
    if (goesOn) addLonger(counted, words, own, places, answering, least);
  }
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

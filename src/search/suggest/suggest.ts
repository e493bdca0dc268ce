/**
 * Suggests queries while one is typed: words that go on with its last one, and phrases of headlines that go on with its
 * words. Round trips on a cold index: the roots of the headlines, their words, lists of words, titles; none once all is
 * cached.
 */

import { BadQueryError } from '../../errors.ts';
import type { OpenIndex } from '../../index/open-index.ts';
import { LONGEST_QUERY } from '../../query/limits.ts';
import { compareCodePoints } from '../../segment/dictionary/dictionary-format.ts';
import { headlineLetters } from '../../segment/documents/headline-letters.ts';
import {
  HeadlineMemo,
  HeadlineReader,
  type HeadlineWord,
  type SpeltHeadlineWord,
} from '../../segment/documents/headline-reader.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { beginningOf, type TypedText, typedText } from '../words/typed-text.ts';
import { type Candidate, choose, LEAST_BEYOND, type QuerySuggestion, type Typed } from './suggest-choice.ts';
import {
  type Counted,
  countPhrases,
  countWords,
  type Least,
  mostFrequent,
  type SpeltCount,
  spelt,
  titlesWith,
} from './suggest-counts.ts';
import { DEFAULT_SUGGESTIONS, type SuggestRequest } from './suggest-request.ts';
import {
  type Beginning,
  beginning,
  type CountedWord,
  findAll,
  frequentWords,
  meantIn,
} from './suggest-words.ts';

export interface SuggestAnswer {
  readonly query: string;
  readonly suggestions: readonly QuerySuggestion[];
}

/** Finished words that are looked at: the last ones. */
const MOST_BEFORE = 5;
/** Words whose phrases are looked for where only one is typed. */
const WORDS_WITH_PHRASES = 3;
/** Slips are put right in beginnings of so many letters. */
const LEAST_LETTERS = 4;
/** And where there are fewer suggestions without, and fewer headlines that have a word with the beginning. */
const FEW = 3;
/** Reads of the headlines of one segment: where everything is, words, lists, titles. */
const READS_OF_A_SEGMENT = 4;
/** Phrases and words of one segment that are weighed. */
const MOST_COUNTED = 64;

/** Of the words that most beginnings lead to. */
const phrasesOfWords = new HeadlineMemo<SpeltCount[]>(256);

/** @throws BadQueryError when the text is too long */
export async function suggestQueries(
  index: OpenIndex,
  { q, limit = DEFAULT_SUGGESTIONS }: SuggestRequest,
): Promise<SuggestAnswer> {
  const query = q.trim();
  if (query.length > LONGEST_QUERY) {
    throw new BadQueryError(
      'too-long',
      `The query has ${query.length} characters; ${LONGEST_QUERY} are the most. Shorten it.`,
    );
  }
  const asked = await ask(index, q);
  return { query, suggestions: asked === null ? [] : await suggestionsFor(asked, limit) };
}

/** A text that is being typed, and the headlines it is looked for in. */
interface Asked {
  readonly readers: readonly HeadlineReader[];
  readonly q: string;
  readonly text: TypedText;
  readonly typed: Typed;
}

/** Null where nothing is typed yet. Two round trips. */
async function ask(index: OpenIndex, q: string): Promise<Asked | null> {
  const text = typedText(q);
  const typed: Typed = {
    words: text.words.map(({ surface }) => surface),
    beginning: text.last === null ? '' : beginningOf(text.last),
  };
  const letters = [...typed.words.slice(-MOST_BEFORE), typed.beginning].filter((word) => word !== '');
  if (letters.length === 0) return null;
  const opened = await Promise.all(affordable(index).map((segment) => HeadlineReader.open(segment)));
  const readers = opened.filter((reader) => reader !== null);
  await Promise.all(readers.map((reader) => reader.prepare(letters.map(headlineLetters))));
  return { readers, q, text, typed };
}

/** All segments, but the smaller ones of those that are read by ranges where there are more than one request may read of. */
function affordable({ segments, readsLeft }: OpenIndex): readonly SegmentReader[] {
  const ranged = segments.filter(({ readsAreShort }) => readsAreShort);
  const most = Math.floor(readsLeft / READS_OF_A_SEGMENT);
  const left = [...ranged].sort((a, b) => b.documents - a.documents).slice(most);
  return left.length === 0 ? segments : segments.filter((segment) => !left.includes(segment));
}

/** What suggestions are chosen from, as it stands or with a slip put right: for tests. */
export async function candidatesOf(index: OpenIndex, q: string, isCorrected = false): Promise<Candidate[]> {
  const asked = await ask(index, q);
  return asked === null ? [] : candidatesFor(asked, isCorrected);
}

async function suggestionsFor(asked: Asked, limit: number): Promise<QuerySuggestion[]> {
  const { typed } = asked;
  const suggestions = choose(await candidatesFor(asked, false), typed, limit);
  if (suggestions.length >= Math.min(FEW, limit) || !(await mayHaveSlip(asked))) return suggestions;
  const corrected = choose(await candidatesFor(asked, true), typed, limit);
  const texts = new Set(suggestions.map((one) => one.text));
  return [...suggestions, ...corrected.filter((one) => !texts.has(one.text))].slice(0, limit);
}

/** Whether hardly any headline has a word that begins as the last one is typed. */
async function mayHaveSlip({ readers, typed }: Asked): Promise<boolean> {
  if (typed.beginning.length < LEAST_LETTERS) return false;
  const words = await frequentWords(readers, beginning(typed.beginning, false));
  return words.reduce((sum, { articles }) => sum + articles, 0) < FEW;
}

/** What headlines have for as many of the last words as any has together, or for the last one alone. */
async function candidatesFor({ readers, q, text, typed }: Asked, isCorrected: boolean): Promise<Candidate[]> {
  // Every word may be meant.
  if (isCorrected) await Promise.all(readers.map((reader) => reader.prepare([new Uint8Array()])));
  const own = typed.beginning === '' ? null : beginning(typed.beginning, isCorrected);
  for (let from = Math.max(0, typed.words.length - MOST_BEFORE); from < typed.words.length; from++) {
    const kept = q.slice(0, text.words[from]!.start).trim();
    const found = await besideWords(readers, typed.words.slice(from), own);
    if (found.length > 0) return found.map((one) => ({ ...one, kept, isCorrected }));
  }
  if (own === null) return [];
  const words = await frequentWords(readers, own);
  const kept = q.slice(0, text.last!.start).trim();
  const alone = words.map(({ spelt: word, articles }): Candidate => {
    const own = { key: word.surface, words: [word], kind: 'word' as const };
    return { ...own, articles, answering: 1, kept, isApart: false, isCorrected };
  });
  if (kept !== '') return alone;
  const phrases = await phrasesOf(readers, words, typed.beginning);
  return [...alone, ...phrases.map((one) => ({ ...one, kept, isCorrected }))];
}

type Found = Omit<Candidate, 'kept' | 'isCorrected'>;

/** Words and phrases of headlines that have some words. @param own null where any word may follow */
async function besideWords(
  readers: readonly HeadlineReader[],
  before: readonly string[],
  own: Beginning | null,
): Promise<Found[]> {
  const least = leastIn(readers, 1);
  const found = await Promise.all(
    readers.map(async (reader) => {
      const words = findAll(reader, before);
      if (words === null) return { words: [], phrases: [] };
      const wanted = own === null ? null : meantIn(reader, own);
      const titles = await titlesWith(reader, [words]);
      const numbers = words.map(({ number }) => number);
      const beside = wanted === null ? [] : countWords(titles, numbers, wanted);
      const whole = mostFrequent(beside, MOST_COUNTED).map((one): Counted => {
        return { ...one, words: [...numbers, ...one.words], answering: before.length + 1 };
      });
      const phrases = countPhrases(titles, numbers, wanted, least);
      return {
        words: await spelt(reader, whole),
        phrases: await spelt(reader, mostFrequent(phrases, MOST_COUNTED)),
      };
    }),
  );
  const phrases = summed(found.flatMap((one) => one.phrases)).map((one): Found => {
    return { ...one, kind: 'phrase', isApart: one.answering > before.length + 1 };
  });
  const words = summed(found.flatMap((one) => one.words)).map((one): Found => {
    return { ...one, kind: 'word', isApart: true };
  });
  return [...phrases, ...words];
}

/** Phrases that begin with one of the most frequent words. @param typed the word itself comes first */
async function phrasesOf(
  readers: readonly HeadlineReader[],
  words: readonly CountedWord[],
  typed: string,
): Promise<Found[]> {
  const isTyped = (word: SpeltHeadlineWord) => (word.surface === typed ? 1 : 0);
  const first = [...words]
    .sort(
      (a, b) =>
        isTyped(b.spelt) - isTyped(a.spelt) ||
        b.articles - a.articles ||
        compareCodePoints(a.spelt.surface, b.spelt.surface),
    )
    .slice(0, WORDS_WITH_PHRASES);
  const found = await Promise.all(
    readers.map(async (reader) => {
      const own = first.flatMap(({ spelt: { surface } }) => findAll(reader, [surface]) ?? []);
      const key = own.map(({ number }) => number).join();
      return reader.remembered(phrasesOfWords, `${key}/${readers.length === 1}`, () =>
        phrasesIn(reader, own, leastIn(readers, LEAST_BEYOND)),
      );
    }),
  );
  return summed(found.flat()).map((one) => ({ ...one, kind: 'phrase', answering: 1, isApart: false }));
}

/** Phrases of one segment that begin with one of some words. */
async function phrasesIn(
  reader: HeadlineReader,
  words: readonly HeadlineWord[],
  least: Least,
): Promise<SpeltCount[]> {
  if (words.length === 0) return [];
  const titles = await titlesWith(
    reader,
    words.map((word) => [word]),
  );
  const phrases = words.flatMap(({ number }) => countPhrases(titles, [number], null, least));
  return spelt(reader, mostFrequent(phrases, MOST_COUNTED));
}

/** Of several segments each may have one of the headlines that are needed. */
function leastIn({ length }: readonly HeadlineReader[], answering: number): Least {
  return length === 1 ? { answering, beyond: LEAST_BEYOND } : { answering: 1, beyond: 1 };
}

interface KeyedCount extends SpeltCount {
  readonly key: string;
}

/** The same of several segments, with their headlines added up. */
function summed(counted: readonly SpeltCount[]): KeyedCount[] {
  const sums = new Map<string, KeyedCount>();
  const usual = new Map<string, SpeltHeadlineWord>();
  for (const one of counted) {
    for (const word of one.words) {
      const known = usual.get(word.surface);
      if (known === undefined || word.documents > known.documents) usual.set(word.surface, word);
    }
    const key = one.words.map(({ surface }) => surface).join(' ');
    const known = sums.get(key);
    const articles = one.articles + (known?.articles ?? 0);
    sums.set(key, { ...one, key, articles });
  }
  return Array.from(sums.values(), (one) => ({
    ...one,
    words: one.words.map(({ surface }) => usual.get(surface)!),
  }));
}

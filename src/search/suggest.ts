/**
 * Suggests queries while one is typed: words that go on with its last one, and phrases of headlines that go on with its
 * words. Round trips on a cold index: the roots of the headlines, their words, lists of words, titles; none once all is
 * cached.
 */
import { BadQueryError } from '../errors.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { compareCodePoints } from '../segment/dictionary-format.ts';
import { headlineLetters } from '../segment/headline-letters.ts';
import { HeadlineReader, type SpeltHeadlineWord } from '../segment/headline-reader.ts';
import { LONGEST_QUERY } from './query.ts';
import { type Candidate, choose, type QuerySuggestion, type Typed } from './suggest-choice.ts';
import { type Counted, countBeside, mostFrequent, type SpeltCount, spelt } from './suggest-counts.ts';
import { DEFAULT_SUGGESTIONS, type SuggestRequest } from './suggest-request.ts';
import { type Beginning, beginning, findAll, frequentWords, meantIn } from './suggest-words.ts';
import { beginningOf, type TypedText, typedText } from './typed-text.ts';

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
/** And where there are no more suggestions without. */
const FEW = 3;
/** Phrases and words of one segment that are weighed. */
const MOST_COUNTED = 64;

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
async function ask({ segments }: OpenIndex, q: string): Promise<Asked | null> {
  const text = typedText(q);
  const typed: Typed = {
    words: text.words.map(({ surface }) => surface),
    beginning: text.last === null ? '' : beginningOf(text.last),
  };
  const letters = [...typed.words.slice(-MOST_BEFORE), typed.beginning].filter((word) => word !== '');
  if (letters.length === 0) return null;
  const opened = await Promise.all(segments.map((segment) => HeadlineReader.open(segment)));
  const readers = opened.filter((reader) => reader !== null);
  await Promise.all(readers.map((reader) => reader.prepare(letters.map(headlineLetters))));
  return { readers, q, text, typed };
}

/** What suggestions are chosen from, as it stands or with a slip put right: for tests. */
export async function candidatesOf(index: OpenIndex, q: string, isCorrected = false): Promise<Candidate[]> {
  const asked = await ask(index, q);
  return asked === null ? [] : candidatesFor(asked, isCorrected);
}

async function suggestionsFor(asked: Asked, limit: number): Promise<QuerySuggestion[]> {
  const { typed } = asked;
  const suggestions = choose(await candidatesFor(asked, false), typed, limit);
  if (suggestions.length >= Math.min(FEW, limit) || typed.beginning.length < LEAST_LETTERS)
    return suggestions;
  const corrected = choose(await candidatesFor(asked, true), typed, limit);
  const texts = new Set(suggestions.map((one) => one.text));
  return [...suggestions, ...corrected.filter((one) => !texts.has(one.text))].slice(0, limit);
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
    return { words: [word], kind: 'word', articles, answering: 1, kept, isApart: false, isCorrected };
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
  const isOne = readers.length === 1;
  const found = await Promise.all(
    readers.map(async (reader) => {
      const words = findAll(reader, before);
      if (words === null) return { words: [], phrases: [] };
      const wanted = own === null ? null : meantIn(reader, own);
      const counted = await countBeside(reader, words, wanted, isOne ? 2 : 1);
      const numbers = words.map(({ number }) => number);
      const beside = mostFrequent(counted.words, MOST_COUNTED).map((one): Counted => {
        return { ...one, words: [...numbers, ...one.words], answering: before.length + 1 };
      });
      return {
        words: await spelt(reader, beside),
        phrases: await spelt(reader, mostFrequent(counted.phrases, MOST_COUNTED)),
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
  words: readonly { readonly spelt: SpeltHeadlineWord; readonly articles: number }[],
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
  const found = await Promise.all(first.map((word) => besideWords(readers, [word.spelt.surface], null)));
  return found.flat().map((one) => ({ ...one, answering: 1 }));
}

/** The same of several segments, with their headlines added up. */
function summed(counted: readonly SpeltCount[]): SpeltCount[] {
  const sums = new Map<string, SpeltCount>();
  const usual = new Map<string, SpeltHeadlineWord>();
  for (const one of counted) {
    for (const word of one.words) {
      const known = usual.get(word.surface);
      if (known === undefined || word.documents > known.documents) usual.set(word.surface, word);
    }
    const key = one.words.map(({ surface }) => surface).join(' ');
    const known = sums.get(key);
    sums.set(key, known === undefined ? one : { ...known, articles: known.articles + one.articles });
  }
  return Array.from(sums.values(), (one) => ({
    ...one,
    words: one.words.map(({ surface }) => usual.get(surface)!),
  }));
}

/**
 * Searches while they are typed: the last word stands for the words that go on from it, too. The most frequent of these are
 * looked for by their stems, beside the word as it is, which counts more.
 */
import { stemOf } from '../../arabic/analyser.ts';
import { isStopWord } from '../../arabic/particles.ts';
import type { OpenIndex } from '../../index/open-index.ts';
import { operatorOf } from '../../query/names.ts';
import { isQuote } from '../../query/signs.ts';
import { decodeSpelling } from '../../segment/dictionary/spelling-codec.ts';
import { lettersOf, wordOf } from '../../segment/dictionary/word-letters.ts';
import { compareBeginning, pagesWith, walkWords } from '../../segment/dictionary/word-tables.ts';
import { headlineLetters } from '../../segment/documents/headline-letters.ts';
import { HeadlineReader } from '../../segment/documents/headline-reader.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { beginning, frequentWords } from '../suggest/suggest-words.ts';
import type { Alternative } from './alternatives.ts';
import type { Query, QueryWord } from './query.ts';
import { beginningOf, typedText } from './typed-text.ts';

/** Words that the last one may stand for: each costs a lookup and a list. */
export const MOST_EXPANSIONS = 6;
/** Segments in which longer words are looked for, the largest ones: what is frequent is frequent there. */
const MOST_SEGMENTS = 4;
/** Reads of a search in each segment, about. */
const READS_OF_A_SEGMENT = 6;
/** Letters of a last word that stands for others. */
const LEAST_LETTERS = 2;

/** How the last word was taken. */
export interface Typing {
  /** The last word, as it was typed. */
  readonly prefix: string;
  /** Words it also stands for, in ordinary spelling, the most frequent first. */
  readonly expansions: readonly string[];
  /** Whether there are more. */
  readonly capped: boolean;
}

/** A query while it is typed; `typing` is null where its last word is finished, or is not a word to look for. */
export interface TypedQuery {
  readonly query: Query;
  readonly typing: Typing | null;
}

/**
 * The query that a text means while it is typed. Up to four round trips where nothing is cached.
 * @param parse reads a text as the request wants it
 */
export async function queryWhileTyped(
  index: OpenIndex,
  q: string,
  parse: (text: string) => Query | Promise<Query>,
): Promise<TypedQuery> {
  const query = await parse(q);
  const { last } = typedText(q);
  if (last === null || last.surface.length < LEAST_LETTERS) return { query, typing: null };
  const prefix = q.slice(last.start, last.end);
  if (query.reading !== null) return withStar(query, q, prefix, parse);
  // What is excluded, quoted or passed over is no word of the query.
  const word = query.words.findLast(({ surface, isExact }) => surface === last.surface && !isExact);
  if (word === undefined) return { query, typing: null };
  const words = await wordsWith(index, beginningOf(last));
  const { alternatives, isCapped } = expansionsOf(words, word);
  const expanded = query.words.map((one) => (one === word ? withExpansions(word, alternatives) : one));
  const typing = { prefix, expansions: alternatives.map(({ term }) => term), capped: isCapped };
  return { query: { ...query, words: expanded }, typing };
}

/** Among operators the last word is a beginning as if a star stood behind it, where it is a word and nothing else. */
async function withStar(
  query: Query,
  q: string,
  prefix: string,
  parse: (text: string) => Query | Promise<Query>,
): Promise<TypedQuery> {
  const run = q.trim().split(/\s+/).at(-1)!;
  if (run !== prefix || operatorOf(run) !== null || isInQuotation(q)) return { query, typing: null };
  const starred = await parse(`${q.trim()}*`);
  return { query: { ...starred, text: query.text }, typing: { prefix, expansions: [], capped: false } };
}

/** Whether a quotation mark is left open. */
function isInQuotation(q: string): boolean {
  return [...q].filter(isQuote).length % 2 === 1;
}

/** A word that goes on from what was typed. */
interface LongerWord {
  readonly surface: string;
  readonly spelling: string;
}

/** The words with a beginning, the most frequent first: those of headlines, then those of texts where these are few. */
async function wordsWith(index: OpenIndex, typed: string): Promise<LongerWord[]> {
  const segments = looked(index);
  const opened = await Promise.all(segments.map((segment) => HeadlineReader.open(segment)));
  const readers = opened.filter((reader) => reader !== null);
  await Promise.all(readers.map((reader) => reader.prepare([headlineLetters(typed)])));
  const found = await frequentWords(readers, beginning(typed, false));
  found.sort((a, b) => b.articles - a.articles || (a.spelt.surface < b.spelt.surface ? -1 : 1));
  const words = found.map(({ spelt }): LongerWord => spelt);
  if (words.length >= MOST_EXPANSIONS) return words;
  return [...words, ...(await wordsOfTexts(segments, typed))];
}

/** The largest segments, and as few as leave the search itself enough reads. */
function looked({ segments, readsLeft }: OpenIndex): SegmentReader[] {
  const isShort = segments.some(({ readsAreShort }) => readsAreShort);
  const most = isShort ? 0 : Math.max(1, Math.floor(readsLeft / READS_OF_A_SEGMENT) - segments.length);
  const bySize = [...segments].sort((a, b) => b.documents - a.documents);
  return bySize.slice(0, Math.min(MOST_SEGMENTS, most));
}

/** The words of the word tables with a beginning. Two round trips. */
async function wordsOfTexts(segments: readonly SegmentReader[], typed: string): Promise<LongerWord[]> {
  const letters = lettersOf(typed);
  if (letters === null) return [];
  const sums = new Map<string, LongerWord & { frequency: number }>();
  await Promise.all(
    segments.map(async (segment) => {
      const tables = segment.readsAreShort ? null : await segment.wordTables();
      if (tables === null) return;
      for (const page of await segment.readWordPages(pagesWith(tables.forward, letters))) {
        walkWords(page, (own, frequency, spelling) => {
          if (compareBeginning(own, letters) !== 0) return;
          const surface = wordOf(own);
          const known = sums.get(surface) ?? {
            surface,
            spelling: decodeSpelling(spelling, surface),
            frequency: 0,
          };
          sums.set(surface, { ...known, frequency: known.frequency + frequency });
        });
      }
    }),
  );
  return [...sums.values()].sort((a, b) => b.frequency - a.frequency || (a.surface < b.surface ? -1 : 1));
}

/** What is looked for beside a word: one word of each stem that is not its own. */
function expansionsOf(words: readonly LongerWord[], word: QueryWord) {
  const taken = new Set([word.stem, ...word.alternatives.map(({ stem }) => stem)]);
  const alternatives: Alternative[] = [];
  for (const { surface, spelling } of words) {
    const stem = stemOf(surface);
    if (taken.has(stem) || isStopWord(surface)) continue;
    taken.add(stem);
    if (alternatives.length === MOST_EXPANSIONS) return { alternatives, isCapped: true };
    alternatives.push({ term: spelling, surface, stem, why: 'prefix' });
  }
  return { alternatives, isCapped: false };
}

/** A word that is not finished is not read in another spelling: what it may become has its own. */
function withExpansions(
  { respellings: _, ...word }: QueryWord,
  expansions: readonly Alternative[],
): QueryWord {
  return { ...word, alternatives: [...word.alternatives, ...expansions] };
}

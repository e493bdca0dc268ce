/**
 * Looks words up in the word tables: those one edit away from a word that was typed, and words as they are.
 *
 * An edit leaves everything before it and everything after it whole: wherever a word is cut in two, it is in one of the
 * parts, or changes the two letters beside the cut about. So of each table only the words with the one part are read, and
 * the cut is made where those are fewest.
 */

import { LONGEST_TABLE_WORD, SHORTEST_TABLE_WORD } from '../format.ts';
import type { SegmentReader } from '../segment-reader.ts';
import { type Edit, editBetween } from './edits.ts';
import { decodeSpelling } from './spelling-codec.ts';
import { fitsTables, lettersOf, wordOf } from './word-letters.ts';
import {
  compareBeginning,
  pagesWith,
  type WordPage,
  type WordTables,
  type WordVisitor,
  walkWords,
} from './word-tables.ts';

/** A word of the tables. */
export interface KnownWord {
  readonly surface: string;
  /** How most documents spell it. */
  readonly spelling: string;
  /** Documents that hold it, the retracted ones included. */
  readonly documentFrequency: number;
}

/** A word that may have been meant where another was typed. */
export interface NearWord extends KnownWord {
  readonly edit: Edit;
}

/** What to look up, in normal form. */
export interface WantedWords {
  /** Words whose near words are wanted: of up to a letter more than the tables have. */
  readonly near: readonly string[];
  /** Words as they are. Those that begin alike are read together. */
  readonly beginnings: readonly string[];
  /** Words as they are. Those that end alike are read together. */
  readonly endings: readonly string[];
}

export interface FoundWords {
  /** For each word whose near words are wanted. */
  readonly near: readonly (readonly NearWord[])[];
  /** Of the words as they are those in the tables. */
  readonly known: ReadonlyMap<string, KnownWord>;
}

/** Looks in the tables of all segments; frequencies are added up. Two round trips; of each segment four reads at most. */
export async function lookUpWords(
  segments: readonly SegmentReader[],
  wanted: WantedWords,
): Promise<FoundWords> {
  const lookups = await Promise.all(segments.map((segment) => lookUpIn(segment, wanted)));
  return {
    near: wanted.near.map((_, i) => [...sumUp(lookups.flatMap(({ near }) => near[i]!)).values()]),
    known: sumUp(lookups.flatMap(({ known }) => known)),
  };
}

/** The spelling of a word in several segments is that of the segment that has it most often. */
function sumUp<W extends KnownWord>(words: readonly W[]): Map<string, W> {
  const bySurface = new Map<string, W>();
  const most = new Map<string, number>();
  for (const word of words) {
    const { surface, documentFrequency } = word;
    const before = bySurface.get(surface);
    const isMost = documentFrequency > (most.get(surface) ?? 0);
    if (isMost) most.set(surface, documentFrequency);
    const { spelling } = before === undefined || isMost ? word : before;
    const sum = documentFrequency + (before?.documentFrequency ?? 0);
    bySurface.set(surface, { ...word, spelling, documentFrequency: sum });
  }
  return bySurface;
}

interface SegmentWords {
  readonly near: readonly (readonly NearWord[])[];
  readonly known: readonly KnownWord[];
}

/** Looks for the words of a table that begin with some letters. */
interface Probe {
  readonly pages: readonly WordPage[];
  /** In the direction of the table. */
  readonly beginning: Uint8Array;
  readonly visit: WordVisitor;
}

async function lookUpIn(
  segment: SegmentReader,
  { near, beginnings, endings }: WantedWords,
): Promise<SegmentWords> {
  const found = near.map((): NearWord[] => []);
  const known: KnownWord[] = [];
  const forward = new Set(beginnings.filter(fitsTables));
  const backward = endings.filter(
    (word, i) => fitsTables(word) && !forward.has(word) && endings.indexOf(word) === i,
  );
  const isAny = near.some(hasNearWords) || forward.size + backward.length > 0;
  const tables = isAny ? await segment.wordTables() : null;
  if (tables === null) return { near: found, known };
  const take = (word: KnownWord) => {
    known.push(word);
  };
  const probes = [
    ...near.flatMap((typed, i) => probesNear(typed, tables, (word) => found[i]!.push(word))),
    ...[...forward].map((word) => probeFor(word, tables.forward, false, take)),
    ...backward.map((word) => probeFor(word, tables.backward, true, take)),
  ];
  await run(segment, probes);
  return { near: found, known };
}

/** Reads the pages of all probes, and walks each once. */
async function run(segment: SegmentReader, probes: readonly Probe[]): Promise<void> {
  const byPage = new Map<WordPage, Probe[]>();
  for (const probe of probes) {
    for (const page of probe.pages) {
      const own = byPage.get(page);
      if (own === undefined) byPage.set(page, [probe]);
      else own.push(probe);
    }
  }
  const payloads = await segment.readWordPages([...byPage.keys()]);
  [...byPage.values()].forEach((own, i) => {
    walkWords(payloads[i]!, (letters, frequency, spelling) => {
      for (const { beginning, visit } of own) {
        if (compareBeginning(letters, beginning) === 0) visit(letters, frequency, spelling);
      }
    });
  });
}

function hasNearWords(word: string): boolean {
  const isLong = word.length >= SHORTEST_TABLE_WORD && word.length <= LONGEST_TABLE_WORD + 1;
  return isLong && lettersOf(word) !== null;
}

function probeFor(
  word: string,
  table: readonly WordPage[],
  isReversed: boolean,
  take: (word: KnownWord) => void,
): Probe {
  const letters = isReversed ? lettersOf(word)!.reverse() : lettersOf(word)!;
  return {
    pages: pagesWith(table, letters),
    beginning: letters,
    visit: ({ length }, documentFrequency, spelling) => {
      if (length !== letters.length) return;
      take({ surface: word, spelling: decodeSpelling(spelling, word), documentFrequency });
    },
  };
}

/** @param take is given each near word once */
function probesNear(word: string, tables: WordTables, take: (word: NearWord) => void): Probe[] {
  if (!hasNearWords(word)) return [];
  const typed = lettersOf(word)!;
  const { cut, forward, backward } = bestCut(typed, tables);
  const given = new Set<string>();
  const offer: WordVisitor = (letters, documentFrequency, spelling) => {
    const edit = editBetween<Uint8Array>(typed, letters);
    if (edit === null) return;
    const surface = wordOf(letters);
    if (given.size === given.add(surface).size) return;
    take({ surface, spelling: decodeSpelling(spelling, surface), documentFrequency, edit });
  };
  const swapped = swappedAt(typed, cut);
  return [
    { pages: forward, beginning: typed.subarray(0, cut), visit: offer },
    { pages: pagesWith(tables.forward, swapped), beginning: swapped, visit: offer },
    {
      pages: backward,
      beginning: typed.slice(cut).reverse(),
      visit: (letters, frequency, spelling) => {
        offer(letters.slice().reverse(), frequency, spelling);
      },
    },
  ];
}

/** Where to cut a word so that the fewest pages have to be read. */
function bestCut(typed: Uint8Array, tables: WordTables) {
  const cuts = Array.from({ length: typed.length - 1 }, (_, i) => {
    const cut = i + 1;
    const forward = pagesWith(tables.forward, typed.subarray(0, cut));
    const backward = pagesWith(tables.backward, typed.slice(cut).reverse());
    return { cut, forward, backward, pages: forward.length + backward.length };
  });
  return cuts.reduce((best, one) => (one.pages < best.pages ? one : best));
}

/** A word with the letters on both sides of a cut changed about. */
function swappedAt(typed: Uint8Array, cut: number): Uint8Array {
  const swapped = typed.slice();
  swapped[cut - 1] = typed[cut]!;
  swapped[cut] = typed[cut - 1]!;
  return swapped;
}

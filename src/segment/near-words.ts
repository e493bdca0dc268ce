/**
 * Words one edit away from a word that was typed. An edit leaves everything before it and everything after it whole:
 * wherever a word is cut in two, it is in one of the parts, or changes the two letters beside the cut about. So of each
 * table only the words with the one part are read, and the cut is made where those are fewest.
 */
import { type Edit, editBetween } from './edits.ts';
import { LONGEST_TABLE_WORD, SHORTEST_TABLE_WORD } from './format.ts';
import type { SegmentReader } from './segment-reader.ts';
import { lettersOf, wordOf } from './word-letters.ts';
import { compareBeginning, pagesWith, type WordPage, type WordTables, walkWords } from './word-tables.ts';

/** A known word that may have been meant. */
export interface NearWord {
  readonly surface: string;
  /** Documents that hold it, the retracted ones included. */
  readonly documentFrequency: number;
  readonly edit: Edit;
}

/** What is read for a word: its pages of each table, and what of them counts. */
interface Lookup {
  readonly typed: Uint8Array;
  readonly forward: readonly WordPage[];
  readonly backward: readonly WordPage[];
  readonly beginning: Uint8Array;
  /** From the last letter on. */
  readonly ending: Uint8Array;
}

/**
 * For each word the words of a segment's tables that are one edit away. Two round trips, one of them for the tables' root;
 * four reads at most.
 * @param words in normal form; none is looked for near words too short or too long for the tables
 */
export async function nearWords(segment: SegmentReader, words: readonly string[]): Promise<NearWord[][]> {
  const typed = words.map(lettersToLookUp);
  const tables = typed.every((letters) => letters === null) ? null : await segment.wordTables();
  if (tables === null) return words.map(() => []);
  const lookups = typed.map((letters) => (letters === null ? null : lookupOf(letters, tables)));
  const wanted = lookups.flatMap((lookup) =>
    lookup === null ? [] : [...lookup.forward, ...lookup.backward],
  );
  const pages = new Map<WordPage, Uint8Array>();
  (await segment.readWordPages(wanted)).forEach((payload, i) => {
    pages.set(wanted[i]!, payload);
  });
  return lookups.map((lookup) => (lookup === null ? [] : wordsNear(lookup, pages)));
}

/** {@link nearWords} of several segments, their frequencies added up. */
export async function nearWordsOfAll(
  segments: readonly SegmentReader[],
  words: readonly string[],
): Promise<NearWord[][]> {
  const found = await Promise.all(segments.map((segment) => nearWords(segment, words)));
  return words.map((_, i) => {
    const bySurface = new Map<string, NearWord>();
    for (const near of found.flatMap((own) => own[i]!)) {
      const before = bySurface.get(near.surface)?.documentFrequency ?? 0;
      bySurface.set(near.surface, { ...near, documentFrequency: before + near.documentFrequency });
    }
    return [...bySurface.values()];
  });
}

function lettersToLookUp(word: string): Uint8Array | null {
  const isLong = word.length >= SHORTEST_TABLE_WORD && word.length <= LONGEST_TABLE_WORD + 1;
  return isLong ? lettersOf(word) : null;
}

/** Cuts a word where the fewest pages have to be read. */
function lookupOf(typed: Uint8Array, tables: WordTables): Lookup {
  const backwards = typed.slice().reverse();
  let best: Lookup | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (let cut = 1; cut < typed.length; cut++) {
    const beginning = typed.subarray(0, cut);
    const ending = backwards.subarray(0, typed.length - cut);
    const forward = pagesWith(tables.forward, beginning);
    const backward = pagesWith(tables.backward, ending);
    if (forward.length + backward.length >= fewest) continue;
    fewest = forward.length + backward.length;
    const besideCut = pagesWith(tables.forward, swappedAt(typed, cut));
    best = { typed, forward: [...new Set([...forward, ...besideCut])], backward, beginning, ending };
  }
  return best!;
}

/** A word with the letters on both sides of a cut changed about. */
function swappedAt(typed: Uint8Array, cut: number): Uint8Array {
  const swapped = typed.slice();
  swapped[cut - 1] = typed[cut]!;
  swapped[cut] = typed[cut - 1]!;
  return swapped;
}

function wordsNear(lookup: Lookup, pages: ReadonlyMap<WordPage, Uint8Array>): NearWord[] {
  const { typed, beginning, ending } = lookup;
  const found = new Map<string, NearWord>();
  const offer = (letters: Uint8Array, frequency: number) => {
    const edit = editBetween<Uint8Array>(typed, letters);
    if (edit === null) return;
    const surface = wordOf(letters);
    found.set(surface, { surface, documentFrequency: frequency, edit });
  };
  const swapped = swappedAt(typed, beginning.length);
  for (const page of lookup.forward) {
    walkWords(pages.get(page)!, (letters, frequency) => {
      if (compareBeginning(letters, beginning) === 0 || compareBeginning(letters, swapped) === 0) {
        offer(letters, frequency);
      }
    });
  }
  for (const page of lookup.backward) {
    walkWords(pages.get(page)!, (letters, frequency) => {
      if (compareBeginning(letters, ending) === 0) offer(letters.slice().reverse(), frequency);
    });
  }
  return [...found.values()];
}

/**
 * Known words that misspelt ones may have been meant to be: those one edit away, and words as they are. The heads of segments
 * tell which of all edits are frequent words, about how frequent; the likeliest are looked up in the dictionary.
 */
import { stemOf } from '../../arabic/analyser.ts';
import { HAMZA, YEH_HAMZA } from '../../arabic/letters.ts';
import type { SurfaceEntry } from '../../segment/dictionary/dictionary-format.ts';
import { type Edit, editBetween } from '../../segment/dictionary/edits.ts';
import { hashed, NO_LETTERS } from '../../segment/dictionary/frequent-words.ts';
import { lettersOf } from '../../segment/dictionary/word-letters.ts';
import { LONGEST_TABLE_WORD, SHORTEST_TABLE_WORD } from '../../segment/format.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { KEYS, slipCost } from './slips.ts';

/** A word of the archive. */
export interface KnownWord {
  readonly surface: string;
  /** How most documents spell it. */
  readonly spelling: string;
  /** Documents that hold it, the retracted ones included. */
  readonly documentFrequency: number;
}

/** A word that may have been meant where another was typed, before it is looked up. */
export interface LikelyWord {
  readonly surface: string;
  readonly edit: Edit;
  /** As that of a choice, by what is known of its frequency. */
  readonly score: number;
}

const ARABIC = [...new Set([...KEYS, HAMZA, YEH_HAMZA])];
const LATIN = Array.from({ length: 26 }, (_, i) => String.fromCharCode(0x61 + i));

/** Documents that hold a word at the least; 0 where it is not frequent. @param word in normal form */
export function leastOf(segments: readonly SegmentReader[], word: string): number {
  return segments.reduce((sum, { frequentWords }) => sum + frequentWords.leastOf(word), 0);
}

/**
 * The likeliest frequent words one edit away from a word, the likeliest first. Reads nothing.
 * @param least documents that hold each at the least
 */
export function likelyWords(
  segments: readonly SegmentReader[],
  typed: string,
  most: number,
  least = 1,
): LikelyWord[] {
  const isLong = typed.length >= SHORTEST_TABLE_WORD && typed.length <= LONGEST_TABLE_WORD + 1;
  if (!isLong || lettersOf(typed) === null) return [];
  const found = new Map<string, LikelyWord>();
  for (const { surface, frequency } of frequentEdits(segments, typed, least)) {
    if (surface === typed || surface.length < SHORTEST_TABLE_WORD) continue;
    const edit = editBetween<string>(typed, surface)!;
    found.set(surface, { surface, edit, score: Math.log(frequency) - slipCost(typed, surface, edit) });
  }
  return [...found.values()]
    .sort((a, b) => b.score - a.score || (a.surface < b.surface ? -1 : 1))
    .slice(0, most);
}

/** The frequent ones of all words one edit away, some of them twice. Hundreds are tried, so that only those are written out. */
function frequentEdits(
  segments: readonly SegmentReader[],
  typed: string,
  least: number,
): { readonly surface: string; readonly frequency: number }[] {
  const letters = typed.charCodeAt(0) < 0x80 ? LATIN : ARABIC;
  const found: { surface: string; frequency: number }[] = [];
  /** Tries what is typed up to a place, some letters, and what is typed from another place on. */
  const tryWith = (before: number, at: number, middle: string, from: number) => {
    let hash = before;
    for (let i = 0; i < middle.length; i++) hash = hashed(hash, middle.charCodeAt(i));
    for (let i = from; i < typed.length; i++) hash = hashed(hash, typed.charCodeAt(i));
    let frequency = 0;
    for (const { frequentWords } of segments) frequency += frequentWords.leastOfHash(hash);
    if (frequency >= least)
      found.push({ surface: typed.slice(0, at) + middle + typed.slice(from), frequency });
  };
  let before = NO_LETTERS;
  for (let at = 0; at <= typed.length; at++) {
    for (const letter of letters) tryWith(before, at, letter, at);
    if (at === typed.length) break;
    tryWith(before, at, '', at + 1);
    for (const letter of letters) tryWith(before, at, letter, at + 1);
    if (at + 1 < typed.length) tryWith(before, at, typed[at + 1]! + typed[at]!, at + 2);
    before = hashed(before, typed.charCodeAt(at));
  }
  return found;
}

/**
 * Looks words up in the dictionaries of segments; frequencies are added up, and the spelling is that of the segment that
 * has the word most often. One round trip.
 * @returns those that there are, by their surfaces
 */
export async function lookUpWords(
  segments: readonly SegmentReader[],
  surfaces: readonly string[],
): Promise<Map<string, KnownWord>> {
  const stems = surfaces.map(stemOf);
  const groups = await Promise.all(segments.map((segment) => segment.lookUp(stems)));
  const known = new Map<string, KnownWord>();
  surfaces.forEach((surface, i) => {
    const entries = groups.flatMap((own): SurfaceEntry[] => {
      const entry = own[i]?.surfaces.find((one) => one.surface === surface);
      return entry === undefined ? [] : [entry];
    });
    if (entries.length === 0) return;
    const most = entries.reduce((best, one) => (one.postings.df > best.postings.df ? one : best));
    const documentFrequency = entries.reduce((sum, { postings }) => sum + postings.df, 0);
    known.set(surface, { surface, spelling: most.spelling, documentFrequency });
  });
  return known;
}

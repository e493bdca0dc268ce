/**
 * Known words that misspelt ones may have been meant to be: those one edit away, and words as they are. The heads of segments
 * tell which of all edits are frequent words, about how frequent; the likeliest are looked up in the dictionary.
 */
import { stemOf } from '../../arabic/analyser.ts';
import { HAMZA, YEH_HAMZA } from '../../arabic/letters.ts';
import type { SurfaceEntry } from '../../segment/dictionary/dictionary-format.ts';
import { type Edit, editBetween } from '../../segment/dictionary/edits.ts';
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
  const found = new Map<string, { edit: Edit; score: number }>();
  for (const surface of editsOf(typed)) {
    if (surface.length < SHORTEST_TABLE_WORD || found.has(surface)) continue;
    const frequency = leastOf(segments, surface);
    if (frequency < least) continue;
    const edit = editBetween<string>(typed, surface)!;
    found.set(surface, { edit, score: Math.log(frequency) - slipCost(typed, surface, edit) });
  }
  return [...found]
    .map(([surface, own]): LikelyWord => ({ surface, ...own }))
    .sort((a, b) => b.score - a.score || (a.surface < b.surface ? -1 : 1))
    .slice(0, most);
}

/** All words one edit away, some of them twice. */
function* editsOf(typed: string): Generator<string> {
  const letters = typed.charCodeAt(0) < 0x80 ? LATIN : ARABIC;
  for (let at = 0; at <= typed.length; at++) {
    const before = typed.slice(0, at);
    const after = typed.slice(at);
    for (const letter of letters) yield before + letter + after;
    if (after === '') continue;
    yield before + after.slice(1);
    for (const letter of letters) if (letter !== after[0]) yield before + letter + after.slice(1);
    if (after.length > 1 && after[0] !== after[1]) yield before + after[1]! + after[0]! + after.slice(2);
  }
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

/** Resolves a query's words against all segments: their lists in each, and their weight in the whole archive. */

import type {
  ListRef,
  PostingRef,
  StemGroup,
  SurfaceEntry,
} from '../../segment/dictionary/dictionary-format.ts';
import { inverseDocumentFrequency } from '../../segment/postings/levels.ts';
import { PostingCursor } from '../../segment/postings/posting-cursor.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { type Alternative, isFormOfAlternative, isInAllForms } from '../words/alternatives.ts';
import type { Condition, Expansions, QueryNotice } from '../words/condition.ts';
import { keyOf, type Query, type QueryWord, scoringWords } from '../words/query.ts';
import { type Cursor, MergedCursor, MergedPostings } from './cursors.ts';
import { exactList, joinedList } from './exact-words.ts';

/** A word's entries in one segment. */
export interface SegmentWord {
  /** The list of what has the word: of its stem, or of an exact word's surface or spelling. */
  readonly list: PostingRef | null;
  readonly surface: SurfaceEntry | null;
  /** Fresh cursors over the forms of each alternative; null where the segment has none. */
  readonly alternatives: readonly ((() => Cursor) | null)[];
  /** The forms of the word and of each alternative one by one; null where they are not asked for. */
  readonly forms: WordForms | null;
}

export interface WordForms {
  readonly own: readonly SurfaceEntry[];
  readonly ofAlternatives: readonly (readonly SurfaceEntry[])[];
}

/** An alternative with its weight in the whole archive. */
export interface ResolvedAlternative {
  readonly alternative: Alternative;
  /** Articles that hold one of its forms. */
  readonly documentFrequency: number;
  readonly idf: number;
}

/** A word with its weights in the whole archive, and its entries segment by segment. */
export interface ResolvedWord {
  readonly word: QueryWord;
  /** Articles that hold the word: its stem, or an exact word's surface or spelling. */
  readonly documentFrequency: number;
  readonly idf: number;
  readonly surfaceFrequency: number;
  readonly surfaceIdf: number;
  readonly alternatives: readonly ResolvedAlternative[];
  readonly bySegment: readonly SegmentWord[];
}

/** All words of a query, by {@link keyOf}. */
export type ResolvedWords = ReadonlyMap<string, ResolvedWord>;

/** Blocks of lists, by the list's entry. */
export type ListParts = ReadonlyMap<ListRef, readonly Uint8Array[]>;

export interface Resolved {
  readonly words: ResolvedWords;
  /** For each segment every list that the query may need of it. */
  readonly lists: readonly ListParts[];
  readonly notices: readonly QueryNotice[];
}

/** Whether any article has the word or one of its alternatives. */
export function isKnown({ documentFrequency, alternatives }: ResolvedWord): boolean {
  return documentFrequency > 0 || alternatives.some((one) => one.documentFrequency > 0);
}

/** How much it says that an article has the word, or an alternative where no article has the word itself. */
export function tellingWeight({ documentFrequency, idf, alternatives }: ResolvedWord): number {
  if (documentFrequency > 0) return idf;
  const known = alternatives.filter((one) => one.documentFrequency > 0);
  return known.length === 0 ? idf : Math.max(...known.map((one) => one.idf));
}

/**
 * Looks the words and their alternatives up and reads their lists: two round trips. The lists are read before anything is
 * weighed, because retracted articles must not count in a weight, and only a list tells which articles it has.
 * @param documents of the whole archive
 */
export async function resolveWords(
  query: Query,
  segments: readonly SegmentReader[],
  documents: number,
): Promise<Resolved> {
  const words = distinctWords(query);
  const { condition } = query;
  const stems = [...new Set(words.flatMap(stemsOf))];
  const expanding = condition?.expand(segments, stems);
  const found = await Promise.all(
    segments.map((segment, i) => findWords(words, stems, segment, i, condition, expanding)),
  );
  const weigh = (frequency: number) => inverseDocumentFrequency(documents, frequency);
  const resolved = words.map((word, at): ResolvedWord => {
    const sum = (frequencyIn: (own: FoundWords) => number) =>
      found.reduce((total, own) => total + frequencyIn(own), 0);
    const documentFrequency = sum(({ live, own }) => live(own[at]!.list));
    const surfaceFrequency = sum(({ live, own }) => live(own[at]!.surface?.postings ?? null));
    const alternatives = word.alternatives.map((alternative, i): ResolvedAlternative => {
      const own = sum(({ liveOf, own: words }) => liveOf(words[at]!.alternatives[i]!));
      return { alternative, documentFrequency: own, idf: weigh(own) };
    });
    return {
      word,
      documentFrequency,
      idf: weigh(documentFrequency),
      surfaceFrequency,
      surfaceIdf: weigh(surfaceFrequency),
      alternatives,
      bySegment: found.map(({ own }) => own[at]!),
    };
  });
  return {
    words: new Map(resolved.map((one) => [keyOf(one.word), one])),
    lists: found.map(({ lists }) => lists),
    notices: (await expanding)?.notices ?? [],
  };
}

/** What one segment has of the words. */
interface FoundWords {
  readonly own: readonly SegmentWord[];
  readonly lists: ListParts;
  /** Articles of a list that are not retracted. */
  readonly live: (list: PostingRef | null) => number;
  readonly liveOf: (alternative: (() => Cursor) | null) => number;
}

async function findWords(
  words: readonly QueryWord[],
  stems: readonly string[],
  segment: SegmentReader,
  place: number,
  condition: Condition | null,
  expanding: Promise<Expansions> | undefined,
): Promise<FoundWords> {
  // What is read for prefixes has the pages of the stems too.
  const expansions = expanding && (await expanding);
  const looked = await segment.lookUp(stems);
  const groups = new Map(stems.map((stem, i) => [stem, looked[i] ?? null]));
  const entries = words.map((word): Entries => {
    if (word.isPrefix) return entriesOfPrefix(expansions!.formsOf(word, place));
    const own = entriesOf(word, groups);
    return condition?.inForms.has(keyOf(word)) ? { ...own, forms: formsByWord(word, own, groups) } : own;
  });
  const lists = new Map<ListRef, readonly Uint8Array[]>(await segment.readLists(refsOf(entries)));
  const own = entries.map((entry): SegmentWord => {
    const { surface, alternatives, forms } = entry;
    const list = listOf(entry, lists, segment.documents);
    return { list, surface, alternatives: alternatives.map((refs) => openerOf(refs, lists)), forms };
  });
  const { deletions } = segment;
  return {
    own,
    lists,
    live: (list) => {
      if (list === null || deletions.count === 0) return list?.df ?? 0;
      return deletions.liveFrequency(new PostingCursor(list, lists.get(list)!));
    },
    liveOf: (open) => (open === null ? 0 : deletions.liveFrequency(open())),
  };
}

/** The list of a word; where the segment has none it is made of those that are read, and put beside them. */
function listOf(
  { list, surface, spelling, forms, isPrefix }: Entries,
  lists: Map<ListRef, readonly Uint8Array[]>,
  documents: number,
): PostingRef | null {
  if (!isPrefix && (surface === null || spelling === null)) return list;
  const made = isPrefix
    ? joinedList(forms!.own, lists, documents)
    : exactList(surface!, spelling!, lists, documents);
  if (made !== null) lists.set(made.ref, made.parts);
  return made?.ref ?? null;
}

/** What to look up for a word. */
function stemsOf({ stem, isPrefix, alternatives }: QueryWord): string[] {
  return isPrefix ? [] : [stem, ...alternatives.map((other) => other.stem)];
}

/** A word's lists in a segment, before they are read. */
interface Entries {
  readonly list: PostingRef | null;
  readonly surface: SurfaceEntry | null;
  /** The only one that is wanted; null where any is. */
  readonly spelling: string | null;
  /** Of each alternative the lists of its forms. */
  readonly alternatives: readonly (readonly PostingRef[])[];
  readonly forms: WordForms | null;
  /** Whether the list is that of all forms together. */
  readonly isPrefix: boolean;
}

function entriesOfPrefix(own: readonly SurfaceEntry[]): Entries {
  const forms = { own, ofAlternatives: [] };
  return { list: null, surface: null, spelling: null, alternatives: [], forms, isPrefix: true };
}

function formsByWord(
  word: QueryWord,
  { surface }: Entries,
  groups: ReadonlyMap<string, StemGroup | null>,
): WordForms {
  const inflected = word.isExact ? [] : (groups.get(word.stem)?.surfaces ?? []);
  return {
    own: word.isExact && surface !== null ? [surface] : inflected,
    ofAlternatives: word.alternatives.map((other) => surfacesOf(other, groups.get(other.stem) ?? null)),
  };
}

function entriesOf(word: QueryWord, groups: ReadonlyMap<string, StemGroup | null>): Entries {
  const group = groups.get(word.stem) ?? null;
  const surface = group?.surfaces.find((entry) => entry.surface === word.surface) ?? null;
  return {
    list: word.isExact ? (surface?.postings ?? null) : (group?.postings ?? null),
    surface,
    spelling: word.spelling,
    alternatives: word.alternatives.map((alternative) =>
      formsOf(alternative, groups.get(alternative.stem) ?? null),
    ),
    forms: null,
    isPrefix: false,
  };
}

/**
 * The lists of an alternative's forms. A correction stands for the word with all its forms; of what the lists give, always
 * the surfaces are taken one by one, even where all of them are forms: whether they are may depend on the segment.
 */
function formsOf(alternative: Alternative, group: StemGroup | null): PostingRef[] {
  if (group === null) return [];
  if (isInAllForms(alternative.why)) return [group.postings];
  return surfacesOf(alternative, group).map(({ postings }) => postings);
}

function surfacesOf(alternative: Alternative, group: StemGroup | null): SurfaceEntry[] {
  return group?.surfaces.filter(({ surface }) => isFormOfAlternative(surface, alternative)) ?? [];
}

function openerOf(refs: readonly PostingRef[], lists: ListParts): (() => Cursor) | null {
  const [first, ...more] = refs;
  if (first === undefined) return null;
  if (more.length === 0) return () => new PostingCursor(first, lists.get(first)!);
  const merged = MergedPostings.of(refs.map((ref) => [ref, lists.get(ref)!]));
  return () => new MergedCursor(merged);
}

function distinctWords(query: Query): QueryWord[] {
  const excluded = [...query.excludedWords, ...query.excludedPhrases.flatMap((phrase) => phrase.words)];
  // A word that is wanted, with its alternatives, goes before the same word of a phrase or excluded.
  const known = new Set<string>();
  const respelt = query.words.flatMap(({ respellings }) => respellings ?? []);
  return [...scoringWords(query), ...excluded, ...respelt].filter(
    (word) => known.size < known.add(keyOf(word)).size,
  );
}

function refsOf(words: readonly Entries[]): ListRef[] {
  const refs = words.flatMap(({ list, surface, spelling, alternatives, forms }) => [
    list,
    surface?.postings ?? null,
    spelling === null ? null : (surface?.variants ?? null),
    ...alternatives.flat(),
    ...(forms?.own.map(({ postings }) => postings) ?? []),
  ]);
  return [...new Set(refs.filter((ref) => ref !== null))];
}

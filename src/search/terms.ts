/** Resolves a query's words against all segments: their lists in each, and their weight in the whole archive. */

import type { PostingRef, StemGroup, SurfaceEntry } from '../segment/dictionary-format.ts';
import { inverseDocumentFrequency } from '../segment/levels.ts';
import { PostingCursor } from '../segment/posting-cursor.ts';
import type { SegmentReader } from '../segment/segment-reader.ts';
import { type Query, type QueryWord, scoringWords } from './query.ts';

/** A word's entries in one segment. */
export interface SegmentWord {
  readonly group: StemGroup | null;
  readonly surface: SurfaceEntry | null;
}

/** A word with its weights in the whole archive, and its entries segment by segment. */
export interface ResolvedWord {
  readonly word: QueryWord;
  /** Articles that hold the stem. */
  readonly documentFrequency: number;
  readonly stemIdf: number;
  readonly surfaceIdf: number;
  readonly bySegment: readonly SegmentWord[];
}

/** All words of a query, by surface. */
export type ResolvedWords = ReadonlyMap<string, ResolvedWord>;

/** Blocks of lists, by the list's entry. */
export type ListParts = ReadonlyMap<PostingRef, readonly Uint8Array[]>;

export interface Resolved {
  readonly words: ResolvedWords;
  /** For each segment every list that the query may need of it. */
  readonly lists: readonly ListParts[];
}

/**
 * Looks the words up and reads their lists: two round trips. The lists are read before anything is weighed, because
 * retracted articles must not count in a weight, and only a list tells which articles it has.
 * @param documents of the whole archive
 */
export async function resolveWords(
  query: Query,
  segments: readonly SegmentReader[],
  documents: number,
): Promise<Resolved> {
  const words = distinctWords(query);
  const stems = [...new Set(words.map((word) => word.stem))];
  const found = await Promise.all(
    segments.map(async (segment) => {
      const groups = await segment.lookUp(stems);
      const own = words.map((word) => segmentWord(groups[stems.indexOf(word.stem)] ?? null, word.surface));
      return { own, lists: await segment.readLists(listsOf(own)) };
    }),
  );
  const frequency = (ref: PostingRef | undefined, i: number) =>
    ref === undefined ? 0 : liveFrequency(segments[i]!, ref, found[i]!.lists);
  const resolved = words.map((word, at): ResolvedWord => {
    const bySegment = found.map(({ own }) => own[at]!);
    const sum = (listOf: (own: SegmentWord) => PostingRef | undefined) =>
      bySegment.reduce((total, own, i) => total + frequency(listOf(own), i), 0);
    const documentFrequency = sum(({ group }) => group?.postings);
    const surfaceFrequency = sum(({ surface }) => surface?.postings);
    return {
      word,
      documentFrequency,
      stemIdf: inverseDocumentFrequency(documents, documentFrequency),
      surfaceIdf: inverseDocumentFrequency(documents, surfaceFrequency),
      bySegment,
    };
  });
  return {
    words: new Map(resolved.map((one) => [one.word.surface, one])),
    lists: found.map(({ lists }) => lists),
  };
}

/** Postings of a list whose articles are not retracted. @param lists of its segment */
function liveFrequency({ deletions }: SegmentReader, ref: PostingRef, lists: ListParts): number {
  if (deletions.count === 0) return ref.df;
  return deletions.liveFrequency(new PostingCursor(ref, lists.get(ref)!));
}

function distinctWords(query: Query): QueryWord[] {
  const excluded = [...query.excludedWords, ...query.excludedPhrases.flatMap((phrase) => phrase.words)];
  return [...new Map([...scoringWords(query), ...excluded].map((word) => [word.surface, word])).values()];
}

function segmentWord(group: StemGroup | null, surface: string): SegmentWord {
  return { group, surface: group?.surfaces.find((entry) => entry.surface === surface) ?? null };
}

function listsOf(words: readonly SegmentWord[]): PostingRef[] {
  const refs = new Set<PostingRef>();
  for (const { group, surface } of words) {
    if (group !== null) refs.add(group.postings);
    if (surface !== null) refs.add(surface.postings);
  }
  return [...refs];
}

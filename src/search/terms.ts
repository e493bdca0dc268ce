/** Resolves a query's words against all segments: their lists in each, and their weight in the whole archive. */

import type { StemGroup, SurfaceEntry } from '../segment/dictionary-format.ts';
import { inverseDocumentFrequency } from '../segment/levels.ts';
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

/**
 * One round trip.
 * @param documents of the whole archive
 */
export async function resolveWords(
  query: Query,
  segments: readonly SegmentReader[],
  documents: number,
): Promise<ResolvedWords> {
  const excluded = [...query.excludedWords, ...query.excludedPhrases.flatMap((phrase) => phrase.words)];
  const words = [
    ...new Map([...scoringWords(query), ...excluded].map((word) => [word.surface, word])).values(),
  ];
  const stems = [...new Set(words.map((word) => word.stem))];
  const groups = await Promise.all(segments.map((segment) => segment.lookUp(stems)));
  return new Map(
    words.map((word) => {
      const index = stems.indexOf(word.stem);
      const bySegment = groups.map((own) => segmentWord(own[index] ?? null, word.surface));
      return [word.surface, resolved(word, bySegment, documents)];
    }),
  );
}

function segmentWord(group: StemGroup | null, surface: string): SegmentWord {
  return { group, surface: group?.surfaces.find((entry) => entry.surface === surface) ?? null };
}

function resolved(word: QueryWord, bySegment: readonly SegmentWord[], documents: number): ResolvedWord {
  const sum = (dfOf: (own: SegmentWord) => number | undefined) =>
    bySegment.reduce((total, own) => total + (dfOf(own) ?? 0), 0);
  const documentFrequency = sum(({ group }) => group?.postings.df);
  const surfaceFrequency = sum(({ surface }) => surface?.postings.df);
  return {
    word,
    documentFrequency,
    stemIdf: inverseDocumentFrequency(documents, documentFrequency),
    surfaceIdf: inverseDocumentFrequency(documents, surfaceFrequency),
    bySegment,
  };
}

/** Keeps of ascending documents those in which a query's phrases stand, or do not. Each takes at most one round trip. */
import type { SegmentReader } from '../../segment/segment-reader.ts';
import type { QueryPhrase } from '../words/query.ts';
import { findPhrases } from './phrases.ts';
import { requiredLists, type WordLists } from './word-lists.ts';

const NONE = new Uint32Array();

/** @param documents that hold the words of all phrases */
export async function withPhrases(
  segment: SegmentReader,
  lists: WordLists,
  phrases: readonly QueryPhrase[],
  documents: Uint32Array,
): Promise<Uint32Array> {
  // A phrase of one word is there where the word is.
  const several = phrases.filter(({ words }) => words.length > 1);
  if (several.length === 0 || documents.length === 0) return documents;
  const found = await findPhrases(
    segment,
    several.map((phrase) => ({ words: lists.wordsOf(phrase), documents })),
  );
  const sets = found.map((own) => new Set(own));
  return documents.filter((document) => sets.every((own) => own.has(document)));
}

export async function withoutPhrases(
  segment: SegmentReader,
  lists: WordLists,
  phrases: readonly QueryPhrase[],
  documents: Uint32Array,
): Promise<Uint32Array> {
  const candidates = phrases
    .map((phrase) => ({ phrase, documents: havingAll(lists, phrase, documents) }))
    .filter((one) => one.documents.length > 0);
  if (candidates.length === 0) return documents;
  const found = await findPhrases(
    segment,
    candidates.map((one) => ({ words: lists.wordsOf(one.phrase), documents: one.documents })),
  );
  const having = new Set(found.flatMap((own) => [...own]));
  return documents.filter((document) => !having.has(document));
}

function havingAll(lists: WordLists, phrase: QueryPhrase, documents: Uint32Array): Uint32Array {
  const required = requiredLists(lists.ofPhrase(phrase));
  if (required === null) return NONE;
  const cursors = required.map((ref) => lists.cursor(ref));
  return documents.filter((document) => cursors.every((cursor) => cursor.has(document)));
}

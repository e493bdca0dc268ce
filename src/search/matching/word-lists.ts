/** The lists of a query's words in one segment, which were read before: each is walked as often as needed with fresh cursors. */
import type { PostingRef } from '../../segment/dictionary/dictionary-format.ts';
import { POSTINGS_PER_BLOCK } from '../../segment/format.ts';
import { PostingCursor } from '../../segment/postings/posting-cursor.ts';
import { keyOf, type QueryPhrase, type QueryWord } from '../words/query.ts';
import { type Cursor, MergedCursor, MergedPostings, type SetCursor, UnionCursor } from './cursors.ts';
import type { PhraseCandidates } from './phrases.ts';
import type { ListParts, ResolvedWord, ResolvedWords, SegmentWord } from './terms.ts';

/** Postings of a list that is better left in blocks, of which most may not be needed. */
const LONG = 4_096;

export class WordLists {
  private readonly segment: number;
  private readonly words: ResolvedWords;
  /** Payloads of lists, by the list's entry. */
  private readonly parts: ListParts;
  /** Lists that were decoded, by their entry. */
  private readonly decoded = new Map<PostingRef, MergedPostings>();

  /** @param segment its index @param parts of every list the query may need of it */
  constructor(segment: number, words: ResolvedWords, parts: ListParts) {
    this.segment = segment;
    this.words = words;
    this.parts = parts;
  }

  resolved(word: QueryWord): ResolvedWord {
    return this.words.get(keyOf(word))!;
  }

  entry(word: QueryWord): SegmentWord {
    return this.resolved(word).bySegment[this.segment]!;
  }

  cursor(ref: PostingRef): Cursor {
    const decoded = this.decoded.get(ref);
    return decoded === undefined ? this.ofBlocks(ref) : new MergedCursor(decoded);
  }

  /** A cursor that knows where positions are. */
  ofBlocks(ref: PostingRef): PostingCursor {
    return new PostingCursor(ref, this.parts.get(ref)!);
  }

  /** Decodes a list for those who will ask for so many of its documents, if that is cheaper than block by block. */
  decode(list: PostingRef, asked: number): void {
    if (list.df > Math.min(LONG, asked * POSTINGS_PER_BLOCK) || this.decoded.has(list)) return;
    this.decoded.set(list, MergedPostings.of([[list, this.parts.get(list)!]]));
  }

  /** @param list of postings, or what opens one that was made of several */
  open(list: PostingRef | (() => Cursor)): Cursor {
    return typeof list === 'function' ? list() : this.cursor(list);
  }

  /** Fresh cursors over the alternatives of a word that this segment has. */
  alternativesOf(word: QueryWord): SetCursor[] {
    return this.entry(word)
      .alternatives.filter((open) => open !== null)
      .map((open) => open());
  }

  /** What has a word or an alternative of it; null when nothing does. */
  having(word: QueryWord): SetCursor | null {
    const { list } = this.entry(word);
    const alternatives = this.alternativesOf(word);
    if (alternatives.length > 0) return this.union(list, alternatives);
    return list === null ? null : this.cursor(list);
  }

  union(list: PostingRef | null, alternatives: readonly SetCursor[]): SetCursor {
    return new UnionCursor(list === null ? alternatives : [this.cursor(list), ...alternatives]);
  }

  /** The lists of a phrase's words, null for those that this segment does not have. */
  ofPhrase({ words }: QueryPhrase): (PostingRef | null)[] {
    return words.map((word) => this.entry(word).surface?.postings ?? null);
  }

  /** The words of a phrase that this segment has, each with a fresh cursor. */
  wordsOf({ words }: QueryPhrase): PhraseCandidates['words'] {
    return words
      .map((word) => this.entry(word).surface)
      .filter((surface) => surface !== null)
      .map((surface) => ({ surface, cursor: this.ofBlocks(surface.postings) }));
  }
}

/** The lists, or null when one of them is not in a segment, so that nothing can match. */
export function requiredLists(lists: readonly (PostingRef | null)[]): PostingRef[] | null {
  const present = lists.filter((list) => list !== null);
  return present.length < lists.length ? null : [...new Set(present)];
}

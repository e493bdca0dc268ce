/**
 * What decides which articles a query with operators finds. A query of words and phrases has none. This is what a search
 * knows of conditions; what they are made of is loaded when the first one comes.
 */
import type { Notice, NoticeCode } from '../../query/notice.ts';
import type { QueryNode } from '../../query/tree.ts';
import type { PostingRef, SurfaceEntry } from '../../segment/dictionary/dictionary-format.ts';
import type { PostingCursor } from '../../segment/postings/posting-cursor.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import type { SegmentFilter } from '../matching/filter.ts';
import type { SegmentWord } from '../matching/terms.ts';
import type { QueryWord } from './query.ts';

/** What an answer says of a query that was not understood, or not answered, as it may have been meant. */
export type QueryNotice = Omit<Notice, 'code'> & { readonly code: NoticeCode | 'prefix-capped' };

/** A query as it was understood. */
export interface ParsedQuery {
  readonly tree: QueryNode;
  /** The tree as text: it means the same, written in one way. */
  readonly text: string;
}

/** How a text with operators was read. */
export interface Reading {
  readonly parsed: ParsedQuery;
  readonly notices: readonly Notice[];
  /** The newsroom's day, `YYYY-MM-DD`, that relative dates were counted from. */
  readonly today: string;
}

export interface Condition {
  /** Keys of the words whose forms are looked at one by one. */
  readonly inForms: ReadonlySet<string>;
  /**
   * Finds the words that prefixes stand for. One round trip; none without prefixes.
   * @param stems what will be looked up besides: fetched by the same reads
   */
  expand(segments: readonly SegmentReader[], stems: readonly string[]): Promise<Expansions>;
  /** Reads what it asks of a segment beside words. One round trip, two for tags; none where it asks nothing. */
  open(segment: SegmentReader, utcOffset: string): Promise<OpenCondition>;
}

/** The words that prefixes stand for. */
export interface Expansions {
  /** What a segment has of them. @param segment its place in the index */
  formsOf(prefix: QueryWord, segment: number): readonly SurfaceEntry[];
  /** Says which prefixes stand for fewer words than begin so. */
  readonly notices: readonly QueryNotice[];
}

export interface OpenCondition {
  /** The documents it holds for, ascending, of those that are not retracted and that the filter lets through. One round trip at most. */
  match(search: ConditionSearch): Promise<Uint32Array>;
}

/** A search of a segment, its lists at hand. */
export interface ConditionSearch {
  readonly segment: SegmentReader;
  readonly filter: SegmentFilter;
  entry(word: QueryWord): SegmentWord;
  /** Fresh. */
  cursor(list: PostingRef): PostingCursor;
}

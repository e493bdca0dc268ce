/**
 * One open segment: its head in memory, everything else fetched block by block when asked for. Each method says how
 * many dependent round trips it makes when nothing is cached.
 */

import type { StoredArticle } from '../article/article.ts';
import { CorruptIndexError } from '../errors.ts';
import type { BlockCache } from '../storage/block-cache.ts';
import type { Storage } from '../storage/storage.ts';
import { type BlockAddress, BlockReader } from './block-reader.ts';
import type { Inflater } from './codec.ts';
import type { ListRef, PostingRef, StemGroup } from './dictionary/dictionary-format.ts';
import { findGroup, groupsOf, pageOf } from './dictionary/dictionary-reader.ts';
import { FrequentWords } from './dictionary/frequent-words.ts';
import { decodeWordTables, type WordPage, type WordTables } from './dictionary/word-tables.ts';
import { ColumnReader } from './documents/column-reader.ts';
import { CopyReader } from './documents/copy-reader.ts';
import { Deletions } from './documents/deletions.ts';
import { decodeRecord, documentAddress, tablePageOf } from './documents/documents.ts';
import type { HeadlineBlock } from './documents/headlines.ts';
import { IdReader } from './documents/id-reader.ts';
import { TagReader } from './documents/tag-reader.ts';
import { TimeReader } from './documents/time-reader.ts';
import { type SectionName, TABLE_PAGE_DOCUMENTS } from './format.ts';
import type { Head } from './head.ts';
import { readPositions, type WantedPositions } from './postings/position-reader.ts';
import { PostingCursor } from './postings/posting-cursor.ts';
import { blocksOfList } from './postings/posting-decoder.ts';
import type { ReadShares } from './read-shares.ts';
import { readHead, type SegmentRef } from './segment-ref.ts';

/** Above this many documents the document table is fetched page by page, one round trip later, instead of whole. */
const WHOLE_TABLE_DOCUMENTS = 2 ** 15;

export interface ReaderOptions {
  readonly cache: BlockCache;
  readonly inflater: Inflater;
  /** Documents that are retracted; none by default. */
  readonly deletions?: Deletions | undefined;
  /** See `BlockReader`. */
  readonly mostReadsPerCall?: number | undefined;
  readonly shares?: ReadShares | undefined;
}

export class SegmentReader {
  readonly name: string;
  readonly head: Head;
  /** Its retracted documents: all methods but {@link findArticle} give them like others. */
  readonly deletions: Deletions;
  readonly columns: ColumnReader;
  readonly copies: CopyReader;
  readonly ids: IdReader;
  readonly tags: TagReader;
  readonly times: TimeReader;
  /** None where the segment is of a version whose heads do not have them. */
  readonly frequentWords: FrequentWords;
  private readonly storage: Storage;
  private readonly options: ReaderOptions;
  private readonly blocks: BlockReader;

  constructor(storage: Storage, name: string, head: Head, options: ReaderOptions) {
    const { cache, deletions = Deletions.NONE, mostReadsPerCall, shares = null } = options;
    this.storage = storage;
    this.options = options;
    this.name = name;
    this.head = head;
    this.deletions = deletions;
    this.blocks = new BlockReader(storage, name, head.sections, cache, mostReadsPerCall, shares);
    this.columns = new ColumnReader(head.columns, head.documents, this.blocks);
    this.copies = new CopyReader(head, (section, places) => this.read(section, places));
    this.ids = new IdReader(head, deletions, (pages) => this.read('ids', pages));
    this.tags = new TagReader(head, (places) => this.read('tags', places));
    this.frequentWords = FrequentWords.decode(head.frequentWords ?? new Uint8Array());
    this.times = new TimeReader(head.timePages, head.documents, (places, mostReads) =>
      this.read('times', places, undefined, mostReads),
    );
  }

  /** Opens a segment: one read. @throws as {@link readHead} */
  static async open(
    storage: Storage,
    ref: SegmentRef,
    cache: BlockCache,
    inflater: Inflater,
  ): Promise<SegmentReader> {
    return new SegmentReader(storage, ref.name, await readHead(storage, ref), { cache, inflater });
  }

  /** The same segment with other documents retracted. */
  retracting(deletions: Deletions): SegmentReader {
    return new SegmentReader(this.storage, this.name, this.head, { ...this.options, deletions });
  }

  /** Retracted ones included: document numbers are below this. */
  get documents(): number {
    return this.head.documents;
  }

  /** Whether the request has too few reads left for what might not be needed. */
  get readsAreShort(): boolean {
    return this.options.shares?.isShort ?? false;
  }

  /** Groups of stems, null for those this segment does not have. One round trip. */
  async lookUp(stems: readonly string[]): Promise<(StemGroup | null)[]> {
    const root = this.head.dictionary;
    if (root.pageCount === 0) return stems.map(() => null);
    const pages = stems.map((stem) => pageOf(root.pageCount, (page) => root.firstStem(page), stem));
    const distinct = [...new Set(pages)];
    const addresses = distinct.map((page): BlockAddress => ({ section: 'dictionary', ...root.range(page) }));
    const payloads = await this.blocks.read(addresses);
    return stems.map((stem, i) => findGroup(payloads[distinct.indexOf(pages[i]!)]!, stem));
  }

  /** Pages of the dictionary, ascending, that may have stems with a beginning; the first may have the stem itself. */
  pagesOfStems(beginning: string): number[] {
    const root = this.head.dictionary;
    if (root.pageCount === 0) return [];
    const pages = [pageOf(root.pageCount, (page) => root.firstStem(page), beginning)];
    for (let page = pages[0]! + 1; page < root.pageCount; page++) {
      if (!root.firstStem(page).startsWith(beginning)) break;
      pages.push(page);
    }
    return pages;
  }

  /** All groups of pages of the dictionary. One round trip. */
  async readGroups(pages: readonly number[]): Promise<StemGroup[][]> {
    const payloads = await this.readDictionary(pages);
    return payloads.map((payload) => [...groupsOf(payload)]);
  }

  /** Fetches pages of the dictionary ahead of need, and those with stems: {@link lookUp} and others then read nothing. */
  async prepareDictionary(stems: readonly string[], pages: readonly number[]): Promise<void> {
    await this.readDictionary([...stems.flatMap((stem) => this.pagesOfStems(stem).slice(0, 1)), ...pages]);
  }

  /** Tells that a search goes through more steps than one of words does, each of which reads of the segment. */
  expectSteps(steps: number): void {
    this.options.shares?.expect(steps);
  }

  /** The blocks of lists, for as many cursors as are needed, and of variants. One round trip; none for inline ones. */
  async readLists<Ref extends ListRef>(refs: readonly Ref[]): Promise<Map<Ref, Uint8Array[]>> {
    const addresses = refs.map((ref) => blocksOfList(ref, this.documents));
    const payloads = await this.read('postings', addresses.flat());
    let at = 0;
    return new Map(
      refs.map((ref, i) => {
        const start = at;
        at += addresses[i]!.length;
        return [ref, payloads.slice(start, at)];
      }),
    );
  }

  /** A cursor over each list. One round trip; none for inline lists. */
  async openLists(refs: readonly PostingRef[]): Promise<PostingCursor[]> {
    const parts = await this.readLists(refs);
    return refs.map((ref) => new PostingCursor(ref, parts.get(ref)!));
  }

  /**
   * Positions of surfaces in given documents. One round trip; none for inline positions.
   * @returns for each surface the positions in each of its documents
   */
  readPositions(wanted: readonly WantedPositions[]): Promise<number[][][]> {
    return readPositions(wanted, (places) => this.read('positions', places));
  }

  /**
   * Fetches the document table ahead of need where it is small and reads are not short, so that {@link readDocuments} is
   * one round trip.
   */
  async prepareDocuments(): Promise<void> {
    if (this.readsAreShort) return;
    if (this.documents === 0 || this.documents > WHOLE_TABLE_DOCUMENTS) return;
    const pages = [];
    for (let first = 0; first < this.documents; first += TABLE_PAGE_DOCUMENTS) {
      pages.push(tablePageOf(first, this.documents));
    }
    await this.read('table', pages);
  }

  /**
   * Stored articles. Two round trips; one after {@link prepareDocuments}.
   * @param sharers segments that are asked for articles at the same time, where it is known that not all are
   */
  async readDocuments(documents: readonly number[], sharers?: number): Promise<StoredArticle[]> {
    const tables = await this.read(
      'table',
      documents.map((document) => tablePageOf(document, this.documents)),
      sharers,
    );
    const records = await this.read(
      'documents',
      documents.map((document, i) => documentAddress(tables[i]!, document)),
      sharers,
    );
    return Promise.all(records.map((record) => decodeRecord(record, this.options.inflater, this.name)));
  }

  /** Records as they are stored, compressed: for merging. */
  async readRecords(documents: readonly number[]): Promise<Uint8Array[]> {
    const tables = await this.read(
      'table',
      documents.map((document) => tablePageOf(document, this.documents)),
    );
    return this.read(
      'documents',
      documents.map((document, i) => documentAddress(tables[i]!, document)),
    );
  }

  /**
   * The article with an id that is not retracted and its document, or null. Three round trips; two after
   * {@link prepareDocuments}.
   */
  async findArticle(id: string): Promise<{ document: number; article: StoredArticle } | null> {
    const [entries] = await this.ids.find([id]);
    const candidates = entries!.map(({ document }) => document);
    const articles = await this.readDocuments(candidates);
    const found = articles.findIndex((article) => article.id === id);
    return found === -1 ? null : { document: candidates[found]!, article: articles[found]! };
  }

  /** Where the pages of the word tables are; null when there are no words. One round trip. */
  async wordTables(): Promise<WordTables | null> {
    const { wordsRootLength: length, sections } = this.head;
    if (length === 0) return null;
    const start = sections.words.length - length;
    const [root] = await this.read('words', [{ start, length }]);
    return decodeWordTables(root!, start);
  }

  /** Pages of the word tables. One round trip, of few reads: the tables are small. */
  readWordPages(pages: readonly WordPage[]): Promise<Uint8Array[]> {
    return this.read('words', pages);
  }

  /** The root of the headlines, for `decodeHeadlineRoot`; null when no title has a word. One round trip. */
  async headlineRoot(): Promise<{ readonly root: Uint8Array; readonly start: number } | null> {
    const { headlinesRootLength: length, sections } = this.head;
    if (length === 0) return null;
    const start = sections.headlines.length - length;
    const [root] = await this.read('headlines', [{ start, length }]);
    return { root: root!, start };
  }

  /** Blocks of the headlines. One round trip, of one read where the blocks lie near one another. */
  readHeadlines(blocks: readonly HeadlineBlock[]): Promise<Uint8Array[]> {
    return this.read('headlines', blocks);
  }

  /** A whole page of the dictionary: for walking it. */
  async dictionaryPage(page: number): Promise<Uint8Array> {
    const [payload] = await this.read('dictionary', [this.head.dictionary.range(page)]);
    return payload!;
  }

  /**
   * Bytes of a section as they are in the file, seals and all: for reading it from end to end. One read.
   * @throws CorruptIndexError when the section ends before, or the file is cut short
   */
  async readStretch(section: SectionName, start: number, end: number): Promise<Uint8Array> {
    const range = this.head.sections[section];
    const isInside = start >= 0 && start <= end && end <= range.length;
    const bytes = isInside
      ? await this.storage.readRange(this.name, range.start + start, range.start + end)
      : null;
    if (bytes?.length === end - start) return bytes;
    throw new CorruptIndexError(
      `The ${section} of ${this.name} ${isInside ? 'is cut short' : 'ends too early'}. Rebuild the index, or restore the file.`,
    );
  }

  private readDictionary(pages: readonly number[]): Promise<Uint8Array[]> {
    return this.read(
      'dictionary',
      pages.map((page) => this.head.dictionary.range(page)),
    );
  }

  private read(
    section: SectionName,
    places: readonly { start: number; length: number }[],
    sharers?: number,
    mostReads?: number,
  ): Promise<Uint8Array[]> {
    return this.blocks.read(
      places.map(({ start, length }) => ({ section, start, length })),
      sharers,
      mostReads,
    );
  }
}

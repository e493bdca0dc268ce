/**
 * Assembles a segment: documents in time order first, then groups in the order of their stems, then the bytes. The
 * inverter and the merge both write through here, so a segment is the same whichever way its content came.
 */

import { DictionaryWriter, type GroupLists } from './dictionary/dictionary-writer.ts';
import { WordTablesWriter } from './dictionary/word-tables-writer.ts';
import { encodeBands } from './documents/bands.ts';
import { encodeColumn } from './documents/columns.ts';
import { type Adoption, type CopyEntry, encodeCopies } from './documents/copies.ts';
import { DocumentsWriter } from './documents/documents.ts';
import { HeadlinesWriter } from './documents/headlines-writer.ts';
import { encodeIdTable, type IdKey } from './documents/id-table.ts';
import { encodeTags } from './documents/tags.ts';
import { encodeTimes } from './documents/times.ts';
import { COLUMNS, type ColumnName, MOST_DOCUMENTS, SECTIONS, type SectionName } from './format.ts';
import { DictionaryRoot, encodeHead } from './head.ts';
import { type AnyPostings, documentsOf } from './postings/flat-postings.ts';
import { hashOfSections, nameOfHead } from './segment-name.ts';
import type { SegmentRef } from './segment-ref.ts';

/** What the writer is told of a document beside its postings. */
export interface DocumentEntry extends IdKey {
  /** As `documentRecord` makes it. */
  readonly record: Uint8Array;
  /** Milliseconds since 1970; not below the document before. */
  readonly time: number;
  readonly columns: Readonly<Record<ColumnName, string | undefined>>;
  /** The key of its cluster of copies, see `copies.ts`; null for an article that stands alone. */
  readonly cluster: number | null;
  /** See `bands.ts`; ascending. */
  readonly bands: readonly number[];
  /** In any order. */
  readonly tags: readonly string[];
}

/** A finished segment. */
export interface PackedSegment {
  readonly ref: SegmentRef;
  /** The file, in pieces: head first, then the sections. */
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
}

export class SegmentWriter {
  private readonly documents = new DocumentsWriter();
  private readonly dictionary: DictionaryWriter;
  private readonly words = new WordTablesWriter();
  private readonly headlines = new HeadlinesWriter();
  private readonly ids: IdKey[] = [];
  private readonly times: number[] = [];
  private readonly columns: Record<ColumnName, (string | undefined)[]> = {
    section: [],
    source: [],
    author: [],
  };
  private readonly copies: CopyEntry[] = [];
  private readonly bands: (readonly number[])[] = [];
  private readonly tags: (readonly string[])[] = [];

  /** @param documents how many documents will be added: bitmaps are as long as this */
  constructor(documents: number) {
    if (documents > MOST_DOCUMENTS)
      throw new RangeError(`a segment holds at most ${MOST_DOCUMENTS} documents`);
    this.dictionary = new DictionaryWriter(documents);
  }

  addDocument(entry: DocumentEntry): void {
    const { time, cluster } = entry;
    if (cluster !== null) this.copies.push({ document: this.ids.length, time, key: cluster });
    this.bands.push(entry.bands);
    this.documents.add(entry.record);
    this.ids.push({ idHash: entry.idHash, contentHash: entry.contentHash });
    this.times.push(entry.time);
    for (const column of COLUMNS) this.columns[column].push(entry.columns[column]);
    this.tags.push(entry.tags);
  }

  addGroup(group: GroupLists<AnyPostings>): void {
    this.dictionary.add(group);
    for (const { surface, postings, spellings } of group.surfaces) {
      this.words.add(surface, documentsOf(postings), spellings.usual);
      this.headlines.add(surface, postings, spellings.usual);
    }
  }

  /**
   * The segment. The writer is done after this.
   * @param adoptions documents of other segments that it puts into clusters
   */
  finish(adoptions: readonly Adoption[] = []): PackedSegment {
    this.dictionary.finish();
    const words = this.words.finish();
    const headlines = this.headlines.finish(this.ids.length);
    const ids = encodeIdTable(this.ids);
    const times = encodeTimes(this.times);
    const columns = {
      section: this.column('section'),
      source: this.column('source'),
      author: this.column('author'),
    };
    const bands = encodeBands(this.bands);
    const tags = encodeTags(this.tags);
    const sections: Record<SectionName, Uint8Array<ArrayBuffer>> = {
      dictionary: this.dictionary.dictionary.peek(),
      postings: this.dictionary.postings.peek(),
      positions: this.dictionary.positions.peek(),
      words: words.bytes,
      documents: this.documents.documents.peek(),
      table: this.documents.table(),
      ids: ids.bytes,
      times: times.bytes,
      'column:section': columns.section.bytes,
      'column:source': columns.source.bytes,
      'column:author': columns.author.bytes,
      copies: encodeCopies(this.copies, adoptions),
      bands: bands.bytes,
      tags: tags.bytes,
      headlines: headlines.bytes,
    };
    const contentHash = hashOfSections(SECTIONS.map((name) => sections[name]));
    const head = encodeHead({
      documents: this.ids.length,
      stems: this.dictionary.stemCount,
      surfaces: this.dictionary.surfaceCount,
      contentHash,
      columns: { section: columns.section.root, source: columns.source.root, author: columns.author.root },
      copies: this.copies.length,
      bandsRootLength: bands.rootLength,
      wordsRootLength: words.rootLength,
      tagValuesLength: tags.valuesLength,
      headlinesRootLength: headlines.rootLength,
      dictionary: this.dictionaryRoot(),
      idPages: ids.firstHashes,
      timePages: times.firstTimes,
      sectionLengths: Object.fromEntries(SECTIONS.map((name) => [name, sections[name].length])) as Record<
        SectionName,
        number
      >,
    });
    const pieces = [head, ...SECTIONS.map((name) => sections[name])];
    const name = nameOfHead(head, contentHash);
    const bytes = pieces.reduce((total, piece) => total + piece.length, 0);
    return { ref: { name, bytes, headBytes: head.length, documents: this.ids.length, deleted: 0 }, pieces };
  }

  private column(name: ColumnName): ReturnType<typeof encodeColumn> {
    return encodeColumn(this.columns[name]);
  }

  private dictionaryRoot(): DictionaryRoot {
    const { pages, dictionary } = this.dictionary;
    const keyBytes = pages.reduce((total, page) => total + page.firstStem.length, 0);
    const keys = new Uint8Array(keyBytes);
    const keyEnds: number[] = [];
    let at = 0;
    for (const { firstStem } of pages) {
      keys.set(firstStem, at);
      at += firstStem.length;
      keyEnds.push(at);
    }
    const pageEnds = pages.map((_, i) => pages[i + 1]?.start ?? dictionary.length);
    return new DictionaryRoot(pageEnds, keyEnds, keys);
  }
}

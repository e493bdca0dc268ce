/**
 * Assembles a segment: documents in time order first, then groups in the order of their stems, then the bytes. The
 * inverter and the merge both write through here, so a segment is the same whichever way its content came.
 */

import { DictionaryWriter, type GroupLists } from './dictionary/dictionary-writer.ts';
import { WordTablesWriter } from './dictionary/word-tables-writer.ts';
import { BandEntries } from './documents/bands.ts';
import { encodeColumn } from './documents/columns.ts';
import { type Adoption, type CopyEntry, encodeCopies } from './documents/copies.ts';
import { DocumentsWriter } from './documents/documents.ts';
import { HeadlinesWriter } from './documents/headlines-writer.ts';
import { type IdKey, IdKeys } from './documents/id-table.ts';
import { encodeTags } from './documents/tags.ts';
import { encodeTimes } from './documents/times.ts';
import { COLUMNS, type ColumnName, MOST_DOCUMENTS, SECTIONS, type SectionName } from './format.ts';
import { DictionaryRoot, encodeHead } from './head.ts';
import { type AnyPostings, documentsOf } from './postings/flat-postings.ts';
import type { SectionBytes, Spills } from './section-writer.ts';
import { nameOfHead } from './segment-name.ts';
import type { SegmentRef } from './segment-ref.ts';
import { hashOfStreams } from './streamed-hash.ts';

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
  readonly bands: ArrayLike<number>;
  /** In any order. */
  readonly tags: readonly string[];
}

/** A finished segment, wherever its bytes are. */
export interface WrittenSegment {
  readonly ref: SegmentRef;
  /** The file, in pieces: head first, then the sections. Gone through as often as it is asked for. */
  readonly pieces: Iterable<Uint8Array<ArrayBuffer>>;
}

/** A finished segment in memory. */
export interface PackedSegment extends WrittenSegment {
  /** The head, then each section. */
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
}

export class SegmentWriter {
  private readonly documents: DocumentsWriter;
  private readonly dictionary: DictionaryWriter;
  private readonly words = new WordTablesWriter();
  private readonly headlines = new HeadlinesWriter();
  private readonly ids = new IdKeys();
  private readonly times: number[] = [];
  private readonly columns: Record<ColumnName, (string | undefined)[]> = {
    section: [],
    source: [],
    author: [],
  };
  private readonly copies: CopyEntry[] = [];
  private readonly bands = new BandEntries();
  private readonly tags: (readonly string[])[] = [];

  /**
   * @param documents how many documents will be added: bitmaps are as long as this
   * @param spills where the large sections go as they grow; by default they stay in memory
   */
  constructor(documents: number, spills: Spills | null = null) {
    if (documents > MOST_DOCUMENTS)
      throw new RangeError(`a segment holds at most ${MOST_DOCUMENTS} documents`);
    this.dictionary = new DictionaryWriter(documents, spills);
    this.documents = new DocumentsWriter(spills);
  }

  addDocument(entry: DocumentEntry): void {
    const { time, cluster } = entry;
    const document = this.ids.length;
    if (cluster !== null) this.copies.push({ document, time, key: cluster });
    this.bands.add(document, entry.bands);
    this.documents.add(entry.record);
    this.ids.add(entry);
    this.times.push(entry.time);
    for (const column of COLUMNS) this.columns[column].push(entry.columns[column]);
    this.tags.push(entry.tags.length === 0 ? NO_TAGS : entry.tags);
  }

  addGroup(group: GroupLists<AnyPostings>): void {
    this.dictionary.add(group);
    for (const { surface, postings, spellings } of group.surfaces) {
      this.words.add(surface, documentsOf(postings), spellings.usual);
      this.headlines.add(surface, postings, spellings.usual);
    }
  }

  /**
   * The segment, of a writer without spills. The writer is done after this.
   * @param adoptions documents of other segments that it puts into clusters
   */
  finish(adoptions: readonly Adoption[] = []): PackedSegment {
    const { ref, pieces } = this.finishSpilled(adoptions);
    return { ref, pieces: [...pieces] };
  }

  /** As {@link finish}, of any writer. */
  finishSpilled(adoptions: readonly Adoption[] = []): WrittenSegment {
    this.dictionary.finish();
    const words = this.words.finish();
    const headlines = this.headlines.finish(this.ids.length);
    const ids = this.ids.encode();
    const times = encodeTimes(this.times);
    const columns = {
      section: this.column('section'),
      source: this.column('source'),
      author: this.column('author'),
    };
    const bands = this.bands.encode();
    const tags = encodeTags(this.tags);
    const sections: Record<SectionName, SectionBytes> = {
      dictionary: this.dictionary.dictionary.finish(),
      postings: this.dictionary.postings.finish(),
      positions: this.dictionary.positions.finish(),
      words: inMemory(words.bytes),
      documents: this.documents.documents.finish(),
      table: inMemory(this.documents.table()),
      ids: inMemory(ids.bytes),
      times: inMemory(times.bytes),
      'column:section': inMemory(columns.section.bytes),
      'column:source': inMemory(columns.source.bytes),
      'column:author': inMemory(columns.author.bytes),
      copies: inMemory(encodeCopies(this.copies, adoptions)),
      bands: inMemory(bands.bytes),
      tags: inMemory(tags.bytes),
      headlines: inMemory(headlines.bytes),
    };
    const contentHash = hashOfStreams(SECTIONS.map((name) => sections[name].pieces));
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
      frequentWords: words.frequent,
      sectionLengths: Object.fromEntries(SECTIONS.map((name) => [name, sections[name].length])) as Record<
        SectionName,
        number
      >,
    });
    const name = nameOfHead(head, contentHash);
    const bytes = SECTIONS.reduce((total, section) => total + sections[section].length, head.length);
    const ref = { name, bytes, headBytes: head.length, documents: this.ids.length, deleted: 0 };
    return { ref, pieces: { [Symbol.iterator]: () => piecesOf(head, sections) } };
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

const NO_TAGS: readonly string[] = [];

function inMemory(bytes: Uint8Array<ArrayBuffer>): SectionBytes {
  return { length: bytes.length, pieces: [bytes] };
}

function* piecesOf(
  head: Uint8Array<ArrayBuffer>,
  sections: Readonly<Record<SectionName, SectionBytes>>,
): Generator<Uint8Array<ArrayBuffer>> {
  yield head;
  for (const name of SECTIONS) yield* sections[name].pieces;
}

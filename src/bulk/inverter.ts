/**
 * The bulk inverter: from articles to a segment without MiniSearch, byte for byte what filling a memtable and packing it
 * gives. Tokens and postings are rows of typed arrays, sorted by counting when all articles are there.
 */
import type { Article } from '../article/article.ts';
import { parsePublished } from '../article/article.ts';
import { contentHashOf } from '../index/content-hash.ts';
import { runsOf } from '../index/copied-text.ts';
import { bandsOf } from '../index/copy-rule.ts';
import { TITLE_WEIGHT } from '../index/field.ts';
import { sketchHash, sketchOfHashes } from '../index/sketch.ts';
import type { Statistics } from '../index/statistics.ts';
import type { HashPair } from '../segment/checksum.ts';
import type { Codec } from '../segment/codec.ts';
import type { Adoption } from '../segment/documents/copies.ts';
import { documentRecord } from '../segment/documents/documents.ts';
import { hashOfId } from '../segment/documents/id-table.ts';
import { ByteList, NumberList } from '../segment/number-list.ts';
import { type PackedSegment, SegmentWriter } from '../segment/segment-writer.ts';
import { addGroups } from './groups.ts';
import { LevelTable } from './level-table.ts';
import { Signatures } from './signatures.ts';
import { Vocabulary } from './vocabulary.ts';

/** What is known of an article beside its fields; what is left out is worked out. */
export interface Beside {
  /** The article as JSON, as `JSON.stringify` writes it, in UTF-8. */
  readonly json?: Uint8Array;
  readonly contentHash?: HashPair;
  /** See `copy-rule.ts`. */
  readonly bands?: ArrayLike<number>;
  /** The key of its cluster of copies; by default it stands alone. */
  readonly cluster?: number | null;
}

/** Rows of a kind of term: one for each document that holds a term, document by document. */
export interface TermRows {
  readonly terms: NumberList;
  readonly payloads: ByteList;
  /** Where the rows of each document end. */
  readonly ends: NumberList;
}

const encoder = new TextEncoder();

export class Inverter {
  readonly vocabulary = new Vocabulary();
  readonly surfaces = termRows();
  /** How often the surface of each row stands in its document. */
  readonly occurrences = new NumberList();
  readonly stems = termRows();
  /** The word of each token, and where the tokens of each document end. */
  readonly tokens = new NumberList(1 << 16);
  readonly tokenEnds = new NumberList();
  readonly titleLengths = new NumberList();

  private readonly codec: Codec;
  private readonly writer: SegmentWriter;
  private readonly levels: LevelTable;
  private readonly signatures: Signatures;
  /** The last row of each surface, and of each stem, plus 1. */
  private readonly surfaceRow = new NumberList();
  private readonly stemRow = new NumberList();
  /** Frequency x 2 + (1 if the term is in the title) of the rows of the document that is being added. */
  private readonly surfaceCounts = new NumberList();
  private readonly stemCounts = new NumberList();
  private readonly sketchHashes = new NumberList();
  private readonly bodyHashes = new NumberList();

  /**
   * @param articles how many will be added
   * @param statistics of the archive the segment will be part of
   */
  constructor(articles: number, statistics: Statistics, codec: Codec) {
    this.codec = codec;
    this.writer = new SegmentWriter(articles);
    this.levels = new LevelTable(statistics);
    this.signatures = new Signatures(statistics, this.vocabulary.stems);
  }

  /** Adds an article; articles must come in the order of time and id. */
  add(article: Article, beside: Beside = {}): void {
    const { scanner } = this.vocabulary;
    scanner.clear();
    scanner.scan(article.title);
    const titleLength = scanner.length;
    scanner.scan(article.body);
    this.vocabulary.update();
    this.addRows(titleLength);
    this.writer.addDocument({
      record: this.recordOf(article, titleLength, beside.json),
      idHash: hashOfId(article.id),
      contentHash: beside.contentHash ?? contentHashOf(article),
      time: parsePublished(article.published),
      columns: { section: article.section, source: article.source, author: article.author },
      cluster: beside.cluster ?? null,
      bands: beside.bands ?? bandsOf(runsOf(article.body)),
      tags: article.tags ?? [],
    });
  }

  /** The segment of all articles. The inverter is done after this. */
  finish(adoptions: readonly Adoption[] = []): PackedSegment {
    addGroups(this, this.writer);
    return this.writer.finish(adoptions);
  }

  /** Adds the rows of the article whose tokens the scanner has. */
  private addRows(titleLength: number): void {
    const { scanner, surfaceOfWord, surfaces } = this.vocabulary;
    const { tokens, length } = scanner;
    const first = this.surfaces.terms.length;
    this.surfaceRow.reserve(surfaces.length);
    this.tokens.reserve(this.tokens.length + length);
    this.surfaceCounts.length = 0;
    const rowOf = this.surfaceRow.numbers;
    const surfaceOf = surfaceOfWord.numbers;
    for (let at = 0; at < length; at++) {
      const word = tokens[at]!;
      const surface = surfaceOf[word]!;
      this.tokens.push(word);
      const row = rowOf[surface]! - 1;
      if (row >= first) {
        this.surfaceCounts.numbers[row - first]! += at < titleLength ? 2 * TITLE_WEIGHT : 2;
        this.occurrences.numbers[row]!++;
        continue;
      }
      this.surfaces.terms.push(surface);
      rowOf[surface] = this.surfaces.terms.length;
      this.surfaceCounts.push(at < titleLength ? 2 * TITLE_WEIGHT + 1 : 2);
      this.occurrences.push(1);
    }
    this.tokenEnds.push(this.tokens.length);
    this.titleLengths.push(titleLength);
    this.addStemRows(first);
    const distinct = this.surfaces.terms.length - first;
    this.endRows(this.surfaces, this.surfaceCounts, distinct);
    this.endRows(this.stems, this.stemCounts, distinct);
  }

  /** @param first surface row of the document */
  private addStemRows(first: number): void {
    const { stemOfSurface, stems } = this.vocabulary;
    const { terms } = this.stems;
    const firstStem = terms.length;
    this.stemRow.reserve(stems.length);
    this.stemCounts.length = 0;
    for (let i = first; i < this.surfaces.terms.length; i++) {
      const stem = stemOfSurface.at(this.surfaces.terms.at(i));
      const count = this.surfaceCounts.at(i - first);
      const row = this.stemRow.at(stem) - 1;
      if (row >= firstStem) {
        const before = this.stemCounts.at(row - firstStem);
        this.stemCounts.numbers[row - firstStem] = (before & ~1) + (count & ~1) + ((before | count) & 1);
        continue;
      }
      terms.push(stem);
      this.stemRow.numbers[stem] = terms.length;
      this.stemCounts.push(count);
    }
    for (let i = firstStem; i < terms.length; i++) {
      this.signatures.offer(terms.at(i), this.stemCounts.at(i - firstStem) >>> 1);
    }
  }

  /** @param length of the document, in distinct tokens */
  private endRows({ terms, payloads, ends }: TermRows, counts: NumberList, length: number): void {
    for (let i = 0; i < counts.length; i++) {
      const count = counts.at(i);
      payloads.push(this.levels.levelOf(count >>> 1, length) * 2 + (count & 1));
    }
    ends.push(terms.length);
  }

  /** The stored article: its JSON with signature and sketch behind its fields. */
  private recordOf(article: Article, titleLength: number, given: Uint8Array | undefined): Uint8Array {
    const json = given ?? encoder.encode(JSON.stringify(article));
    const beside = { signature: this.signatures.take(), sketch: this.sketchOf(titleLength) };
    const rest = encoder.encode(`,${JSON.stringify(beside).slice(1)}`);
    const stored = new Uint8Array(json.length - 1 + rest.length);
    stored.set(json.subarray(0, json.length - 1));
    stored.set(rest, json.length - 1);
    return documentRecord(this.codec.deflate(stored));
  }

  private sketchOf(titleLength: number): string {
    const { scanner, surfaceOfWord, surfaces } = this.vocabulary;
    for (let i = this.sketchHashes.length; i < surfaces.length; i++) {
      this.sketchHashes.push(sketchHash(surfaces[i]!));
    }
    this.bodyHashes.length = 0;
    for (let at = titleLength; at < scanner.length; at++) {
      this.bodyHashes.push(this.sketchHashes.at(surfaceOfWord.at(scanner.tokens[at]!)));
    }
    return sketchOfHashes(this.bodyHashes.numbers, this.bodyHashes.length);
  }
}

function termRows(): TermRows {
  return { terms: new NumberList(1 << 16), payloads: new ByteList(1 << 16), ends: new NumberList() };
}

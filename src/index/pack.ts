/** Writes a memtable out as a segment. */

import { stemOf } from '../arabic/analyser.ts';
import type { Article, StoredArticle } from '../article/article.ts';
import type { Codec } from '../segment/codec.ts';
import { compareCodePoints } from '../segment/dictionary/dictionary-format.ts';
import type { GroupLists } from '../segment/dictionary/dictionary-writer.ts';
import type { Adoption } from '../segment/documents/copies.ts';
import { documentRecord } from '../segment/documents/documents.ts';
import { hashOfId } from '../segment/documents/id-table.ts';
import { MOST_DOCUMENT_BYTES } from '../segment/format.ts';
import { impactOf, levelOf } from '../segment/postings/levels.ts';
import type { PostingList } from '../segment/postings/postings-writer.ts';
import { type DocumentEntry, type PackedSegment, SegmentWriter } from '../segment/segment-writer.ts';
import { contentHashOf } from './content-hash.ts';
import { stemOfTerm } from './field.ts';
import { type Memtable, type MemtableArticle, type MemtableTerm, storedArticle } from './memtable.ts';
import { SignatureCollector } from './signature.ts';
import type { Statistics } from './statistics.ts';

const encoder = new TextEncoder();

/**
 * @param statistics of the archive the segment will be part of: impacts and signatures are made against them
 * @param adoptions documents of published segments that have come into clusters of copies
 */
export function pack(
  memtable: Memtable,
  statistics: Statistics,
  codec: Codec,
  adoptions: readonly Adoption[] = [],
): PackedSegment {
  const lengths = memtable.articles.map((_, document) => memtable.miniSearch.lengthOf(document));
  const payloads = new PayloadMaker(lengths, statistics);
  const signatures = new SignatureCollector(memtable.articles.length, statistics);
  const stems = new Map<string, MemtableTerm>();
  const surfacesByStem = new Map<string, string[]>();
  const surfaces = new Map<string, MemtableTerm>();
  for (const entry of memtable.miniSearch.terms()) {
    const stem = stemOfTerm(entry.term);
    if (stem === null) {
      surfaces.set(entry.term, entry);
      push(surfacesByStem, stemOf(entry.term), entry.term);
    } else {
      stems.set(stem, entry);
      signatures.add(stem, entry.text);
    }
  }
  const writer = new SegmentWriter(memtable.articles.length);
  memtable.articles.forEach((kept, document) => {
    writer.addDocument(documentEntry(storedArticle(kept, signatures.signatureOf(document)), kept, codec));
  });
  for (const stem of [...stems.keys()].sort(compareCodePoints)) {
    const group: GroupLists = {
      stem,
      postings: payloads.list(stems.get(stem)!, null),
      surfaces: surfacesByStem
        .get(stem)!
        .sort(compareCodePoints)
        .map((surface) => {
          const postings = payloads.list(surfaces.get(surface)!, memtable.positions.get(surface)!);
          return { surface, postings, spellings: memtable.spellings.of(surface, postings.documents) };
        }),
    };
    writer.addGroup(group);
  }
  return writer.finish(adoptions);
}

/** Room for what is stored beside an article: its signature and sketch. */
const BESIDE_BYTES = 8_192;

/** Whether an article, compressed, fits the longest stored document of the format. */
export function fitsDocument(article: Article, codec: Codec): boolean {
  const json = encoder.encode(JSON.stringify(article));
  const most = MOST_DOCUMENT_BYTES - BESIDE_BYTES;
  return json.length <= most || codec.deflate(json).length <= most;
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Turns frequencies into payload bytes. */
class PayloadMaker {
  private readonly lengths: readonly number[];
  private readonly statistics: Statistics;

  constructor(lengths: readonly number[], statistics: Statistics) {
    this.lengths = lengths;
    this.statistics = statistics;
  }

  list({ text, title }: MemtableTerm, flatPositions: readonly number[] | null): PostingList {
    const payloads: number[] = [];
    for (const [document, tf] of text) payloads.push(this.payload(document, tf, title.has(document)));
    return {
      documents: [...text.keys()],
      payloads,
      positions: flatPositions === null ? null : unflatten(flatPositions),
    };
  }

  private payload(document: number, tf: number, isInTitle: boolean): number {
    const { averageLength, bm25 } = this.statistics;
    const level = levelOf(impactOf(tf, this.lengths[document]!, averageLength, bm25), bm25);
    return level * 2 + (isInTitle ? 1 : 0);
  }
}

function unflatten(flat: readonly number[]): number[][] {
  const postings: number[][] = [];
  for (let at = 0; at < flat.length; ) {
    const count = flat[at + 1]!;
    postings.push(flat.slice(at + 2, at + 2 + count));
    at += 2 + count;
  }
  return postings;
}

function documentEntry(
  stored: StoredArticle,
  { time, cluster, bands }: MemtableArticle,
  codec: Codec,
): DocumentEntry {
  return {
    record: documentRecord(codec.deflate(encoder.encode(JSON.stringify(stored)))),
    idHash: hashOfId(stored.id),
    contentHash: contentHashOf(stored),
    time,
    columns: { section: stored.section, source: stored.source, author: stored.author },
    cluster,
    bands,
    tags: stored.tags ?? [],
  };
}

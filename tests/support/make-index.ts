/** Builds small indexes in memory, the way the builder does on disk. */
import { type Article, parsePublished } from '../../src/article/article.ts';
import { type Clusters, NO_CLUSTERS } from '../../src/index/copy-clusters.ts';
import { builtManifest, encodeManifest, MANIFEST_NAME, type Manifest } from '../../src/index/manifest.ts';
import { compareByTime, Memtable } from '../../src/index/memtable.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { pack } from '../../src/index/pack.ts';
import { type Statistics, StatisticsCounter } from '../../src/index/statistics.ts';
import type { PackedSegment } from '../../src/segment/segment-writer.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { testCodec } from './test-codec.ts';

/** An article with the fields a test does not care about filled in. */
export function article(id: string, fields: Partial<Article> = {}): Article {
  return { id, title: `عنوان ${id}`, body: `نص ${id}`, published: '2026-01-01T00:00:00Z', ...fields };
}

/** The statistics a full build of these articles has. */
export function statisticsOf(articles: readonly Article[]): Statistics {
  const counter = new StatisticsCounter();
  for (const one of articles) counter.add(one);
  return counter;
}

export function inTimeOrder(articles: readonly Article[]): Article[] {
  return articles
    .map((one) => ({ one, id: one.id, time: parsePublished(one.published) }))
    .sort(compareByTime)
    .map(({ one }) => one);
}

export function packArticles(
  articles: readonly Article[],
  statistics = statisticsOf(articles),
  { keyOf, adoptions }: Clusters = NO_CLUSTERS,
): PackedSegment {
  const memtable = new Memtable();
  for (const one of inTimeOrder(articles)) memtable.add(one, keyOf(one.id));
  return pack(memtable, statistics, testCodec, adoptions);
}

export function bytesOf({ pieces }: PackedSegment): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((total, piece) => total + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** A manifest that names these segments. */
export function manifestOf(segments: readonly PackedSegment[], statistics: Statistics): Manifest {
  return builtManifest(
    segments.map(({ ref }) => ref),
    statistics,
    '+03:00',
  );
}

/**
 * A storage that holds an index of the articles.
 * @param segmentOf which segment an article goes to, from 0; by default all to one
 * @param clusters of copies; by default every article stands alone
 */
export function storageWith(
  articles: readonly Article[],
  segmentOf: (one: Article, index: number) => number = () => 0,
  clusters: Clusters = NO_CLUSTERS,
): MemoryStorage {
  const statistics = statisticsOf(articles);
  const groups = new Map<number, Article[]>();
  articles.forEach((one, i) => {
    const group = segmentOf(one, i);
    groups.set(group, [...(groups.get(group) ?? []), one]);
  });
  const segments = [...groups.values()].map((group) => packArticles(group, statistics, clusters));
  const storage = new MemoryStorage(segments.map((segment) => [segment.ref.name, bytesOf(segment)] as const));
  storage.objects.set(MANIFEST_NAME, encodeManifest(manifestOf(segments, statistics)));
  return storage;
}

export function open(storage: Storage): Promise<OpenIndex> {
  return OpenIndex.open(storage, { inflater: testCodec });
}

/** An open index of the articles, see {@link storageWith}. */
export function indexOf(
  articles: readonly Article[],
  segmentOf?: (one: Article, index: number) => number,
): Promise<OpenIndex> {
  return open(storageWith(articles, segmentOf));
}

/** Indexes of bench documents, in memory, as Fihris packs them. */
import { zlibCodec } from '../../functions/zlib-codec.ts';
import { parsePublished } from '../../src/article/article.ts';
import { builtManifest, encodeManifest, MANIFEST_NAME } from '../../src/index/manifest.ts';
import { compareByTime, Memtable } from '../../src/index/memtable.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { pack } from '../../src/index/pack.ts';
import { type Statistics, StatisticsCounter } from '../../src/index/statistics.ts';
import type { Bm25 } from '../../src/segment/postings/levels.ts';
import type { PackedSegment } from '../../src/segment/segment-writer.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { type BenchDocument, readDocuments } from './exchange.ts';
import { IndexCache, type NamedBytes } from './index-cache.ts';

/** Articles of one memtable, whose segment is then kept as it is: results do not depend on the number of segments. */
const PARTITION = 4_000;
const CACHE_BYTES = 2 ** 30;

/** Storages of the same articles packed with each pair of BM25 parameters, by {@link keyOf}. */
function build(documents: readonly BenchDocument[], parameters: readonly Bm25[]) {
  const ordered = documents
    .map((one) => ({ one, id: one.id, time: parsePublished(one.published) }))
    .sort(compareByTime)
    .map(({ one }) => one);
  const counter = new StatisticsCounter();
  for (const one of ordered) counter.add(one);
  const packed = parameters.map((bm25) => ({
    statistics: statisticsWith(counter, bm25),
    segments: [] as PackedSegment[],
  }));
  for (let from = 0; from < ordered.length; from += PARTITION) {
    const memtable = new Memtable();
    for (const one of ordered.slice(from, from + PARTITION)) memtable.add(one);
    for (const { statistics, segments } of packed) segments.push(pack(memtable, statistics, zlibCodec));
  }
  return packed.map(
    ({ statistics, segments }) => [keyOf(statistics.bm25), objectsOf(segments, statistics)] as const,
  );
}

/** Opens an index, with everything it reads kept in memory. */
export type Opener = () => Promise<OpenIndex>;

/** Builds what earlier runs have not left. @returns by {@link keyOf} of each pair of parameters */
export function indexesOf(documentsPath: string, parameters: readonly Bm25[]): ReadonlyMap<string, Opener> {
  const cache = new IndexCache(documentsPath);
  const missing = parameters.filter((bm25) => !cache.has(keyOf(bm25)));
  if (missing.length > 0) {
    for (const [key, objects] of build(readDocuments(documentsPath), missing)) cache.write(key, objects);
  }
  return new Map(parameters.map((bm25) => [keyOf(bm25), () => open(cache.read(keyOf(bm25)))]));
}

function open(objects: readonly NamedBytes[]): Promise<OpenIndex> {
  const cache = new BlockCache(CACHE_BYTES);
  return OpenIndex.open(new MemoryStorage(objects), { inflater: zlibCodec, cache });
}

function statisticsWith(counter: StatisticsCounter, bm25: Bm25): Statistics {
  const { documents, averageLength } = counter;
  return { documents, averageLength, bm25, documentFrequency: (stem) => counter.documentFrequency(stem) };
}

function objectsOf(segments: readonly PackedSegment[], statistics: Statistics): NamedBytes[] {
  const refs = segments.map(({ ref }) => ref);
  const manifest = encodeManifest(builtManifest(refs, statistics, '+03:00'));
  return [
    ...segments.map(({ ref, pieces }) => [ref.name, new Uint8Array(Buffer.concat(pieces))] as const),
    [MANIFEST_NAME, manifest],
  ];
}

/** Names a pair of parameters. */
export function keyOf({ k, b }: Bm25): string {
  return `${k} ${b}`;
}

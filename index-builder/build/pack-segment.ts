/** Packs articles into one segment: partition by partition, so that memory holds one at a time, and then merged. */
import { FileStorage } from '../../functions/node/file-storage.ts';
import { zlibCodec } from '../../functions/zlib-codec.ts';
import type { Article } from '../../src/article/article.ts';
import { type Clusters, NO_CLUSTERS } from '../../src/index/copy-clusters.ts';
import { Memtable } from '../../src/index/memtable.ts';
import { pack } from '../../src/index/pack.ts';
import type { Statistics } from '../../src/index/statistics.ts';
import { mergeSegments } from '../../src/segment/merge.ts';
import { SegmentReader } from '../../src/segment/segment-reader.ts';
import type { SegmentRef } from '../../src/segment/segment-ref.ts';
import type { PackedSegment } from '../../src/segment/segment-writer.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import type { BuildReport } from './report.ts';

/** Articles of one MiniSearch: more only cost memory. */
export const PARTITION_ARTICLES = 3_000;

/** Blocks kept while merging: each is read once, so only neighbours profit. */
const MERGE_CACHE_BYTES = 2 ** 20;

export interface PackOptions {
  /** Local folder for the partitions. */
  readonly workDirectory: string;
  /** Of the archive the segment will be part of. */
  readonly statistics: Statistics;
  /** Of copies; by default every article stands alone. */
  readonly clusters?: Clusters;
  readonly report: BuildReport;
}

/**
 * @param partitions of articles, all in the order of time and id
 * @param articles how many there are in all
 */
export async function packSegment(
  partitions: AsyncIterable<readonly Article[]>,
  articles: number,
  { workDirectory, statistics, report, clusters = NO_CLUSTERS }: PackOptions,
): Promise<PackedSegment> {
  const work = new FileStorage(workDirectory);
  const refs: SegmentRef[] = [];
  report.start('indexing', articles);
  for await (const partition of partitions) {
    // Adoptions are of no partition: the first has them all.
    const own = refs.length === 0 ? clusters : { ...clusters, adoptions: [] };
    const packed = packPartition(partition, statistics, own, () => report.advance(1));
    if (partition.length === articles) {
      report.finish();
      return packed;
    }
    await work.write(packed.ref.name, packed.pieces);
    refs.push(packed.ref);
  }
  report.finish();
  return mergePartitions(work, refs, report);
}

function packPartition(
  articles: readonly Article[],
  statistics: Statistics,
  { keyOf, adoptions }: Clusters,
  onArticle: () => void,
) {
  const memtable = new Memtable();
  for (const article of articles) {
    memtable.add(article, keyOf(article.id));
    onArticle();
  }
  return pack(memtable, statistics, zlibCodec, adoptions);
}

async function mergePartitions(
  storage: FileStorage,
  refs: readonly SegmentRef[],
  report: BuildReport,
): Promise<PackedSegment> {
  const segments = await Promise.all(
    refs.map((ref) => SegmentReader.open(storage, ref, new BlockCache(MERGE_CACHE_BYTES), zlibCodec)),
  );
  report.start(
    'merging',
    segments.reduce((total, segment) => total + segment.head.dictionary.pageCount, 0),
  );
  const merged = await mergeSegments(segments, { onPage: () => report.advance(1) });
  report.finish();
  return merged;
}

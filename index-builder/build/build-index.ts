/** Builds an index: reads and checks all sources, packs them into a segment, publishes. */
import { join } from 'node:path';
import { type CopyableArticle, clustersOf } from '../../src/index/copy-clusters.ts';
import { builtManifest, type Manifest } from '../../src/index/manifest.ts';
import { StatisticsCounter } from '../../src/index/statistics.ts';
import { PARTITION_ARTICLES, packSegment } from './pack-segment.ts';
import { type ReadOptions, readSources, sourceFiles } from './read-sources.ts';
import type { BuildReport } from './report.ts';
import { Spool } from './spool.ts';
import { type BuildTarget, prepareTarget } from './target.ts';

export interface BuildOptions extends ReadOptions {
  /** Where the index goes: a directory, or s3://bucket/prefix. */
  readonly location: string;
  /** For tests: articles of one partition. */
  readonly partitionArticles?: number;
}

/** @returns the published manifest @throws CommandError | BadRecordError (strict); the old index stays in place */
export async function buildIndex(options: BuildOptions): Promise<Manifest> {
  const files = await sourceFiles(options);
  const target = await prepareTarget(options.location);
  try {
    const statistics = new StatisticsCounter();
    const spool = await Spool.create(join(target.workDirectory, 'articles.spool'), statistics);
    try {
      await readSources(spool, files, options);
      return await writeIndex(spool, statistics, target, options);
    } finally {
      await spool.close();
    }
  } finally {
    await target.cleanUp();
  }
}

async function writeIndex(
  spool: Spool,
  statistics: StatisticsCounter,
  target: BuildTarget,
  { report, utcOffset, partitionArticles = PARTITION_ARTICLES }: BuildOptions,
): Promise<Manifest> {
  const { workDirectory } = target;
  report.start('comparing', spool.size);
  const clusters = await clustersOf(counted(spool.copyables(), report));
  report.finish();
  const partitions = spool.partitions(partitionArticles);
  const packed = await packSegment(partitions, spool.size, { workDirectory, statistics, clusters, report });
  await target.writeSegment(packed);
  return target.publish(builtManifest([packed.ref], statistics, utcOffset ?? spool.commonUtcOffset()));
}

function* counted(articles: readonly CopyableArticle[], report: BuildReport): Generator<CopyableArticle> {
  for (const article of articles) {
    yield article;
    report.advance(1);
  }
}

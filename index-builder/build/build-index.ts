/** Builds an index: reads and checks all sources, packs partitions in time order, merges them, publishes. */
import { join } from 'node:path';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { nodeCodec } from '../../functions/node/node-codec.ts';
import { ANALYSER_VERSION } from '../../src/arabic/analyser.ts';
import type { Article } from '../../src/article/article.ts';
import { BadRecordError, CommandError } from '../../src/errors.ts';
import type { Manifest } from '../../src/index/manifest.ts';
import { Memtable } from '../../src/index/memtable.ts';
import { fitsDocument, pack } from '../../src/index/pack.ts';
import type { Statistics } from '../../src/index/statistics.ts';
import { mergeSegments } from '../../src/segment/merge.ts';
import { SegmentReader, type SegmentRef } from '../../src/segment/segment-reader.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { placeName, type SourceRecord } from '../sources/record.ts';
import { findSourceFiles, KINDS, readSourceFile } from '../sources/sources.ts';
import type { BuildReport } from './report.ts';
import { Spool } from './spool.ts';
import { type BuildTarget, prepareTarget } from './target.ts';

/** Articles of one MiniSearch: more only cost memory. */
export const PARTITION_ARTICLES = 3_000;

/** Blocks kept while merging: each is read once, so only neighbours profit. */
const MERGE_CACHE_BYTES = 2 ** 20;

export interface BuildOptions {
  readonly sources: readonly string[];
  /** Where the index goes: a directory, or s3://bucket/prefix. */
  readonly location: string;
  /** Stop at the first bad record. */
  readonly strict: boolean;
  /** Zone of dates that have none, as +03:00; by default the one most articles are dated in. */
  readonly utcOffset?: string | undefined;
  readonly report: BuildReport;
  /** For tests: articles of one partition. */
  readonly partitionArticles?: number;
}

/** @returns the published manifest @throws CommandError | BadRecordError (strict); the old index stays in place */
export async function buildIndex(options: BuildOptions): Promise<Manifest> {
  const { files, others } = await findSourceFiles(options.sources);
  if (others > 0) {
    const files = others === 1 ? '1 file of another kind' : `${others} files of other kinds`;
    options.report.note(`left out ${files} than ${KINDS}`);
  }
  if (files.length === 0) throw new CommandError(`Nothing to index: no files of the kinds ${KINDS}.`);
  const target = await prepareTarget(options.location);
  try {
    const spool = await Spool.create(join(target.workDirectory, 'articles.spool'));
    try {
      options.report.start(
        'reading',
        files.reduce((total, file) => total + file.bytes, 0),
      );
      for (const file of files) await readInto(spool, file, options);
      options.report.finish();
      if (spool.size === 0) throw new CommandError('Nothing to index: no source has a single good article.');
      return await writeIndex(spool, target, options);
    } finally {
      await spool.close();
    }
  } finally {
    await target.cleanUp();
  }
}

async function readInto(
  spool: Spool,
  file: Awaited<ReturnType<typeof findSourceFiles>>['files'][number],
  { report, strict, utcOffset = '+00:00' }: BuildOptions,
): Promise<void> {
  for await (const read of readSourceFile(file, { utcOffset })) {
    const record = withinFormat(read);
    if (record.kind === 'bad') {
      report.bad(record.place, record.reason);
      if (strict) throw new BadRecordError(`${placeName(record.place)}: ${record.reason}`);
      continue;
    }
    for (const note of record.notes) report.note(`${placeName(record.place)}: ${note}`);
    const replaced = await spool.add(record.article, record.place);
    report.article();
    if (replaced === null) continue;
    const reason = `has the id ${record.article.id} of the article at ${replaced}`;
    if (strict) throw new BadRecordError(`${placeName(record.place)}: ${reason}`);
    report.duplicate(record.place, `${reason}; this later one is kept`);
  }
  report.advance(file.bytes);
}

/** An article that no document of the format has room for is a bad record. */
function withinFormat(record: SourceRecord): SourceRecord {
  if (record.kind === 'bad' || fitsDocument(record.article, nodeCodec)) return record;
  const reason = 'is larger than 512 KiB even compressed: split it, or shorten its body';
  return { kind: 'bad', place: record.place, reason };
}

async function writeIndex(spool: Spool, target: BuildTarget, options: BuildOptions): Promise<Manifest> {
  const { report } = options;
  const { statistics } = spool;
  const partitions = await packPartitions(spool, target, statistics, options);
  const [only] = partitions;
  const segment = partitions.length === 1 ? only! : await mergePartitions(partitions, target, report);
  return target.publish({
    analyser: ANALYSER_VERSION,
    averageLength: statistics.averageLength,
    bm25: statistics.bm25,
    utcOffset: options.utcOffset ?? spool.commonUtcOffset(),
    segments: [segment],
    tombstones: null,
  });
}

/** A single partition is the index itself; several are kept in the work folder until they are merged. */
async function packPartitions(
  spool: Spool,
  target: BuildTarget,
  statistics: Statistics,
  { report, partitionArticles = PARTITION_ARTICLES }: BuildOptions,
): Promise<SegmentRef[]> {
  const refs: SegmentRef[] = [];
  const work = new FileStorage(target.workDirectory);
  const isWhole = spool.size <= partitionArticles;
  report.start('indexing', spool.size);
  for await (const articles of spool.partitions(partitionArticles)) {
    const packed = packPartition(articles, statistics, () => report.advance(1));
    if (isWhole) await target.writeSegment(packed);
    else await work.write(packed.ref.name, packed.pieces);
    refs.push(packed.ref);
  }
  report.finish();
  return refs;
}

function packPartition(articles: readonly Article[], statistics: Statistics, onArticle: () => void) {
  const memtable = new Memtable();
  for (const article of articles) {
    memtable.add(article);
    onArticle();
  }
  return pack(memtable, statistics, nodeCodec);
}

async function mergePartitions(
  refs: readonly SegmentRef[],
  target: BuildTarget,
  report: BuildReport,
): Promise<SegmentRef> {
  const storage = new FileStorage(target.workDirectory);
  const segments = await Promise.all(
    refs.map((ref) => SegmentReader.open(storage, ref, new BlockCache(MERGE_CACHE_BYTES), nodeCodec)),
  );
  report.start(
    'merging',
    segments.reduce((total, segment) => total + segment.head.dictionary.pageCount, 0),
  );
  const merged = await mergeSegments(segments, () => report.advance(1));
  report.finish();
  await target.writeSegment(merged);
  return merged.ref;
}

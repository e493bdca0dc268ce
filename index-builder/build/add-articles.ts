/** Adds the articles of sources to an index. */
import { join } from 'node:path';
import { zlibCodec } from '../../functions/zlib-codec.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { type Addition, addArticles, type Packer } from '../../src/publish/add.ts';
import { writableStorage } from '../locations.ts';
import { collectAfterwards } from './collect-afterwards.ts';
import { PARTITION_ARTICLES, packSegment } from './pack-segment.ts';
import { type ReadOptions, readSources, sourceFiles } from './read-sources.ts';
import { Spool } from './spool.ts';
import { WorkFolder } from './work-folder.ts';

export interface AddOptions extends ReadOptions {
  /** Where the index is: a directory, or s3://bucket/prefix. */
  readonly location: string;
}

/** @throws as {@link addArticles}; CommandError | BadRecordError */
export async function addSources(options: AddOptions): Promise<Addition> {
  const storage = await writableStorage(options.location);
  // Before the work: what is wrong with the index is said at once.
  await OpenIndex.open(storage, { inflater: zlibCodec });
  const files = await sourceFiles(options);
  const work = await WorkFolder.create();
  try {
    const spool = await Spool.create(join(work.path, 'articles.spool'));
    try {
      await readSources(spool, files, options);
      const source = {
        keys: () => spool.keys(),
        partitions: (leftOut: ReadonlySet<string>) => spool.partitions(PARTITION_ARTICLES, leftOut),
        copyables: (leftOut: ReadonlySet<string>) => spool.copyables(leftOut),
      };
      const { report } = options;
      const packer: Packer = (partitions, articles, statistics, clusters) =>
        packSegment(partitions, articles, { workDirectory: work.path, statistics, clusters, report });
      const addition = await addArticles(storage, source, packer, zlibCodec);
      if (addition.manifest !== null) await collectAfterwards(storage);
      return addition;
    } finally {
      await spool.close();
    }
  } finally {
    await work.remove();
  }
}

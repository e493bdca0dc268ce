/** Adding articles to an index without a spool and partitions, as `fihris add` does with them. */
import type { Article } from '../../src/article/article.ts';
import { contentHashOf } from '../../src/index/content-hash.ts';
import { copyableOf } from '../../src/index/copy-clusters.ts';
import { type Addition, type ArticleSource, addArticles, type Packer } from '../../src/publish/add.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';
import { inTimeOrder, packArticles } from './make-index.ts';
import { testCodec } from './test-codec.ts';

function sourceOf(articles: readonly Article[]): ArticleSource {
  return {
    keys: () => articles.map((one) => ({ id: one.id, contentHash: contentHashOf(one) })),
    partitions: async function* (leftOut) {
      yield inTimeOrder(articles.filter(({ id }) => !leftOut.has(id)));
    },
    copyables: (leftOut) => inTimeOrder(articles.filter(({ id }) => !leftOut.has(id))).map(copyableOf),
  };
}

const packer: Packer = async (partitions, _count, statistics, clusters) => {
  const articles: Article[] = [];
  for await (const some of partitions) articles.push(...some);
  return packArticles(articles, statistics, clusters);
};

/** @param articles with ids of their own */
export function add(storage: WritableStorage, ...articles: Article[]): Promise<Addition> {
  return addArticles(storage, sourceOf(articles), packer, testCodec);
}

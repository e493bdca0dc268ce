/** The clusters of a whole archive, or of what is added to one: which key each article is packed with. */
import { type Article, parsePublished } from '../article/article.ts';
import type { HashPair } from '../segment/checksum.ts';
import { type Adoption, clusterKey } from '../segment/documents/copies.ts';
import { contentHashOf } from './content-hash.ts';
import { runsOf } from './copied-text.ts';
import { type Copyable, CopyFinder } from './copy-finder.ts';
import { bandsOf } from './copy-rule.ts';

/** An article that may be a copy. */
export interface CopyableArticle extends Copyable {
  readonly id: string;
  readonly contentHash: HashPair;
}

/** An article whose text is in memory. */
export function copyableOf(article: Article): CopyableArticle {
  const text = { runs: runsOf(article.body), time: parsePublished(article.published) };
  return {
    id: article.id,
    contentHash: contentHashOf(article),
    bands: bandsOf(text.runs),
    compared: () => Promise.resolve(text),
  };
}

export interface Clusters {
  /** The key of an article's cluster; null where it stands alone. */
  keyOf(id: string): number | null;
  /** Documents of published segments that have come into clusters. */
  readonly adoptions: readonly Adoption[];
}

export const NO_CLUSTERS: Clusters = { keyOf: () => null, adoptions: [] };

/** @param articles of a whole archive, in the order of time and id */
export async function clustersOf(articles: Iterable<CopyableArticle>): Promise<Clusters> {
  const finder = new CopyFinder<CopyableArticle>();
  for (const article of articles) await finder.place(article);
  const keys = new Map<string, number>();
  for (const { first, copies } of finder.clusters) {
    if (copies.length === 0) continue;
    for (const { id } of [first, ...copies]) keys.set(id, clusterKey(first.contentHash));
  }
  return { keyOf: (id) => keys.get(id) ?? null, adoptions: [] };
}

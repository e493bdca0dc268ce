/** Several articles by their ids. */
import type { StoredArticle } from '../article/article.ts';
import type { OpenIndex } from '../index/open-index.ts';
import type { PlacedHit } from './ranking/merge-hits.ts';
import { readArticles } from './read-hits.ts';

/**
 * The articles that have one of these ids, by id; none for an id that no article has. Two round trips on an open index,
 * three where a document table is not at hand; those that lie near one another share reads.
 */
export async function findArticles(
  index: OpenIndex,
  ids: readonly string[],
): Promise<Map<string, StoredArticle>> {
  const wanted = new Set(ids);
  const candidates = await Promise.all(
    index.segments.map(async (segment): Promise<PlacedHit[]> => {
      const [, entries] = await Promise.all([segment.prepareDocuments(), segment.ids.find([...wanted])]);
      const documents = new Set(entries.flat().map(({ document }) => document));
      return [...documents].map((document) => ({ segment, document, score: 0 }));
    }),
  );
  // Ids are found by their hashes, which another id may share.
  const articles = (await readArticles(candidates.flat())).filter(({ id }) => wanted.has(id));
  return new Map(articles.map((article) => [article.id, article]));
}

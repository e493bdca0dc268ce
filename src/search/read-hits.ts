/** Reads the stored articles of hits from whatever segments they are in. */
import type { StoredArticle } from '../article/article.ts';
import type { PlacedHit } from './ranking/merge-hits.ts';

/** The articles of hits, in the order of the hits. One round trip, or two where a document table was not prepared. */
export async function readArticles(hits: readonly PlacedHit[]): Promise<StoredArticle[]> {
  const found = new Map<PlacedHit, StoredArticle>();
  const segments = [...new Set(hits.map((hit) => hit.segment))];
  await Promise.all(
    segments.map(async (segment) => {
      const own = hits.filter((hit) => hit.segment === segment);
      const documents = own.map((hit) => hit.document);
      const articles = await segment.readDocuments(documents, segments.length);
      own.forEach((hit, i) => {
        found.set(hit, articles[i]!);
      });
    }),
  );
  return hits.map((hit) => found.get(hit)!);
}

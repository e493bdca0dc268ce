/** The copies of an article: what other newspapers made of the same report, as far as they kept its text. */
import { type Article, articleOf } from '../../article/article.ts';
import { UnknownArticleError } from '../../errors.ts';
import { placeOf, readClusters } from '../../index/cluster-members.ts';
import type { OpenIndex } from '../../index/open-index.ts';
import { readArticles } from '../read-hits.ts';

export interface Copies {
  /** All there are, the article itself not counted. */
  readonly total: number;
  /** The oldest of them, oldest first. */
  readonly articles: readonly Article[];
}

/** @param limit 1 to 50 @throws UnknownArticleError */
export async function copiesOf(index: OpenIndex, id: string, limit: number): Promise<Copies> {
  const { segments } = index;
  const [places, tables] = await Promise.all([
    Promise.all(
      segments.map(async (segment) => {
        const [, found] = await Promise.all([segment.prepareDocuments(), segment.findArticle(id)]);
        return found;
      }),
    ),
    readClusters(segments),
  ]);
  const own = places.findIndex((place) => place !== null);
  if (own === -1) throw new UnknownArticleError(`No article of this index has the id ${id}.`);
  const { document } = places[own]!;
  const at = placeOf(tables[own]!.documents, document);
  if (at === -1) return { total: 0, articles: [] };
  const key = tables[own]!.keys[at]!;
  const members = tables.flatMap(({ documents, times, keys }, i) =>
    [...documents].flatMap((other, place) => {
      const isOther = keys[place] === key && !(i === own && other === document);
      if (!isOther || segments[i]!.deletions.has(other)) return [];
      return [{ segment: segments[i]!, document: other, time: times[place]!, score: 0 }];
    }),
  );
  // Stable: of one moment they stand as their segments do.
  members.sort((a, b) => a.time - b.time);
  const articles = await readArticles(members.slice(0, limit));
  return { total: members.length, articles: articles.map(articleOf) };
}

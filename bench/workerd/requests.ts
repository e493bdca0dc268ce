/** Requests that readers of an archive make. */
import type { OpenIndex } from '../../src/index/open-index.ts';
import { titleQueries } from '../queries.ts';

export function searchPath(query: string): string {
  return `/search?${new URLSearchParams({ q: query })}`;
}

/** Different ones of each kind: searches and articles, as data and as pages, and related articles. */
export async function mixedPaths(index: OpenIndex, queries: number): Promise<string[]> {
  const some = await titleQueries(index, queries, 2);
  const ids = await spreadIds(index, queries);
  return some.flatMap((q, i) => {
    const id = encodeURIComponent(ids[i]!);
    return [
      searchPath(q),
      `/related/${id}`,
      `/articles/${id}`,
      `/?${new URLSearchParams({ q })}`,
      `/read/${id}`,
    ];
  });
}

/** Ids of articles from all parts of the first segment. */
async function spreadIds(index: OpenIndex, count: number): Promise<string[]> {
  const segment = index.segments[0]!;
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const [article] = await segment.readDocuments([Math.floor((i * segment.documents) / count)]);
    ids.push(article!.id);
  }
  return ids;
}

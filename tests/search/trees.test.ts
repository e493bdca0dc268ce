import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import type { QueryNode } from '../../src/query/tree.ts';
import { type Found, find } from '../../src/search/find.ts';
import { RANKING } from '../../src/search/ranking.ts';
import { queryOfTree } from '../../src/search/tree-query.ts';
import { arbitraryArchive } from '../support/arbitrary-archive.ts';
import { arbitraryTree } from '../support/arbitrary-trees.ts';
import { indexOf } from '../support/make-index.ts';
import { naiveTree } from '../support/naive-trees.ts';

const queryOf = (tree: QueryNode) =>
  queryOfTree('-', { parsed: { tree, text: '-' }, notices: [], today: '2026-01-01' });

/** The ids of all articles that were found, sorted. */
async function idsOf({ searches, strict }: Found): Promise<string[]> {
  const ids = await Promise.all(
    searches.map(async ({ segment }, i) =>
      (await segment.readDocuments([...strict[i]!])).map(({ id }) => id),
    ),
  );
  return ids.flat().sort();
}

const finding = async (index: OpenIndex, tree: QueryNode) =>
  idsOf(await find(index, queryOf(tree), { q: '-' }, RANKING));

const split = (segments: number) => (_: Article, i: number) => (i * 31) % segments;

/** With sources and tags, which random archives lack. */
const archive = arbitraryArchive(60).map((articles) =>
  articles.map((article, i) => ({
    ...article,
    ...(i % 3 === 0 ? {} : { source: i % 3 === 1 ? 'السفير' : 'النّهار' }),
    ...(i % 4 === 0 ? { tags: ['نفط', 'قمة'].slice(i % 8 === 0 ? 1 : 0) } : {}),
  })),
);

describe('a tree', () => {
  it('finds what reading every article finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        archive,
        fc.integer({ min: 1, max: 3 }),
        arbitraryTree,
        async (articles, count, tree) => {
          const index = await indexOf(articles, split(count));
          const found = await finding(index, tree);
          expect(found).toEqual(naiveTree(articles, tree, queryOf(tree)).sort());
        },
      ),
      { numRuns: 1000 },
    );
  }, 120_000);
});

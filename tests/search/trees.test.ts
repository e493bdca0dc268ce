import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/arabic/tokenise.ts';
import type { Article } from '../../src/article/article.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { LONGEST_QUERY } from '../../src/query/limits.ts';
import { parseTree } from '../../src/query/parse.ts';
import { isPlain } from '../../src/query/plain.ts';
import { printTree } from '../../src/query/print.ts';
import type { QueryNode } from '../../src/query/tree.ts';
import { type Found, find } from '../../src/search/find.ts';
import { findPart } from '../../src/search/parts.ts';
import { RANKING } from '../../src/search/ranking/ranking.ts';
import { readArticles } from '../../src/search/read-hits.ts';
import { MOST_RESULTS, type SearchRequest } from '../../src/search/request.ts';
import { type SearchAnswer, type SearchResult, search } from '../../src/search/search.ts';
import { queryOfTree } from '../../src/search/words/tree-query.ts';
import { arbitraryArchive } from '../support/arbitrary-archive.ts';
import { arbitraryTree } from '../support/arbitrary-trees.ts';
import { open, storageWith } from '../support/make-index.ts';
import { naiveTree } from '../support/naive-trees.ts';
import { testCodec } from '../support/test-codec.ts';

const TODAY = '2026-01-15';

const readingOf = (tree: QueryNode) => ({ parsed: { tree, text: '-' }, notices: [], today: TODAY });
const queryOf = (tree: QueryNode) => queryOfTree('-', readingOf(tree));

/** What reading every article finds, by id. */
const naive = (articles: readonly Article[], tree: QueryNode) =>
  naiveTree(articles, tree, queryOf(tree)).sort();

/** The ids of all articles that were found, sorted. */
async function idsOf({ searches, strict }: Found): Promise<string[]> {
  const hits = searches.flatMap(({ segment }, i) =>
    [...strict[i]!].map((document) => ({ segment, document, score: 0 })),
  );
  return (await readArticles(hits)).map(({ id }) => id).sort();
}

/** With sources and tags, which random archives lack. */
const archive = arbitraryArchive(48).map((articles) =>
  articles.map((article, i) => ({
    ...article,
    ...(i % 3 === 0 ? {} : { source: i % 3 === 1 ? 'السفير' : 'النّهار' }),
    ...(i % 4 === 0 ? { tags: ['نفط', 'قمة'].slice(i % 8 === 0 ? 1 : 0) } : {}),
  })),
);
const segments = fc.integer({ min: 1, max: 3 });

/** An index in several segments, some of whose articles are retracted, and the articles that are left. */
async function published(all: readonly Article[], count: number) {
  const storage = storageWith(all, (_, i) => (i * 31) % count);
  const gone = all.filter((_, i) => i % 7 === 3).map(({ id }) => id);
  await removeArticles(storage, gone, testCodec);
  const articles = all.filter(({ id }) => !gone.includes(id));
  return { index: await open(storage), articles };
}

/** Queries whose trees say more than words can, as text. */
const arbitraryText = arbitraryTree
  .map(printTree)
  .filter((text) => text.length <= LONGEST_QUERY && !isPlain(text))
  .filter((text) => !isPlain(printTree(parseTree(text, { today: TODAY }).tree!)));

const treeOf = (text: string) => parseTree(text, { today: TODAY }).tree!;
const sorts = fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const);

/** The results of a request and of all pages after it. */
async function allPages(index: OpenIndex, request: SearchRequest): Promise<SearchResult[]> {
  const results: SearchResult[] = [];
  let page: SearchAnswer | null = null;
  while (page?.next !== null) {
    page = await search(index, { ...request, ...(page === null ? {} : { cursor: page.next }) });
    results.push(...page.results);
    if (results.length > page.total) expect.fail('more results than there are');
  }
  return results;
}

describe('a tree', () => {
  it('finds what reading every article finds', async () => {
    await fc.assert(
      fc.asyncProperty(archive, segments, arbitraryTree, async (all, count, tree) => {
        const { index, articles } = await published(all, count);
        const found = await find(index, queryOf(tree), { q: '-' }, RANKING, '2026-03-01');
        expect(await idsOf(found)).toEqual(naive(articles, tree));
      }),
      { numRuns: 600 },
    );
  }, 120_000);
});

/** The same tree with every word exactly as typed. */
function exactly(node: QueryNode): QueryNode {
  switch (node.kind) {
    case 'word': {
      const of = tokenise(node.text).map(({ start, end }) => {
        return { kind: 'exact' as const, text: node.text.slice(start, end) };
      });
      return of.length === 1 ? of[0]! : { kind: 'and', of };
    }
    case 'and':
    case 'or':
      return { ...node, of: node.of.map(exactly) };
    case 'not':
    case 'field':
      return { ...node, of: exactly(node.of) };
    case 'near':
      return { ...node, of: node.of.map((one) => (one.kind === 'word' ? { ...one, kind: 'exact' } : one)) };
    default:
      return node;
  }
}

describe('a tree of words exactly as typed', () => {
  it('finds them in no other form', async () => {
    // Beside others a run of several words is more than a phrase.
    const isOneWord = (node: QueryNode) => !JSON.stringify(node).includes('-');
    await fc.assert(
      fc.asyncProperty(archive, segments, arbitraryTree.filter(isOneWord), async (all, count, tree) => {
        const { index, articles } = await published(all, count);
        const query = queryOfTree('-', readingOf(tree), { exact: true });
        const found = await find(index, query, { q: '-', exact: true }, RANKING, '2026-03-01');
        expect(await idsOf(found)).toEqual(naive(articles, exactly(tree)));
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

describe('a query with operators', () => {
  it('has the total of what it finds, in every order, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(
        archive,
        segments,
        arbitraryText,
        sorts,
        fc.integer({ min: 1, max: 13 }),
        async (all, count, q, sort, limit) => {
          const { index, articles } = await published(all, count);
          const whole = await search(index, { q, sort, limit: MOST_RESULTS });
          const expected = naive(articles, treeOf(q));
          expect(whole.results.map(({ article }) => article.id).sort()).toEqual(expected);
          expect(whole.total).toBe(expected.length);
          expect(await allPages(index, { q, sort, limit })).toEqual(whole.results);
          const part = await findPart(index, { q, sort }, 0, limit);
          const ids = (await readArticles(part.hits)).map(({ id }) => id);
          expect(part.total).toBe(expected.length);
          // Of articles of one moment exports do not look at ids.
          if (count === 1)
            expect(ids).toEqual(whole.results.slice(0, limit).map(({ article }) => article.id));
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  it('is answered in several segments as in one, and explains its scores', async () => {
    await fc.assert(
      fc.asyncProperty(archive, arbitraryText, sorts, async (all, q, sort) => {
        const request = { q, sort, limit: MOST_RESULTS, explain: true };
        const { next: _, ...one } = await search((await published(all, 1)).index, request);
        const { next: __, ...several } = await search((await published(all, 3)).index, request);
        expect(several).toEqual(one);
        for (const { score, explanation } of one.results) {
          const { terms, proximity, lead } = explanation!;
          const sum = terms.reduce((total, term) => total + term.score, proximity + lead);
          expect(Math.abs(sum - score)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it('is counted by facets as filtering one by one would count it', async () => {
    await fc.assert(
      fc.asyncProperty(archive, segments, arbitraryText, fc.boolean(), async (all, count, q, isFiltered) => {
        const { index, articles } = await published(all, count);
        const request: SearchRequest = { q, ...(isFiltered ? { section: 'سياسه' } : {}) };
        const { facets, total } = await search(index, { ...request, facets: ['section', 'tag', 'month'] });
        const found = naive(articles, treeOf(q));
        const matching = articles.filter(({ id }) => found.includes(id));
        const kept = matching.filter(({ section }) => !isFiltered || section === 'سياسة');
        expect(total).toBe(kept.length);
        const { section, tag, month } = facets!;
        // The facet of sections leaves its own filter out.
        expect(section!.without).toBe(matching.filter((one) => one.section === undefined).length);
        for (const { value, count: own } of section!.values) {
          expect(own).toBe((await search(index, { q, section: value })).total);
          expect(own).toBe(matching.filter((one) => one.section === value).length);
        }
        for (const { value, count: own } of tag!.values) {
          expect(own).toBe((await search(index, { ...request, tag: value })).total);
        }
        for (const { value, count: own } of month!.values) {
          expect(own).toBe((await search(index, { ...request, from: value, to: value })).total);
        }
        expect(month!.values.reduce((sum, one) => sum + one.count, 0)).toBe(kept.length);
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});

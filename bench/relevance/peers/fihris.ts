/**
 * Fihris, in memory, with the variants of its ranking that are asked for: `fihris.ts DOCUMENTS QUERIES RANKINGS
 * VARIANT...`, see `../variants.ts`.
 */
import type { OpenIndex } from '../../../src/index/open-index.ts';
import { search } from '../../../src/search/search.ts';
import { readQueries, writeRankings } from '../exchange.ts';
import { indexesOf, keyOf } from '../fihris-index.ts';
import { type Variant, variantOf } from '../variants.ts';

/** Ids for each query. What is no query for Fihris finds nothing. */
async function askAll(
  index: OpenIndex,
  queries: readonly string[],
  { ranking }: Variant,
): Promise<string[][]> {
  const answers: string[][] = [];
  for (const q of queries) {
    const { results } = await search(index, { q }, { ranking });
    answers.push(results.map(({ article }) => article.id));
  }
  return answers;
}

const [documentsPath, queriesPath, rankingsPath, ...names] = process.argv.slice(2);
const variants = names.map((name) => [name, variantOf(name)] as const);
const parameters = new Map(variants.map(([, { bm25 }]) => [keyOf(bm25), bm25]));
const started = performance.now();
const indexes = indexesOf(documentsPath!, [...parameters.values()]);
const queries = readQueries(queriesPath!);
const indexed = performance.now();
const rankings: Record<string, string[][]> = {};
for (const [name, variant] of variants) {
  const index = await indexes.get(keyOf(variant.bm25))!();
  rankings[name] = await askAll(index, queries, variant);
}
writeRankings(rankingsPath!, rankings);
console.log(
  `  indexed in ${((indexed - started) / 1000).toFixed(0)} s, asked in ${((performance.now() - indexed) / 1000).toFixed(0)} s`,
);

/**
 * What is told of copies in an index: how many there are, whether they are, whether any are missed, and what collapsing
 * them costs.
 *
 *     npm run bench:copies -- DIR             of an index in a directory; figures mean something for a real archive only
 *     npm run bench:copies -- DIR --show      prints the headlines of the sampled clusters too, to be read
 */
import { FileStorage } from '../functions/node/file-storage.ts';
import { zlibCodec } from '../functions/zlib-codec.ts';
import { type Article, articleOf, parsePublished } from '../src/article/article.ts';
import { readClusters } from '../src/index/cluster-members.ts';
import { runsOf } from '../src/index/copied-text.ts';
import { isCopy } from '../src/index/copy-rule.ts';
import { OpenIndex } from '../src/index/open-index.ts';
import { search } from '../src/search/search.ts';
import { BlockCache } from '../src/storage/block-cache.ts';
import { MeteredStorage } from '../src/storage/meter.ts';
import { HEADER, summary } from './figures.ts';
import { titleQueries } from './queries.ts';
import { randomFrom } from './relevance/random.ts';
import { keyOf, wordsOf } from './relevance/words.ts';

const SAMPLED_CLUSTERS = 100;
/** Neighbours in time, where nearly all copies are: of articles drawn at random hardly any two would be. */
const COMPARED_ARTICLES = 3_000;
const QUERIES = 300;
const ROUNDS = 12;
const RUN_WORDS = 5;
const DEEPEST = 50;
const SEED = 5;

interface Known {
  readonly article: Article;
  /** Key of its cluster; null where it stands alone. */
  readonly key: number | null;
}

const [directory, ...options] = process.argv.slice(2);
if (directory === undefined) throw new Error('Name the directory of an index: npm run bench:copies -- DIR');
const index = await OpenIndex.open(new FileStorage(directory), {
  inflater: zlibCodec,
  cache: new BlockCache(512 * 2 ** 20),
});
const all = await readAll();
const clusters = [...Map.groupBy(all, ({ key }) => key)].flatMap(([key, own]) => (key === null ? [] : [own]));

tellSizes();
tellPrecision(options.includes('--show'));
tellRecall();
await tellShownOnce();
await tellCosts();

/** All articles of the index, in the order of time. */
async function readAll(): Promise<Known[]> {
  const tables = await readClusters(index.segments);
  const known: Known[] = [];
  for (const [i, segment] of index.segments.entries()) {
    const keys = new Map([...tables[i]!.documents].map((document, at) => [document, tables[i]!.keys[at]!]));
    for (let first = 0; first < segment.documents; first += 500) {
      const some = Array.from({ length: Math.min(500, segment.documents - first) }, (_, at) => first + at);
      const live = some.filter((document) => !segment.deletions.has(document));
      const articles = await segment.readDocuments(live);
      live.forEach((document, at) => {
        known.push({ article: articleOf(articles[at]!), key: keys.get(document) ?? null });
      });
    }
  }
  return known.sort((a, b) => timeOf(a) - timeOf(b));
}

function timeOf({ article }: Known): number {
  return parsePublished(article.published);
}

function tellSizes(): void {
  const sizes = clusters.map((own) => own.length);
  const inClusters = sizes.reduce((sum, size) => sum + size, 0);
  const several = clusters.filter((own) => new Set(own.map(({ article }) => article.source)).size > 1).length;
  console.log(
    `${all.length} articles, ${inClusters} of them in ${clusters.length} clusters: ${all.length - inClusters + clusters.length} stories`,
  );
  console.log(`clusters of several sources: ${several}; the largest: ${Math.max(...sizes)} articles`);
}

/** The texts of sampled clusters, compared word for word with the first of each. */
function tellPrecision(shows: boolean): void {
  const random = randomFrom(SEED);
  const sampled = Array.from({ length: SAMPLED_CLUSTERS }, () => clusters[random(clusters.length)]!);
  const shares = sampled.flatMap(([first, ...copies]) =>
    copies.map((copy) => sharedRuns(first!.article.body, copy.article.body)),
  );
  console.log(`\n${shares.length} copies of ${SAMPLED_CLUSTERS} sampled clusters, texts compared`);
  console.log(HEADER);
  console.log(
    summary(
      'shared part of the runs of five words',
      shares.map((share) => 100 * share),
      '%',
      1,
    ),
  );
  for (const least of [0.9, 0.8, 0.7, 0.6]) {
    const count = shares.filter((share) => share >= least).length;
    console.log(`copies that share ${100 * least}% or more: ${((100 * count) / shares.length).toFixed(1)} %`);
  }
  if (!shows) return;
  for (const own of sampled) {
    console.log('');
    for (const { article } of own) {
      const share = sharedRuns(own[0]!.article.body, article.body).toFixed(2);
      console.log(`${share}  ${article.published.slice(0, 16)}  ${article.source ?? ''}  ${article.title}`);
    }
  }
}

/** Share of the shorter text's runs of words that the other has, told by the words themselves. */
function sharedRuns(a: string, b: string): number {
  const [shorter, longer] = [runsIn(a), runsIn(b)].sort((one, other) => one.size - other.size);
  const shared = [...shorter!].filter((run) => longer!.has(run)).length;
  return shorter!.size === 0 ? 0 : shared / shorter!.size;
}

function runsIn(text: string): Set<string> {
  const words = wordsOf(text).map(keyOf);
  return new Set(words.slice(RUN_WORDS - 1).map((_, i) => words.slice(i, i + RUN_WORDS).join(' ')));
}

/** Every pair of some neighbours compared, whatever their bands are. */
function tellRecall(): void {
  const first = randomFrom(SEED)(Math.max(1, all.length - COMPARED_ARTICLES));
  const some = all.slice(first, first + COMPARED_ARTICLES);
  const texts = some.map((one) => ({ runs: runsOf(one.article.body), time: timeOf(one) }));
  let pairs = 0;
  let together = 0;
  let joined = 0;
  const withCopy = new Set<number>();
  for (let a = 0; a < some.length; a++) {
    for (let b = a + 1; b < some.length; b++) {
      if (!isCopy(texts[a]!, texts[b]!)) continue;
      pairs++;
      withCopy.add(a).add(b);
      if (some[a]!.key !== null && some[a]!.key === some[b]!.key) together++;
    }
  }
  for (const one of withCopy) if (some[one]!.key !== null) joined++;
  console.log(`\nevery pair of ${some.length} articles compared: ${pairs} are copies`);
  console.log(`of these pairs in one cluster: ${((100 * together) / pairs).toFixed(2)} %`);
  console.log(
    `of the ${withCopy.size} articles that have a copy, in a cluster: ${((100 * joined) / withCopy.size).toFixed(2)} %`,
  );
}

/** Headlines of clusters as queries: how often results repeat a story. */
async function tellShownOnce(): Promise<void> {
  const random = randomFrom(SEED);
  const byId = new Map(all.map(({ article: { id }, key }) => [id, key]));
  const repeated = { plain: 0, collapsed: 0 };
  for (let i = 0; i < SAMPLED_CLUSTERS; i++) {
    const q = clusters[random(clusters.length)]![0]!.article.title;
    for (const collapse of [false, true]) {
      const { results } = await search(index, { q: q.slice(0, 200), limit: DEEPEST, collapse });
      const keys = results.map(({ article: { id } }) => byId.get(id)).filter((key) => key !== null);
      if (new Set(keys).size < keys.length) repeated[collapse ? 'collapsed' : 'plain']++;
    }
  }
  console.log(
    `\n${SAMPLED_CLUSTERS} headlines of copies asked for: a story twice among the first ${DEEPEST} in ${repeated.plain} answers; ` +
      `with collapse=true in ${repeated.collapsed}`,
  );
}

/** Milliseconds of each query with every block cached: the least of several rounds, since other processes take time too. */
async function leastTimes(queries: readonly string[], collapse: boolean): Promise<number[]> {
  const least = queries.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, q] of queries.entries()) {
      const before = performance.now();
      await search(index, { q, collapse });
      least[i] = Math.min(least[i]!, performance.now() - before);
    }
  }
  return least;
}

async function tellCosts(): Promise<void> {
  const queries = await titleQueries(index, QUERIES);
  console.log(`\n${QUERIES} queries of 1 to 4 title words, 10 results each`);
  console.log(HEADER);
  for (const collapse of [false, true]) {
    const name = collapse ? 'collapsed' : 'plain';
    const reads: number[] = [];
    for (const q of queries) {
      const meter = new MeteredStorage(new FileStorage(directory!));
      await search(await OpenIndex.open(meter, { inflater: zlibCodec }), { q, collapse, sort: 'newest' });
      reads.push(meter.take().reads);
    }
    console.log(summary(`${name}: reads, cold, newest first`, reads));
    console.log(summary(`${name}: time, warm`, await leastTimes(queries, collapse), 'ms', 2));
  }
}

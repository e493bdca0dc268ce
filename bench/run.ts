/**
 * What an index costs to build, keep and ask, beside plain MiniSearch in the same run.
 *
 *     npm run bench                  builds the real archive (../shared/data) if it is there, else the sample archive
 *     npm run bench -- DIR           takes an index that is built already, and leaves the building out
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { FileStorage } from '../functions/node/file-storage.ts';
import { zlibCodec } from '../functions/zlib-codec.ts';
import { type Article, articleOf } from '../src/article/article.ts';
import { OpenIndex } from '../src/index/open-index.ts';
import { HEADER, quantile, summary } from './figures.ts';
import { coldUsages, heldAfter, warmTimes } from './measure-search.ts';
import { measurePlain } from './plain-minisearch.ts';
import { titleQueries } from './queries.ts';

const QUERIES = 300;
const ARCHIVE = '../shared/data/saudinewsnet/articles.ndjson.gz';
const BUILT = '.fihris/bench';
/** Articles given to plain MiniSearch: all of them would take a gigabyte. */
const PLAIN_ARTICLES = 5_000;

const directory = process.argv[2] ?? build();
const index = await OpenIndex.open(new FileStorage(directory), { inflater: zlibCodec });
const queries = await titleQueries(index, QUERIES);
fihris('stats', '--index', directory);

// Memory first, while nothing else has been loaded.
const held = await heldAfter(directory, queries);
const usages = await coldUsages(directory, queries);
const warm = await warmTimes(directory, queries);
console.log(`\n${QUERIES} queries of 1 to 4 title words, 10 results each, of ${index.documents} articles`);
console.log(HEADER);
console.log(
  summary(
    'cold: reads',
    usages.map((usage) => usage.reads),
  ),
);
console.log(
  summary(
    'cold: dependent round trips',
    usages.map((usage) => usage.roundTrips),
  ),
);
console.log(
  summary(
    'cold: bytes',
    usages.map((usage) => usage.bytes / 1024),
    'KiB',
  ),
);
console.log(summary('warm: time', warm, 'ms', 2));
console.log(`heap and buffers after all queries: ${(held / 2 ** 20).toFixed(1)} MiB`);

await comparePlain();

function build(): string {
  const source = existsSync(ARCHIVE) ? ARCHIVE : 'samples';
  if (source === 'samples') console.log(`${ARCHIVE} is absent: the sample archive is measured instead.`);
  fihris('build', source, '--to', BUILT, '--quiet');
  return BUILT;
}

function fihris(...args: string[]): void {
  const { status } = spawnSync(process.execPath, ['index-builder/main.ts', ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** The newest articles in a plain MiniSearch, and an equal share of our index, asked the same. */
async function comparePlain(): Promise<void> {
  const articles = await newestArticles(PLAIN_ARTICLES);
  console.log(`\nplain MiniSearch of the newest ${articles.length} articles, the same queries`);
  console.log(HEADER);
  for (const analysed of [false, true]) {
    const name = analysed ? 'MiniSearch, our analyser' : 'MiniSearch as it comes';
    const { articlesPerSecond, jsonBytes, times } = await measurePlain(articles, queries, analysed);
    console.log(summary(`${name}: time`, times, 'ms', 2));
    const kib = jsonBytes / 1024 / articles.length;
    console.log(
      `${name}: ${articlesPerSecond.toFixed(0)} articles a second, ${kib.toFixed(2)} KiB of JSON each`,
    );
    console.log(
      `Fihris / ${name}: ${(quantile(warm, 0.5) / quantile(times, 0.5)).toFixed(2)} times its median time`,
    );
  }
}

async function newestArticles(count: number): Promise<Article[]> {
  const articles: Article[] = [];
  for (const segment of [...index.segments].reverse()) {
    const first = Math.max(0, segment.documents - (count - articles.length));
    const documents = Array.from({ length: segment.documents - first }, (_, i) => first + i);
    articles.push(...(await segment.readDocuments(documents)).map(articleOf));
  }
  return articles;
}

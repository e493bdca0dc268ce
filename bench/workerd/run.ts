/**
 * What the Worker costs on workerd, against what an edge platform's free plan allows. Linux only.
 *
 *     npm run bench:workerd -- INDEX       an index directory, as `fihris build` makes it
 *
 * Not under wrangler: the bucket it simulates costs more processor time than a search. Times are of one request at a
 * time, HTTP included. Those of loading and of first searches are of the thread that answers, which platforms count, and
 * beside them of all threads of the process, those of V8's compilers and collectors too; warm ones are of all threads.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { zlibCodec } from '../../functions/zlib-codec.ts';
import { MANIFEST_NAME } from '../../src/index/manifest.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { quantile } from '../figures.ts';
import { titleQueries } from '../queries.ts';
import { bundled } from './bundle.ts';
import { firstCosts, loadingCost, memoryUse, warmCosts } from './measure.ts';
import { mixedPaths, searchPath } from './requests.ts';

const QUERIES = 300;
const FIRST_SEARCHES = 10;
const MIXED_REQUESTS = 20_000;
const MEBIBYTE = 2 ** 20;

const directory = process.argv[2];
if (directory === undefined || !existsSync(join(directory, MANIFEST_NAME))) {
  console.log(
    `Skipped: ${directory ?? 'no directory was named, which'} holds no index. Build one with \`fihris build\`.`,
  );
  process.exit(0);
}
const index = await OpenIndex.open(new FileStorage(directory), { inflater: zlibCodec });
const searches = (await titleQueries(index, QUERIES)).map(searchPath);
const launch = { modules: await bundled('bench/workerd/worker.ts'), directory };

console.log(`The Worker on workerd, ${index.documents} articles, ${QUERIES} queries of 1 to 4 title words\n`);
const deployed = gzipSync([...(await bundled('functions/worker/worker.ts')).values()].join('')).byteLength;
row('bundle, gzip', deployed / MEBIBYTE, 'MiB', 1);
const loading = await loadingCost(launch);
row('loading', loading.first, 'ms', 50);
row('loading, all threads', loading.all, 'ms');

const first = await firstCosts(launch, searches.slice(0, FIRST_SEARCHES));
row('first search of an isolate, median', quantile(first.first, 0.5), 'ms', 15);
row('first search, all threads, median', quantile(first.all, 0.5), 'ms');
row('first search, all threads, most', quantile(first.all, 1), 'ms');

const floor = await warmCosts(launch, Array<string>(100).fill('/health'));
row('/health, p50', quantile(floor, 0.5), 'ms');
const warm = await warmCosts(launch, searches);
row('warm search, p50', quantile(warm, 0.5), 'ms', 3);
row('warm search, p95', quantile(warm, 0.95), 'ms');
row('warm search, p99', quantile(warm, 0.99), 'ms', 10);

const memory = await memoryUse(launch, await mixedPaths(index, 2_000), MIXED_REQUESTS);
row('memory beyond an empty Worker, most', memory.most / MEBIBYTE, 'MiB', 128);
row('memory that is not given back', memory.growth / MEBIBYTE, 'MiB', 4);

function row(name: string, value: number, unit: string, allowed?: number): void {
  const verdict = allowed === undefined ? '' : `${value <= allowed ? 'within' : 'OVER'} ${allowed}`;
  console.log(`${name.padEnd(36)}${value.toFixed(2).padStart(9)} ${unit.padEnd(4)} ${verdict}`.trimEnd());
}

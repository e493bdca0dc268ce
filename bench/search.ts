/**
 * What a search costs: reads, bytes and round trips with nothing cached, CPU with everything cached, and memory after
 * all queries. `npm run bench -- DIR` takes a built index, and compares with a plain MiniSearch of its newest articles.
 */
import { FileStorage } from '../functions/node/file-storage.ts';
import { nodeCodec } from '../functions/node/node-codec.ts';
import { OpenIndex } from '../src/index/open-index.ts';
import { search } from '../src/search/search.ts';
import { BlockCache } from '../src/storage/block-cache.ts';
import { MeteredStorage, type Usage } from '../src/storage/meter.ts';
import { HEADER, summary } from './figures.ts';
import { titleQueries } from './queries.ts';

const QUERIES = 300;
const ROUNDS = 3;

const directory = process.argv[2];
if (directory === undefined) throw new Error('Give the directory of an index: npm run bench -- DIR');
const storage = new FileStorage(directory);
const queries = await titleQueries(await OpenIndex.open(storage, { inflater: nodeCodec }), QUERIES);

/** Each query on an index of its own, opened for it. */
async function cold(): Promise<Usage[]> {
  const usages: Usage[] = [];
  for (const q of queries) {
    const meter = new MeteredStorage(storage);
    await search(await OpenIndex.open(meter, { inflater: nodeCodec }), { q });
    usages.push(meter.take());
  }
  return usages;
}

/** User and system time of this process for each query, in milliseconds, after rounds that fill caches and warm code. */
async function warm(): Promise<{ cpu: number[]; first: number[] }> {
  const index = await OpenIndex.open(storage, { inflater: nodeCodec, cache: new BlockCache(256 * 2 ** 20) });
  const first: number[] = [];
  let cpu: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    cpu = [];
    for (const q of queries) {
      const before = process.cpuUsage();
      await search(index, { q });
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1000);
    }
    if (round === 0) first.push(...cpu);
  }
  return { cpu, first };
}

/** Heap and buffers after all queries with the cache a Worker has, in megabytes. */
async function memory(): Promise<number> {
  const index = await OpenIndex.open(storage, { inflater: nodeCodec });
  for (const q of queries) await search(index, { q });
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + Math.max(external, arrayBuffers)) / 2 ** 20;
}

const held = await memory();
const usages = await cold();
const { cpu, first } = await warm();
console.log(`${QUERIES} queries of 1 to 4 title words, 10 results each`);
console.log(HEADER);
console.log(
  summary(
    'cold: reads',
    usages.map((usage) => usage.reads),
    '',
  ),
);
console.log(
  summary(
    'cold: dependent round trips',
    usages.map((usage) => usage.roundTrips),
    '',
  ),
);
console.log(
  summary(
    'cold: bytes',
    usages.map((usage) => usage.bytes / 1024),
    'KiB',
  ),
);
console.log(summary('blocks uncached: CPU', first, 'ms', 2));
console.log(summary('warm: CPU', cpu, 'ms', 2));
console.log(
  `heap and buffers after all queries: ${held.toFixed(1)} MiB${globalThis.gc === undefined ? ' (run with --expose-gc)' : ''}`,
);

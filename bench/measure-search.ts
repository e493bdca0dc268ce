/** What searches of an index cost: reads, bytes, round trips, processor time, memory. */
import { FileStorage } from '../functions/node/file-storage.ts';
import { zlibCodec } from '../functions/zlib-codec.ts';
import { OpenIndex } from '../src/index/open-index.ts';
import { search } from '../src/search/search.ts';
import { BlockCache } from '../src/storage/block-cache.ts';
import { MeteredStorage, type Usage } from '../src/storage/meter.ts';

/** Enough for engines to have compiled what will be hot. */
const WARMING_ROUNDS = 5;

/** Each query on an index of its own, opened for it, nothing cached. */
export async function coldUsages(directory: string, queries: readonly string[]): Promise<Usage[]> {
  const storage = new FileStorage(directory);
  const usages: Usage[] = [];
  for (const q of queries) {
    const meter = new MeteredStorage(storage);
    await search(await OpenIndex.open(meter, { inflater: zlibCodec }), { q });
    usages.push(meter.take());
  }
  return usages;
}

/** Processor time of each query with every block cached, in milliseconds: the median of several rounds for each. */
export async function warmTimes(
  directory: string,
  queries: readonly string[],
  rounds = 5,
): Promise<number[]> {
  const cache = new BlockCache(256 * 2 ** 20);
  const index = await OpenIndex.open(new FileStorage(directory), { inflater: zlibCodec, cache });
  return medianTimes(queries, rounds, (q) => search(index, { q }));
}

/**
 * Milliseconds each query takes, the median of `rounds` after warming up. Queries run one at a time in a process that
 * does nothing else, so that the wall clock is the processor's time but for what other processes take.
 */
export async function medianTimes(
  queries: readonly string[],
  rounds: number,
  ask: (q: string) => unknown,
): Promise<number[]> {
  const times = queries.map((): number[] => []);
  for (let round = -WARMING_ROUNDS; round < rounds; round++) {
    for (const [i, q] of queries.entries()) {
      const before = performance.now();
      await ask(q);
      if (round >= 0) times[i]!.push(performance.now() - before);
    }
  }
  return times.map((own) => own.sort((a, b) => a - b)[rounds >>> 1]!);
}

/** Heap and buffers after all queries with the cache a Worker has, in bytes. Needs `--expose-gc`. */
export async function heldAfter(directory: string, queries: readonly string[]): Promise<number> {
  const index = await OpenIndex.open(new FileStorage(directory), { inflater: zlibCodec });
  for (const q of queries) await search(index, { q });
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error('Run with --expose-gc, as `npm run bench` does.');
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * What suggestions cost: queries of headlines typed key by key, some with a slip. Takes the directory of an index.
 *
 *     npm run bench:suggest -- DIR
 */
import { FileStorage } from '../functions/node/file-storage.ts';
import { zlibCodec } from '../functions/zlib-codec.ts';
import { OpenIndex } from '../src/index/open-index.ts';
import { suggestQueries } from '../src/search/suggest/suggest.ts';
import { BlockCache } from '../src/storage/block-cache.ts';
import { MeteredStorage, type Usage } from '../src/storage/meter.ts';
import { HEADER, summary } from './figures.ts';
import { medianTimes } from './measure-search.ts';
import { titleQueries } from './queries.ts';

const QUERIES = 200;
const ROUNDS = 5;

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('Name the directory of an index.');
const storage = new FileStorage(directory);
const index = await OpenIndex.open(storage, {
  inflater: zlibCodec,
  cache: new BlockCache(256 * 2 ** 20),
});
const queries = await titleQueries(index, QUERIES);
const typed = queries.flatMap((query) => Array.from(query, (_, i) => query.slice(0, i + 1)));
const slips = queries.map(withSlip).filter((query) => query !== null);

const usages: Usage[] = [];
for (const q of queries) {
  const meter = new MeteredStorage(storage);
  const cold = await OpenIndex.open(meter, { inflater: zlibCodec });
  meter.take();
  await suggestQueries(cold, { q: q.slice(0, -1) });
  usages.push(meter.take());
}
console.log(`${typed.length} texts as ${queries.length} queries are typed, of ${index.documents} articles`);
console.log(HEADER);
report('cold, once opened: reads', (usage) => usage.reads);
report('cold: dependent round trips', (usage) => usage.roundTrips);
report('cold: KiB', (usage) => usage.bytes / 1024);
await time('warm: all', typed);
await time(
  'warm: one letter',
  typed.filter((q) => q.length === 1),
);
await time(
  'warm: in the first word',
  typed.filter((q) => !q.includes(' ')),
);
await time(
  'warm: in the words after',
  typed.filter((q) => q.includes(' ')),
);
await time('warm: with a slip', slips);

function report(name: string, of: (usage: Usage) => number): void {
  console.log(summary(name, usages.map(of)));
}

async function time(name: string, some: readonly string[]): Promise<void> {
  const times = await medianTimes(some, ROUNDS, (q) => suggestQueries(index, { q }));
  console.log(summary(name, times, 'ms', 3));
}

/** The third letter from the end of the query's first long word typed for another; null where all words are short. */
function withSlip(query: string): string | null {
  const words = query.split(' ');
  const at = words.findIndex((word) => word.length >= 5);
  if (at === -1) return null;
  const word = words[at]!;
  return [...words.slice(0, at), `${word.slice(0, -3)}\u0638${word.slice(-2)}`].join(' ');
}

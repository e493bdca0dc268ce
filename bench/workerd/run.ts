/**
 * What the Worker costs on raw workerd, in processor time and memory:
 *
 *     npm run bench:workerd -- DIR       DIR holds an index, of the real articles for figures that mean something
 *
 * Requests come one at a time, so that the processor time of the process between two of them is that of one request.
 * Linux only: it is read from /proc.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { nodeCodec } from '../../functions/node/node-codec.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { HEADER, quantile, summary } from '../figures.ts';
import { titleQueries } from '../queries.ts';
import { serveFiles } from './files.ts';
import { WorkerProcess } from './worker-process.ts';

const QUERIES = 300;
const WARMING_ROUNDS = 5;
const FRESH_ISOLATES = 10;
const MIXED_REQUESTS = 20_000;
const EMPTY_WORKER = 'export default { fetch: () => new Response("", { status: 404 }) };';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('Give the directory of an index: npm run bench:workerd -- DIR');
const index = await OpenIndex.open(new FileStorage(directory), { inflater: nodeCodec });
const queries = await titleQueries(index, QUERIES);
const searches = queries.map((q) => `/search?q=${encodeURIComponent(q)}`);
const files = await serveFiles(directory);
const script = await bundle();

console.log(
  `${QUERIES} queries of 1 to 4 title words, 10 results each, of ${index.documents} articles, on raw workerd`,
);
console.log(
  `bundle: ${(script.length / 1024).toFixed(0)} KiB, gzip ${(gzipSync(script).length / 1024).toFixed(0)} KiB`,
);
await startUp();
await freshIsolates();
await warm();
await mixed();
files.close();

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['bench/workerd/entry.ts'],
    bundle: true,
    format: 'esm',
    target: 'es2024',
    minify: true,
    legalComments: 'none',
    write: false,
  });
  return outputFiles[0]!.text;
}

/** Start-up with one request that is answered 404, beside that of a Worker with nothing in it. */
async function startUp(): Promise<void> {
  const costs = { ours: [] as number[], empty: [] as number[] };
  for (let i = 0; i < 5; i++) {
    for (const [name, code] of [
      ['ours', script],
      ['empty', EMPTY_WORKER],
    ] as const) {
      const worker = await WorkerProcess.start(code, files.port);
      costs[name].push(worker.cpu());
      await worker.stop();
    }
  }
  const extra = quantile(costs.ours, 0.5) - quantile(costs.empty, 0.5);
  console.log(`start-up and a first 404: ${extra.toFixed(1)} ms of processor time more than an empty Worker`);
}

async function freshIsolates(): Promise<void> {
  const firsts: number[] = [];
  for (let i = 0; i < FRESH_ISOLATES; i++) {
    const worker = await WorkerProcess.start(script, files.port);
    firsts.push(await worker.ask(searches[i * 7]!));
    await worker.stop();
  }
  console.log(HEADER);
  console.log(summary('first search of a fresh isolate', firsts, 'ms of CPU', 2));
}

async function warm(): Promise<void> {
  const worker = await WorkerProcess.start(script, files.port);
  for (let round = 0; round < WARMING_ROUNDS; round++) for (const path of searches) await worker.ask(path);
  const before = files.reads();
  const rounds: number[][] = [];
  for (let round = 0; round < 5; round++) {
    const costs: number[] = [];
    for (const path of searches) costs.push(await worker.ask(path));
    rounds.push(costs);
  }
  const medians = searches.map((_, i) =>
    quantile(
      rounds.map((costs) => costs[i]!),
      0.5,
    ),
  );
  const reads = (files.reads() - before) / (5 * searches.length);
  console.log(summary('warm search, whole request', medians, 'ms of CPU', 2));
  console.log(summary('the same, every single request', rounds.flat(), 'ms of CPU', 2));
  const floor: number[] = [];
  for (let i = 0; i < QUERIES; i++) floor.push(await worker.ask('/health'));
  console.log(summary('/health', floor, 'ms of CPU', 2));
  console.log(`reads a warm search: ${reads.toFixed(2)}`);
  await worker.stop();
}

/** Searches, related lists, articles and pages in turn; memory must come to rest. */
async function mixed(): Promise<void> {
  const worker = await WorkerProcess.start(script, files.port);
  const empty = await WorkerProcess.start(EMPTY_WORKER, files.port);
  const base = empty.residentMiB();
  await empty.stop();
  const ids = await articleIds(500);
  const samples: number[] = [];
  for (let i = 0; i < MIXED_REQUESTS; i++) {
    const id = encodeURIComponent(ids[i % ids.length]!);
    const q = searches[(i * 13) % searches.length]!;
    const paths = [q, `/related/${id}`, `/articles/${id}`, q.replace('/search', '/'), q, `/read/${id}`];
    await worker.ask(paths[i % paths.length]!);
    if ((i + 1) % (MIXED_REQUESTS / 10) === 0) samples.push(worker.residentMiB());
  }
  console.log(
    `memory over ${MIXED_REQUESTS} mixed requests, MiB, an empty workerd's ${base.toFixed(0)} taken off: ` +
      samples.map((one) => (one - base).toFixed(0)).join(' '),
  );
  await worker.stop();
}

async function articleIds(count: number): Promise<string[]> {
  const [segment] = index.segments;
  const step = Math.max(1, Math.floor(segment!.documents / count));
  const documents = Array.from({ length: Math.min(count, segment!.documents) }, (_, i) => i * step);
  return (await segment!.readDocuments(documents)).map(({ id }) => id);
}

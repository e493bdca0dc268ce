/**
 * A system as a process of its own: `node peers/NAME.ts DOCUMENTS QUERIES RANKINGS`. What it uses of memory is bounded
 * by its process, and is gone before the next one starts.
 */
import { type BenchDocument, readDocuments, readQueries, writeRankings } from '../exchange.ts';

/** Asks an index one query. @returns ids, best first, ten of them or more */
export type Ask = (query: string) => readonly string[] | Promise<readonly string[]>;

/** @param index indexes the documents; the whole of a system but for files */
export async function runPeer(
  index: (documents: readonly BenchDocument[]) => Ask | Promise<Ask>,
): Promise<void> {
  const [documents, queries, rankings] = process.argv.slice(2);
  const started = performance.now();
  const ask = await index(readDocuments(documents!));
  const indexed = performance.now();
  const answers: (readonly string[])[] = [];
  for (const query of readQueries(queries!)) answers.push((await ask(query)).slice(0, 10));
  writeRankings(rankings!, { '': answers });
  const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(0)} s`;
  console.log(`  indexed in ${seconds(started, indexed)}, asked in ${seconds(indexed, performance.now())}`);
}

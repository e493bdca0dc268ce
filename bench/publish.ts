/**
 * What changing an index costs: bytes moved and time of adding one article, retracting one, and compacting.
 *
 *     npm run bench:publish -- DIR       DIR holds an index; a copy of it is changed
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStorage } from '../functions/node/file-storage.ts';
import { zlibCodec } from '../functions/zlib-codec.ts';
import { articleOf } from '../src/article/article.ts';
import { contentHashOf } from '../src/index/content-hash.ts';
import { copyableOf } from '../src/index/copy-clusters.ts';
import { Memtable } from '../src/index/memtable.ts';
import { OpenIndex } from '../src/index/open-index.ts';
import { pack } from '../src/index/pack.ts';
import { addArticles, type Packer } from '../src/publish/add.ts';
import { compact } from '../src/publish/compact.ts';
import { removeArticles } from '../src/publish/remove.ts';
import type { WritableStorage } from '../src/storage/storage.ts';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('Give the directory of an index: npm run bench:publish -- DIR');

let moved = 0;

/** Counts the bytes that are read and written. */
class CountingStorage extends FileStorage implements WritableStorage {
  override async readRange(name: string, startByte: number, endByte: number) {
    const bytes = await super.readRange(name, startByte, endByte);
    moved += bytes.byteLength;
    return bytes;
  }

  override async readObject(name: string) {
    const object = await super.readObject(name);
    moved += object.bytes.byteLength;
    return object;
  }

  override write(name: string, pieces: Iterable<Uint8Array<ArrayBuffer>>) {
    for (const piece of pieces) moved += piece.byteLength;
    return super.write(name, pieces);
  }
}

const packer: Packer = async (partitions, _count, statistics, { keyOf, adoptions }) => {
  const memtable = new Memtable();
  for await (const some of partitions) for (const article of some) memtable.add(article, keyOf(article.id));
  return pack(memtable, statistics, zlibCodec, adoptions);
};

const copy = mkdtempSync(join(tmpdir(), 'fihris-bench-'));
try {
  cpSync(directory, copy, { recursive: true });
  const storage = new CountingStorage(copy);
  const { manifest, segments } = await OpenIndex.open(storage, { inflater: zlibCodec });
  const total = manifest.segments.reduce((sum, { bytes }) => sum + bytes, 0);
  const [some] = await segments[0]!.readDocuments([segments[0]!.documents >> 1]);
  const article = { ...articleOf(some!), id: 'a new one' };
  const source = {
    keys: () => [{ id: article.id, contentHash: contentHashOf(article) }],
    partitions: async function* () {
      yield [article];
    },
    copyables: () => [copyableOf(article)],
  };
  const measure = async (what: string, work: () => Promise<unknown>) => {
    moved = 0;
    const started = performance.now();
    await work();
    const time = `${(performance.now() - started).toFixed(0)} ms`;
    console.log(
      `${what.padEnd(28)}${time.padStart(10)}${((100 * moved) / total).toFixed(3).padStart(10)} % of the bytes`,
    );
  };
  console.log(`an index of ${total} bytes`);
  await measure('adding one article', () => addArticles(storage, source, packer, zlibCodec));
  await measure('retracting one', () => removeArticles(storage, [some!.id], zlibCodec));
  await measure('compacting all', () => compact(storage, { inflater: zlibCodec, all: true }));
  console.log(`memory at its most: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** The sample archive, served on this machine for those who look at its pages: with a copy of one of its articles. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FileStorage } from '../functions/node/file-storage.ts';
import { startServer } from '../functions/node/server.ts';
import type { Article } from '../src/article/article.ts';
import { copyOf } from '../tests/page/states.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SAMPLES = join(ROOT, 'samples');
const BUILDER = join(ROOT, 'index-builder/main.ts');

export interface SampleSite {
  readonly url: string;
  /** Ends it, and removes its index. */
  close(): Promise<void>;
}

/** Builds the index and serves it on a free port. */
export async function serveSamples(): Promise<SampleSite> {
  const directory = await mkdtemp(join(tmpdir(), 'fihris-sample-'));
  const articles = await sampleArticles();
  const first = articles.find(({ id }) => id === 'soc-001')!;
  const lines = [...articles, copyOf(first)].map((article) => `${JSON.stringify(article)}\n`);
  const records = join(directory, 'articles.ndjson');
  await writeFile(records, lines.join(''));
  const index = join(directory, 'index');
  execFileSync(process.execPath, [BUILDER, 'build', records, '--to', index, '--quiet']);
  const server = await startServer({ storage: new FileStorage(index), port: 0, host: '127.0.0.1' });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}

async function sampleArticles(): Promise<Article[]> {
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.ndjson')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(SAMPLES, name), 'utf8')));
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Article);
}

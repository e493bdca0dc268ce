/** The real archive for tests, where the machine has it: `../shared/data` beside the repository, never inside it. */
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import type { Article } from '../../src/article/article.ts';

const DATA = new URL('../../../shared/data/', import.meta.url);

/** Path of a file of the shared data, or null where it is absent. */
export function sharedData(name: string): string | null {
  const path = fileURLToPath(new URL(name, DATA));
  return existsSync(path) ? path : null;
}

export const REAL_ARCHIVE = sharedData('saudinewsnet/articles.ndjson.gz');

/** Shown by tests that are skipped without the archive. */
export const WHEN_ABSENT = REAL_ARCHIVE === null ? ' (skipped: ../shared/data is absent)' : '';

/** Every `step`-th of the real articles, `count` of them, as they were crawled. */
export async function realArticles(count: number, step = 1): Promise<Article[]> {
  const input = createReadStream(REAL_ARCHIVE!);
  const articles: Article[] = [];
  let line = 0;
  for await (const text of createInterface({ input: input.pipe(createGunzip()) })) {
    if (line++ % step === 0) articles.push(JSON.parse(text) as Article);
    if (articles.length === count) break;
  }
  input.destroy();
  return articles;
}

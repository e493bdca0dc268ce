/** The real archive, cleaned as the builder cleans it, so that all systems index the same text. */
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { cleanLine } from '../../index-builder/cleaning/clean-text.ts';
import type { Article } from '../../src/article/article.ts';
import { shuffledById } from './random.ts';

const ARCHIVE = fileURLToPath(
  new URL('../../../shared/data/saudinewsnet/articles.ndjson.gz', import.meta.url),
);

const SAMPLE_SEED = 404;

/** So many of the articles, the same every time. */
export function sampleOf(articles: readonly Article[], count: number): readonly Article[] {
  if (count >= articles.length) return articles;
  return shuffledById(articles, SAMPLE_SEED).slice(0, count);
}

/** All articles with their text on one line each, or null where the machine does not have the archive. */
export async function readArchive(): Promise<Article[] | null> {
  if (!existsSync(ARCHIVE)) return null;
  const lines = createInterface({ input: createReadStream(ARCHIVE).pipe(createGunzip()) });
  const articles: Article[] = [];
  for await (const line of lines) {
    const raw = JSON.parse(line) as Article;
    const article = { ...raw, title: cleanLine(raw.title), body: cleanLine(raw.body) };
    if (article.title !== '' && article.body !== '') articles.push(article);
  }
  return articles;
}

/** The files through which systems of all languages get documents and queries, and give rankings back. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Article } from '../../src/article/article.ts';

/** Id, publication, title and body, a line each, with tabs between; the text holds neither. */
export function writeDocuments(path: string, articles: readonly Article[]): void {
  writeFileSync(path, articles.map((a) => `${[a.id, a.published, a.title, a.body].join('\t')}\n`).join(''));
}

export interface BenchDocument {
  readonly id: string;
  readonly published: string;
  readonly title: string;
  readonly body: string;
}

export function readDocuments(path: string): BenchDocument[] {
  return linesOf(path).map((line) => {
    const [id, published, title, body] = line.split('\t');
    return { id: id!, published: published!, title: title!, body: body! };
  });
}

export function writeQueries(path: string, queries: readonly string[]): void {
  writeFileSync(path, queries.map((query) => `${query}\n`).join(''));
}

export function readQueries(path: string): string[] {
  return linesOf(path);
}

/** For each variant of a system, for each query in turn, ids of articles, best first. */
export type Rankings = Readonly<Record<string, readonly (readonly string[])[]>>;

export function writeRankings(path: string, rankings: Rankings): void {
  writeFileSync(path, JSON.stringify(rankings));
}

export function readRankings(path: string): Rankings {
  return JSON.parse(readFileSync(path, 'utf8')) as Rankings;
}

function linesOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return text === '' ? [] : text.slice(0, -1).split('\n');
}

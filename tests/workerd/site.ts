/** The deployed Worker, asked over HTTP, with the sample archive and a few odd articles in its bucket. */
import { env, SELF } from 'cloudflare:test';
import type { Article } from '../../src/article/article.ts';
import { article, storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';

export const ORIGIN = 'https://news.example';

/** Ids that an address must escape, or that look as if it had. */
export const ODD_IDS = [
  'a/b',
  'with space',
  'خبر-١٢',
  '100%',
  'a%2Fb',
  '%',
  '.hidden',
  '...',
  'what?#now',
  'plus+and&',
  'back\\slash',
  '"quoted" <tag>',
  'one,two',
  '🕌',
];

export const MARKUP_TITLE = '<script>alert("زنبرك")</script> & \'زنبرك\'';

const ODD_ARTICLES: readonly Article[] = ODD_IDS.map((id, i) =>
  article(id, { title: i === 0 ? MARKUP_TITLE : `زنبرك ${i}`, body: `زنبرك ${i} <b>نص</b> & كلام` }),
);

export const ARCHIVE: readonly Article[] = [...SAMPLES, ...ODD_ARTICLES];

export async function publishArchive(): Promise<void> {
  for (const [name, bytes] of storageWith(ARCHIVE).objects) await env.INDEX.put(name, bytes);
}

export function ask(path: string, init?: RequestInit): Promise<Response> {
  return SELF.fetch(ORIGIN + path, init);
}

/** The address of a search. */
export function searchPath(params: Readonly<Record<string, string>>): string {
  return `/search?${new URLSearchParams(params)}`;
}

/** A card, or a result with all it has. */
export interface Listed {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly titleHtml: string;
  readonly snippetHtml: string;
  readonly published: string;
  readonly section?: string;
  readonly score: number;
  readonly missing?: readonly string[];
}

export interface Answer {
  readonly query: string;
  readonly relaxed: boolean;
  readonly total: number;
  readonly alsoRelaxed: number;
  readonly expanded: readonly { readonly term: string; readonly as: string; readonly why: string }[];
  readonly results: readonly Listed[];
  readonly next: string | null;
  readonly facets?: Readonly<Record<string, CountedFacet>>;
}

export interface CountedFacet {
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly others: { readonly values: number; readonly articles: number };
  readonly without: number;
}

/** An answer 200, read. */
export async function answerAt(path: string, init?: RequestInit): Promise<Answer> {
  const response = await ask(path, init);
  if (response.status !== 200) throw new Error(`${path} gives ${response.status}: ${await response.text()}`);
  return response.json();
}

export function postJson(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

export function idsOf({ results }: Answer): string[] {
  return results.map((one) => one.id);
}

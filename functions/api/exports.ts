/** Whole results as files: every article a search finds, in parts, as CSV or NDJSON. */
import type { Context } from 'hono';
import { type Article, articleOf } from '../../src/article/article.ts';
import { CursorExpiredError, UnknownGenerationError } from '../../src/errors.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { findPart, type WholeRequest } from '../../src/search/parts.ts';
import type { PlacedHit } from '../../src/search/ranking/merge-hits.ts';
import { readArticles } from '../../src/search/read-hits.ts';
import type { App, Env } from '../app.ts';
import { urlOf } from './cards.ts';
import { BYTE_ORDER_MARK, csvRow } from './csv.ts';
import { csvQuery, ndjsonQuery } from './export-requests.ts';
import { textStream } from './text-stream.ts';
import { queryOf } from './validated.ts';

/** Articles of a part, where the host sets nothing. */
export const DEFAULT_EXPORT_PART = 1_000;

/**
 * Articles read together. The first so many are read before the answer begins, so that what fails for them is an error
 * and not a file that ends early; in a Worker that is all of a part.
 */
const BATCH = 50;

const CACHE = 'public, max-age=60, stale-while-revalidate=300';

/** Goes into the tags of answers: count it up when the bytes of the same articles change. */
const FORMAT_VERSION = 2;

export interface ExportOptions {
  /** Where readers find this; by default the host that was asked. */
  readonly publicUrl: string | undefined;
  /** Articles of a part, at least 1. */
  readonly partSize: number;
  /** Receives what cuts an answer short that has begun. */
  readonly log: (error: unknown) => void;
}

/** How articles become a file. */
interface Format {
  /** Of the file, without a dot. */
  readonly extension: string;
  readonly type: string;
  readonly head: string;
  readonly line: (article: Article, url: string) => string;
}

const COLUMNS = ['id', 'title', 'published', 'section', 'source', 'author', 'tags', 'url'] as const;

/** Between the tags of an article, as people write lists in Arabic. */
const BETWEEN_TAGS = '\u060c ';

const CSV: Format = {
  extension: 'csv',
  type: 'text/csv; charset=utf-8; header=present',
  head: BYTE_ORDER_MARK + csvRow(COLUMNS),
  line: (article, url) => csvRow(COLUMNS.map((name) => cellOf(article, name, url))),
};

function cellOf(article: Article, name: (typeof COLUMNS)[number], url: string): string {
  if (name === 'url') return url;
  return name === 'tags' ? (article.tags ?? []).join(BETWEEN_TAGS) : (article[name] ?? '');
}

const ndjson = (bodies: boolean): Format => ({
  extension: 'ndjson',
  type: 'application/x-ndjson; charset=utf-8',
  head: '',
  line: ({ body, ...article }, url) =>
    `${JSON.stringify({ ...article, url, ...(bodies ? { body } : {}) })}\n`,
});

export function addExports(app: App, options: ExportOptions): void {
  app.get('/search.csv', queryOf(csvQuery), (c) => answer(c, CSV, c.req.valid('query'), options));
  app.get('/search.ndjson', queryOf(ndjsonQuery), (c) => {
    const asked = c.req.valid('query');
    return answer(c, ndjson(asked.bodies), asked, options);
  });
}

/** A part of a result that was begun to be read. */
interface BegunPart {
  readonly index: OpenIndex;
  readonly total: number;
  readonly hits: readonly PlacedHit[];
  readonly today: string | null;
  /** The first articles of it. */
  readonly articles: readonly Article[];
}

type ExportRequest = WholeRequest & {
  readonly part?: number | undefined;
  readonly generation?: number | undefined;
};

async function answer(
  c: Context<Env>,
  format: Format,
  asked: ExportRequest,
  { publicUrl, partSize, log }: ExportOptions,
): Promise<Response> {
  const { part = 1 } = asked;
  const base = publicUrl ?? c.req.url;
  const begun = await askPinned(c, asked.generation, (index) => begin(index, asked, part, partSize));
  const { index, total, today } = begun;
  const { generation } = index.manifest;
  const { pathname, search } = new URL(c.req.url);
  const here = new URL(pathname + search, base);
  if (part * partSize < total) {
    c.header('Link', `<${addressOfPart(here, part + 1, generation, today)}>; rel="next"`);
  }
  const body = textStream(textOf(begun, format, base), log);
  return c.body(body, 200, {
    'Content-Type': format.type,
    'Content-Disposition': `attachment; filename="search-${part}.${format.extension}"`,
    'Cache-Control': CACHE,
    ETag: await tagOf([FORMAT_VERSION, index.version, partSize, here.href, today]),
    'X-Total-Count': String(total),
    'X-Generation': String(generation),
  });
}

async function begin(
  index: OpenIndex,
  asked: WholeRequest,
  part: number,
  partSize: number,
): Promise<BegunPart> {
  const found = await findPart(index, asked, (part - 1) * partSize, part * partSize);
  return { index, ...found, articles: await articlesOf(found.hits.slice(0, BATCH)) };
}

async function articlesOf(hits: readonly PlacedHit[]): Promise<Article[]> {
  return (await readArticles(hits)).map(articleOf);
}

async function* textOf({ hits, articles }: BegunPart, { head, line }: Format, base: string) {
  const linesOf = (some: readonly Article[]) => some.map((one) => line(one, urlOf(one, base))).join('');
  yield head + linesOf(articles);
  for (let at = BATCH; at < hits.length; at += BATCH) {
    yield linesOf(await articlesOf(hits.slice(at, at + BATCH)));
  }
}

/** @throws CursorExpiredError when the state that the parts before are of is not kept any more */
async function askPinned<T>(
  c: Context<Env>,
  generation: number | undefined,
  work: (index: OpenIndex) => Promise<T>,
): Promise<T> {
  try {
    return await c.var.ask(work, generation ?? null);
  } catch (error) {
    if (!(error instanceof UnknownGenerationError)) throw error;
    throw new CursorExpiredError(
      `Generation ${generation} of the index is not kept any more: begin again with the first part, without generation.`,
      { cause: error },
    );
  }
}

/** @param today where the result depends on the day: it may end before the last part is asked for */
function addressOfPart(here: URL, part: number, generation: number, today: string | null): string {
  const there = new URL(here);
  there.searchParams.set('part', String(part));
  there.searchParams.set('generation', String(generation));
  if (today !== null) there.searchParams.set('today', today);
  return there.href;
}

/** The same tag means the same bytes: of one published state, on one day, an address has one answer. */
async function tagOf(what: readonly (string | number | null)[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(JSON.stringify(what)));
  return `"${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

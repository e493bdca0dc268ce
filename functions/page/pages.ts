/** The pages, for people: drawn on the server, complete without JavaScript. */
import type { Context } from 'hono';
import { type Article, articleOf } from '../../src/article/article.ts';
import { BadQueryError, type BadQueryReason } from '../../src/errors.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { latestArticles, valuesOf } from '../../src/search/latest.ts';
import { escapeHtml } from '../../src/search/markup.ts';
import { findArticle, relatedToArticle } from '../../src/search/related.ts';
import { DEFAULT_RESULTS, type SearchRequest } from '../../src/search/request.ts';
import { search } from '../../src/search/search.ts';
import { readPath } from '../api/cards.ts';
import { searchQuery } from '../api/schemas.ts';
import type { App, Env } from '../app.ts';
import { problemOf } from '../problem.ts';
import {
  type Choices,
  type ResultView,
  renderArticle,
  renderError,
  renderHome,
  renderResults,
  SCRIPT,
  type SearchView,
  STYLE,
} from './index.ts';
import { BAD_QUERY_MESSAGES, ERROR_MESSAGES } from './strings.ts';

const LATEST = 12;
const RELATED = 5;
const PAGE_CACHE = 'public, max-age=60, stale-while-revalidate=300';
const ASSET_CACHE = 'public, max-age=3600';

export function addPages(app: App): void {
  app.get('/', (c) => guarded(c, () => (wantsSearch(c) ? results(c) : home(c))));
  app.get('/read/:id', (c) => guarded(c, () => article(c, c.req.param('id'))));
  app.get('/assets/style.css', (c) => asset(c, STYLE, 'text/css'));
  app.get('/assets/script.js', (c) => asset(c, SCRIPT, 'text/javascript'));
}

function asset(c: Context, text: string, type: string): Response {
  return c.body(text, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': ASSET_CACHE });
}

function wantsSearch(c: Context<Env>): boolean {
  return (c.req.query('q') ?? '').trim() !== '';
}

async function home(c: Context<Env>): Promise<Response> {
  const { index } = await c.var.session();
  const [latest, choices] = await Promise.all([latestArticles(index, LATEST), choicesOf(index)]);
  const views = latest.map((one) => viewOf(one, summaryOf(one)));
  return page(c, await renderHome({ latest: views, articles: index.documents, ...choices }));
}

async function results(c: Context<Env>): Promise<Response> {
  const started = performance.now();
  const { index } = await c.var.session();
  const parsed = searchQuery.safeParse(c.req.query());
  const asked: SearchRequest = parsed.success ? parsed.data : { q: c.req.query('q') ?? '' };
  const [answer, choices] = await Promise.all([
    parsed.success ? answerOf(index, asked) : { error: BAD_QUERY_MESSAGES['bad-parameter'] },
    choicesOf(index),
  ]);
  const { section, source, author, from, to, sort = 'relevance' } = asked;
  const view: SearchView = {
    query: asked.q,
    filters: { ...present({ section, source, author, from, to }), sort },
    offset: asked.offset ?? 0,
    limit: asked.limit ?? DEFAULT_RESULTS,
    relaxed: false,
    total: 0,
    results: [],
    ...answer,
    ...choices,
    tookMs: Math.round(performance.now() - started),
  };
  return page(c, await renderResults(view), 'error' in answer ? 400 : 200);
}

/** The answer as the page shows it, or the message to show instead. */
async function answerOf(
  index: OpenIndex,
  asked: SearchRequest,
): Promise<Pick<SearchView, 'relaxed' | 'total' | 'results'> | { error: string }> {
  try {
    const { relaxed, total, results: found } = await search(index, asked);
    const views = found.map(({ article: one, titleHtml, snippetHtml, missing }) => ({
      ...viewOf(one, snippetHtml, asked.q),
      titleHtml,
      ...(missing === undefined ? {} : { missing: [...missing] }),
    }));
    return { relaxed, total, results: views };
  } catch (error) {
    if (error instanceof BadQueryError) return { error: messageFor(error.reason) };
    throw error;
  }
}

function messageFor(reason: BadQueryReason): string {
  return BAD_QUERY_MESSAGES[reason];
}

async function article(c: Context<Env>, id: string): Promise<Response> {
  const { index } = await c.var.session();
  const one = articleOf(await findArticle(index, id));
  const related = await relatedToArticle(index, id, { limit: RELATED });
  const query = c.req.query('q');
  const { title, body, published, section, source, author, url, tags, image } = one;
  return page(
    c,
    await renderArticle({
      ...present({ section, source, author, url, tags, image, query }),
      id,
      title,
      body,
      published,
      related: related.map(({ article: other }) => viewOf(other, '')),
    }),
  );
}

async function choicesOf(index: OpenIndex): Promise<Choices> {
  const [sections, sources] = await Promise.all([valuesOf(index, 'section'), valuesOf(index, 'source')]);
  return { sections, sources };
}

function viewOf(one: Article, snippetHtml: string, query?: string): ResultView {
  const { id, title, published, section, source, author, image } = one;
  const search = query === undefined ? '' : `?q=${encodeURIComponent(query)}`;
  return {
    ...present({ section, source, author, image }),
    id,
    href: readPath(id) + search,
    title,
    titleHtml: escapeHtml(title),
    snippetHtml,
    published,
  };
}

/** First words of an article, for lists that nothing was searched for in. */
function summaryOf({ summary, body }: Article): string {
  const text = summary ?? body.split('\n')[0]!;
  return escapeHtml(text.length > 220 ? `${text.slice(0, text.lastIndexOf(' ', 220))} \u2026` : text);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}

function page(c: Context, html: string, status: 200 | 400 = 200): Response {
  const cache = status === 200 ? PAGE_CACHE : 'no-store';
  return c.body(html, status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': cache });
}

/** People get a page for an error, too. */
async function guarded(c: Context<Env>, draw: () => Promise<Response>): Promise<Response> {
  try {
    return await draw();
  } catch (error) {
    const found = problemOf(error);
    if (found.status >= 500) console.error(error);
    const { title, detail } = ERROR_MESSAGES[found.status === 404 ? 404 : found.status === 503 ? 503 : 500];
    const html = await renderError({ status: found.status, title, detail });
    return c.body(String(html), found.status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
    });
  }
}

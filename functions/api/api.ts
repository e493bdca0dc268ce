/** Answers the HTTP interface from an open index. */
import type { Context } from 'hono';
import { ANALYSER_VERSION } from '../../src/arabic/analyser.ts';
import { articleOf } from '../../src/article/article.ts';
import { UnknownGenerationError } from '../../src/errors.ts';
import { cursorExpired, decodeCursor } from '../../src/search/page-cursor.ts';
import {
  findArticle,
  type RelatedResult,
  relatedToArticle,
  relatedToText,
} from '../../src/search/related/related.ts';
import type { SearchRequest } from '../../src/search/request.ts';
import { type SearchAnswer, search } from '../../src/search/search.ts';
import type { Suggestion } from '../../src/search/spelling/spelling.ts';
import { CURRENT_VERSION } from '../../src/segment/format.ts';
import type { App, Env } from '../app.ts';
import { cardOf, urlOf } from './cards.ts';
import { readRelatedBody, relatedQuery, searchQuery } from './requests.ts';
import { readSearchBody } from './search-body.ts';
import { jsonOf, queryOf } from './validated.ts';

/** How long answers may be reused. A search may miss what was published this minute; related lists change slowly. */
const SEARCH_CACHE = 'public, max-age=60, stale-while-revalidate=300';
const RELATED_CACHE = 'public, max-age=300, stale-while-revalidate=3600';
const DOCUMENT_CACHE = 'public, max-age=3600';
const ARTICLE_CACHE = 'public, max-age=300, stale-while-revalidate=3600';

/** @param publicUrl where readers find this; by default the host that was asked */
export function addApi(app: App, publicUrl: string | undefined): void {
  const baseOf = (c: Context) => publicUrl ?? c.req.url;

  const answerSearch = async (
    c: Context<Env>,
    request: SearchRequest,
    asked: URLSearchParams,
    cache: string,
  ) => {
    const answer = await searchPinned(c, request);
    const results = answer.results.map(
      ({ article, titleHtml, snippetHtml, score, missing, copies, explanation }) => ({
        ...cardOf(article, score, baseOf(c)),
        titleHtml,
        snippetHtml,
        ...(missing === undefined ? {} : { missing: [...missing] }),
        ...(copies === undefined ? {} : { copies: copies.count, copySources: [...copies.sources] }),
        // With its parts the score is not rounded: they add up to it.
        ...(explanation === undefined ? {} : { score, explanation }),
      }),
    );
    const suggestion = withAddress(answer.suggestion, asked, baseOf(c));
    return c.json({ ...answer, suggestion, results }, 200, { 'Cache-Control': cache });
  };

  app.get('/search', queryOf(searchQuery), (c) =>
    answerSearch(c, c.req.valid('query'), new URL(c.req.url).searchParams, SEARCH_CACHE),
  );

  app.post('/search', jsonOf(readSearchBody), (c) => {
    const { request, parameters } = c.req.valid('json');
    return answerSearch(c, request, parameters, 'no-store');
  });

  app.get('/related/:id', queryOf(relatedQuery), async (c) => {
    const id = c.req.param('id');
    const found = await c.var.ask((index) => relatedToArticle(index, id, c.req.valid('query')));
    return c.json(relatedAnswer(found, baseOf(c)), 200, { 'Cache-Control': RELATED_CACHE });
  });

  app.post('/related', jsonOf(readRelatedBody), async (c) => {
    const body = c.req.valid('json');
    const found = await c.var.ask((index) => relatedToText(index, body, body));
    return c.json(relatedAnswer(found, baseOf(c)), 200, { 'Cache-Control': 'no-store' });
  });

  app.get('/articles/:id', async (c) => {
    const article = articleOf(await c.var.ask((index) => findArticle(index, c.req.param('id'))));
    return c.json({ ...article, url: urlOf(article, baseOf(c)) }, 200, { 'Cache-Control': ARTICLE_CACHE });
  });

  app.get('/health', async (c) => {
    const health = await c.var.ask(async ({ manifest, documents }) => ({
      status: 'ok' as const,
      generation: manifest.generation,
      articles: documents,
      analyser: ANALYSER_VERSION,
      format: CURRENT_VERSION,
    }));
    return c.json(health, 200, { 'Cache-Control': 'no-store' });
  });

  app.get('/openapi.json', async (c) => {
    const { openApiDocument } = await import('../openapi/document.ts');
    const document = { ...openApiDocument, servers: [{ url: new URL('/', baseOf(c)).href }] };
    return c.json(document, 200, { 'Cache-Control': DOCUMENT_CACHE });
  });
}

/** Answers on the state that a cursor was given for. @throws CursorExpiredError when it is not kept any more */
async function searchPinned(c: Context<Env>, request: SearchRequest): Promise<SearchAnswer> {
  const generation = request.cursor === undefined ? null : decodeCursor(request.cursor).generation;
  try {
    return await c.var.ask((index) => search(index, request), generation);
  } catch (error) {
    throw error instanceof UnknownGenerationError ? cursorExpired(error) : error;
  }
}

/** A suggestion with the address of its own search: the one that was asked, with other words, from the first page on. */
function withAddress(suggestion: Suggestion | null, asked: URLSearchParams, base: string) {
  if (suggestion === null) return null;
  const parameters = new URLSearchParams(asked);
  parameters.set('q', suggestion.query);
  for (const place of ['offset', 'cursor']) parameters.delete(place);
  return { ...suggestion, url: new URL(`/search?${parameters}`, base).href };
}

function relatedAnswer(found: readonly RelatedResult[], base: string) {
  return { results: found.map(({ article, score }) => cardOf(article, score, base)) };
}

/** Answers the HTTP interface from an open index. */
import type { Context } from 'hono';
import { ANALYSER_VERSION } from '../../src/arabic/analyser.ts';
import { articleOf } from '../../src/article/article.ts';
import {
  findArticle,
  type RelatedResult,
  relatedToArticle,
  relatedToText,
} from '../../src/search/related.ts';
import { search } from '../../src/search/search.ts';
import { CURRENT_VERSION } from '../../src/segment/format.ts';
import type { App } from '../app.ts';
import { cardOf, urlOf } from './cards.ts';
import { articleRoute, healthRoute, relatedRoute, relatedTextRoute, searchRoute } from './routes.ts';

/** How long answers may be reused. A search may miss what was published this minute; related lists change slowly. */
const SEARCH_CACHE = 'public, max-age=60, stale-while-revalidate=300';
const RELATED_CACHE = 'public, max-age=300, stale-while-revalidate=3600';
const DOCUMENT_CACHE = 'public, max-age=3600';
const ARTICLE_CACHE = 'public, max-age=300, stale-while-revalidate=3600';

/** @param publicUrl where readers find this; by default the host that was asked */
export function addApi(app: App, publicUrl: string | undefined): void {
  const baseOf = (c: Context) => publicUrl ?? c.req.url;

  app.openapi(searchRoute, async (c) => {
    const answer = await c.var.ask((index) => search(index, c.req.valid('query')));
    const results = answer.results.map(({ article, titleHtml, snippetHtml, score, missing }) => ({
      ...cardOf(article, score, baseOf(c)),
      titleHtml,
      snippetHtml,
      ...(missing === undefined ? {} : { missing: [...missing] }),
    }));
    return c.json({ ...answer, results }, 200, { 'Cache-Control': SEARCH_CACHE });
  });

  app.openapi(relatedRoute, async (c) => {
    const { id } = c.req.valid('param');
    const found = await c.var.ask((index) => relatedToArticle(index, id, c.req.valid('query')));
    return c.json(relatedAnswer(found, baseOf(c)), 200, { 'Cache-Control': RELATED_CACHE });
  });

  app.openapi(relatedTextRoute, async (c) => {
    const body = c.req.valid('json');
    const found = await c.var.ask((index) => relatedToText(index, body, body));
    return c.json(relatedAnswer(found, baseOf(c)), 200, { 'Cache-Control': 'no-store' });
  });

  app.openapi(articleRoute, async (c) => {
    const article = articleOf(await c.var.ask((index) => findArticle(index, c.req.valid('param').id)));
    return c.json({ ...article, url: urlOf(article, baseOf(c)) }, 200, { 'Cache-Control': ARTICLE_CACHE });
  });

  app.openapi(healthRoute, async (c) => {
    const health = await c.var.ask(async ({ manifest, documents }) => ({
      status: 'ok' as const,
      generation: manifest.generation,
      articles: documents,
      analyser: ANALYSER_VERSION,
      format: CURRENT_VERSION,
    }));
    return c.json(health, 200, { 'Cache-Control': 'no-store' });
  });

  app.get('/openapi.json', (c) => {
    const document = app.getOpenAPI31Document({ ...ABOUT, servers: [{ url: new URL('/', baseOf(c)).href }] });
    return c.json(document, 200, { 'Cache-Control': DOCUMENT_CACHE });
  });
}

const ABOUT = {
  openapi: '3.1.0',
  info: {
    title: 'Fihris',
    version: '1',
    description: 'Search and related articles over an archive of Arabic news.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
};

function relatedAnswer(found: readonly RelatedResult[], base: string) {
  return { results: found.map(({ article, score }) => cardOf(article, score, base)) };
}

/** Every search as a feed: its newest articles, so that a saved search is a link. */
import type { Context } from 'hono';
import { articleOf } from '../../src/article/article.ts';
import { findPart, type WholeRequest } from '../../src/search/parts.ts';
import { readArticles } from '../../src/search/read-hits.ts';
import type { App, Env } from '../app.ts';
import { FEED_FORMATS, FEED_TYPES, type FeedFormat } from '../feeds/formats.ts';
import { searchFeed } from '../feeds/search-feed.ts';
import { feedQuery } from './export-requests.ts';
import { queryOf } from './validated.ts';

/** Entries of a feed at most. */
const ENTRIES = 20;

const CACHE = 'public, max-age=60, stale-while-revalidate=300';

/** @param publicUrl where readers find this; by default the host that was asked */
export function addFeeds(app: App, publicUrl: string | undefined): void {
  for (const format of FEED_FORMATS) {
    app.get(`/search.${format}`, queryOf(feedQuery), (c) =>
      answer(c, format, c.req.valid('query'), publicUrl ?? c.req.url),
    );
  }
}

async function answer(
  c: Context<Env>,
  format: FeedFormat,
  asked: WholeRequest,
  base: string,
): Promise<Response> {
  const articles = await c.var.ask(async (index) => {
    const { hits } = await findPart(index, { ...asked, sort: 'newest' }, 0, ENTRIES);
    return (await readArticles(hits)).map(articleOf);
  });
  const { atomDocument, rssDocument, jsonDocument } = await import('../feeds/documents.ts');
  const write = { atom: atomDocument, rss: rssDocument, json: jsonDocument }[format];
  return c.body(write(searchFeed(asked, articles, format, base)), 200, {
    'Content-Type': `${FEED_TYPES[format]}; charset=utf-8`,
    'Cache-Control': CACHE,
  });
}

/** The copies of an article. */
import { MOST_RESULTS } from '../../src/search/request.ts';
import type { App } from '../app.ts';
import { urlOf } from './cards.ts';
import { wholeNumber } from './parameters.ts';
import { queryOf } from './validated.ts';

/** Copies that are given where the request says nothing. */
const DEFAULT_COPIES = 20;

const CACHE = 'public, max-age=300, stale-while-revalidate=3600';

export const copiesQuery = {
  limit: wholeNumber('limit', 1, MOST_RESULTS, {
    description: 'How many copies to give at most, the oldest first.',
    default: DEFAULT_COPIES,
  }),
};

/** @param publicUrl where readers find this; by default the host that was asked */
export function addCopies(app: App, publicUrl: string | undefined): void {
  app.get('/articles/:id/copies', queryOf(copiesQuery), async (c) => {
    const { limit = DEFAULT_COPIES } = c.req.valid('query');
    const { copiesOf } = await import('../../src/search/ranking/copies-of.ts');
    const { total, articles } = await c.var.ask((index) => copiesOf(index, c.req.param('id'), limit));
    const copies = articles.map((article) => {
      const { id, title, source, published } = article;
      const url = urlOf(article, publicUrl ?? c.req.url);
      return { id, url, title, published, ...(source === undefined ? {} : { source }) };
    });
    return c.json({ total, copies }, 200, { 'Cache-Control': CACHE });
  });
}

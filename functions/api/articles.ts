/** Several articles at once, by their ids. */
import { articleOf } from '../../src/article/article.ts';
import { BadQueryError } from '../../src/errors.ts';
import { findArticles } from '../../src/search/articles-by-id.ts';
import type { App } from '../app.ts';
import { urlOf } from './cards.ts';
import { idList, type Parameter } from './parameters.ts';
import { queryOf } from './validated.ts';

/** Each may cost a read, of which an edge platform allows few. */
const MOST_IDS = 50;

const CACHE = 'public, max-age=300, stale-while-revalidate=3600';

export const articlesQuery = {
  ids: atLeastOne(
    idList('ids', MOST_IDS, { description: 'Ids of articles: repeated, or separated by commas, or both.' }),
  ),
};

/** @param publicUrl where readers find this; by default the host that was asked */
export function addArticles(app: App, publicUrl: string | undefined): void {
  app.get('/articles', queryOf(articlesQuery), async (c) => {
    const { ids } = c.req.valid('query');
    const found = await c.var.ask((index) => findArticles(index, ids));
    const { there, missing } = sorted(ids, new Set(found.keys()));
    const articles = there.map((id) => {
      const article = articleOf(found.get(id)!);
      return { ...article, url: urlOf(article, publicUrl ?? c.req.url) };
    });
    return c.json({ articles, missing }, 200, { 'Cache-Control': CACHE });
  });
}

function atLeastOne({ keywords, read }: Parameter<string[]>): Parameter<string[]> {
  return {
    keywords: { ...keywords, param: { ...keywords.param, required: true } },
    read(given) {
      const ids = read(given).filter((id) => parts(id).length > 0);
      if (ids.length === 0) {
        throw new BadQueryError('bad-parameter', 'ids is missing: give the id of at least one article.');
      }
      return ids;
    },
  };
}

/**
 * Which ids there are and which not, in the order given. An id may hold commas: where it names an article as a whole, what
 * stands between its commas is not missing, and where it does not, it was a list.
 */
function sorted(ids: readonly string[], found: ReadonlySet<string>): { there: string[]; missing: string[] } {
  const place = (id: string) => (isList(id) ? ids.indexOf(parts(id)[0] ?? id) : ids.indexOf(id));
  const there = ids.filter((id) => found.has(id)).sort((a, b) => place(a) - place(b));
  const inWholes = new Set(there.filter(isList).flatMap(parts));
  const missing = ids.filter((id) => !found.has(id) && !isList(id) && !inWholes.has(id));
  return { there, missing };
}

const isList = (id: string) => id.includes(',');

const parts = (id: string) =>
  id
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

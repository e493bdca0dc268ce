/** Related articles as a piece of HTML, for pages that are put together before they reach a browser: by ESI, SSI or a CMS. */
import { html } from 'hono/html';
import { UnknownArticleError } from '../../src/errors.ts';
import { type RelatedResult, relatedToArticle } from '../../src/search/related/related.ts';
import type { App } from '../app.ts';
import { dateText } from '../page/dates.ts';
import { readHref, webAddress } from '../page/links.ts';
import { STRINGS } from '../page/strings.ts';
import { webBase } from './parameters.ts';
import { relatedQuery } from './requests.ts';
import { queryOf } from './validated.ts';

const CACHE = 'public, max-age=300, stale-while-revalidate=3600';
const ENDING = '.html';

export const fragmentQuery = {
  ...relatedQuery,
  base: webBase('base', {
    description:
      'What addresses that are not whole are completed by, those of the archive\u2019s own views, too; by default the public address.',
  }),
};

/**
 * Stands before the route of the same articles as JSON. An id may end in `.html` itself: where the archive has no article
 * of the id without it, that route is asked.
 * @param publicUrl where readers find this; by default the host that was asked
 */
export function addRelatedFragment(app: App, publicUrl: string | undefined): void {
  app.get('/related/:id{[^/]+\\.html}', queryOf(fragmentQuery), async (c, next) => {
    const id = c.req.param('id').slice(0, -ENDING.length);
    const { base, ...options } = c.req.valid('query');
    const found = await c.var
      .ask((index) => relatedToArticle(index, id, options))
      .catch((error: unknown) => {
        if (error instanceof UnknownArticleError) return null;
        throw error;
      });
    if (found === null) return next();
    return c.body(await fragment(found, base ?? publicUrl ?? c.req.url), 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': CACHE,
    });
  });
}

/** Nothing at all where nothing is related. Style sheets find its parts by their elements, below one class. */
async function fragment(found: readonly RelatedResult[], base: string): Promise<string> {
  if (found.length === 0) return '';
  const items = found.map(({ article }) => {
    const { id, title, source, published, url } = article;
    const href = new URL(webAddress(url) ?? readHref(id), base).href;
    const by = source === undefined ? '' : html`<bdi>${source}</bdi> · `;
    return html`<li><a href="${href}"><bdi>${title}</bdi></a> <small>${by}<time datetime="${published}">${dateText(published)}</time></small></li>
`;
  });
  return String(
    await html`<section class="fihris-related" lang="ar" dir="rtl">
<h2>${STRINGS.article.related}</h2>
<ul>
${items}</ul>
</section>
`,
  );
}

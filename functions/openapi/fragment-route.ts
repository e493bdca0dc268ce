/** Related articles as a piece of HTML, as OpenAPI describes them. */
import { createRoute } from '@hono/zod-openapi';
import examples from '../api/examples.json' with { type: 'json' };
import { fragmentQuery } from '../api/related-fragment.ts';
import { STRINGS } from '../page/strings.ts';
import { textAnswer } from './export-routes.ts';
import { badRequest, failures, notModified, unknownArticle } from './failures.ts';
import { CACHED, described } from './routes.ts';
import { idParam } from './schemas.ts';

const [shown] = examples.related.results;

const EXAMPLE = `<section class="fihris-related" lang="ar" dir="rtl">
<h2>${STRINGS.article.related}</h2>
<ul>
<li><a href="${shown!.url}"><bdi>${shown!.title}</bdi></a></li>
</ul>
</section>
`;

export const fragmentRoute = createRoute({
  method: 'get',
  path: '/related/{id}.html',
  operationId: 'relatedAsHtml',
  tags: ['Related articles'],
  summary: 'The same articles as a piece of HTML, to be put into a page',
  description: 'For ESI, SSI and content management systems. Empty where nothing is related.',
  request: { params: idParam, query: described(fragmentQuery) },
  responses: {
    200: textAnswer('text/html', 'A section with a list of links', EXAMPLE, CACHED),
    ...notModified,
    ...badRequest,
    ...unknownArticle,
    ...failures,
  },
});

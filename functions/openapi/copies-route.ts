/** The copies of an article, as OpenAPI describes them. */
import { createRoute, z } from '@hono/zod-openapi';
import { copiesQuery } from '../api/copies.ts';
import examples from '../api/examples.json' with { type: 'json' };
import { badRequest, failures, notModified, unknownArticle } from './failures.ts';
import { described, json } from './routes.ts';
import { idParam } from './schemas.ts';

const copySchema = z
  .object({
    id: z.string(),
    url: z.string().openapi({ description: 'Where readers find it.' }),
    title: z.string(),
    published: z.string().openapi({ description: 'ISO 8601 with a zone.' }),
    source: z.string().optional(),
  })
  .openapi('Copy');

export const copiesAnswerSchema = z
  .object({
    total: z.int().openapi({ description: 'Copies there are, the article itself not counted.' }),
    copies: z.array(copySchema).openapi({ description: 'The oldest first.' }),
  })
  .openapi('Copies');

const { id, title, published, source, url } = examples.article;

export const copiesRoute = createRoute({
  method: 'get',
  path: '/articles/{id}/copies',
  operationId: 'copies',
  tags: ['Articles'],
  summary: 'Other prints of the same report',
  request: { params: idParam, query: described(copiesQuery) },
  responses: {
    200: json(copiesAnswerSchema, 'The copies', {
      total: 1,
      copies: [{ id: `${id}-b`, url, title, published, source }],
    }),
    ...notModified,
    ...badRequest,
    ...unknownArticle,
    ...failures,
  },
});

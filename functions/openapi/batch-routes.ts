/** Several articles by their ids, and a search as a body, as OpenAPI describes them. */
import { createRoute, z } from '@hono/zod-openapi';
import { articlesQuery } from '../api/articles.ts';
import examples from '../api/examples.json' with { type: 'json' };
import type { Parameters } from '../api/parameters.ts';
import { searchQuery } from '../api/requests.ts';
import { badBody, badRequest, cursorGone, failures, notJson, notModified, tooLarge } from './failures.ts';
import { CACHED, described, json, UNCACHED, withExample } from './routes.ts';
import { articleAnswerSchema, searchAnswerSchema } from './schemas.ts';

export const articlesAnswerSchema = z
  .object({
    articles: z
      .array(articleAnswerSchema)
      .openapi({ description: 'Those there are, in the order asked for.' }),
    missing: z.array(z.string()).openapi({ description: 'Ids that no article has.' }),
  })
  .openapi('Articles');

const articlesRoute = createRoute({
  method: 'get',
  path: '/articles',
  operationId: 'articles',
  tags: ['Articles'],
  summary: 'Several articles as they are stored',
  request: { query: described(articlesQuery) },
  responses: {
    200: json(
      articlesAnswerSchema,
      'The articles',
      { articles: [examples.article], missing: ['soc-999'] },
      CACHED,
    ),
    ...notModified,
    ...badRequest,
    ...failures,
  },
});

/** The schema of a body that has parameters for its fields. */
function bodyOf(parameters: Parameters) {
  const properties = Object.entries(parameters).map(([name, { keywords }]) => {
    const { param: _inAddresses, ...schema } = withExample(name, keywords);
    const isFlag = schema.enum?.join() === 'true,false';
    const { enum: _texts, ...rest } = schema;
    return [name, isFlag ? { ...rest, type: 'boolean', default: false } : schema] as const;
  });
  const needed = Object.entries(parameters).filter(([, { keywords }]) => keywords.param?.required);
  return {
    type: 'object' as const,
    properties: Object.fromEntries(properties) as object as Record<string, { type: 'string' }>,
    required: needed.map(([name]) => name),
    additionalProperties: false,
  };
}

const searchBodyRoute = createRoute({
  method: 'post',
  path: '/search',
  operationId: 'searchByBody',
  tags: ['Search'],
  summary: 'Search the archive, with the parameters as a JSON body',
  description: 'The answer is that of GET /search.',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: bodyOf(searchQuery),
          example: { q: examples.query, limit: 1, from: '2025-11' },
        },
      },
    },
  },
  responses: {
    200: json(searchAnswerSchema, 'Results, in order', examples.search, UNCACHED),
    ...badBody,
    ...cursorGone,
    ...tooLarge,
    ...notJson,
    ...failures,
  },
});

export const BATCH_ROUTES = [searchBodyRoute, articlesRoute];

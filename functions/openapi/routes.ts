/** Routes of the HTTP interface, as OpenAPI describes them: what `functions/api` answers. */
import { createRoute, z } from '@hono/zod-openapi';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { ZodType } from 'zod';
import examples from '../api/examples.json' with { type: 'json' };
import type { Parameters } from '../api/parameters.ts';
import { relatedBody, relatedQuery, searchQuery } from '../api/requests.ts';
import {
  badBody,
  badRequest,
  cursorGone,
  failures,
  notJson,
  notModified,
  tooLarge,
  unknownArticle,
} from './failures.ts';
import parameterExamples from './parameter-examples.json' with { type: 'json' };
import {
  articleAnswerSchema,
  healthSchema,
  idParam,
  relatedAnswerSchema,
  searchAnswerSchema,
} from './schemas.ts';
import searchExamples from './search-examples.json' with { type: 'json' };

const SERVER_TIMING = {
  'Server-Timing': z.string().openapi({
    description:
      'What the answer cost: milliseconds, reads of the storage, bytes read, dependent round trips.',
    example: 'total;dur=4.2, reads;desc="9", bytes;desc="21034", trips;desc="4"',
  }),
};
export const CACHED = z.object({
  ETag: z.string().openapi({ description: 'Send it back as If-None-Match.' }),
  'Cache-Control': z.string(),
  ...SERVER_TIMING,
});
export const UNCACHED = z.object({ 'Cache-Control': z.string(), ...SERVER_TIMING });

export function json<T extends ZodType>(
  schema: T,
  description: string,
  example: unknown,
  headers = CACHED as ZodHeaders,
) {
  return { description, headers, content: { 'application/json': { schema, example } } };
}

/** An answer that is best shown more than once: as words get it, with operators and facets, and after a slip. */
function searchAnswer(headers: ZodHeaders) {
  const shown = {
    words: { summary: 'Words', value: examples.search },
    operators: { summary: 'Operators and facets; one word is no operator', value: searchExamples.operators },
    corrected: { summary: 'Words with slips', value: searchExamples.corrected },
  };
  const content = { 'application/json': { schema: searchAnswerSchema, examples: shown } };
  return { description: 'Results, in order', headers, content };
}
type ZodHeaders = typeof CACHED | typeof UNCACHED;

/** Parameters as the document's maker takes them: of any type for it, their keywords say which. */
export function described(parameters: Parameters) {
  const shape = Object.entries(parameters).map(
    ([name, { keywords }]) => [name, z.unknown().optional().openapi(withExample(name, keywords))] as const,
  );
  return z.object(Object.fromEntries(shape));
}

/** Keywords with an example, which the parameter itself need not carry. */
export function withExample(name: string, keywords: Parameters[string]['keywords']) {
  const example = (parameterExamples as Readonly<Record<string, string | string[]>>)[name];
  return example === undefined || keywords.example !== undefined ? keywords : { ...keywords, example };
}

/** As plain JSON, which the document's maker takes as it is. */
const { $schema: _draft, ...RELATED_SHAPE } = JSON.parse(
  JSON.stringify(toJsonSchema(relatedBody, { errorMode: 'ignore' })),
);

const RELATED_FIELDS: Readonly<Record<string, string>> = {
  title: 'The headline; counts more than the body.',
  body: 'The text to find related articles for.',
  limit: relatedQuery.limit.keywords.description,
  exclude: 'Ids not to suggest.',
};

const RELATED_REQUEST = {
  ...RELATED_SHAPE,
  properties: Object.fromEntries(
    Object.entries<object>(RELATED_SHAPE.properties).map(([name, schema]) => [
      name,
      { ...schema, description: RELATED_FIELDS[name] },
    ]),
  ),
};

export const searchRoute = createRoute({
  method: 'get',
  path: '/search',
  operationId: 'search',
  tags: ['Search'],
  summary: 'Search the archive',
  description:
    'Words are all wanted. Where no article has them all, those with a fair part of them are given.',
  request: { query: described(searchQuery) },
  responses: {
    200: searchAnswer(CACHED),
    ...notModified,
    ...badRequest,
    ...cursorGone,
    ...failures,
  },
});

export const relatedRoute = createRoute({
  method: 'get',
  path: '/related/{id}',
  operationId: 'relatedToArticle',
  tags: ['Related articles'],
  summary: 'Articles related to one of the archive',
  request: { params: idParam, query: described(relatedQuery) },
  responses: {
    200: json(relatedAnswerSchema, 'Related articles, best first', examples.related),
    ...notModified,
    ...badRequest,
    ...unknownArticle,
    ...failures,
  },
});

export const relatedTextRoute = createRoute({
  method: 'post',
  path: '/related',
  operationId: 'relatedToText',
  tags: ['Related articles'],
  summary: 'Articles related to a text that need not be in the archive',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: RELATED_REQUEST, example: examples.relatedRequest } },
    },
  },
  responses: {
    200: json(relatedAnswerSchema, 'Related articles, best first', examples.related, UNCACHED),
    ...badBody,
    ...tooLarge,
    ...notJson,
    ...failures,
  },
});

export const articleRoute = createRoute({
  method: 'get',
  path: '/articles/{id}',
  operationId: 'article',
  tags: ['Articles'],
  summary: 'One article as it is stored',
  request: { params: idParam },
  responses: {
    200: json(articleAnswerSchema, 'The article', examples.article),
    ...notModified,
    ...unknownArticle,
    ...failures,
  },
});

export const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'health',
  tags: ['Service'],
  summary: 'Whether the index can be served',
  responses: { 200: json(healthSchema, 'It can', examples.health, UNCACHED), ...failures },
});

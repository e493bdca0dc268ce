/** Routes of the HTTP interface, as OpenAPI describes them: what `functions/api` answers. */
import { createRoute, z } from '@hono/zod-openapi';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { ZodType } from 'zod';
import examples from '../api/examples.json' with { type: 'json' };
import type { Parameters } from '../api/parameters.ts';
import { relatedBody, relatedQuery, searchQuery } from '../api/requests.ts';
import { PROBLEM_TYPE } from '../problem.ts';
import {
  articleAnswerSchema,
  healthSchema,
  idParam,
  problemSchema,
  relatedAnswerSchema,
  searchAnswerSchema,
} from './schemas.ts';

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
type ZodHeaders = typeof CACHED | typeof UNCACHED;

/** Parameters as the document's maker takes them: of any type for it, their keywords say which. */
export function described(parameters: Parameters) {
  const shape = Object.entries(parameters).map(
    ([name, { keywords }]) => [name, z.unknown().optional().openapi(keywords)] as const,
  );
  return z.object(Object.fromEntries(shape));
}

/** As plain JSON, which the document's maker takes as it is. */
const { $schema: _draft, ...RELATED_REQUEST } = JSON.parse(
  JSON.stringify(toJsonSchema(relatedBody, { errorMode: 'ignore' })),
);

function fails(status: number, kind: string, title: string, detail: string) {
  const example = { type: `urn:fihris:problem:${kind}`, title, status, detail };
  return { description: title, content: { [PROBLEM_TYPE]: { schema: problemSchema, example } } };
}

export const notModified = {
  304: { description: 'What the ETag in If-None-Match names is still the answer.' },
};
export const badRequest = {
  400: fails(
    400,
    'bad-parameter',
    'A parameter cannot be read',
    'limit must be a whole number from 1 to 50, not ten.',
  ),
};
const unknownArticle = {
  404: fails(404, 'unknown-article', 'No such article', 'No article of this index has the id soc-999.'),
};
export const cursorGone = {
  410: fails(
    410,
    'cursor-expired',
    'The list cannot be continued',
    'The state of the index that this list was begun on is not kept any more. Ask again without cursor.',
  ),
};
export const tooLarge = {
  413: fails(413, 'too-large', 'The body is too large', 'A body has at most 4194304 bytes. Send less text.'),
};
export const notJson = {
  415: fails(
    415,
    'unsupported-media-type',
    'Not a media type this route reads',
    'Send the body as JSON, with the header Content-Type: application/json.',
  ),
};
export const failures = {
  429: fails(
    429,
    'too-many-requests',
    'Too many requests',
    'This address asks too often. Wait as long as Retry-After says, then ask again.',
  ),
  500: fails(
    500,
    'internal',
    'Internal error',
    'Something failed on our side; it was logged. Try again later.',
  ),
  503: fails(
    503,
    'no-index',
    'The index cannot be read',
    'There is no index here: build one with `fihris build SOURCE --to PLACE`.',
  ),
};

export const searchRoute = createRoute({
  method: 'get',
  path: '/search',
  operationId: 'search',
  summary: 'Search the archive',
  description:
    'Words are all wanted. Where no article has them all, those with a fair part of them are given.',
  request: { query: described(searchQuery) },
  responses: {
    200: json(searchAnswerSchema, 'Results, in order', examples.search),
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
  summary: 'Articles related to a text that need not be in the archive',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: RELATED_REQUEST, example: examples.relatedRequest } },
    },
  },
  responses: {
    200: json(relatedAnswerSchema, 'Related articles, best first', examples.related, UNCACHED),
    ...badRequest,
    ...tooLarge,
    ...notJson,
    ...failures,
  },
});

export const articleRoute = createRoute({
  method: 'get',
  path: '/articles/{id}',
  operationId: 'article',
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
  summary: 'Whether the index can be served',
  responses: { 200: json(healthSchema, 'It can', examples.health, UNCACHED), ...failures },
});

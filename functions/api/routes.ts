/** Routes of the HTTP interface, as OpenAPI describes them. */
import { createRoute } from '@hono/zod-openapi';
import type { ZodType } from 'zod';
import { PROBLEM_TYPE } from '../problem.ts';
import {
  articleAnswerSchema,
  healthSchema,
  idParam,
  problemSchema,
  relatedAnswerSchema,
  relatedBody,
  relatedQuery,
  searchAnswerSchema,
  searchQuery,
} from './schemas.ts';

function json<T extends ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

function fails(description: string) {
  return { description, content: { [PROBLEM_TYPE]: { schema: problemSchema } } };
}

const badRequest = { 400: fails('The request cannot be answered as it stands') };
const notFound = { 404: fails('No article has this id') };
const unavailable = { 503: fails('There is no index, or it cannot be read') };

export const searchRoute = createRoute({
  method: 'get',
  path: '/search',
  summary: 'Search the archive',
  request: { query: searchQuery },
  responses: { 200: json(searchAnswerSchema, 'Results, best first'), ...badRequest, ...unavailable },
});

export const relatedRoute = createRoute({
  method: 'get',
  path: '/related/{id}',
  summary: 'Articles related to one of the archive',
  request: { params: idParam, query: relatedQuery },
  responses: {
    200: json(relatedAnswerSchema, 'Related articles'),
    ...badRequest,
    ...notFound,
    ...unavailable,
  },
});

export const relatedTextRoute = createRoute({
  method: 'post',
  path: '/related',
  summary: 'Articles related to a text that is not in the archive',
  request: { body: { required: true, content: { 'application/json': { schema: relatedBody } } } },
  responses: { 200: json(relatedAnswerSchema, 'Related articles'), ...badRequest, ...unavailable },
});

export const articleRoute = createRoute({
  method: 'get',
  path: '/articles/{id}',
  summary: 'One article as it is stored',
  request: { params: idParam },
  responses: { 200: json(articleAnswerSchema, 'The article'), ...notFound, ...unavailable },
});

export const healthRoute = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the index can be served',
  responses: { 200: json(healthSchema, 'It can'), ...unavailable },
});

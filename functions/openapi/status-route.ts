/** The state of the archive, as OpenAPI describes it. */
import { createRoute, z } from '@hono/zod-openapi';
import { SECTIONS } from '../../src/segment/format.ts';
import { STATUS_JSON } from '../status/paths.ts';
import { failures } from './failures.ts';
import { json, UNCACHED } from './routes.ts';
import example from './status-example.json' with { type: 'json' };

const moment = (description: string) =>
  z.string().nullable().openapi({ description, example: example.published });

const segmentSchema = z.object({
  articles: z.int(),
  retracted: z.int(),
  bytes: z.int(),
});

const spreadSchema = z
  .object({
    median: z.number(),
    p95: z.number().openapi({ description: 'What a twentieth of the requests pass.' }),
    most: z.number(),
  })
  .openapi('Spread', { description: 'Of several requests: the middle, nearly all, the most.' });

const routeSchema = z.object({
  route: z.string().openapi({ description: 'Pattern of the route, as /read/:id.' }),
  requests: z.int(),
  failed: z.int().openapi({ description: 'Requests that were answered with 500 or 503.' }),
  reads: spreadSchema,
  roundTrips: spreadSchema,
  bytes: spreadSchema,
  milliseconds: spreadSchema,
  lastReads: z
    .array(z.int())
    .openapi({ description: 'Reads of each of the last requests, the oldest first.' }),
});

const requestsSchema = z
  .object({
    since: moment('When the first was answered; null before it was.'),
    counted: z
      .int()
      .openapi({ description: 'Requests that read the index, without /health and this route.' }),
    kept: z.int().openapi({ description: 'The last of them, which the routes are about; 300 at most.' }),
    routes: z.array(routeSchema).openapi({ description: 'The most asked first.' }),
  })
  .openapi({ description: 'What the isolate or process that answers has seen: counts and durations only.' });

const cacheSchema = z
  .object({ bytes: z.int(), capacity: z.int(), hits: z.int(), misses: z.int() })
  .openapi({ description: 'Blocks of the index that the isolate or process keeps in memory.' });

export const statusSchema = z
  .object({
    generation: z.int().openapi({ description: 'Counts the published states of the index, from 1.' }),
    published: moment('When this state was published; null where the storage does not say.'),
    articles: z.int(),
    retracted: z.int().openapi({ description: 'Retracted articles that a compaction removes.' }),
    newestArticle: moment(
      'When the newest article was published; null where there is none, or too many segments to ask each.',
    ),
    analyser: z.string().openapi({ description: "Version of the rules that make a text's terms." }),
    format: z.int().openapi({ description: 'Version of the segment format.' }),
    bytes: z.int(),
    parts: z.array(z.object({ part: z.enum(['head', ...SECTIONS]), bytes: z.int() })),
    segments: z.array(segmentSchema),
    cache: cacheSchema,
    requests: requestsSchema,
  })
  .openapi('Status');

export const statusRoute = createRoute({
  method: 'get',
  path: STATUS_JSON,
  operationId: 'status',
  tags: ['Service'],
  summary: 'The state of the archive, for its owner',
  description:
    'Sizes, freshness, and what requests cost. Nothing of what was searched for. The owner may leave it out: then it is 404.',
  responses: { 200: json(statusSchema, 'The state', example, UNCACHED), ...failures },
});

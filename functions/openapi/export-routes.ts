/** Routes of whole results, as OpenAPI describes them: what `functions/api/exports.ts` answers. */
import { createRoute, z } from '@hono/zod-openapi';
import type { ZodObject } from 'zod';
import { csvQuery, feedQuery, ndjsonQuery } from '../api/export-requests.ts';
import examples from './export-examples.json' with { type: 'json' };
import { badRequest, cursorGone, failures, notModified } from './failures.ts';
import { jsonFeedSchema } from './feed-schema.ts';
import { CACHED, described } from './routes.ts';

const OF_A_PART = CACHED.extend({
  'X-Total-Count': z.int().openapi({ description: 'Articles of the whole result, exactly.' }),
  'X-Generation': z.int().openapi({
    description: 'The published state of the index: parts of one state make one result.',
  }),
  Link: z.string().optional().openapi({
    description: 'The next part, where there is one.',
    example:
      '<https://search.news.example/search.csv?q=%D8%A3%D9%85%D8%B7%D8%A7%D8%B1&part=2&generation=7>; rel="next"',
  }),
  'Content-Disposition': z.string(),
});

/** Of what reads no index. */
const UNTIMED = z.object({ ETag: z.string(), 'Cache-Control': z.string() });

/** A text of a media type that is not JSON. */
export function textAnswer(
  type: string,
  description: string,
  example: string,
  headers: ZodObject = OF_A_PART,
) {
  return { description, headers, content: { [type]: { schema: z.string(), example } } };
}

const WHAT_IS_IN_IT =
  'Every article that has all the words, newest first unless sort says otherwise, in parts. Words are not let go and not corrected.';

const csvRoute = createRoute({
  method: 'get',
  path: '/search.csv',
  operationId: 'searchAsCsv',
  tags: ['Whole results'],
  summary: 'All articles a search finds, as a table',
  description: WHAT_IS_IN_IT,
  request: { query: described(csvQuery) },
  responses: {
    200: textAnswer('text/csv', 'A part of the table, with a byte order mark', examples.csv),
    ...notModified,
    ...badRequest,
    ...cursorGone,
    ...failures,
  },
});

const ndjsonRoute = createRoute({
  method: 'get',
  path: '/search.ndjson',
  operationId: 'searchAsNdjson',
  tags: ['Whole results'],
  summary: 'All articles a search finds, as JSON objects in lines',
  description: WHAT_IS_IN_IT,
  request: { query: described(ndjsonQuery) },
  responses: {
    200: textAnswer('application/x-ndjson', 'A part of the articles, one in a line', examples.ndjson),
    ...notModified,
    ...badRequest,
    ...cursorGone,
    ...failures,
  },
});

const WHAT_A_FEED_HAS =
  'The twenty newest articles that have all the words. The text changes when they do, and not before: send its ETag back.';

const atomRoute = createRoute({
  method: 'get',
  path: '/search.atom',
  operationId: 'searchAsAtom',
  tags: ['Feeds'],
  summary: 'A search as an Atom feed',
  description: WHAT_A_FEED_HAS,
  request: { query: described(feedQuery) },
  responses: {
    200: textAnswer('application/atom+xml', 'The feed (RFC 4287)', examples.atom, CACHED),
    ...notModified,
    ...badRequest,
    ...failures,
  },
});

const rssRoute = createRoute({
  method: 'get',
  path: '/search.rss',
  operationId: 'searchAsRss',
  tags: ['Feeds'],
  summary: 'A search as an RSS feed',
  description: WHAT_A_FEED_HAS,
  request: { query: described(feedQuery) },
  responses: {
    200: textAnswer('application/rss+xml', 'The feed (RSS 2.0)', examples.rss, CACHED),
    ...notModified,
    ...badRequest,
    ...failures,
  },
});

const jsonFeedRoute = createRoute({
  method: 'get',
  path: '/search.json',
  operationId: 'searchAsJsonFeed',
  tags: ['Feeds'],
  summary: 'A search as a JSON feed',
  description: WHAT_A_FEED_HAS,
  request: { query: described(feedQuery) },
  responses: {
    200: {
      description: 'The feed (JSON Feed 1.1)',
      headers: CACHED,
      content: { 'application/feed+json': { schema: jsonFeedSchema, example: examples.json } },
    },
    ...notModified,
    ...badRequest,
    ...failures,
  },
});

const openSearchRoute = createRoute({
  method: 'get',
  path: '/opensearch.xml',
  operationId: 'openSearchDescription',
  tags: ['Service'],
  summary: 'How browsers search the archive',
  responses: {
    200: textAnswer(
      'application/opensearchdescription+xml',
      'The description (OpenSearch 1.1)',
      examples.openSearch,
      UNTIMED,
    ),
    ...notModified,
    429: failures[429],
    500: failures[500],
  },
});

export const EXPORT_ROUTES = [csvRoute, ndjsonRoute, atomRoute, rssRoute, jsonFeedRoute, openSearchRoute];

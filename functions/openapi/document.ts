/**
 * The interface as an OpenAPI document, but for the address it is served at. Making it takes the validation library and
 * its companion, tens of milliseconds of an isolate's life: load this module when the document is asked for. The bundle
 * of the Worker holds the finished text instead.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import { BATCH_ROUTES } from './batch-routes.ts';
import { copiesRoute } from './copies-route.ts';
import { EXPORT_ROUTES } from './export-routes.ts';
import { FAILURES } from './failures.ts';
import { fragmentRoute } from './fragment-route.ts';
import { articleRoute, healthRoute, relatedRoute, relatedTextRoute, searchRoute } from './routes.ts';
import { problemSchema } from './schemas.ts';
import { statusRoute } from './status-route.ts';
import { suggestRoute } from './suggest-route.ts';

const described = new OpenAPIHono();
const routes = [
  searchRoute,
  relatedRoute,
  fragmentRoute,
  relatedTextRoute,
  articleRoute,
  copiesRoute,
  healthRoute,
  statusRoute,
  ...EXPORT_ROUTES,
  ...BATCH_ROUTES,
  suggestRoute,
];
const registry = described.openAPIRegistry;
registry.register('Problem', problemSchema);
for (const [name, failure] of Object.entries(FAILURES))
  registry.registerComponent('responses', name, failure);
for (const route of routes) registry.registerPath(route);

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Fihris',
    version: '1',
    description:
      'Search and related articles over an archive of Arabic news. Every GET route also answers HEAD; a method that a route does not have is answered with 405 and Allow, an unknown path with 404, both as problem details.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  tags: [
    { name: 'Search', description: 'Articles that match a query, page by page.' },
    { name: 'Whole results', description: 'All articles that match a query, as files.' },
    { name: 'Feeds', description: 'A search as a feed, for programs that look again and again.' },
    { name: 'Related articles', description: 'Articles that belong to another article, or to a text.' },
    { name: 'Articles', description: 'Articles as they are stored.' },
    { name: 'Service', description: 'What monitors and browsers ask.' },
  ],
  security: [],
};

export const openApiDocument: object = described.getOpenAPI31Document(about);

/**
 * The interface as an OpenAPI document, but for the address it is served at. Making it takes the validation library and
 * its companion, tens of milliseconds of an isolate's life: load this module when the document is asked for. The bundle
 * of the Worker holds the finished text instead.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import { BATCH_ROUTES } from './batch-routes.ts';
import { EXPORT_ROUTES } from './export-routes.ts';
import { articleRoute, healthRoute, relatedRoute, relatedTextRoute, searchRoute } from './routes.ts';
import { suggestRoute } from './suggest-route.ts';

const described = new OpenAPIHono();
const routes = [
  searchRoute,
  relatedRoute,
  relatedTextRoute,
  articleRoute,
  healthRoute,
  ...EXPORT_ROUTES,
  ...BATCH_ROUTES,
  suggestRoute,
];
for (const route of routes) {
  described.openAPIRegistry.registerPath(route);
}

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Fihris',
    version: '1',
    description: 'Search and related articles over an archive of Arabic news.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
};

export const openApiDocument: object = described.getOpenAPI31Document(about);

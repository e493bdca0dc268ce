/**
 * The application: every route, the same on every platform. A platform's entry hands over an index provider and gets
 * back a function from request to response.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import { BadQueryError } from '../src/errors.ts';
import type { IndexProvider, Session } from '../src/index/index-provider.ts';
import { addApi } from './api/api.ts';
import { addPages } from './page/pages.ts';
import { PROBLEM_TYPE, type Problem, problem, problemOf } from './problem.ts';
import { serverTiming } from './server-timing.ts';

/** What handlers find in their context. */
export interface Env {
  Variables: {
    /** Opens the index for this request; a second call gives the same session. */
    session: () => Promise<Session>;
  };
}

export type App = OpenAPIHono<Env>;

export interface AppOptions {
  readonly provider: IndexProvider;
  /** Receives errors that are defects of ours; by default the console. */
  readonly log?: (error: unknown) => void;
}

/** Largest request body: an article's text with room to spare. */
const MOST_BODY_BYTES = 4 * 2 ** 20;

export function createApp({ provider, log = console.error }: AppOptions): App {
  const app: App = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw new BadQueryError('bad-parameter', z.prettifyError(result.error));
    },
  });
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY }));
  app.use(etag());
  app.use(serverTiming(provider));
  app.use(bodyLimit({ maxSize: MOST_BODY_BYTES, onError: (c) => respond(c, tooLarge()) }));
  addApi(app);
  addPages(app);
  app.notFound((c) => respond(c, problem('not-found', 404, 'Not found', `Nothing is at ${c.req.path}.`)));
  app.onError((error, c) => {
    const found = problemOf(isBadJson(error) ? badJson() : error);
    if (found.status >= 500) log(error);
    return respond(c, found);
  });
  return app;
}

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  scriptSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'https:'],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

function respond(c: Context, found: Problem): Response {
  return c.body(JSON.stringify(found), found.status, {
    'Content-Type': PROBLEM_TYPE,
    'Cache-Control': 'no-store',
  });
}

/** Hono says so itself when a body is not the JSON its content type promises. */
function isBadJson(error: Error): boolean {
  return 'status' in error && error.status === 400;
}

function badJson(): BadQueryError {
  return new BadQueryError(
    'bad-parameter',
    'The body is not JSON: send {"title": "...", "body": "..."} as application/json.',
  );
}

function tooLarge(): Problem {
  return problem(
    'too-large',
    413,
    'Body too large',
    `A body has at most ${MOST_BODY_BYTES} bytes. Send less text.`,
  );
}

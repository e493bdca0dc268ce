/**
 * Which paths and methods are a route's. To methods it does not answer it says 405 with the methods it does, and to
 * OPTIONS those methods alone.
 */

import type { MiddlewareHandler } from 'hono';
import { answerProblem } from './answer-problem.ts';
import type { App } from './app.ts';
import { wrongMethod } from './problem.ts';

/** The router takes `/search/` for `/search`: one address for one answer is what caches and people need. */
export const noTrailingSlash: MiddlewareHandler = (c, next) => {
  const { path } = c.req;
  return path.length > 1 && path.endsWith('/') ? Promise.resolve(c.notFound()) : next();
};

/** Call it after the routes were added: it looks at them. */
export function refuseOtherMethods(app: App): void {
  const methodsOf = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method === 'ALL') continue;
    methodsOf.set(path, (methodsOf.get(path) ?? new Set()).add(method));
  }
  for (const [path, methods] of methodsOf) {
    if (methods.has('GET')) methods.add('HEAD');
    const allowed = [...methods, 'OPTIONS'].join(', ');
    app.all(path, async (c): Promise<Response> => {
      c.header('Allow', allowed);
      if (c.req.method === 'OPTIONS') return c.body(null, 204);
      return answerProblem(c, wrongMethod(c.req.method, c.req.path, allowed));
    });
  }
}

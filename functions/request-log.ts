/** A line for each request: only where the owner asks for it, since it says what people search for. */
import type { MiddlewareHandler } from 'hono';

/** Writes method, path with query, status and milliseconds. */
export function requestLog(write: (line: string) => void): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    const { pathname, search } = new URL(c.req.url);
    const query = decodeURIComponent(search.replaceAll('+', ' ').replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
    write(
      `${c.req.method} ${pathname}${query} ${c.res.status} ${(performance.now() - started).toFixed(0)} ms`,
    );
  };
}

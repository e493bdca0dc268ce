/** A line for each request: only where the owner asks for it, since it says what people search for. */

import type { MiddlewareHandler } from 'hono';
import { unicodePattern } from '../src/lazy.ts';

/** Writes method, path with query, status and milliseconds. */
export function requestLog(write: (line: string) => void): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    const { pathname, search } = new URL(c.req.url);
    write(
      `${c.req.method} ${pathname}${readable(search)} ${c.res.status} ${(performance.now() - started).toFixed(0)} ms`,
    );
  };
}

/** What would end a line, or act on the terminal that shows it. */
const unprintable = unicodePattern(String.raw`[\p{Cc}\p{Zl}\p{Zp}]`, 'g');

/** A query as it was typed; as it was sent where that is no UTF-8. Always of one line. */
function readable(search: string): string {
  try {
    const typed = decodeURIComponent(search.replaceAll('+', ' ').replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
    return typed.replaceAll(unprintable(), encodeURIComponent);
  } catch {
    return search;
  }
}

/** Which other sites' pages may ask: the search box and the related list of a newspaper ask from its own host. */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** Origins that may ask, as `https://news.example`; `'*'` lets any. */
export type Origins = '*' | readonly string[];

/** What scripts of other origins may read of an answer beside its body. */
const EXPOSED = ['ETag', 'Server-Timing', 'Link', 'X-Total-Count', 'X-Generation', 'Retry-After'];
/** How long a browser remembers that it may ask, in seconds. */
const REMEMBERED = 86_400;

/** Lets pages of these origins read answers, and post texts for related articles. */
export function crossOrigin(origins: Origins): MiddlewareHandler {
  const allow = cors({
    origin: origins === '*' ? '*' : [...origins],
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Content-Type', 'If-None-Match'],
    exposeHeaders: EXPOSED,
    maxAge: REMEMBERED,
  });
  // An OPTIONS request that is no browser's question is answered by the route: with the methods it has.
  return (c, next) => {
    const isQuestion = c.req.header('Access-Control-Request-Method') !== undefined;
    return c.req.method === 'OPTIONS' && !isQuestion ? next() : allow(c, next);
  };
}

/** Origins from a setting: separated by spaces or commas; any origin when it is not set. */
export function readOrigins(setting: string | undefined): Origins {
  const origins = (setting ?? '*').split(/[\s,]+/).filter((origin) => origin !== '');
  return origins.includes('*') ? '*' : origins;
}

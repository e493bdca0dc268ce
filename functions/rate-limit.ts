/** Keeps one address from asking more often than the owner allows. */
import type { Context, MiddlewareHandler } from 'hono';
import { answerProblem } from './answer-problem.ts';
import type { Env } from './app.ts';
import { tooManyRequests } from './problem.ts';

/** Counts a request. @returns seconds after which its sender may ask again; 0 when it may now */
export type Limiter = (c: Context<Env>) => number | Promise<number>;

/**
 * Answers 429 to whoever asks too often; health checks and the page's own files are always given.
 * @param log receives what made the limiter fail: a request that cannot be counted is answered
 */
export function rateLimit(limiter: Limiter, log: (error: unknown) => void): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.path === '/health' || c.req.path.startsWith('/assets/')) return next();
    const seconds = await wait(limiter, c, log);
    if (seconds <= 0) return next();
    c.header('Retry-After', String(Math.ceil(seconds)));
    return answerProblem(c, tooManyRequests(), c.req.header('Accept')?.includes('text/html') ?? false);
  };
}

async function wait(limiter: Limiter, c: Context<Env>, log: (error: unknown) => void): Promise<number> {
  try {
    return await limiter(c);
  } catch (error) {
    log(error);
    return 0;
  }
}

/** Opens the index once a request, and says in `Server-Timing` what the request cost: reads, bytes, round trips, time. */
import type { MiddlewareHandler } from 'hono';
import type { IndexProvider, Session } from '../src/index/index-provider.ts';
import type { Env } from './app.ts';

export function serverTiming(provider: IndexProvider): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now();
    let session: Session | null = null;
    c.set('session', async () => {
      session ??= await provider.acquire();
      return session;
    });
    await next();
    const opened = session as Session | null;
    if (opened === null) return;
    const { reads, bytes, roundTrips } = opened.meter.take();
    const total = (performance.now() - started).toFixed(1);
    c.header(
      'Server-Timing',
      `total;dur=${total}, reads;desc="${reads}", bytes;desc="${bytes}", trips;desc="${roundTrips}"`,
    );
  };
}

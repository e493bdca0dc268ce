/** Opens the index once a request, and says in `Server-Timing` what the request cost: time, reads, bytes, round trips. */
import type { MiddlewareHandler } from 'hono';
import type { IndexProvider, Session } from '../src/index/index-provider.ts';
import type { Env } from './app.ts';

/** Answers that asked for the index carry the header, errors among them; of an index that did not open only the time is known. */
export function serverTiming(provider: IndexProvider): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now();
    const opened: { wanted: boolean; session?: Session } = { wanted: false };
    c.set('session', async () => {
      opened.wanted = true;
      opened.session ??= await provider.acquire();
      return opened.session;
    });
    await next();
    if (!opened.wanted) return;
    const total = `total;dur=${(performance.now() - started).toFixed(1)}`;
    c.header('Server-Timing', opened.session === undefined ? total : `${total}, ${usageOf(opened.session)}`);
  };
}

function usageOf({ meter }: Session): string {
  const { reads, bytes, roundTrips } = meter.take();
  return `reads;desc="${reads}", bytes;desc="${bytes}", trips;desc="${roundTrips}"`;
}

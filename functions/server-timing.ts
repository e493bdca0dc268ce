/** Opens the index for a request, and says in `Server-Timing` what it cost: time, reads, bytes, round trips. */
import type { MiddlewareHandler } from 'hono';
import type { IndexProvider, Session } from '../src/index/index-provider.ts';
import type { Env } from './app.ts';

/** Answers that asked for the index carry the header, errors among them; of an index that did not open only the time is known. */
export function serverTiming(provider: IndexProvider): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now();
    const sessions: Session[] = [];
    let isAsked = false;
    c.set('ask', (work, generation) => {
      isAsked = true;
      return provider.answer(work, (session) => sessions.push(session), generation);
    });
    await next();
    if (!isAsked) return;
    const total = `total;dur=${(performance.now() - started).toFixed(1)}`;
    c.header('Server-Timing', sessions.length === 0 ? total : `${total}, ${usageOf(sessions)}`);
  };
}

/** Of all attempts together. */
function usageOf(sessions: readonly Session[]): string {
  const usages = sessions.map(({ meter }) => meter.take());
  const sum = (name: 'reads' | 'bytes' | 'roundTrips') =>
    usages.reduce((total, usage) => total + usage[name], 0);
  return `reads;desc="${sum('reads')}", bytes;desc="${sum('bytes')}", trips;desc="${sum('roundTrips')}"`;
}

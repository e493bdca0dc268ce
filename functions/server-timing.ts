/**
 * Opens the index for a request, says in `Server-Timing` what it cost (time, reads, bytes, round trips), and keeps that for
 * the status page.
 */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { IndexProvider, Session } from '../src/index/index-provider.ts';
import type { Usage } from '../src/storage/meter.ts';
import type { Env } from './app.ts';
import { STATUS, STATUS_JSON } from './status/paths.ts';
import type { RequestRecord } from './status/request-record.ts';

/** What monitors ask: it would drown what readers do. */
const UNRECORDED = ['/health', STATUS, STATUS_JSON];

/** Answers that asked for the index carry the header, errors among them; of an index that did not open only the time is known. */
export function serverTiming(provider: IndexProvider, record: RequestRecord): MiddlewareHandler<Env> {
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
    const milliseconds = performance.now() - started;
    const usage = usageOf(sessions);
    const total = `total;dur=${milliseconds.toFixed(1)}`;
    c.header('Server-Timing', sessions.length === 0 ? total : `${total}, ${usageText(usage)}`);
    const route = routePath(c, -1);
    if (!UNRECORDED.includes(route)) record.add({ ...usage, route, status: c.res.status, milliseconds });
  };
}

/** Of all attempts together. */
function usageOf(sessions: readonly Session[]): Usage {
  const usages = sessions.map(({ meter }) => meter.take());
  const sum = (name: keyof Usage) => usages.reduce((total, usage) => total + usage[name], 0);
  return { reads: sum('reads'), bytes: sum('bytes'), roundTrips: sum('roundTrips') };
}

function usageText({ reads, bytes, roundTrips }: Usage): string {
  return `reads;desc="${reads}", bytes;desc="${bytes}", trips;desc="${roundTrips}"`;
}

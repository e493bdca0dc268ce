/** Counts requests of each address in the memory of this process. */
import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import { clientNetwork } from '../client-network.ts';
import type { Limiter } from '../rate-limit.ts';

const PERIOD = 60_000;
/** Addresses remembered at most, so that many of them cannot fill the memory: the oldest window is forgotten first. */
const MOST_ADDRESSES = 10_000;

/** A fixed window of a minute for each address. */
export class RateWindows {
  private readonly windows = new Map<string, { readonly start: number; count: number }>();
  private readonly perMinute: number;
  private readonly now: () => number;

  /** @param now the clock, in milliseconds */
  constructor(perMinute: number, now: () => number = Date.now) {
    this.perMinute = perMinute;
    this.now = now;
  }

  /** Counts a request. @returns seconds until its sender may ask again; 0 when it may now */
  count(address: string): number {
    const now = this.now();
    const current = this.windows.get(address);
    if (current === undefined || now - current.start >= PERIOD) {
      this.windows.delete(address);
      this.windows.set(address, { start: now, count: 1 });
      this.forgetOldest();
      return 0;
    }
    current.count++;
    return current.count <= this.perMinute ? 0 : (current.start + PERIOD - now) / 1000;
  }

  private forgetOldest(): void {
    if (this.windows.size <= MOST_ADDRESSES) return;
    const [oldest] = this.windows.keys();
    this.windows.delete(oldest!);
  }
}

/**
 * The address is that of the connection, for what a header claims anyone can claim.
 * @param behindProxy whether a proxy stands before this: then the address is the one which that proxy has seen
 */
export function memoryLimiter(perMinute: number, behindProxy = false): Limiter {
  const windows = new RateWindows(perMinute);
  return (c) => {
    const seen = behindProxy ? lastForwarded(c.req.header('X-Forwarded-For')) : undefined;
    return windows.count(clientNetwork(seen ?? getConnInfo(c).remote.address ?? ''));
  };
}

/** Each proxy adds whom it has seen at the end: what stands before may be anything. */
function lastForwarded(header: string | undefined): string | undefined {
  const last = header?.split(',').at(-1)?.trim();
  return last !== undefined && isIP(last) !== 0 ? last : undefined;
}

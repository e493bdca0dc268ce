/** The application as a Cloudflare Worker's bindings and settings make it: an index in an R2 bucket. */
import { waitUntil } from 'cloudflare:workers';
import { EDGE_LIMITS, IndexProvider } from '../../src/index/index-provider.ts';
import type { CostLimits } from '../../src/storage/meter.ts';
import { type App, createApp } from '../app.ts';
import { clientNetwork } from '../client-network.ts';
import { readOrigins } from '../cross-origin.ts';
import type { Limiter } from '../rate-limit.ts';
import { readCount, readMegabytes, readNumber, readPublicUrl, readSwitch } from '../settings.ts';
import { zlibCodec } from '../zlib-codec.ts';
import {
  mostCacheSubrequests,
  PlatformCachedStorage,
  platformCache,
  readKeptRanges,
} from './platform-cache.ts';
import { type Bucket, R2Storage } from './r2-storage.ts';

export interface WorkerEnv {
  /** The bucket that holds the index, at its root. */
  readonly INDEX: Bucket;
  /** Origins whose pages may ask, separated by spaces; any when it is not set. */
  readonly ORIGINS?: string;
  /** Where readers find it, as https://search.news.example; the host that was asked when it is not set. */
  readonly PUBLIC_URL?: string;
  /** Megabytes of blocks an isolate keeps; 24 when it is not set. */
  readonly CACHE_MB?: string;
  /** What the platform's cache keeps: `none`, `beginnings` of objects (the default), or `all` ranges (paid plans). */
  readonly PLATFORM_CACHE?: string;
  /** Storage reads one request may make; 42 when it is not set, which leaves a free plan's others to the cache. */
  readonly MOST_READS?: string;
  /** Megabytes one request may read; 8 when it is not set. */
  readonly MOST_MB?: string;
  /** Articles of one part of an export; 30 when it is not set. */
  readonly EXPORT_PART?: string;
  /** `yes` logs the path and query of each request; what people search for is logged in no other way. */
  readonly LOG_QUERIES?: string;
  /** `off` takes the page of the archive's state away; `on` when it is not set. */
  readonly STATUS?: string;
  /** Limits how often one address may ask, where it is bound. */
  readonly RATE_LIMITER?: RateLimitBinding;
}

interface RateLimitBinding {
  limit(options: { readonly key: string }): Promise<{ readonly success: boolean }>;
}

/** Both together are what a free plan allows. */
const DEFAULT_LIMITS: CostLimits = {
  ...EDGE_LIMITS,
  mostReads: EDGE_LIMITS.mostReads - mostCacheSubrequests('beginnings'),
};
/** The period of the binding in wrangler.toml, in seconds. */
const PERIOD = 60;

/** So many articles can be read with what a search leaves of a free plan's reads, however far apart they lie. */
const FREE_EXPORT_PART = 30;

/** @throws Error that names the setting, when one cannot be understood */
export function workerApp(env: WorkerEnv): App {
  const bucket = new R2Storage(env.INDEX);
  const kept = readKeptRanges(env.PLATFORM_CACHE);
  const cache = platformCache();
  const provider = new IndexProvider(bucket, {
    inflater: zlibCodec,
    forRequest: cache && ((storage) => new PlatformCachedStorage(storage, kept, cache, waitUntil)),
    cacheBytes: readMegabytes('CACHE_MB', env.CACHE_MB),
    limits: {
      mostReads: readNumber('MOST_READS', env.MOST_READS) ?? DEFAULT_LIMITS.mostReads,
      mostBytes: readMegabytes('MOST_MB', env.MOST_MB) ?? DEFAULT_LIMITS.mostBytes,
    },
  });
  return createApp({
    provider,
    publicUrl: readPublicUrl('PUBLIC_URL', env.PUBLIC_URL),
    origins: readOrigins(env.ORIGINS),
    exportPart: readCount('EXPORT_PART', env.EXPORT_PART) ?? FREE_EXPORT_PART,
    status: readSwitch('STATUS', env.STATUS),
    limiter: env.RATE_LIMITER === undefined ? undefined : limiterOf(env.RATE_LIMITER),
    logRequest: env.LOG_QUERIES === 'yes' ? console.log : undefined,
  });
}

function limiterOf(binding: RateLimitBinding): Limiter {
  return async (c) => {
    const address = c.req.header('CF-Connecting-IP');
    // Cloudflare says it of every request; only those of a test or another Worker come without.
    if (address === undefined) return 0;
    const { success } = await binding.limit({ key: clientNetwork(address) });
    return success ? 0 : PERIOD;
  };
}

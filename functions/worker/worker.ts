/** The application as a Cloudflare Worker: an index in an R2 bucket. */
import { IndexProvider } from '../../src/index/index-provider.ts';
import { type App, createApp } from '../app.ts';
import { readOrigins } from '../cross-origin.ts';
import { type Bucket, R2Storage } from './r2-storage.ts';

export interface WorkerEnv {
  /** The bucket that holds the index, at its root. */
  readonly INDEX: Bucket;
  /** Origins whose pages may ask, separated by spaces; any when it is not set. */
  readonly ORIGINS?: string;
}

/** Lives as long as the isolate: what it keeps between requests are finished values, bounded in bytes. */
let app: App | null = null;

export default {
  fetch(request: Request, env: WorkerEnv): Response | Promise<Response> {
    app ??= createApp({
      provider: new IndexProvider(new R2Storage(env.INDEX)),
      origins: readOrigins(env.ORIGINS),
    });
    return app.fetch(request);
  },
};

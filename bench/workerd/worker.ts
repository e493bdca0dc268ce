/** What is measured: the Worker as it is deployed, but for its bucket, which is here a service that answers range requests. */
import { env } from 'cloudflare:workers';
import { type App, createApp } from '../../functions/app.ts';
import { HttpStorage } from '../../functions/http-storage.ts';
import { warmUp } from '../../functions/worker/warm-up.ts';
import { zlibCodec } from '../../functions/zlib-codec.ts';
import { EDGE_LIMITS, IndexProvider } from '../../src/index/index-provider.ts';

interface BenchEnv {
  readonly STORE: { readonly fetch: typeof fetch };
}

const app = appOf(env as BenchEnv);
await warmUp(app);

export default app;

function appOf({ STORE }: BenchEnv): App {
  const storage = new HttpStorage('http://store/', (address, init) => STORE.fetch(address, init));
  return createApp({ provider: new IndexProvider(storage, { limits: EDGE_LIMITS, inflater: zlibCodec }) });
}

/** What is measured: the Worker as it is deployed, but for its bucket, which is here a service that answers range requests. */
import { type App, createApp } from '../../functions/app.ts';
import { HttpStorage } from '../../functions/http-storage.ts';
import { zlibCodec } from '../../functions/zlib-codec.ts';
import { EDGE_LIMITS, IndexProvider } from '../../src/index/index-provider.ts';

interface BenchEnv {
  readonly STORE: { readonly fetch: typeof fetch };
}

let app: App | null = null;

export default {
  fetch(request: Request, env: BenchEnv): Response | Promise<Response> {
    app ??= appOf(env);
    return app.fetch(request, env);
  },
};

function appOf({ STORE }: BenchEnv): App {
  const storage = new HttpStorage('http://store/', (address, init) => STORE.fetch(address, init));
  return createApp({ provider: new IndexProvider(storage, { limits: EDGE_LIMITS, inflater: zlibCodec }) });
}

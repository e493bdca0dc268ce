/** The application as the Worker runs it, its index on a host beside it instead of in a bucket. */
import { createApp } from '../../functions/app.ts';
import { HttpStorage } from '../../functions/http-storage.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';

interface Env {
  readonly FILES: { fetch: typeof fetch };
}

let app: ReturnType<typeof createApp> | null = null;

export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    app ??= createApp({
      provider: new IndexProvider(
        new HttpStorage('http://files/', (input, init) => env.FILES.fetch(input, init)),
        { recheckAfter: 60_000 },
      ),
    });
    return app.fetch(request);
  },
};

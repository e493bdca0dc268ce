/** The Cloudflare Worker. What cannot be understood among its settings fails the deployment, and not its requests. */
import { env } from 'cloudflare:workers';
import { warmUp } from './warm-up.ts';
import { type WorkerEnv, workerApp } from './worker-app.ts';

/** Lives as long as the isolate: what it keeps between requests are finished values, bounded in bytes. */
const app = workerApp(env as WorkerEnv);
await warmUp(app);

export default app;

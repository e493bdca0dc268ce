import { env } from 'cloudflare:test';
import { R2Storage } from '../../functions/worker/r2-storage.ts';
import { describeWritableStorage } from '../storage/writable-conformance.ts';

describeWritableStorage('storage in an R2 bucket', async () => {
  const storage = new R2Storage(env.INDEX);
  for (const { name } of await storage.list()) await storage.remove(name);
  return storage;
});

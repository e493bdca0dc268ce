/** The application on each platform, with one index where that platform keeps it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createTestHarness } from 'wrangler';
import { startServer } from '../../functions/node/server.ts';
import { S3Storage } from '../../functions/s3/s3-storage.ts';
import { type Bucket, R2Storage } from '../../functions/worker/r2-storage.ts';
import { bundleLambda } from '../../scripts/bundle-lambda.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';
import { emptyPlace } from '../../tests/support/s3-server.ts';
import { functionUrlEvent, type LambdaAnswer } from './function-url.ts';

export interface Answer {
  readonly status: number;
  /** With addresses of the host's own made relative: hosts differ in their names. */
  readonly body: string;
}

export interface Host {
  readonly name: string;
  /** Answers GET of a path with its query. */
  ask(path: string): Promise<Answer>;
  close(): Promise<void>;
}

/** Fewer than wrangler.toml lets one address ask in a minute. */
const ASKED_FROM_ONE_ADDRESS = 50;

/** A copy of the index in a bucket of the S3 server, for the hosts that read S3. */
export async function indexInS3(index: WritableStorage) {
  const { client, place } = await emptyPlace();
  const storage = new S3Storage(client, place);
  const names = await copy(index, storage);
  const remove = async () => {
    for (const name of names) await storage.remove(name);
  };
  return { storage, location: `s3://${place.bucket}/${place.prefix}`, remove };
}

/** The Node server, as `fihris serve` runs it. */
export async function nodeHost(storage: S3Storage): Promise<Host> {
  const { url, close } = await startServer({ storage, port: 0, host: '127.0.0.1' });
  const ask = async (path: string) => {
    const response = await fetch(url + path);
    return relative(response.status, await response.text(), url);
  };
  return { name: 'Node, S3', ask, close };
}

/** The Lambda function's bundle, called with the events that a function URL sends. @param location as s3://bucket/prefix */
export async function lambdaHost(location: string): Promise<Host> {
  const folder = await mkdtemp(join(tmpdir(), 'fihris-parity-'));
  const bundle = join(folder, 'index.mjs');
  await bundleLambda(bundle);
  process.env['FIHRIS_INDEX'] = location;
  const { handler } = (await import(pathToFileURL(bundle).href)) as {
    handler: (event: unknown, context: unknown) => Promise<LambdaAnswer>;
  };
  const domain = 'parity.lambda-url.eu-south-1.on.aws';
  const ask = async (path: string) => {
    const { statusCode, body, isBase64Encoded } = await handler(functionUrlEvent(domain, path), {});
    const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
    return relative(statusCode, text, `https://${domain}`);
  };
  return { name: 'Lambda, S3', ask, close: () => rm(folder, { recursive: true }) };
}

/** The Worker of wrangler.toml in workerd, with a bucket of its own that wrangler simulates. */
export async function workerHost(index: WritableStorage): Promise<Host> {
  // Wrangler would ask the network where on the globe requests come from.
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  const harness = createTestHarness({ workers: [{ configPath: 'wrangler.toml' }] });
  await harness.listen();
  const { INDEX } = await harness.getWorker<{ INDEX: Bucket }>().getEnv();
  await copy(index, new R2Storage(INDEX));
  const url = 'https://parity.example.workers.dev';
  let asked = 0;
  const ask = async (path: string) => {
    // The rate limit is for each address.
    const headers = { 'CF-Connecting-IP': `192.0.2.${Math.floor(asked++ / ASKED_FROM_ONE_ADDRESS)}` };
    const response = await harness.fetch(url + path, { headers });
    return relative(response.status, await response.text(), url);
  };
  return { name: 'Worker, R2', ask, close: () => harness.close() };
}

async function copy(from: WritableStorage, to: WritableStorage): Promise<string[]> {
  const names = (await from.list()).map(({ name }) => name);
  for (const name of names) await to.write(name, [(await from.readObject(name)).bytes]);
  return names;
}

function relative(status: number, body: string, origin: string): Answer {
  return { status, body: body.replaceAll(origin, '') };
}

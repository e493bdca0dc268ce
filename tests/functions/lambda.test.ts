import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { S3Storage } from '../../functions/s3/s3-storage.ts';
import { bundleLambda } from '../../scripts/bundle-lambda.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { storageWith } from '../support/make-index.ts';
import { emptyPlace, HAS_S3_SERVER, WITHOUT_S3 } from '../support/s3-server.ts';
import { SAMPLES } from '../support/samples.ts';

interface LambdaAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}
type Handler = (event: unknown, context: unknown) => Promise<LambdaAnswer>;

/** What a function URL sends (payload version 2.0). */
function urlEvent(
  path: string,
  query: Readonly<Record<string, string>> = {},
  headers: object = {},
  method = 'GET',
) {
  const rawQueryString = new URLSearchParams(query).toString();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString,
    headers: { host: 'abc.lambda-url.eu-south-1.on.aws', 'x-forwarded-proto': 'https', ...headers },
    queryStringParameters: query,
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abc',
      domainName: 'abc.lambda-url.eu-south-1.on.aws',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'id',
      routeKey: '$default',
      stage: '$default',
      time: '24/Nov/2026:08:00:00 +0000',
      timeEpoch: 1795507200000,
    },
    isBase64Encoded: false,
  };
}

describe.skipIf(!HAS_S3_SERVER)(`the Lambda function, bundled${WITHOUT_S3}`, () => {
  let folder: string;
  let handler: Handler;
  const memory = storageWith(SAMPLES);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fihris-lambda-'));
    const bundle = join(folder, 'index.mjs');
    await bundleLambda(bundle);
    const { client, place } = await emptyPlace();
    const storage = new S3Storage(client, place);
    for (const [name, bytes] of memory.objects) await storage.write(name, [bytes]);
    process.env['FIHRIS_INDEX'] = `s3://${place.bucket}/${place.prefix}`;
    ({ handler } = (await import(pathToFileURL(bundle).href)) as { handler: Handler });
  }, 60_000);

  afterAll(async () => {
    delete process.env['FIHRIS_INDEX'];
    await rm(folder, { recursive: true });
  });

  it('is a few hundred kilobytes', async () => {
    expect((await stat(join(folder, 'index.mjs'))).size).toBeLessThan(1.5 * 2 ** 20);
  });

  it('answers a search as the application does elsewhere', async () => {
    const query = { q: 'مجلس الأمن', limit: '5' };
    const { statusCode, headers, body, isBase64Encoded } = await handler(urlEvent('/search', query), {});
    expect([statusCode, isBase64Encoded]).toEqual([200, false]);
    expect(headers['content-type']).toContain('application/json');
    const here = createApp({ provider: new IndexProvider(memory) });
    const address = `https://abc.lambda-url.eu-south-1.on.aws/search?${new URLSearchParams(query)}`;
    expect(JSON.parse(body)).toEqual(await (await here.request(address)).json());
  });

  it('answers pages, errors and conditional requests', async () => {
    expect((await handler(urlEvent('/'), {})).body).toContain('dir="rtl"');
    const wrong = await handler(urlEvent('/search', { q: '' }), {});
    expect([wrong.statusCode, wrong.headers['content-type']]).toEqual([400, 'application/problem+json']);
    const { headers } = await handler(urlEvent('/related/pol-001'), {});
    const again = await handler(urlEvent('/related/pol-001', {}, { 'if-none-match': headers['etag'] }), {});
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

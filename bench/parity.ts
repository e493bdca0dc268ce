/**
 * Whether searches are answered alike everywhere: by Node and by the Lambda function from S3, and by the Worker from R2.
 *
 *     npm run bench:parity -- INDEX       an index directory, as `fihris build` makes it
 *
 * Needs the S3 server of `scripts/s3-server.sh`, named by AWS_ENDPOINT_URL_S3. Exits with 1 if any answer differs.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileStorage } from '../functions/node/file-storage.ts';
import { zlibCodec } from '../functions/zlib-codec.ts';
import { MANIFEST_NAME } from '../src/index/manifest.ts';
import { OpenIndex } from '../src/index/open-index.ts';
import { HAS_S3_SERVER } from '../tests/support/s3-server.ts';
import { compare } from './parity/compare.ts';
import { type Host, indexInS3, lambdaHost, nodeHost, workerHost } from './parity/hosts.ts';
import { titleQueries } from './queries.ts';

const QUERIES = 300;

const directory = process.argv[2];
if (directory === undefined || !existsSync(join(directory, MANIFEST_NAME))) {
  skip(`${directory ?? 'no directory was named, which'} holds no index. Build one with \`fihris build\`.`);
}
if (!HAS_S3_SERVER) {
  skip('AWS_ENDPOINT_URL_S3 names no server on this machine. Start one with scripts/s3-server.sh.');
}
const files = new FileStorage(directory);
const index = await OpenIndex.open(files, { inflater: zlibCodec });
const paths = (await titleQueries(index, QUERIES)).map((q) => `/search?${new URLSearchParams({ q })}`);
console.log(`${QUERIES} queries of 1 to 4 title words, of ${index.documents} articles`);

const s3 = await indexInS3(files);
const hosts: Host[] = [];
try {
  hosts.push(await nodeHost(s3.storage));
  hosts.push(await lambdaHost(s3.location));
  hosts.push(await workerHost(files));
  process.exitCode = (await compare(hosts, paths)) ? 0 : 1;
} finally {
  for (const host of hosts) await host.close();
  await s3.remove();
}
// Clients keep their connections open for a while.
process.exit();

function skip(why: string): never {
  console.log(`Skipped: ${why}`);
  process.exit(0);
}

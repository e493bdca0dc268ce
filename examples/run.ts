/** The example of both widgets, `npm run example`: the sample archive and, on another origin, a site that uses it. */
import { spawnSync } from 'node:child_process';
import { FileStorage } from '../functions/node/file-storage.ts';
import { startServer } from '../functions/node/server.ts';
import { ENDPOINT, startNewsSite } from './news-site.ts';

const INDEX = '.fihris/sample';
const HOST = '127.0.0.1';
const SITE_PORT = 8788;

const built = spawnSync(
  process.execPath,
  ['index-builder/main.ts', 'build', 'samples', '--to', INDEX, '--quiet'],
  { stdio: 'inherit' },
);
if (built.status !== 0) process.exit(built.status ?? 1);

const archive = await startServer({
  storage: new FileStorage(INDEX),
  port: Number(new URL(ENDPOINT).port),
  host: HOST,
});
const site = await startNewsSite({ port: SITE_PORT, endpoint: archive.url });
console.log(`The site is on ${site.url}, the archive on ${archive.url}. Ctrl+C ends both.`);

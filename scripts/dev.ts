/**
 * The application as it runs on Cloudflare, on this machine: builds the sample archive, copies it into the local R2 that
 * wrangler simulates, and starts `wrangler dev`. Arguments are passed on: `npm run dev -- --port 8790`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const INDEX = '.fihris/sample';
const BUCKET = 'fihris-index';
const WRANGLER = 'node_modules/wrangler/bin/wrangler.js';

/** Runs a script of this Node to its end. */
function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

run('index-builder/main.ts', 'build', 'samples', '--to', INDEX, '--quiet');
for (const name of readdirSync(INDEX).filter((file) => !file.startsWith('.'))) {
  run(WRANGLER, 'r2', 'object', 'put', `${BUCKET}/${name}`, '--file', `${INDEX}/${name}`, '--local');
}
const server = spawn(process.execPath, [WRANGLER, 'dev', ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl+C reaches both; other signals only this process.
process.on('SIGTERM', () => server.kill());
server.on('exit', (code) => process.exit(code ?? 1));

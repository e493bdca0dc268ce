/** `fihris serve`: the application on this machine. */
import type { Command } from 'commander';
import { startServer } from '../../functions/node/server.ts';
import { wholeNumber } from './ask.ts';
import { openDirectory, print } from './common.ts';

interface ServeFlags {
  readonly index: string;
  readonly port: number;
  readonly host: string;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve an index with its page and its HTTP interface')
    .requiredOption('--index <dir>', 'directory of the index')
    .option('--port <n>', 'port to listen on; 0 takes any', wholeNumber(0, 65_535), 8787)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .action(async ({ index: directory, port, host }: ServeFlags) => {
      // Opened once before the port is, so that a wrong directory is said here and not by the first request.
      const index = await openDirectory(directory);
      const server = await startServer({ directory, port, host });
      print(`${index.documents} articles at ${server.url.replace('127.0.0.1', 'localhost')} (Ctrl+C stops)`);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => server.close().then(() => process.exit(0)));
      }
    });
}

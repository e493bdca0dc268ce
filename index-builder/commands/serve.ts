/** `fihris serve`: the application on this machine. */
import { type Command, InvalidArgumentError } from 'commander';
import { readOrigins } from '../../functions/cross-origin.ts';
import { readPublicUrl } from '../../functions/settings.ts';
import { readableStorage } from '../locations.ts';
import { counted, examples, INDEX_LOCATION, openLocation, print, wholeNumber } from './common.ts';

interface ServeFlags {
  readonly index: string;
  readonly port: number;
  readonly host: string;
  readonly origins?: string;
  readonly publicUrl?: string;
  readonly cacheMb?: number;
  readonly mostReads?: number;
  readonly mostMb?: number;
  readonly exportPart?: number;
  readonly rateLimit?: number;
  readonly behindProxy?: true;
  readonly status: boolean;
  readonly logQueries?: true;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .summary('serve an index with its page and its HTTP interface')
    .description(
      'Serves an index: the page at /, the HTTP interface beside it. An index built anew into the same directory is ' +
        'taken up within seconds, without a restart.',
    )
    .requiredOption('--index <location>', INDEX_LOCATION)
    .option('--port <n>', 'port to listen on; 0 takes any', wholeNumber(0, 65_535), 8787)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for other machines too', '127.0.0.1')
    .option(
      '--origins <list>',
      'sites whose pages may ask, as "https://a.example https://b.example" (default: any)',
    )
    .option(
      '--public-url <address>',
      'where readers find it, as https://search.news.example, if a proxy stands before it',
      readAddress,
    )
    .option(
      '--cache-mb <n>',
      'megabytes of the index to keep in memory (default: 24)',
      wholeNumber(0, 65_536),
    )
    .option(
      '--most-reads <n>',
      'reads of the index that one request may make (default: 1000)',
      wholeNumber(1, 1_000_000),
    )
    .option(
      '--most-mb <n>',
      'megabytes of the index that one request may read (default: 256)',
      wholeNumber(1, 65_536),
    )
    .option(
      '--export-part <n>',
      'articles of one part of an export (default: 1000)',
      wholeNumber(1, 1_000_000),
    )
    .option(
      '--rate-limit <n>',
      'requests one address may make in a minute (default: any number)',
      wholeNumber(1, 1_000_000),
    )
    .option('--behind-proxy', 'count addresses as the proxy before it names them in X-Forwarded-For')
    .option('--no-status', "leave out the page of the archive's state, /status")
    .option('--log-queries', 'log each request with what was searched for')
    .addHelpText(
      'after',
      examples(
        ['serve --index my-index', 'then open http://localhost:8787'],
        ['serve --index my-index --host 0.0.0.0 --port 80', 'for the whole network'],
      ),
    )
    .action(serveCommand);
}

function readAddress(value: string): string {
  try {
    return readPublicUrl('it', value) ?? value;
  } catch {
    throw new InvalidArgumentError('write it as https://search.news.example.');
  }
}

async function serveCommand(flags: ServeFlags): Promise<void> {
  const { index: location, port, host, origins, publicUrl, rateLimit, logQueries } = flags;
  // Opened once before the port is, so that a wrong directory is said here and not by the first request.
  const index = await openLocation(location);
  // Loaded here: the libraries of the HTTP interface would double the start-up time of every other command.
  const { startServer } = await import('../../functions/node/server.ts');
  const server = await startServer({
    storage: await readableStorage(location),
    port,
    host,
    origins: readOrigins(origins),
    publicUrl,
    cacheMegabytes: flags.cacheMb,
    mostReads: flags.mostReads,
    mostMegabytes: flags.mostMb,
    exportPart: flags.exportPart,
    ratePerMinute: rateLimit,
    behindProxy: flags.behindProxy,
    status: flags.status,
    logRequest: logQueries ? print : undefined,
  });
  const url = server.url.replace('127.0.0.1', 'localhost');
  print(`${counted(index.documents, 'article')} at ${url} (Ctrl+C stops)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => server.close().then(() => process.exit(0)));
  }
}

/** The application on Node: an index served on a port of this machine. */
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { CommandError } from '../../src/errors.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { createApp } from '../app.ts';
import type { Origins } from '../cross-origin.ts';
import { addReference } from '../reference/reference.ts';
import { zlibCodec } from '../zlib-codec.ts';
import { addFonts } from './fonts.ts';
import { memoryLimiter } from './memory-limiter.ts';
import { SERVER_LIMITS } from './server-limits.ts';
import { addBundledWidgets } from './widget-scripts.ts';

export interface ServerOptions {
  /** Where the index is. */
  readonly storage: Storage;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** How long a replaced index may go unnoticed, in milliseconds; by default a few seconds. */
  readonly recheckAfter?: number;
  /** Receives what made answers 500 or 503; by default the console. */
  readonly log?: (error: unknown) => void;
  /** Which other sites' pages may ask; by default any. */
  readonly origins?: Origins;
  /** Where readers find this, if that is not the host that is asked. */
  readonly publicUrl?: string | undefined;
  /** Megabytes of blocks to keep in memory; by default a fifth of an edge isolate. */
  readonly cacheMegabytes?: number | undefined;
  /** Storage reads one request may make. */
  readonly mostReads?: number | undefined;
  /** Megabytes one request may read. */
  readonly mostMegabytes?: number | undefined;
  /** Articles of one part of an export. */
  readonly exportPart?: number | undefined;
  /** Requests one address may make in a minute; any number by default. */
  readonly ratePerMinute?: number | undefined;
  /** Whether a proxy stands before it, which says in X-Forwarded-For who asks; by default the connection says it. */
  readonly behindProxy?: boolean | undefined;
  /** Whether the page of the archive's state is there; it is by default. */
  readonly status?: boolean | undefined;
  /** Receives a line for each request, with what was searched for; none by default. */
  readonly logRequest?: ((line: string) => void) | undefined;
}

export interface RunningServer {
  /** Where it answers, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts serving; resolves once the port is open. @throws CommandError when the port cannot be had */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { storage, port, host, recheckAfter, log, origins, ratePerMinute } = options;
  const { cacheMegabytes, mostReads, mostMegabytes } = options;
  const provider = new IndexProvider(storage, {
    inflater: zlibCodec,
    limits: {
      mostReads: mostReads ?? SERVER_LIMITS.mostReads,
      mostBytes: bytesOf(mostMegabytes) ?? SERVER_LIMITS.mostBytes,
    },
    cacheBytes: bytesOf(cacheMegabytes),
    ...(recheckAfter === undefined ? {} : { recheckAfter }),
  });
  const app = createApp({
    provider,
    limiter: ratePerMinute === undefined ? undefined : memoryLimiter(ratePerMinute, options.behindProxy),
    publicUrl: options.publicUrl,
    exportPart: options.exportPart,
    status: options.status,
    reference: addReference,
    fonts: addFonts,
    widgets: addBundledWidgets,
    logRequest: options.logRequest,
    ...(log === undefined ? {} : { log }),
    ...(origins === undefined ? {} : { origins }),
  });
  const { server, address } = await listen(app.fetch, port, host);
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}

function bytesOf(megabytes: number | undefined): number | undefined {
  return megabytes === undefined ? undefined : megabytes * 2 ** 20;
}

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  hostname: string,
): Promise<{ server: ServerType; address: AddressInfo }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname }, (address) => resolve({ server, address }));
    server.on('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'it is in use: choose another with --port' : error.message;
      reject(new CommandError(`Cannot listen on ${hostname}:${port}: ${why}.`, { cause: error }));
    });
  });
}

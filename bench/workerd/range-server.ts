/** A web host on this machine that serves the files of an index, from memory: whole or in ranges, with ETags. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface RangeServer {
  /** Host and port. */
  readonly address: string;
  close(): void;
}

export async function serveRanges(directory: string): Promise<RangeServer> {
  const names = readdirSync(directory).filter((name) => !name.startsWith('.'));
  const files = new Map(names.map((name) => [`/${name}`, readFileSync(join(directory, name))]));
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    if (file === undefined) return response.writeHead(404).end();
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const bytes = first === undefined ? file : file.subarray(Number(first), Number(last) + 1);
    const headers = { 'Content-Length': bytes.byteLength, ETag: `"${file.byteLength}"` };
    return response.writeHead(first === undefined ? 200 : 206, headers).end(bytes);
  });
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, close: () => server.close() };
}

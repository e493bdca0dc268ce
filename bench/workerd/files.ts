/** Serves the files of an index by ranges on loopback: the cheapest stand-in for a bucket. */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface FileServer {
  readonly port: number;
  /** Reads answered so far. */
  readonly reads: () => number;
  close(): void;
}

export async function serveFiles(directory: string): Promise<FileServer> {
  const files = new Map<string, FileHandle>();
  let reads = 0;
  const server: Server = createServer(async (request, response) => {
    reads++;
    const name = decodeURIComponent(request.url!.slice(1));
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
    if (range === null) {
      response.setHeader('ETag', '"1"');
      response.end(await readFile(join(directory, name)));
      return;
    }
    const file = files.get(name) ?? (await open(join(directory, name)));
    files.set(name, file);
    const start = Number(range[1]);
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(Number(range[2]) - start + 1),
      position: start,
    });
    response.writeHead(206, { 'Content-Length': bytesRead });
    response.end(buffer.subarray(0, bytesRead));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    reads: () => reads,
    close: () => server.close(),
  };
}

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HttpStorage } from '../../functions/http-storage.ts';
import { StorageFailureError } from '../../src/errors.ts';
import { describeStorage } from './conformance.ts';

/** A static host: one folder a path, objects in memory, ranges and conditions as RFC 9110 has them. */
const folders = new Map<string, Map<string, Buffer>>();
let server: Server;
let origin: string;
/** What the host does to every answer; null for nothing. */
let fault: ((response: ServerResponse) => void) | null = null;
let hasRanges = true;

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (fault !== null) {
    fault(response);
    return;
  }
  const [, folder = '', name = ''] = decodeURIComponent(request.url ?? '').split('/');
  const bytes = folders.get(folder)?.get(name);
  if (bytes === undefined) {
    response.writeHead(404).end();
    return;
  }
  const etag = `"${createHash('sha1').update(bytes).digest('hex')}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ETag: etag }).end();
    return;
  }
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  if (range === null || !hasRanges) {
    response.writeHead(200, { ETag: etag }).end(bytes);
    return;
  }
  const start = Number(range[1]);
  if (start >= bytes.length) response.writeHead(416).end();
  else response.writeHead(206, { ETag: etag }).end(bytes.subarray(start, Number(range[2]) + 1));
}

let made = 0;

async function emptyHost() {
  const folder = `index-${made++}`;
  const objects = new Map<string, Buffer>();
  folders.set(folder, objects);
  return {
    storage: new HttpStorage(`${origin}/${folder}`),
    put: async (name: string, bytes: Uint8Array) => {
      objects.set(name, Buffer.from(bytes));
    },
  };
}

describeStorage('storage on a web host', emptyHost);

describe('storage on a web host', () => {
  test('reads from a host that ignores ranges', async () => {
    const { storage, put } = await emptyHost();
    await put('object', Uint8Array.of(1, 2, 3, 4));
    hasRanges = false;
    try {
      expect(await storage.readRange('object', 1, 3)).toEqual(Uint8Array.of(2, 3));
      expect(await storage.readRange('object', 9, 12)).toEqual(new Uint8Array());
    } finally {
      hasRanges = true;
    }
  });

  test.each([
    ['answers with an error', (response: ServerResponse) => response.writeHead(500).end('<html>')],
    ['breaks off', (response: ServerResponse) => response.destroy()],
    [
      'breaks off half-way',
      (response: ServerResponse) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('half');
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])('that %s gives a named failure', async (_, act) => {
    const { storage } = await emptyHost();
    fault = act;
    try {
      await expect(storage.readObject('manifest.json')).rejects.toThrow(StorageFailureError);
      await expect(storage.readRange('segment', 0, 10)).rejects.toThrow(StorageFailureError);
    } finally {
      fault = null;
    }
  });
});

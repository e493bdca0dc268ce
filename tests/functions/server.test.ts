import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../functions/node/server.ts';
import { CommandError } from '../../src/errors.ts';
import { MANIFEST_NAME, sealManifest } from '../../src/index/manifest.ts';
import { article } from '../support/make-index.ts';
import { directoryWith, emptyDirectory, publish, segmentNameOf } from './index-directory.ts';

const OLD = [article('old', { title: 'افتتاح الجسر القديم' })];
const NEW = [article('new', { title: 'افتتاح الجسر الجديد' }), article('other')];
const SEARCH = `/search?q=${encodeURIComponent('الجسر')}`;

async function serve(
  directory: string,
  options: Partial<ServerOptions> = {},
): Promise<RunningServer & { logged: unknown[] }> {
  const logged: unknown[] = [];
  const log = (error: unknown) => logged.push(error);
  const server = await startServer({
    storage: new FileStorage(directory),
    port: 0,
    host: '127.0.0.1',
    recheckAfter: 0,
    log,
    ...options,
  });
  onTestFinished(() => server.close());
  return { ...server, logged };
}

async function idsAt(url: string): Promise<string[]> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  const { results } = (await response.json()) as { results: { id: string }[] };
  return results.map((one) => one.id);
}

describe('the server', () => {
  it('answers on a free port, with the address it was asked at', async () => {
    const { url } = await serve(await directoryWith(OLD));
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { results } = (await (await fetch(url + SEARCH)).json()) as { results: { url: string }[] };
    expect(results[0]!.url).toBe(`${url}/read/old`);
    expect((await fetch(results[0]!.url)).status).toBe(200);
  });

  it('says what to do when the port is taken', async () => {
    const directory = await directoryWith(OLD);
    const { url } = await serve(directory);
    const port = Number(new URL(url).port);
    await expect(
      startServer({ storage: new FileStorage(directory), port, host: '127.0.0.1' }),
    ).rejects.toThrow(
      new CommandError(`Cannot listen on 127.0.0.1:${port}: it is in use: choose another with --port.`),
    );
  });

  it('stops answering when closed', async () => {
    const server = await startServer({
      storage: new FileStorage(await directoryWith(OLD)),
      port: 0,
      host: '127.0.0.1',
    });
    expect((await fetch(server.url)).status).toBe(200);
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });

  it('refuses a body that is too large, with or without its length said', async () => {
    const { url } = await serve(await directoryWith(OLD));
    const bytes = new TextEncoder().encode(JSON.stringify({ body: 'a'.repeat(2 ** 22) }));
    const headers = { 'Content-Type': 'application/json' };
    const said = await fetch(`${url}/related`, { method: 'POST', headers, body: bytes });
    const unsaid = await fetch(`${url}/related`, {
      method: 'POST',
      headers,
      body: new Blob([bytes]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect([said.status, unsaid.status]).toEqual([413, 413]);
  });
});

describe('an index that is replaced while it is served', () => {
  it('is picked up', async () => {
    const directory = await directoryWith(OLD);
    const { url } = await serve(directory);
    expect(await idsAt(url + SEARCH)).toEqual(['old']);
    await publish(directory, NEW);
    expect(await idsAt(url + SEARCH)).toEqual(['new']);
    expect(((await (await fetch(`${url}/health`)).json()) as { articles: number }).articles).toBe(2);
    expect((await fetch(`${url}/articles/old`)).status).toBe(404);
  });

  it('is trusted for a few seconds before it is looked at again', async () => {
    const directory = await directoryWith(OLD);
    const { url } = await serve(directory, { recheckAfter: 60_000 });
    expect(await idsAt(url + SEARCH)).toEqual(['old']);
    await publish(directory, NEW);
    expect(await idsAt(url + SEARCH)).toEqual(['old']);
  });
});

describe('a directory without an index that can be served', () => {
  async function problemAt(url: string): Promise<string> {
    const response = await fetch(url + SEARCH);
    const { type, detail } = (await response.json()) as { type: string; detail: string };
    expect(response.status).toBe(503);
    return `${type.replace('urn:fihris:problem:', '')}: ${detail}`;
  }

  it('is said to hold none, and is served as soon as it does', async () => {
    const directory = await emptyDirectory();
    const { url, logged } = await serve(directory);
    expect(await problemAt(url)).toBe(
      'no-index: There is no index here: build one with `fihris build SOURCE --to PLACE`.',
    );
    expect(logged).toHaveLength(1);
    await publish(directory, OLD);
    expect(await idsAt(url + SEARCH)).toEqual(['old']);
  });

  it('is told by its damage, and is served as soon as it is repaired', async () => {
    const directory = await directoryWith(OLD);
    const name = segmentNameOf(OLD);
    const path = join(directory, name);
    const bytes = await readFile(path);
    const { url } = await serve(directory);

    await truncate(path, Math.floor(bytes.length / 3));
    expect(await problemAt(url)).toMatch(/^corrupt-index: .*[Rr]ebuild/);
    const flipped = Uint8Array.from(bytes, (byte, i) => (i === 20 ? byte ^ 1 : byte));
    await writeFile(path, flipped);
    expect(await problemAt(url)).toMatch(/^corrupt-index: .*[Rr]ebuild/);
    await rm(path);
    expect(await problemAt(url)).toBe(
      `missing-object: ${name} is missing from the index directory. Restore the file, or rebuild the index.`,
    );
    await writeFile(path, bytes);
    expect(await idsAt(url + SEARCH)).toEqual(['old']);
  });

  it('may have a manifest that speaks of more bytes than any file has', async () => {
    const directory = await directoryWith(OLD);
    const { url } = await serve(directory);
    const manifest = JSON.parse(await readFile(join(directory, MANIFEST_NAME), 'utf8'));
    manifest.segments[0].headBytes = Number.MAX_SAFE_INTEGER;
    const { checksum: _checksum, ...fields } = manifest;
    await writeFile(join(directory, MANIFEST_NAME), sealManifest(fields));
    expect(await problemAt(url)).toMatch(/^corrupt-index: .*[Rr]ebuild/s);
  });
});

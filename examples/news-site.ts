/**
 * A newspaper's site of a few static pages that uses both widgets: its own scripts and style sheets, and a strict policy that
 * lets pages ask nobody but the archive. The pages name the archive as {@link ENDPOINT}; another one is put in its place.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWidgets } from '../scripts/bundle-widgets.ts';

/** The archive that the pages name. */
export const ENDPOINT = 'http://127.0.0.1:8787';

const FOLDER = fileURLToPath(new URL('news-site/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface NewsSite {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

export interface NewsSiteOptions {
  readonly port: number;
  /** The archive that the widgets ask. */
  readonly endpoint: string;
  /** Further files by their paths, looked up when they are asked for. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Serves the site on this machine. @throws Error when the port cannot be had */
export async function startNewsSite({ port, endpoint, files = {} }: NewsSiteOptions): Promise<NewsSite> {
  const scripts = await bundleWidgets();
  // As a site has them that copies them out of the package.
  const own: Record<string, string> = {
    '/fihris/search.js': scripts.search,
    '/fihris/related.js': scripts.related,
  };
  const answer = async (path: string, response: ServerResponse) => {
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const text =
      files[name] ?? own[name] ?? (await readFile(join(FOLDER, join('/', name)), 'utf8').catch(() => null));
    response.setHeader('Content-Security-Policy', `default-src 'self'; connect-src 'self' ${endpoint}`);
    response.setHeader('Content-Type', TYPES[extname(name)] ?? 'text/plain');
    response.statusCode = text === null ? 404 : 200;
    response.end(text?.replaceAll(ENDPOINT, endpoint) ?? '404');
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    answer(decodeURIComponent(pathname), response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

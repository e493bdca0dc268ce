/** The client, asking a server as programs do. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { FihrisClient, ProblemError } from '../../client/client.ts';
import { type RunningServer, startServer } from '../../functions/node/server.ts';
import { openApiDocument } from '../../functions/openapi/document.ts';
import type { Document } from '../../functions/reference/model.ts';
import { clientTypes } from '../../scripts/client-types.ts';
import { rowsOf } from '../functions/read-csv.ts';
import { article } from '../support/make-index.ts';
import { storageWithCopies } from '../support/planted-copies.ts';
import { SAMPLES } from '../support/samples.ts';
import { bundledClient } from './bundled-client.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const QUERY = 'أمطار المكلا';
/** Ids that an address must escape. */
const ODD_IDS = ['a/b', 'one,two', 'خبر ١؟'];

let server: RunningServer;
let client: FihrisClient;

beforeAll(async () => {
  const story = SAMPLES.find(({ id }) => id === 'cul-001')!;
  const copy = { ...story, id: 'copy', source: 'صحيفة الميناء' };
  const storage = await storageWithCopies([...SAMPLES, ...ODD_IDS.map((id) => article(id)), copy]);
  server = await startServer({ storage, port: 0, host: '127.0.0.1', log: () => {} });
  client = new FihrisClient(server.url);
});
afterAll(() => server.close());

/** What the server itself answers. */
async function answerAt(path: string): Promise<unknown> {
  return (await fetch(`${server.url}${path}`)).json();
}

async function problemOf(asked: Promise<unknown>): Promise<ProblemError> {
  const error = await asked.catch((one: unknown) => one);
  expect(error).toBeInstanceOf(ProblemError);
  return error as ProblemError;
}

describe('the client', () => {
  it('searches, with lists and truth values as addresses have them', async () => {
    const answer = await client.search({
      q: QUERY,
      limit: 2,
      explain: true,
      section: undefined,
      facets: ['section', 'month'],
    });
    const params = new URLSearchParams({ q: QUERY, limit: '2', explain: 'true', facets: 'section,month' });
    expect(answer).toEqual(await answerAt(`/search?${params}`));
    expect(answer.results).toHaveLength(2);
    expect(answer.results[0]!.titleHtml).toContain('<mark>');
    expect(answer.facets?.section?.values[0]?.value).toBe('مجتمع');
    const next = await client.search({ q: QUERY, cursor: answer.next! });
    expect(next.results[0]!.id).not.toBe(answer.results[0]!.id);
  });

  it('searches by a body', async () => {
    const asked = { q: QUERY, limit: 3, exact: true };
    expect(await client.searchByBody(asked)).toEqual(await client.search(asked));
  });

  it('suggests', async () => {
    const { query, suggestions } = await client.suggest({ q: 'أمطار غ', limit: 3 });
    expect(query).toBe('أمطار غ');
    expect(suggestions.map(({ text }) => text)).toContain('أمطار غزيرة');
  });

  it('finds what is related to an article, without those it is told', async () => {
    const { results } = await client.related('soc-001', { limit: 3 });
    expect(results.length).toBeGreaterThan(1);
    const excluded = [results[0]!.id, 'one,two'];
    const others = await client.related('soc-001', { limit: 3, exclude: excluded });
    expect(others.results.map(({ id }) => id)).not.toContain(results[0]!.id);
    expect(await client.related('soc-001')).toEqual(await answerAt('/related/soc-001'));
  });

  it('finds what is related to a text', async () => {
    const { results } = await client.relatedToText({ title: QUERY, body: 'أمطار غزيرة في المكلا', limit: 2 });
    expect(results).toHaveLength(2);
  });

  it('gives articles, whatever their ids are', async () => {
    for (const id of ['soc-001', ...ODD_IDS]) expect((await client.article(id)).id).toBe(id);
    const { articles, missing } = await client.articles([...ODD_IDS, 'nobody']);
    expect([articles.map(({ id }) => id), missing]).toEqual([ODD_IDS, ['nobody']]);
  });

  it('lists copies', async () => {
    const found = await client.copies('cul-001', { limit: 5 });
    expect([found.total, found.copies.map(({ id }) => id)]).toEqual([1, ['copy']]);
  });

  it('knows the addresses of whole results and of feeds', async () => {
    const csv = await fetch(client.csvUrl({ q: QUERY, sort: 'oldest' }));
    expect(rowsOf(await csv.text())).toHaveLength(1 + Number(csv.headers.get('X-Total-Count')));
    const ndjson = await (await fetch(client.ndjsonUrl({ q: QUERY, bodies: true }))).text();
    expect(JSON.parse(ndjson.split('\n')[0]!)).toHaveProperty('body');
    for (const format of ['atom', 'rss', 'json'] as const) {
      const feed = await fetch(client.feedUrl(format, { q: QUERY, tag: 'سيول' }));
      expect([format, feed.status]).toEqual([format, 200]);
      expect(feed.url).toContain(`/search.${format}?`);
    }
  });

  it('throws problems as what they are', async () => {
    const bad = await problemOf(client.search({ q: QUERY, limit: 1000 }));
    expect([bad.status, bad.kind, bad.retryAfter]).toEqual([400, 'bad-parameter', null]);
    expect([bad.name, bad.message, bad.title]).toEqual([
      'ProblemError',
      'limit must be a whole number from 1 to 50, not 1000.',
      'A parameter cannot be read',
    ]);
    expect((await problemOf(client.article('nobody'))).kind).toBe('unknown-article');
    expect((await problemOf(client.relatedToText({ body: ' ' }))).kind).toBe('bad-parameter');
    const elsewhere = new FihrisClient(`${server.url}/elsewhere`);
    expect((await problemOf(elsewhere.search({ q: QUERY }))).kind).toBe('not-found');
  });

  it('says when to ask again, and what something else than a Fihris answered', async () => {
    const other = createServer((request, response) => {
      const isBusy = request.url!.startsWith('/prefix/search');
      response.writeHead(isBusy ? 503 : 502, isBusy ? { 'Retry-After': '7' } : {});
      response.end(isBusy ? 'null' : '<h1>Bad gateway</h1>');
    });
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const asking = new FihrisClient(new URL(`http://127.0.0.1:${port}/prefix//`));
    const busy = await problemOf(asking.search({ q: QUERY }));
    expect([busy.status, busy.kind, busy.retryAfter]).toEqual([503, null, 7]);
    const gateway = await problemOf(asking.suggest({ q: '' }));
    expect([gateway.status, gateway.kind, gateway.title]).toEqual([502, null, 'Bad Gateway']);
    expect(gateway.message).toBe(`http://127.0.0.1:${port}/prefix/suggest?q= gives 502`);
  });

  it('gives up when it is told to', async () => {
    const controller = new AbortController();
    const asked = client.search({ q: QUERY }, { signal: controller.signal });
    controller.abort(new Error('typed on'));
    await expect(asked).rejects.toThrow('typed on');
  });

  it('asks by another fetch, with headers of its own', async () => {
    const asked: [string, RequestInit][] = [];
    const wrapped = new FihrisClient(`${server.url}/`, {
      headers: { Authorization: 'Bearer x' },
      fetch: (input, init) => {
        asked.push([input, init]);
        return fetch(input, init);
      },
    });
    await wrapped.search({ q: 'x' });
    await wrapped.relatedToText({ body: QUERY });
    expect(asked.map(([url]) => url)).toEqual([`${server.url}/search?q=x`, `${server.url}/related`]);
    expect(asked.map(([, { headers }]) => headers)).toEqual([
      { Authorization: 'Bearer x' },
      { Authorization: 'Bearer x', 'Content-Type': 'application/json' },
    ]);
  });
});

describe('the bundle of the client', () => {
  it('imports nothing, and has less than 2 KB', async () => {
    const { contents, text } = await bundledClient();
    expect(text).not.toMatch(/\bimport\b|\brequire\b/);
    expect(gzipSync(contents, { level: 9 }).length).toBeLessThan(2048);
  });
});

describe('the types of the client', () => {
  it('are those of the OpenAPI document: run `npm run build:client` after it changed', () => {
    const made = execFileSync(
      join(ROOT, 'node_modules/.bin/biome'),
      ['format', '--stdin-file-path=client/openapi.ts'],
      { cwd: ROOT, input: clientTypes(openApiDocument as Document) },
    );
    expect(readFileSync(join(ROOT, 'client/openapi.ts'), 'utf8')).toBe(String(made));
  });

  it('need no platform but the web', () => {
    const directory = mkdtempSync(join(tmpdir(), 'fihris-client-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '--project', join(ROOT, 'client'), '--outDir', directory]);
    expect(readFileSync(join(directory, 'client.d.ts'), 'utf8')).toContain(
      'search(parameters: SearchParameters, options?: RequestOptions): Promise<SearchAnswer>;',
    );
  });
});

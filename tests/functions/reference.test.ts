/** The reference page of the interface: all that the OpenAPI document says, for people. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { addFonts } from '../../functions/node/fonts.ts';
import { openApiDocument } from '../../functions/openapi/document.ts';
import arabic from '../../functions/reference/arabic.json' with { type: 'json' };
import { exampleText } from '../../functions/reference/example.ts';
import type { Document } from '../../functions/reference/model.ts';
import { addReference, REFERENCE_STYLE_ASSET } from '../../functions/reference/reference.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { article, storageWith } from '../support/make-index.ts';

const provider = new IndexProvider(storageWith([article('a')]));
const app = createApp({ provider, reference: addReference, fonts: addFonts });
const document = openApiDocument as Document;
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
let response: Response;
let page: string;

beforeAll(async () => {
  response = await app.request('https://news.example/docs');
  page = await response.clone().text();
});

/** A text as it stands in a page. */
const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** The part of the page under an anchor, up to the next one. */
function sectionOf(id: string): string {
  const begin = page.indexOf(`id="${id}"`);
  expect([id, begin]).not.toContain(-1);
  const end = page.indexOf('class="ref-route"', begin);
  return page.slice(begin, end === -1 ? undefined : end);
}

describe('/docs', () => {
  it('is a page that may be kept, under the headers of every page', () => {
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=300');
    expect(response.headers.get('ETag')).toMatch(/^"[0-9a-f]{40}"$/);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });

  it('has every route, in English and Arabic, under its group', () => {
    expect(operations.length).toBeGreaterThan(13);
    const ids = operations.map(({ operationId }) => operationId);
    expect(Object.keys(arabic.operations).sort()).toEqual([...ids].sort());
    expect(Object.keys(arabic.tags)).toEqual(document.tags.map(({ name }) => name));
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { operationId, summary }] of Object.entries(methods)) {
        const section = sectionOf(operationId);
        expect(section).toContain(escaped(summary));
        expect(section).toContain(arabic.operations[operationId as keyof typeof arabic.operations]);
        expect(section).toContain(`${method.toUpperCase()}</span> <code>${path}</code>`);
      }
    }
  });

  it('has every parameter with what it means, and every answer', () => {
    for (const { operationId, parameters = [], responses } of operations) {
      const section = sectionOf(operationId);
      for (const { name, description } of parameters) {
        expect(section).toContain(`<dt><code>${name}</code>`);
        expect(section).toContain(escaped(description));
      }
      for (const status of Object.keys(responses)) expect(section).toContain(`>${status}<`);
    }
  });

  it('has every kind of failure, and every field of every object', () => {
    for (const [name, { content = {} }] of Object.entries(document.components.responses)) {
      for (const { value } of Object.values(content).flatMap(({ examples = {} }) =>
        Object.values(examples),
      )) {
        const { type, detail } = value as { type: string; detail: string };
        expect(sectionOf(`failure-${name}`)).toContain(`<code>${type.split(':').at(-1)}</code>`);
        expect(sectionOf(`failure-${name}`)).toContain(escaped(detail));
      }
    }
    for (const [name, { properties = {} }] of Object.entries(document.components.schemas)) {
      for (const field of Object.keys(properties))
        expect(sectionOf(`schema-${name}`)).toContain(`<code>${field}</code>`);
    }
  });

  it('leads only to what is there', async () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...page.matchAll(/ href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
    const anchors = links.filter((href) => href.startsWith('#')).map((href) => href.slice(1));
    expect(anchors.length).toBeGreaterThan(50);
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
    for (const href of new Set(links.filter((link) => link.startsWith('/')))) {
      const { status } = await app.request(`https://news.example${href}`);
      expect([href, status]).toEqual([href, 200]);
    }
    expect(links.filter((href) => !/^[#/]|^data:image/.test(href))).toEqual([]);
  });

  it('needs no style or script inside it', () => {
    expect(page).not.toMatch(/ style="|<style|<script(?! src="\/assets\/)| on\w+="/);
    expect(page).toContain(`<link rel="stylesheet" href="${REFERENCE_STYLE_ASSET.path}">`);
  });

  it('is what its host wants: without it there is none', async () => {
    expect((await createApp({ provider }).request('https://news.example/docs')).status).toBe(404);
  });
});

describe('an example', () => {
  it('keeps Arabic by itself, and says what is sent', async () => {
    const json = String(await exampleText({ عنوان: 'أمطار "غزيرة"', id: 'a', n: [1] }));
    expect(json).toContain('<bdi>&quot;أمطار \\&quot;غزيرة\\&quot;&quot;</bdi>');
    expect(json).toContain('<span class="ref-key">&quot;id&quot;:</span> &quot;a&quot;');
    const text = String(await exampleText('a,أمطار غزيرة,<b>\r\n'));
    expect(text).toBe('a,<bdi>أمطار غزيرة</bdi>,&lt;b&gt;\n');
  });
});

describe('the files for hosts that serve files', () => {
  it('are the page, with the headers it has elsewhere, and its style sheet', () => {
    const directory = mkdtempSync(join(tmpdir(), 'fihris-assets-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    execFileSync(process.execPath, [resolve(import.meta.dirname, '../../scripts/assets.ts')], {
      cwd: directory,
    });
    const read = (path: string) => readFileSync(join(directory, 'dist/assets', path), 'utf8');
    expect(read('docs.html')).toBe(page);
    expect(read(REFERENCE_STYLE_ASSET.path)).toBe(REFERENCE_STYLE_ASSET.text);
    const [, own] = read('_headers').split('\n/docs\n');
    for (const name of [
      'Cache-Control',
      'Content-Security-Policy',
      'X-Content-Type-Options',
      'Referrer-Policy',
    ])
      expect(own).toContain(`  ${name.toLowerCase()}: ${response.headers.get(name)}\n`);
  });
});

/** Another site's pages with the widgets in them, under a strict policy, and what happens on these. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { ENDPOINT, type NewsSite, startNewsSite } from '../../examples/news-site.ts';
import { describeInChromium, freshPageAt, pageAt, site } from '../page/site.ts';

/** The archive, as pages name it: the address of the one being served is put in its place. */
export { ENDPOINT };

const files: Record<string, string> = {};
let news: NewsSite;

/** A suite with the archive, and on another origin a site that has the widgets. */
export function describeWidgets(name: string, tests: () => void): void {
  describeInChromium(name, () => {
    beforeAll(async () => {
      news = await startNewsSite({ port: 0, endpoint: site(), files });
    });
    afterAll(() => news?.close());
    tests();
  });
}

/** Address of the site. */
export function newsSite(): string {
  return news.url;
}

interface HostOptions {
  readonly lang?: string;
  /** In the head, beside the scripts of the widgets. */
  readonly head?: string;
  /** Files of the site that the page loads. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Puts a page with this body onto the site. @returns its address */
function publishPage(body: string, { lang = 'ar', head = '', files: more = {} }: HostOptions): string {
  const path = '/host.html';
  Object.assign(files, more);
  files[path] = `<!doctype html>
<html lang="${lang}" dir="${lang.startsWith('ar') ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>صفحة</title>
<link rel="icon" href="/icon.svg">
<script type="module" src="/fihris/search.js"></script>
<script type="module" src="/fihris/related.js"></script>
${head}
</head>
<body>${body}</body>
</html>`;
  return `${news.url}${path}`;
}

/** The suite's page, showing this body. What a test does to its requests ends with the test. */
export async function host(body: string, options: HostOptions = {}): Promise<Page> {
  const page = await pageAt(publishPage(body, options));
  onTestFinished(() => page.unrouteAll({ behavior: 'ignoreErrors' }));
  return page;
}

/**
 * A fresh profile's page, showing this body.
 * @param before is run before the page is opened, which then is not waited for
 */
export async function freshHost(
  body: string,
  options: HostOptions & BrowserContextOptions = {},
  before?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const { lang: _lang, head: _head, files: _files, ...context } = options;
  const page = await freshPageAt('about:blank', context);
  await before?.(page);
  await page.goto(publishPage(body, options), { waitUntil: before === undefined ? 'load' : 'commit' });
  return page;
}

/** The box of a page, with a form inside as docs/embed.md has it. */
export function searchBox(attributes = '', inside = ''): string {
  return `<fihris-search endpoint="${ENDPOINT}" ${attributes}>
<form action="${ENDPOINT}/" method="get">
<input type="search" name="q" aria-label="ابحث" required>${inside}
<button type="submit">ابحث</button>
</form>
</fihris-search>`;
}

/** What a page complains of, from now on: violations of its policy, errors, and requests to other hosts than the two. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (![news.url, site()].includes(origin)) complaints.push(request.url());
  });
  return complaints;
}

/** Paths and queries that the page asks the archive for, from now on. */
export function requestsOf(page: Page): URL[] {
  const requests: URL[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === site() && request.method() !== 'OPTIONS') requests.push(url);
  });
  return requests;
}

/** Events of the widgets by name, from now on; cancelled where `cancel` says so, so that the page stays. */
export async function listen(page: Page, cancel: boolean): Promise<() => Promise<[string, object][]>> {
  await page.evaluate(`
    window.told = [];
    for (const name of ['fihris:search', 'fihris:select']) document.addEventListener(name, (event) => {
      told.push([name, event.detail]);
      if (${cancel}) event.preventDefault();
    });`);
  return () => page.evaluate('told');
}

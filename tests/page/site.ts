/** The sample archive served on this machine, and the Chromium that looks at it. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it, onTestFinished } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../functions/node/server.ts';
import { publish } from '../functions/index-directory.ts';
import { findChromium, launchChromium, mustHaveChromium, NO_CHROMIUM } from '../support/chromium.ts';
import { SAMPLES } from '../support/samples.ts';
import { COMMON, searchPath } from './states.ts';

export { COMMON, searchPath };

/** Addresses of all kinds of pages that succeed. */
export const PAGES = [
  '/',
  searchPath({ q: COMMON }),
  searchPath({ q: COMMON, offset: '10' }),
  searchPath({ q: COMMON, section: 'مجتمع', sort: 'newest', from: '2026-01-01' }),
  searchPath({ q: 'أمطار غزيرة برلمان قمر' }),
  searchPath({ q: 'زقزقةة', section: 'مجتمع' }),
  searchPath({ q: 'a'.repeat(200) }),
  searchPath({ q: COMMON, offset: '5000' }),
  '/read/soc-001',
  `/read/soc-001${searchPath({ q: 'أمطار المكلا' }).slice(1)}`,
  '/docs',
];

/** Addresses of all kinds of pages that fail. */
export const FAILING_PAGES = [
  searchPath({ q: '-مدينة' }),
  searchPath({ q: '', section: 'مجتمع' }),
  '/read/nobody',
];

let server: RunningServer;
let browser: Browser;
let shared: Page;

/**
 * A suite with the archive served and Chromium started, once for all of its tests. Without Chromium it fails where `CI`
 * is set, and is left out elsewhere, with a name that says so.
 * @param options of the server, where the usual ones will not do; made when the suite begins
 */
export function describeInChromium(
  name: string,
  tests: () => void,
  options: () => Promise<Partial<ServerOptions>> = async () => ({}),
): void {
  if (findChromium() === null) {
    if (mustHaveChromium()) describe(name, () => it('has a Chromium to run in', missing));
    else describe.skip(`${name} (left out: ${NO_CHROMIUM})`, tests);
    return;
  }
  describe(name, () => {
    let directory: string;
    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'fihris-page-'));
      await publish(directory, SAMPLES);
      server = await startServer({
        storage: new FileStorage(directory),
        port: 0,
        host: '127.0.0.1',
        ...(await options()),
      });
      browser = await launchChromium();
      shared = await browser.newPage({ baseURL: server.url, locale: 'ar' });
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
      await rm(directory, { recursive: true });
    });
    tests();
  });
}

function missing(): never {
  throw new Error(NO_CHROMIUM);
}

/** Address of the site being served. */
export function site(): string {
  return server.url;
}

/** The suite's page, at a path. A profile takes a second to set up, so tests that leave nothing behind share one. */
export async function pageAt(path: string): Promise<Page> {
  await shared.goto(path);
  return shared;
}

/** A fresh page of a fresh profile, at a path; closed when the test ends. */
export async function freshPageAt(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, locale: 'ar', ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** Headlines of a list, in order. */
export function titlesOn(page: Page): Promise<string[]> {
  return page.locator('[data-results] h2').allTextContents();
}

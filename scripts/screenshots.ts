/**
 * Takes pictures of every state of the pages, of the sample archive, at three widths, in light and in dark colours:
 * `npm run screenshots`, or `npm run screenshots -- home article` for some. They go to `.fihris/screenshots`.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { PAGE_STATES, type PageState } from '../tests/page/states.ts';
import { launchChromium } from '../tests/support/chromium.ts';
import { serveSamples } from './sample-site.ts';

const DIRECTORY = resolve(import.meta.dirname, '../.fihris/screenshots');
/** A phone, a tablet, a desk. */
const WIDTHS = [360, 768, 1440];
const SCHEMES = ['light', 'dark'] as const;
const HEIGHT = 900;
/** What stands below is more of the same. */
const MOST_HEIGHT = 2400;
/** Pictures of articles are at addresses of nobody: each is a plain one. */
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path fill="#8aa5a0" d="M0 0h4v3H0z"/><path fill="#c9d6d2" d="M0 3l1.6-1.6 1 1L3.4 1 4 1.8V3z"/></svg>';

async function take(browser: Browser, site: string, states: readonly PageState[]): Promise<void> {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({
        baseURL: site,
        locale: 'ar',
        colorScheme,
        viewport: { width, height: HEIGHT },
      });
      await context.route(
        (url) => url.origin !== new URL(site).origin,
        (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
      );
      for (const { name, path, act } of states) {
        const page = await context.newPage();
        await page.goto(path, { waitUntil: 'networkidle' });
        await act?.(page);
        const height = Math.min(
          MOST_HEIGHT,
          await page.evaluate(() => document.documentElement.scrollHeight),
        );
        await page.setViewportSize({ width, height: Math.max(HEIGHT, height) });
        await page.screenshot({ path: join(DIRECTORY, `${name}-${width}-${colorScheme}.png`) });
        await page.close();
      }
      await context.close();
    }
  }
}

const names = process.argv.slice(2);
const states = PAGE_STATES.filter(({ name }) => names.length === 0 || names.includes(name));
if (states.length === 0) {
  console.error(`There are: ${PAGE_STATES.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
await mkdir(DIRECTORY, { recursive: true });
const site = await serveSamples();
const browser = await launchChromium();
try {
  await take(browser, site.url, states);
  console.log(`${states.length * WIDTHS.length * SCHEMES.length} pictures in ${DIRECTORY}`);
} finally {
  await browser.close();
  await site.close();
}

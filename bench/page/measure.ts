/** What a reader's browser goes through on a page: paints, shifts, scripts, long tasks, and how soon suggestions are seen. */
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';

/** Times in milliseconds. */
export interface PageFigures {
  readonly largestPaint: number;
  /** Sum of layout shifts that no input caused; 0 where nothing moved. */
  readonly layoutShift: number;
  /** All scripts that were fetched, compressed. */
  readonly scriptBytes: number;
  /** The longest task while words were typed, or in all where none were; 0 where none took 50 ms. */
  readonly longestTask: number;
  /** From the end of an answer until its suggestions were on screen, of the slowest; null where nothing was typed. */
  readonly suggestionsAfter: number | null;
}

export interface Visit {
  readonly url: string;
  readonly width: number;
  /** How many times slower than this machine; 1 by default. */
  readonly slowdown?: number;
  /** Typed into the search box. */
  readonly typing?: string;
  /** Runs in the page, to see that what is wrong with it is seen. */
  readonly meddle?: () => void;
}

/** As people type, in milliseconds between letters. */
const TYPING_DELAY = 150;
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>';

/** What the observers write down in the page. */
interface Observed {
  largestPaint: number;
  layoutShift: number;
  tasks: { start: number; duration: number }[];
  /** Moments at which changed suggestions had been drawn. */
  drawn: number[];
}

/** A first visit: nothing is in the browser's cache. */
export async function measurePage(
  browser: Browser,
  { url, width, slowdown = 1, typing, meddle }: Visit,
): Promise<PageFigures> {
  const context = await browser.newContext({ locale: 'ar', viewport: { width, height: 900 } });
  try {
    const page = await context.newPage();
    const { origin } = new URL(url);
    await context.route(
      (asked) => asked.origin !== origin,
      (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
    );
    await page.addInitScript(observe);
    if (meddle !== undefined) await page.addInitScript(meddle);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const scripts: Response[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response);
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    const loaded = await observed(page);
    const typed = typing === undefined ? null : await type(page, typing);
    const sizes = scripts.map(async (response) => gzipSync(await response.body(), { level: 9 }).length);
    const bytes = await Promise.all(sizes);
    return {
      largestPaint: loaded.largestPaint,
      layoutShift: (await observed(page)).layoutShift,
      scriptBytes: bytes.reduce((sum, size) => sum + size, 0),
      longestTask: typed?.longestTask ?? longestOf(loaded.tasks),
      suggestionsAfter: typed?.suggestionsAfter ?? null,
    };
  } finally {
    await context.close();
  }
}

async function type(page: Page, words: string): Promise<{ longestTask: number; suggestionsAfter: number }> {
  await page.locator('#q').fill('');
  const began = await page.evaluate(() => performance.now());
  await page.locator('#q').pressSequentially(words, { delay: TYPING_DELAY });
  await page.locator('[role=option]').first().waitFor();
  await page.waitForLoadState('networkidle');
  // Two frames: what was changed last has been drawn by then.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const { tasks, drawn } = await observed(page);
  const answers = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name, responseStatus }) => new URL(name).pathname === '/suggest' && responseStatus === 200)
      .map(({ responseEnd }) => responseEnd),
  );
  // An answer that the next letter overtook is not shown.
  const waits = answers.flatMap((end, i) => {
    const before = answers[i + 1] ?? Number.POSITIVE_INFINITY;
    const moment = drawn.find((one) => one >= end && one < before);
    return moment === undefined ? [] : [moment - end];
  });
  if (waits.length === 0) throw new Error('No suggestions were shown.');
  return {
    longestTask: longestOf(tasks.filter(({ start }) => start >= began)),
    suggestionsAfter: Math.max(...waits),
  };
}

function longestOf(tasks: Observed['tasks']): number {
  return Math.max(0, ...tasks.map(({ duration }) => duration));
}

function observed(page: Page): Promise<Observed> {
  return page.evaluate(() => (globalThis as unknown as { observed: Observed }).observed);
}

/** Runs in the page before anything of it. */
function observe(): void {
  const seen: Observed = { largestPaint: 0, layoutShift: 0, tasks: [], drawn: [] };
  Object.assign(globalThis, { observed: seen });
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.largestPaint = startTime;
  });
  watch('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.layoutShift += value;
  });
  watch('longtask', ({ startTime: start, duration }) => seen.tasks.push({ start, duration }));
  const noteDrawn = () =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      // The message comes after the frame has been drawn.
      port1.onmessage = () => seen.drawn.push(performance.now());
      port2.postMessage(null);
    });
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver((changes) => {
      const isList = ({ target }: MutationRecord) => (target as Element).closest?.('.suggest') != null;
      if (changes.some(isList)) noteDrawn();
    }).observe(document.body, { subtree: true, childList: true });
  });
}

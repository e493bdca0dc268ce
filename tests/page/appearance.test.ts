import { beforeAll, expect, it } from 'vitest';
import { SAMPLES } from '../support/samples.ts';
import { describeInChromium, FAILING_PAGES, freshPageAt, PAGES, pageAt, site } from './site.ts';
import { complaintsOf } from './survey.ts';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';

describeInChromium('every page', () => {
  interface Found {
    readonly path: string;
    readonly direction: string;
    readonly headings: number;
    readonly width: number;
  }
  let found: Found[];

  beforeAll(async () => {
    const page = await pageAt('/');
    found = [];
    for (const path of [...PAGES, ...FAILING_PAGES]) {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(path);
      found.push({
        path,
        width: await page.evaluate(() => document.documentElement.scrollWidth),
        direction: await page.evaluate(() => document.documentElement.dir),
        headings: await page.locator('h1').count(),
      });
    }
  });

  /** Asserts one thing of all pages, naming those where it is otherwise. */
  function expectEverywhere<T>(what: (one: Found) => T, wanted: T): void {
    const others = found.filter((one) => JSON.stringify(what(one)) !== JSON.stringify(wanted));
    expect(others.map((one) => [one.path, what(one)])).toEqual([]);
    expect(found).toHaveLength(PAGES.length + FAILING_PAGES.length);
  }

  it('fits a screen of 320 pixels', () => expectEverywhere((one) => one.width, 320));
  it('runs from right to left', () => expectEverywhere((one) => one.direction, 'rtl'));
  it('has one main heading', () => expectEverywhere((one) => one.headings, 1));

  it('asks no other host for anything but pictures of articles, and has no errors in the console', async () => {
    const page = await freshPageAt('about:blank');
    const pictures = new Set(SAMPLES.map(({ image }) => image).filter((image) => image !== undefined));
    await page.route(
      (url) => pictures.has(url.href),
      (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
    );
    const complaints = complaintsOf(page, site());
    for (const path of PAGES) {
      // Pictures come late: leaving before they have would count as their failure.
      const response = await page.goto(site() + path, { waitUntil: 'networkidle' });
      expect([path, response?.status()]).toEqual([path, 200]);
    }
    expect(complaints.filter((one) => !pictures.has(one))).toEqual([]);
  });

  it('has no hole where a picture cannot be had', async () => {
    const { id, image } = SAMPLES.find((one) => one.image !== undefined)!;
    const page = await freshPageAt('about:blank');
    await page.route(image!, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(`${site()}/read/${encodeURIComponent(id)}`);
    await page.locator('.story-picture').waitFor({ state: 'detached' });
    await page.route(image!, (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }));
    await page.reload();
    expect(await page.locator('.story-picture').count()).toBe(1);
  });
});

/** `<fihris-related>` in Chromium, on the page of another site under a strict policy. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { site } from '../page/site.ts';
import { SAMPLES } from '../support/samples.ts';
import { complaintsOf, describeWidgets, ENDPOINT, freshHost, host, listen, requestsOf } from './host.ts';

const STORY = SAMPLES.find(({ id }) => id === 'soc-001')!;
const FAR = '<p class="far">قبلها</p>';
const AFTER = '<p id="after">بعدها</p>';
const files = {
  '/far.css':
    '.far { block-size: 3000px } fihris-related:not(:defined) { display: block; block-size: 8.3625em }',
};
const head = '<link rel="stylesheet" href="/far.css">';

const list = (attributes: string) => `<fihris-related endpoint="${ENDPOINT}" ${attributes}></fihris-related>`;
const rows = (page: Page) => page.locator('fihris-related li:not(.blank)');
const blanks = (page: Page) => page.locator('fihris-related li.blank');
const idsOn = (page: Page) =>
  rows(page)
    .locator('a')
    .evaluateAll((all) =>
      all.map((one) => decodeURIComponent((one as HTMLAnchorElement).pathname.split('/').at(-1)!)),
    );
const topOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((one) => one.getBoundingClientRect().top + scrollY);

/** How much moved on the page in all, as the browser counts it. */
const shiftOn = (page: Page) =>
  page.evaluate(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((entries) => {
      for (const { value } of entries.getEntries()) sum += value;
    }).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  })`);

async function relatedIds(query: string): Promise<string[]> {
  const { results } = await (await fetch(`${site()}/related/soc-001?${query}`)).json();
  return results.map(({ id }: { id: string }) => id);
}

describeWidgets('<fihris-related>', () => {
  it('waits until the reader comes near, and fills its place without moving anything', async () => {
    const page = await freshHost(`${FAR}${list('article="soc-001" limit="3"')}${AFTER}`, { head, files });
    const complaints = complaintsOf(page);
    await page.reload();
    const requests = requestsOf(page);
    await blanks(page).first().waitFor();
    const place = await topOf(page, '#after');
    expect([await blanks(page).count(), requests.length]).toEqual([3, 0]);
    expect(await page.locator('fihris-related section').getAttribute('aria-busy')).toBe('true');
    await page.evaluate('scrollTo(0, 2200)');
    await rows(page).first().waitFor();
    expect(requests.map(({ pathname, search }) => pathname + search)).toEqual(['/related/soc-001?limit=3']);
    expect(await idsOn(page)).toEqual(await relatedIds('limit=3'));
    expect(await topOf(page, '#after')).toBe(place);
    expect(await page.locator('fihris-related section').getAttribute('aria-busy')).toBe('false');
    expect(await page.getByRole('region', { name: 'أخبار ذات صلة' }).getByRole('listitem').count()).toBe(3);
    // Again where the reader sees the place while it waits.
    let arrive = () => {};
    const answer = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/related/*', (route) => answer.then(() => route.continue()));
    await page.reload();
    await page.evaluate('scrollTo(0, 2950)');
    await blanks(page).first().waitFor();
    const seen = await page.locator('fihris-related').evaluate((one) => one.getBoundingClientRect().height);
    arrive();
    await rows(page).first().waitFor();
    expect(await page.locator('fihris-related').evaluate((one) => one.getBoundingClientRect().height)).toBe(
      seen,
    );
    expect(await shiftOn(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('shows nothing that the page shows already', async () => {
    const [first, second, third, fourth] = await relatedIds('limit=4');
    const links = `<main><a href="${ENDPOINT}/read/${second}#comments">رابط</a></main>`;
    const page = await host(
      links + list(`article="soc-001" limit="1" exclude="${first}" exclude-links="main"`),
    );
    await rows(page).first().waitFor();
    expect(await idsOn(page)).toEqual([third]);
    const address = `${site()}/read/${third}`;
    await page
      .locator('fihris-related')
      .evaluate((one, url) => Object.assign(one, { exclude: [url] }), address);
    await page.locator(`fihris-related a[href$="${fourth}"]`).waitFor();
    expect(await idsOn(page)).toEqual([fourth]);
  });

  it('vanishes where there is nothing, but never under the eyes of a reader', async () => {
    const nothing = list('article="nobody" limit="2"');
    const page = await host(`${FAR}${nothing}${AFTER}`, { head, files });
    await page.evaluate('scrollTo(0, 1900)');
    await page.locator('fihris-related').waitFor({ state: 'hidden' });
    expect(await page.locator('fihris-related').getAttribute('hidden')).toBe('');
    // In sight from the beginning, it keeps its place, empty.
    await host(nothing + AFTER + FAR, { head, files });
    const empty = page.locator('fihris-related .empty');
    await empty.waitFor({ state: 'attached' });
    expect(await topOf(page, '#after')).toBeGreaterThan(130);
    expect([await page.getByRole('heading').count(), await shiftOn(page)]).toEqual([0, 0]);
    // Of an archive that cannot be reached nothing is shown either.
    await page.route('**/related/*', (route) => route.abort());
    await page.reload();
    await empty.waitFor({ state: 'attached' });
    expect(await page.getByRole('heading').count()).toBe(0);
    // And with fewer articles than there is place for, the rest of the place goes.
    await host(`${FAR}${list('article="soc-001" limit="4"')}${AFTER}`, { head, files });
    await page.route('**/related/*', async (route) => {
      const response = await route.fetch();
      const { results } = await response.json();
      await route.fulfill({ response, json: { results: results.slice(0, 1) } });
    });
    await page.reload();
    await page.evaluate('scrollTo(0, 1900)');
    await blanks(page).first().waitFor({ state: 'detached' });
    expect(await rows(page).count()).toBe(1);
  });

  it('knows its article by the address of the page, and asks by its text', async () => {
    const story = `<main><h1>${STORY.title}</h1><article>${STORY.body}</article></main>`;
    const canonical = 'https://news.example/2025/11/rain';
    const page = await host(`${story}${list(`for="${canonical}" limit="3"`)}`, {
      head: `<link rel="canonical" href="${canonical}">`,
    });
    const asked = page.waitForRequest((request) => request.method() === 'POST');
    await page.reload();
    expect((await asked).postDataJSON()).toMatchObject({ title: STORY.title, limit: 3, exclude: [] });
    await rows(page).first().waitFor();
    const ids = await idsOn(page);
    expect(ids).toHaveLength(3);
    expect(ids).not.toContain(STORY.id);
    expect((await relatedIds('limit=10')).filter((id) => ids.includes(id)).length).toBeGreaterThan(1);
    // The archive's own view names its article.
    await host(list(`for="${ENDPOINT}/read/soc-001?q=1" limit="2"`));
    await rows(page).first().waitFor();
    expect(await idsOn(page)).toEqual(await relatedIds('limit=2'));
    // Another page is not guessed at.
    const warned = page.waitForEvent('console');
    await host(list('for="https://other.example/story"'));
    expect((await warned).text()).toContain('name its article by article="ID"');
  });

  it('has pictures only where it is asked to, and keeps their place where they cannot be had', async () => {
    const pictures: string[] = [];
    const page = await host(list('article="soc-001" limit="2"'));
    await page.route('**/related/*', async (route) => {
      const response = await route.fetch();
      const { results } = await response.json();
      const images = ['/icon.svg', 'javascript:alert(1)'];
      const changed = results.map((card: object, i: number) => ({
        ...card,
        image: images[i],
        title: '<b>عنوان</b> CNN 24',
      }));
      await route.fulfill({ response, json: { results: changed } });
    });
    page.on('request', (request) => {
      if (request.resourceType() === 'image') pictures.push(request.url());
    });
    await page.reload();
    await rows(page).first().waitFor();
    expect(await page.locator('fihris-related img').count()).toBe(0);
    await page.locator('fihris-related').evaluate((one) => one.setAttribute('thumbnails', ''));
    await page.locator('fihris-related img').first().waitFor();
    expect([
      await page.locator('fihris-related img').count(),
      await page.locator('fihris-related .frame').count(),
    ]).toEqual([1, 2]);
    expect(await rows(page).first().locator('a').textContent()).toBe('<b>عنوان</b> CNN 24');
    expect(pictures.every((url) => url.endsWith('/icon.svg'))).toBe(true);
  });

  it('tells which link was followed, and dates as it is asked to', async () => {
    const page = await host(list('article="soc-001" limit="2" dates="both" digits="arab" lang="ar-SY"'));
    const told = await listen(page, true);
    const address = page.url();
    await rows(page).nth(1).locator('a').click();
    const [first, second] = await relatedIds('limit=2');
    expect(first).not.toBe(second);
    const { title } = SAMPLES.find(({ id }) => id === second)!;
    expect(await told()).toEqual([
      ['fihris:select', { id: second, url: `${site()}/read/${second}`, title, position: 2 }],
    ]);
    expect(page.url()).toBe(address);
    const texts = await rows(page).locator('time').allTextContents();
    for (const text of texts) {
      expect(text).toMatch(/^[٠-٩]+ (?:حزيران|تشرين الأول) [٠-٩]{4} · [٠-٩]+ \S.* ١٤٤[٧٨] هـ$/);
    }
  });
});

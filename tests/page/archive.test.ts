/** The archive page as its readers use it: narrowing, times, more results, help, and taking things along. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { COMMON, describeInChromium, freshPageAt, pageAt, searchPath, site, titlesOn } from './site.ts';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';

/** Articles that the page says it has found. */
async function total(page: Page): Promise<number> {
  return Number(/\d+/.exec((await page.textContent('h1'))!)![0]);
}

function parameters(page: Page): Record<string, string> {
  return Object.fromEntries(new URL(page.url()).searchParams);
}

/** Waits for the list to have so many results. */
async function listOf(page: Page, results: number): Promise<void> {
  await page
    .locator('[data-results] > li')
    .nth(results - 1)
    .waitFor();
  expect(await page.locator('[data-results] > li').count()).toBe(results);
}

describeInChromium('the archive page', () => {
  describe('narrowing', () => {
    it('works by links alone: facets, chips, bars and their table, without JavaScript, on a wide screen and a narrow one', async () => {
      const page = await freshPageAt(searchPath({ q: COMMON }), { javaScriptEnabled: false });
      const all = await total(page);
      const section = page.locator('#facet-section + ul a').first();
      const count = Number(await section.locator('.facet-count').textContent());
      await section.click();
      expect([parameters(page)['q'], await total(page)]).toEqual([COMMON, count]);
      expect(await page.locator('.facet [aria-current]').count()).toBe(1);

      // The other facets count within the section, its own does not.
      const source = page.locator('#facet-source + ul a').first();
      const both = Number(await source.locator('.facet-count').textContent());
      await source.click();
      expect(await total(page)).toBe(both);
      expect(await page.locator('.chip').count()).toBe(2);
      await page.locator('.chip').first().click();
      expect(Object.keys(parameters(page))).toEqual(['q', 'source']);
      await page.click('.facet [aria-current]');
      expect([Object.keys(parameters(page)), await total(page)]).toEqual([['q'], all]);

      await page.setViewportSize({ width: 360, height: 700 });
      expect(await page.locator('#facet-section').isVisible()).toBe(false);
      await page.click('.side > summary');
      await page.click('.numbers summary');
      const month = page.locator('.numbers tbody tr:has(a)').first();
      const ofMonth = Number(await month.locator('td').textContent());
      await month.locator('a').click();
      const { from, to } = parameters(page);
      expect([from!.slice(0, 7), from!.slice(8), await total(page)]).toEqual([
        to!.slice(0, 7),
        '01',
        ofMonth,
      ]);
      expect(await page.locator('.chip bdi').textContent()).toMatch(/^من 1 .* إلى /);
    });

    it('has a bar for each month that opens into its days, and the way back to all times', async () => {
      const page = await pageAt(searchPath({ q: COMMON }));
      const all = await total(page);
      const titles = await page.locator('.bars a title').allTextContents();
      const bars = page.locator('.bars a');
      expect(titles.length).toBeGreaterThan(5);
      const counted = titles.map((title) =>
        /نتيجتان$/.test(title) ? 2 : Number(/: (\d+)/.exec(title)?.[1] ?? 1),
      );
      expect(counted.reduce((sum, one) => sum + one)).toBe(all);
      // The oldest stands at the right.
      const [first, last] = [await bars.first().boundingBox(), await bars.last().boundingBox()];
      expect(first!.x).toBeGreaterThan(last!.x);
      await Promise.all([page.waitForURL(/from=/), bars.first().click()]);
      expect(await total(page)).toBe(counted[0]);
      expect(await page.locator('.numbers tbody tr').count()).toBeGreaterThan(27);
      expect(await page.locator('[name=from]').inputValue()).toBe(parameters(page)['from']);
      await Promise.all([
        page.waitForURL((url) => !url.searchParams.has('from')),
        page.click('text=كل المدة'),
      ]);
      expect(await total(page)).toBe(all);
    });

    it('takes dates from the fields beside the bars, and carries nothing empty into the address', async () => {
      const page = await pageAt(searchPath({ q: COMMON, sort: 'newest' }));
      await page.fill('[name=from]', '2026-03-01');
      await Promise.all([page.waitForURL(/from=/), page.click('.dates button')]);
      expect(parameters(page)).toEqual({ q: COMMON, sort: 'newest', from: '2026-03-01' });
      expect(await page.locator('.chip bdi').textContent()).toBe('منذ 1 مارس 2026');
      await page.fill('#q', 'مطر');
      await Promise.all([
        page.waitForURL((url) => url.searchParams.get('q') === 'مطر'),
        page.press('#q', 'Enter'),
      ]);
      expect(parameters(page)).toEqual({ q: 'مطر', sort: 'newest', from: '2026-03-01' });
    });

    it('narrows by a tag, also one that is asked for by its address', async () => {
      const page = await pageAt(searchPath({ q: 'المكلا' }));
      const tag = page.locator('#facet-tag + ul a').first();
      const [name, count] = [
        await tag.locator('bdi').textContent(),
        await tag.locator('.facet-count').textContent(),
      ];
      await Promise.all([page.waitForURL(/tag=/), tag.click()]);
      expect([parameters(page)['tag'], await total(page)]).toEqual([name, Number(count)]);
    });

    it('goes back and forward through its states', async () => {
      const page = await pageAt(searchPath({ q: COMMON }));
      const all = await titlesOn(page);
      await Promise.all([page.waitForURL(/section=/), page.locator('#facet-section + ul a').first().click()]);
      const narrowed = await titlesOn(page);
      await Promise.all([page.waitForURL(/sort=oldest/), page.click('.sorts a >> text=الأقدم')]);
      expect(await titlesOn(page)).not.toEqual(narrowed);
      await page.goBack();
      expect(await titlesOn(page)).toEqual(narrowed);
      await page.goBack();
      expect(await titlesOn(page)).toEqual(all);
      await page.goForward();
      expect(await titlesOn(page)).toEqual(narrowed);
    });
  });

  describe('suggestions', () => {
    it('come while one types, are gone through by keys, and lead to the search with its filters', async () => {
      const page = await pageAt(searchPath({ q: COMMON, sort: 'newest' }));
      const box = page.getByRole('combobox', { name: 'كلمات البحث' });
      await page.fill('#q', '');
      await box.pressSequentially('أمطار غ', { delay: 20 });
      const options = page.getByRole('option');
      await options.first().waitFor();
      expect(await box.getAttribute('aria-expanded')).toBe('true');
      const texts = await options.allTextContents();
      expect(texts[0]).toMatch(/^أمطار غ/);
      await page.waitForFunction(() => /اقتراح/.test(document.querySelector('[role=status]')!.textContent!));
      await page.keyboard.press('ArrowDown');
      const reached = await box.getAttribute('aria-activedescendant');
      expect(await page.locator(`[id="${reached}"]`).getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Escape');
      expect([await box.getAttribute('aria-expanded'), await box.inputValue()]).toEqual(['false', 'أمطار غ']);
      await page.keyboard.press('Backspace');
      await options.first().waitFor();
      await page.keyboard.press('ArrowUp');
      const last = await page.locator('[role=option][aria-selected=true]').textContent();
      await Promise.all([
        page.waitForURL((url) => url.searchParams.get('q') === last),
        page.keyboard.press('Enter'),
      ]);
      expect(parameters(page)).toEqual({ q: last, sort: 'newest' });
    });

    it('leave the box as it is when they cannot be had', async () => {
      const page = await freshPageAt('/');
      await page.route(/\/(?:suggest|widgets)/, (route) => route.abort());
      await page.click('#q');
      await page.keyboard.type('مدينة');
      await Promise.all([page.waitForURL(/q=/), page.keyboard.press('Enter')]);
      expect(await total(page)).toBeGreaterThan(10);
    });
  });

  describe('more results', () => {
    it('join the list in place; reloading and coming back find the list and the place again', async () => {
      const page = await freshPageAt('about:blank');
      // Pictures that fail are taken away, which moves what is below them.
      await page.route(/\.(?:jpg|png|webp)/, (route) =>
        route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
      );
      await page.goto(searchPath({ q: COMMON }));
      const first = await titlesOn(page);
      await page.click('.pager-next');
      await listOf(page, 20);
      const eleventh = (await titlesOn(page))[10];
      expect(first).not.toContain(eleventh);
      expect(await page.evaluate(() => document.activeElement!.textContent)).toBe(eleventh);
      expect(await page.locator('[role=status]').textContent()).toBe('ظهرت 10 نتائج أخرى');
      expect(new URL(page.url()).hash).toBe('#page-2');
      await page.press('body', 'm');
      await listOf(page, 30);
      const titles = await titlesOn(page);
      expect(new Set(titles).size).toBe(30);
      expect(await page.locator('.pager [aria-current]').textContent()).toBe('3');

      const last = page.locator('[data-results] > li').nth(27).locator('h2 a');
      await last.scrollIntoViewIfNeeded();
      const place = await page.evaluate(() => scrollY);
      await page.reload();
      await listOf(page, 30);
      expect(await titlesOn(page)).toEqual(titles);
      await page.waitForFunction((y) => Math.abs(scrollY - y) < 2, place);

      await last.click();
      await page.locator('.story').waitFor();
      await page.goBack();
      await listOf(page, 30);
      await page.waitForFunction((y) => Math.abs(scrollY - y) < 2, place);
      await page.click('.pager-next');
      await page.locator('a.pager-next').waitFor({ state: 'detached' });
      // Copies are shown once, so that the stories are fewer than the articles.
      expect(new Set(await titlesOn(page)).size).toBeGreaterThan(30);
    });

    it('can be linked to: an address with a page opens the list as far, at that page', async () => {
      const page = await freshPageAt(`${searchPath({ q: COMMON })}#page-2`);
      await listOf(page, 20);
      const top = await page.locator('#page-2').evaluate((one) => one.getBoundingClientRect().top);
      expect(Math.abs(top)).toBeLessThan(60);
    });

    it('say so when they cannot be had, keep what is there, and come at the second try', async () => {
      const page = await freshPageAt(searchPath({ q: COMMON }));
      await page.context().setOffline(true);
      await page.click('.pager-next');
      await page.locator('[role=alert]').waitFor();
      expect(await page.locator('[role=alert]').textContent()).toMatch(/^تعذّر التحميل/);
      await listOf(page, 10);
      await page.context().setOffline(false);
      await page.click('.pager-next');
      await listOf(page, 20);
      expect(await page.locator('[role=alert]').count()).toBe(0);
    });
  });

  describe('help', () => {
    it('says what of a query was not understood', async () => {
      const page = await pageAt(searchPath({ q: 'مدينة AND (ساحلية' }));
      expect(await page.locator('aside.notice li').allTextContents()).toEqual([
        'قوس بلا قرينه فأُهمل. اكتب القوس الآخر حيث تبدأ المجموعة أو تنتهي.',
      ]);
      expect(await titlesOn(page)).not.toEqual([]);
    });

    it('opens over the page, keeps the focus, closes by Escape and gives the focus back', async () => {
      const page = await pageAt(searchPath({ q: COMMON }));
      const link = page.locator('.search-help a');
      await link.focus();
      await page.keyboard.press('Enter');
      await page.locator('dialog[open]').waitFor();
      expect(await page.getByRole('dialog', { name: 'كيف أبحث؟' }).count()).toBe(1);
      expect(await page.evaluate(() => document.activeElement!.closest('dialog') !== null)).toBe(true);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
      await link.click();
      const example = page.locator('dialog li a >> text=/^حلب أو دمشق$/');
      await Promise.all([page.waitForURL(/q=/), example.click()]);
      expect(await page.inputValue('#q')).toBe('حلب أو دمشق');
    });

    it('is a page of its own without JavaScript, every example a search that is understood', async () => {
      const page = await freshPageAt('/', { javaScriptEnabled: false });
      await page.click('.search-help a');
      expect(await page.textContent('h1')).toBe('كيف أبحث؟');
      const examples = await page
        .locator('.help li a')
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
      expect(examples.length).toBeGreaterThan(30);
      for (const href of examples) {
        const response = await fetch(href.replace(`${site()}/?`, `${site()}/search?limit=1&`));
        const { notices } = (await response.json()) as { notices: object[] };
        expect([decodeURIComponent(href), response.status, notices]).toEqual([
          decodeURIComponent(href),
          200,
          [],
        ]);
      }
    });

    it('shows the keys at a question mark, in both layouts', async () => {
      const page = await pageAt(searchPath({ q: COMMON }));
      for (const key of ['?', '؟']) {
        await page.locator('body').dispatchEvent('keydown', { key });
        const dialog = page.getByRole('dialog', { name: 'لوحة المفاتيح' });
        expect(await dialog.locator('kbd').count()).toBeGreaterThan(8);
        await page.locator('dialog button').click();
        await dialog.waitFor({ state: 'detached' });
      }
    });
  });

  describe('taking along', () => {
    it('links to the results as files and as feeds, of the same search', async () => {
      const page = await pageAt(searchPath({ q: COMMON, section: 'مجتمع' }));
      const found = await total(page);
      const links = await page
        .locator('.take a')
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
      const answers = await Promise.all(links.map((href) => fetch(href)));
      expect(
        answers.map(({ status, headers }) => [status, headers.get('Content-Type')!.split(';')[0]]),
      ).toEqual([
        [200, 'text/csv'],
        [200, 'application/x-ndjson'],
        [200, 'application/atom+xml'],
        [200, 'application/rss+xml'],
        [200, 'application/feed+json'],
      ]);
      expect(answers.slice(0, 2).map(({ headers }) => headers.get('X-Total-Count'))).toEqual([
        `${found}`,
        `${found}`,
      ]);
    });

    it('copies how to cite an article; without JavaScript there is no such button', async () => {
      const page = await freshPageAt('/read/soc-001', { permissions: ['clipboard-read', 'clipboard-write'] });
      const button = page.getByRole('button', { name: 'انسخ الاستشهاد' });
      await button.click();
      await page.getByRole('button', { name: 'نُسخ الاستشهاد' }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        `«أمطار غزيرة تغمر أحياء منخفضة في المكلا وإجلاء 340 أسرة»، وكالة الضفاف للأنباء، 26 نوفمبر 2025. ${site()}/read/soc-001`,
      );
      expect(await page.locator('[role=status]').textContent()).toBe('نُسخ الاستشهاد');
      const plain = await freshPageAt('/read/soc-001', { javaScriptEnabled: false });
      expect(await plain.locator('[data-copy]').isVisible()).toBe(false);
    });

    it('prints the words alone', async () => {
      const page = await freshPageAt(searchPath({ q: COMMON }));
      await page.emulateMedia({ media: 'print' });
      for (const part of ['.search', '.side', '.pager', '.take', '.sorts']) {
        expect([part, await page.locator(part).first().isVisible()]).toEqual([part, false]);
      }
      expect(await page.locator('.entry-title').first().isVisible()).toBe(true);
    });
  });
});

/** `<fihris-search>` in Chromium, on the page of another site under a strict policy. */
import type { Page, Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { site } from '../page/site.ts';
import { complaintsOf, describeWidgets, freshHost, host, listen, requestsOf, searchBox } from './host.ts';

/** A beginning that suggestions and results go on from. */
const TYPED = 'مجلس ال';
const OTHER = 'أمطار';

const field = (page: Page) => page.locator('fihris-search [part=input]');
const options = (page: Page) => page.locator('fihris-search [role=option]:visible');
const results = (page: Page) => page.locator('fihris-search .result:visible');
const suggestions = (page: Page) => page.locator('fihris-search .suggestion:visible');
const notice = (page: Page) => page.locator('fihris-search [part=notice]');
const spoken = (page: Page) => page.locator('fihris-search [role=status]').textContent();
const isOpen = async (page: Page) => (await field(page).getAttribute('aria-expanded')) === 'true';
const isFetch = (route: Route) => route.request().resourceType() === 'fetch';

/** Types as a quick reader does, and waits for what comes. */
async function type(page: Page, text: string): Promise<void> {
  await field(page).click();
  await page.keyboard.type(text);
  await results(page).first().waitFor();
}

/** Which option the keys have reached, as assistive technology is told; -1 for none. */
async function reached(page: Page): Promise<number> {
  const id = await field(page).getAttribute('aria-activedescendant');
  const selected = await page
    .locator('fihris-search [aria-selected=true]')
    .evaluateAll((all) => all.map((one) => one.id));
  expect(selected).toEqual(id === null ? [] : [id]);
  return id === null ? -1 : Number(id.replace('option-', ''));
}

describeWidgets('<fihris-search>', () => {
  it('shows suggestions and results while one types, under a policy that allows nothing inline', async () => {
    const page = await freshHost(searchBox('section="سياسة" limit="3"'));
    const complaints = complaintsOf(page);
    await page.reload();
    const requests = requestsOf(page);
    await type(page, TYPED);
    expect(requests.map(({ pathname }) => pathname).sort()).toEqual(['/search', '/suggest']);
    const asked = requests.find(({ pathname }) => pathname === '/search')!.searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      q: TYPED,
      limit: '3',
      section: 'سياسة',
      typing: 'true',
      collapse: 'true',
    });
    expect(await results(page).count()).toBe(3);
    expect(await results(page).first().locator('mark').first().textContent()).toMatch(/^م/);
    expect(await results(page).first().locator('[part=meta]').textContent()).toMatch(/^سياسة · .*20\d\d$/);
    const texts = await suggestions(page).allTextContents();
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).toMatch(/^مجلس ال?/);
    // Arabic counts in six ways.
    expect(await spoken(page)).toMatch(/^(اقتراحان|4 اقتراحات|3 اقتراحات)، (\d+ نتائج|\d+ نتيجة)$/);
    expect(await options(page).last().textContent()).toMatch(/^كل النتائج\d+$/);
    const all = new URL((await options(page).last().getAttribute('href'))!);
    expect([all.origin, all.searchParams.get('q'), all.searchParams.get('section')]).toEqual([
      site(),
      TYPED,
      'سياسة',
    ]);
    expect(complaints).toEqual([]);
  });

  it('asks once for a word that is typed quickly, and gives up what is overtaken', async () => {
    const page = await host(searchBox());
    const requests = requestsOf(page);
    let held: Route | undefined;
    const first = new Promise<void>((resolve) => {
      page.route('**/search?*', (route) => {
        if (held !== undefined) return route.continue();
        held = route;
        resolve();
      });
    });
    const aborted = page.waitForEvent('requestfailed');
    await field(page).click();
    await page.keyboard.type(TYPED);
    await first;
    await page.keyboard.type('أمن');
    expect((await aborted).failure()?.errorText).toBe('net::ERR_ABORTED');
    await results(page).first().waitFor();
    const asked = requests
      .filter(({ pathname }) => pathname === '/search')
      .map(({ searchParams }) => searchParams.get('q'));
    expect(asked).toEqual([TYPED, `${TYPED}أمن`]);
    expect(await options(page).last().getAttribute('href')).toContain(encodeURIComponent('الأمن'));
  });

  it('is used with the keys alone', async () => {
    const page = await host(`${searchBox()}<p><a href="#next">بعد</a></p>`);
    await page.keyboard.press('/');
    await page.keyboard.type(`${TYPED}أ/`);
    expect(await field(page).inputValue()).toBe(`${TYPED}أ/`);
    await page.keyboard.press('Backspace');
    await results(page).first().waitFor();
    const last = (await options(page).count()) - 1;
    const presses: [key: string, place: number][] = [
      ['ArrowDown', 0],
      ['ArrowDown', 1],
      ['End', last],
      ['ArrowDown', -1],
      ['ArrowUp', last],
      ['Home', 0],
      ['ArrowUp', -1],
      // Here they move the cursor, and reach nothing.
      ['Home', -1],
      ['End', -1],
    ];
    for (const [key, place] of presses) {
      await page.keyboard.press(key);
      expect([key, await reached(page)]).toEqual([key, place]);
    }
    await page.keyboard.press('Escape');
    expect([await isOpen(page), await field(page).inputValue()]).toEqual([false, `${TYPED}أ`]);
    await page.keyboard.press('ArrowDown');
    expect([await isOpen(page), await reached(page)]).toEqual([true, 0]);
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Escape');
    expect(await field(page).inputValue()).toBe('');
    await type(page, TYPED);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await isOpen(page)).toBe(true);
    await page.keyboard.press('Tab');
    expect([await isOpen(page), await page.evaluate('document.activeElement.textContent')]).toEqual([
      false,
      'بعد',
    ]);
    await page.locator('body').dispatchEvent('keydown', { key: 'ظ', code: 'Slash', bubbles: true });
    expect(await page.evaluate('document.activeElement.localName')).toBe('fihris-search');
    const href = await results(page).first().getAttribute('href');
    const count = await suggestions(page).count();
    for (let i = 0; i <= count; i++) await page.keyboard.press('ArrowDown');
    await Promise.all([page.waitForURL(/\/read\//), page.keyboard.press('Enter')]);
    expect(page.url()).toBe(href);
  });

  it('keeps the last answer when the archive cannot be reached, and still opens its page', async () => {
    const page = await host(searchBox());
    await type(page, TYPED);
    const before = await results(page).allTextContents();
    await page.route(`${site()}/**`, (route) => (isFetch(route) ? route.abort() : route.continue()));
    await page.keyboard.type('أ');
    await notice(page).waitFor();
    expect(await notice(page).textContent()).toContain('وهذه آخر نتائج وصلت');
    expect(await spoken(page)).toBe(await notice(page).textContent());
    expect(await results(page).allTextContents()).toEqual(before);
    await page.reload();
    await field(page).click();
    await page.keyboard.type(OTHER);
    await notice(page).waitFor();
    expect([await notice(page).textContent(), await options(page).count()]).toEqual([
      'تعذّر الاتصال بالبحث الآن. اضغط Enter لفتح صفحة النتائج.',
      0,
    ]);
    await Promise.all([page.waitForURL(/\?q=/), page.keyboard.press('Enter')]);
    expect(await page.title()).toContain(OTHER);
  });

  it('is a form without a script, and takes over what was typed into it', async () => {
    const plain = await freshHost(searchBox(), { javaScriptEnabled: false });
    await plain.fill('input[name=q]', OTHER);
    await Promise.all([plain.waitForURL(/\?q=/), plain.keyboard.press('Enter')]);
    expect([new URL(plain.url()).origin, await plain.title()]).toEqual([
      site(),
      expect.stringContaining(OTHER),
    ]);

    let arrive = () => {};
    const script = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const hidden = '<input type="hidden" name="sort" value="newest">';
    const page = await freshHost(searchBox('', hidden), {}, (late) =>
      late.route('**/fihris/search.js', (route) => script.then(() => route.continue())),
    );
    await page.locator('form input[name=q]').click();
    await page.keyboard.type('مجلس');
    arrive();
    await page.locator('fihris-search [part=box]').waitFor();
    await page.keyboard.type(' ال');
    expect(await field(page).inputValue()).toBe(TYPED);
    await Promise.all([page.waitForURL(/\?q=/), page.keyboard.press('Enter')]);
    expect(new URL(page.url()).search).toBe(`?${new URLSearchParams({ q: TYPED, sort: 'newest' })}`);
  });

  it('tells the page what is searched for and chosen, and leaves it to the page where it asks to', async () => {
    const page = await host(searchBox());
    const address = page.url();
    const told = await listen(page, true);
    await type(page, TYPED);
    const text = (await suggestions(page).nth(1).textContent())!;
    const url = (await suggestions(page).nth(1).getAttribute('href'))!;
    await suggestions(page).nth(1).click();
    expect(await told()).toEqual([
      ['fihris:select', { kind: 'suggestion', query: text, url, position: 2 }],
      // Cancelled before: the page has it.
    ]);
    expect([await field(page).inputValue(), await isOpen(page)]).toEqual([text, false]);
    await page.keyboard.press('Enter');
    expect((await told()).slice(1)).toEqual([['fihris:search', { query: text, url }]]);
    await field(page).fill(TYPED);
    await results(page).first().waitFor();
    const title = await results(page).first().locator('[part=title]').textContent();
    await results(page).first().click();
    expect((await told()).slice(2)).toEqual([
      [
        'fihris:select',
        {
          kind: 'result',
          query: TYPED,
          url: expect.stringContaining('/read/'),
          position: 1,
          id: expect.stringMatching(/^\w+-\d+$/),
          title,
        },
      ],
    ]);
    expect(page.url()).toBe(address);
    // Left alone, both are told, and the page of results is opened.
    await page.reload();
    const heard: string[] = [];
    await page.exposeFunction('hear', (name: string) => heard.push(name));
    await page.evaluate(
      `for (const name of ['fihris:search', 'fihris:select']) document.addEventListener(name, () => hear(name));`,
    );
    await type(page, TYPED);
    await Promise.all([page.waitForURL(/\?q=/), suggestions(page).first().click()]);
    expect(heard).toEqual(['fihris:select', 'fihris:search']);
  });

  it('remembers searches on the device, only where it is asked to', async () => {
    const page = await host(searchBox('recent'));
    await listen(page, true);
    for (const query of ['أمطار', 'مجلس الأمن', ' أمطار ']) {
      await field(page).fill(query);
      await page.keyboard.press('Enter');
    }
    await page.reload();
    await field(page).click();
    expect(await options(page).allTextContents()).toEqual(['أمطار', 'مجلس الأمن']);
    expect(await spoken(page)).toBe('عمليتا بحث سابقتان');
    await page.keyboard.press('ArrowDown');
    const told = await listen(page, true);
    await page.keyboard.press('Enter');
    expect((await told())[0]).toMatchObject([
      'fihris:select',
      { kind: 'recent', query: 'أمطار', position: 1 },
    ]);
    await page.reload();
    await field(page).click();
    await page.locator('fihris-search [part=forget]').click();
    expect([await options(page).count(), await page.evaluate('localStorage.length')]).toEqual([0, 0]);

    const other = await host(searchBox());
    await listen(other, true);
    await field(other).fill('أمطار');
    await other.keyboard.press('Enter');
    expect(await other.evaluate('localStorage.length')).toBe(0);
  });

  it('speaks the language of its attributes, of a file, or of a property', async () => {
    const labels = { placeholder: 'جستجو', results: 'خبرها', resultCount: { other: '{n} نتیجه' } };
    const files = { '/fa.json': JSON.stringify(labels) };
    const page = await host(searchBox('lang="en"'), { lang: 'en', files });
    const box = page.locator('fihris-search');
    const headings = () => page.locator('fihris-search [part=heading]:visible').allTextContents();
    await type(page, TYPED);
    expect(await headings()).toEqual(['Suggestions', 'Stories']);
    expect(await spoken(page)).toMatch(/^\d suggestions, \d+ results$/);
    expect(await page.locator('fihris-search .root').getAttribute('dir')).toBe('ltr');
    // A title keeps its own direction, on the side of the box.
    expect(
      await results(page)
        .first()
        .locator('[part=title]')
        .evaluate((one) => [
          getComputedStyle(one).direction,
          getComputedStyle(one.firstElementChild!).direction,
        ]),
    ).toEqual(['ltr', 'rtl']);
    await page.evaluate(
      `Object.assign(document.querySelector('fihris-search'), { lang: 'fa' }).setAttribute('strings', '/fa.json')`,
    );
    await page.locator('fihris-search input[placeholder="جستجو"]').waitFor();
    await box.evaluate((one) => one.setAttribute('digits', 'arabext'));
    await field(page).fill('');
    await type(page, TYPED);
    expect([(await headings())[1], await spoken(page)]).toEqual([
      'خبرها',
      expect.stringMatching(/, [۰-۹]+ نتیجه$/),
    ]);
    await box.evaluate((one) => Object.assign(one, { strings: { placeholder: 'بگرد' } }));
    expect(await field(page).getAttribute('placeholder')).toBe('بگرد');
  });

  it('makes of what a server says no more than words and safe links', async () => {
    const page = await host(searchBox());
    const html = '<mark>أمطار</mark> &lt;b&gt; <img src="x" onerror="hit()"><mark onclick="hit()">و</mark>';
    await page.route('**/suggest?*', (route) =>
      route.fulfill({
        json: {
          query: OTHER,
          suggestions: [{ text: '<i>', html, kind: 'word', articles: 1, corrected: false }],
        },
        headers: { 'Access-Control-Allow-Origin': '*' },
      }),
    );
    await page.route('**/search?*', async (route) => {
      const answer = await (await route.fetch()).json();
      const hostile = { ...answer.results[0], titleHtml: html, section: '<img>', url: 'javascript:hit()' };
      await route.fulfill({
        json: { ...answer, results: [hostile] },
        headers: { 'Access-Control-Allow-Origin': '*' },
      });
    });
    await type(page, OTHER);
    expect(await page.locator('fihris-search :is(img, b, i)').count()).toBe(0);
    expect(await results(page).locator('mark').allTextContents()).toEqual(['أمطار']);
    expect(await results(page).locator('[part=title]').textContent()).toBe(
      'أمطار <b> <img src="x" onerror="hit()"><mark onclick="hit()">و</mark>',
    );
    expect(await results(page).getAttribute('href')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?q=/);
  });

  it('says that there is nothing, and that words were let go', async () => {
    const page = await host(searchBox());
    await field(page).click();
    await page.keyboard.type('زقزقةةة');
    await notice(page).waitFor();
    expect([await notice(page).textContent(), await isOpen(page), await spoken(page)]).toEqual([
      'لا نتائج عن «زقزقةةة»',
      false,
      'لا نتائج',
    ]);
    await field(page).fill('أمطار غزيرة برلمان قمر ');
    await results(page).first().waitFor();
    expect(
      await page
        .locator('fihris-search .results [part=heading], fihris-search .group:last-child [part=heading]')
        .textContent(),
    ).toBe('أقرب الأخبار إلى بحثك');
    // A minus that waits for its word is no failure.
    const refused = page.waitForResponse((response) => response.status() === 400);
    await field(page).fill('--');
    await refused;
    await results(page).first().waitFor({ state: 'hidden' });
    expect(await notice(page).isHidden()).toBe(true);
  });
});

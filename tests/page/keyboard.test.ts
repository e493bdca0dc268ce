import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { COMMON, describeInChromium, pageAt, searchPath, titlesOn } from './site.ts';

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement!;
    return active.id === 'q' ? 'box' : active === document.body ? 'nothing' : active.textContent!.trim();
  });
}

/** As a keyboard sends it; Playwright's own knows no Arabic layout. */
async function press(page: Page, key: string): Promise<void> {
  if (key.charCodeAt(0) < 0x80) await page.keyboard.press(key);
  else await page.locator(':focus, body').last().dispatchEvent('keydown', { key });
}

describeInChromium('the keyboard', () => {
  it('moves among the results, in Latin and in Arabic layout', async () => {
    const page = await pageAt(searchPath({ q: COMMON }));
    const [first, second] = await titlesOn(page);
    const presses: [key: string, place: string | undefined][] = [
      ['j', first],
      ['j', second],
      ['k', first],
      ['ArrowDown', second],
      ['ArrowUp', first],
      ['ArrowUp', 'box'],
      ['ArrowDown', first],
      ['ت', second],
      ['ن', first],
      ['Escape', 'nothing'],
      ['/', 'box'],
    ];
    for (const [key, place] of presses) {
      await press(page, key);
      expect([key, await focused(page)]).toEqual([key, place]);
    }
  });

  it('selects the words at a slash, writes one inside the box, and clears them at Escape', async () => {
    const page = await pageAt(searchPath({ q: COMMON }));
    await press(page, 'ظ');
    await page.keyboard.type('وزير/j');
    expect(await page.inputValue('#q')).toBe('وزير/j');
    await page.keyboard.press('Escape');
    expect([await page.inputValue('#q'), await focused(page)]).toEqual(['', 'box']);
  });

  it('opens the result in focus at Enter', async () => {
    const page = await pageAt(searchPath({ q: COMMON }));
    const [, second] = await titlesOn(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await Promise.all([page.waitForURL(/\/read\//), page.keyboard.press('Enter')]);
    expect(await page.textContent('.story h1')).toBe(second);
  });

  it('reaches everything by Tab, with a ring around what is in focus', async () => {
    const page = await pageAt(searchPath({ q: COMMON }));
    const places: string[] = [];
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('Tab');
      places.push(await focused(page));
      const ring = await page.evaluate(() => {
        const active = document.activeElement!;
        const shown = active.id === 'q' ? active.parentElement! : active;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        return `${outlineStyle} ${outlineWidth}`;
      });
      expect(ring).toBe('solid 3px');
    }
    const above = ['انتقل إلى المحتوى', '', 'box', 'ابحث', 'تصفية وترتيب', 'كيف أبحث؟'];
    expect(places).toEqual([...above, 'الأحدث', 'الأقدم']);
  });
});

/** States of the widgets as they are looked at: each a page of another site, and how it comes to be so. */
import type { Page } from 'playwright-core';
import { ENDPOINT, searchBox } from './host.ts';

export interface State {
  /** Of the stored picture. */
  readonly name: string;
  readonly body: string;
  readonly isDark?: true;
  readonly lang?: string;
  /** Leads a fresh page to the state. */
  readonly reach: (page: Page) => Promise<unknown>;
}

const TYPED = 'مجلس ال';

const related = (attributes: string) =>
  `<main><fihris-related endpoint="${ENDPOINT}" article="soc-001" limit="2" ${attributes}></fihris-related></main>`;

async function type(page: Page, text = TYPED): Promise<void> {
  await page.locator('fihris-search [part=input]').click();
  await page.keyboard.type(text);
}

/** Typed, and the second option reached by the keys. */
async function chosen(page: Page): Promise<void> {
  await type(page);
  await page.locator('fihris-search .result').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
}

async function refused(page: Page): Promise<void> {
  await page.route('**/su*', (route) => route.abort());
  await type(page);
  await page.locator('fihris-search [part=notice]').waitFor();
}

async function remembered(page: Page): Promise<void> {
  await page.evaluate(
    `document.addEventListener('fihris:search', (event) => event.preventDefault(), { once: true })`,
  );
  await type(page, 'أمطار المكلا');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
}

const filled = (page: Page) => page.locator('fihris-related li:not(.blank)').last().waitFor();

/** Holds the answer back for ever. */
async function waiting(page: Page): Promise<void> {
  await page.route('**/related/*', () => {});
  await page.locator('fihris-related').evaluate((one) => one.setAttribute('limit', '3'));
  await page.locator('fihris-related .blank').nth(2).waitFor();
}

const small = 'suggestions="2" limit="2"';

export const STATES: readonly State[] = [
  { name: 'box', body: searchBox(), reach: async () => {} },
  { name: 'typing', body: searchBox(small), reach: chosen },
  { name: 'typing-dark', body: searchBox(small), isDark: true, reach: chosen },
  { name: 'typing-english', body: searchBox(`${small} lang="en"`), lang: 'en', reach: chosen },
  { name: 'unreachable', body: searchBox(), reach: refused },
  { name: 'recent', body: searchBox('recent digits="arab"'), reach: remembered },
  { name: 'related', body: related('dates="both" digits="arab"'), reach: filled },
  { name: 'related-pictures-dark', body: related('thumbnails'), isDark: true, reach: filled },
  { name: 'related-waiting', body: related(''), reach: waiting },
];

/** Every state the pages can be in, for those who look at them all: tests of accessibility, and pictures. */
import type { Page } from 'playwright-core';

/** A word of several articles of the sample archive, so that there are two pages of results. */
export const COMMON = 'مدينة';

export interface PageState {
  /** Short, as a name of a file. */
  readonly name: string;
  readonly path: string;
  /** What the reader does there. */
  readonly act?: (page: Page) => Promise<unknown>;
}

export function searchPath(params: Readonly<Record<string, string>>): string {
  return `/?${new URLSearchParams(params)}`;
}

/** The states, of the sample archive and a copy of one of its articles in another newspaper. */
export const PAGE_STATES: readonly PageState[] = [
  { name: 'home', path: '/' },
  { name: 'results', path: searchPath({ q: COMMON }) },
  { name: 'last-page', path: searchPath({ q: COMMON, offset: '10' }) },
  {
    name: 'narrowed',
    path: searchPath({ q: COMMON, section: 'مجتمع', sort: 'newest', from: '2026-01-01' }),
    act: openFilters,
  },
  { name: 'nothing', path: searchPath({ q: 'زقزقةة', section: 'مجتمع' }) },
  { name: 'relaxed', path: searchPath({ q: 'أمطار غزيرة برلمان قمر' }) },
  { name: 'meant', path: searchPath({ q: 'مدينه المكللا' }) },
  { name: 'exact', path: searchPath({ q: 'مدينة', exact: 'true' }) },
  { name: 'refused', path: searchPath({ q: '-مدينة' }) },
  { name: 'past-the-end', path: searchPath({ q: COMMON, offset: '5000' }) },
  { name: 'copies-folded', path: searchPath({ q: 'أمطار المكلا' }) },
  { name: 'article', path: `/read/soc-001${searchPath({ q: 'أمطار المكلا' }).slice(1)}` },
  { name: 'typing', path: '/', act: type },
  { name: 'help-open', path: searchPath({ q: COMMON }), act: openHelp },
  { name: 'help', path: '/help' },
  { name: 'error', path: '/read/nobody' },
  { name: 'status', path: '/status' },
  { name: 'docs', path: '/docs' },
];

/** The copy that the states tell of. @param article of the sample archive, `soc-001` */
export function copyOf<T extends object>(article: T): T & { id: string; source: string } {
  return { ...article, id: 'copy-of-soc-001', source: 'صحيفة الميناء' };
}

/** The folded filters, and on narrow screens the facets. */
async function openFilters(page: Page): Promise<void> {
  for (const summary of await page.locator('details:not([open]) > summary').all()) {
    if (await summary.isVisible()) await summary.click();
  }
}

async function type(page: Page): Promise<void> {
  await page.locator('#q').pressSequentially('مدي');
  await page.locator('[role=option]').first().waitFor();
}

async function openHelp(page: Page): Promise<void> {
  await page.locator('a[data-panel]').first().click();
  await page.locator('dialog[open]').waitFor();
}

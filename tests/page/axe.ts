/** axe-core on a page: what is wrong with it for people who see, hear or reach it otherwise. */
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

const SCRIPT = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** WCAG 2.2 up to AA, and what is good beyond it. */
const ALL: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};
/** What colours decide alone. */
const CONTRAST: RunOptions = {
  runOnly: ['color-contrast', 'link-in-text-block'],
  resultTypes: ['violations'],
};

/** Call it before pages are opened. As a script of the browser it is not subject to the pages' security policy. */
export function bringAxe(context: BrowserContext): Promise<unknown> {
  return context.addInitScript({ path: SCRIPT });
}

/** Every violation with the elements it is of. @param what all rules, or those of colours */
export async function violationsOn(page: Page, what: 'all' | 'contrast'): Promise<string[]> {
  const results = await page.evaluate(
    (options) => (globalThis as unknown as { axe: { run(o: object): Promise<AxeResults> } }).axe.run(options),
    what === 'all' ? ALL : CONTRAST,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** What of a page's speed is a count: nothing moves, and scripts are small. Times are for `npm run bench:page`. */
import { expect, it } from 'vitest';
import { measurePage } from '../../bench/page/measure.ts';
import { COMMON, describeInChromium, freshPageAt, searchPath, site } from './site.ts';

const MOST_SCRIPT_BYTES = 30 * 1024;
const RESULTS = searchPath({ q: COMMON });

describeInChromium('a first visit', () => {
  // Faces are fetched beside the style sheet; on a busy machine one may come after the first paint all the same.
  it.each([
    ['/', 360],
    ['/', 1440],
    [RESULTS, 360],
    [RESULTS, 1440],
    ['/read/soc-001', 360],
    ['/status', 1440],
  ])('of %s, %d px wide, moves nothing, and takes few scripts', { retry: 3 }, async (path, width) => {
    const browser = (await freshPageAt('about:blank')).context().browser()!;
    const typing = path === RESULTS ? 'مجلس' : undefined;
    const figures = await measurePage(browser, { url: site() + path, width, ...(typing ? { typing } : {}) });
    expect(figures.layoutShift).toBe(0);
    expect(figures.scriptBytes).toBeGreaterThan(1000);
    expect(figures.scriptBytes).toBeLessThan(MOST_SCRIPT_BYTES);
    expect(figures.suggestionsAfter !== null).toBe(typing !== undefined);
  });

  it('tells what moves, and what holds the page up', async () => {
    const browser = (await freshPageAt('about:blank')).context().browser()!;
    const figures = await measurePage(browser, {
      url: `${site()}/`,
      width: 360,
      meddle: () => {
        addEventListener('load', () =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const late = document.createElement('div');
              late.textContent = 'late';
              document.body.prepend(late);
              const end = performance.now() + 120;
              while (performance.now() < end);
            }),
          ),
        );
      },
    });
    expect(figures.layoutShift).toBeGreaterThan(0);
    expect(figures.longestTask).toBeGreaterThan(100);
  });
});

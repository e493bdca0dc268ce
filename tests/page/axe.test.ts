/** Every state of the pages, on a desk and on a phone, in light and in dark colours. */
import { expect, it } from 'vitest';
import { storageWithCopies } from '../support/planted-copies.ts';
import { SAMPLES } from '../support/samples.ts';
import { bringAxe, violationsOn } from './axe.ts';
import { describeInChromium, freshPageAt } from './site.ts';
import { copyOf, PAGE_STATES } from './states.ts';

const SCREENS = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } };

const withCopy = async () => ({
  storage: await storageWithCopies([...SAMPLES, copyOf(SAMPLES.find(({ id }) => id === 'soc-001')!)]),
});

describeInChromium(
  'axe-core',
  () => {
    it('finds what is wrong', async () => {
      const page = await freshPageAt('about:blank');
      await bringAxe(page.context());
      await page.goto('/health');
      await page.evaluate(() => {
        document.body.innerHTML = '<main><h1>h</h1><img src="a.png"><p>faint</p></main>';
        // As a script sets it: the pages' policy forbids style attributes.
        document.querySelector('p')!.style.color = '#ccc';
      });
      const rules = (found: string[]) => found.map((one) => one.split(':')[0]);
      expect(rules(await violationsOn(page, 'all'))).toEqual(
        expect.arrayContaining(['image-alt', 'color-contrast']),
      );
      expect(rules(await violationsOn(page, 'contrast'))).toEqual(['color-contrast']);
    });

    // Many pages, and on a busy machine each takes seconds.
    it.each(Object.entries(SCREENS))(
      'finds nothing wrong on a %s',
      { timeout: 240_000 },
      async (_, viewport) => {
        const page = await freshPageAt('about:blank', {
          viewport,
          colorScheme: 'light',
          reducedMotion: 'reduce',
        });
        await bringAxe(page.context());
        const wrong: Record<string, string[]> = {};
        for (const { name, path, act } of PAGE_STATES) {
          await page.emulateMedia({ colorScheme: 'light' });
          await page.goto(path);
          await act?.(page);
          const light = await violationsOn(page, 'all');
          await page.emulateMedia({ colorScheme: 'dark' });
          const found = [...light, ...(await violationsOn(page, 'contrast'))];
          if (found.length > 0) wrong[name] = found;
        }
        expect(wrong).toEqual({});
      },
    );
  },
  withCopy,
);

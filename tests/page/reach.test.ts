import { expect, it } from 'vitest';
import { controlNames, markFocusable, walk } from './reach.ts';
import { describeInChromium, freshPageAt } from './site.ts';
import { PAGE_STATES, type PageState } from './states.ts';

/** Examples of what can be typed in Latin letters, which are what they are called. */
const EXAMPLE = /: \\?date:/;
const ARABIC = /\p{Script=Arabic}/u;

const state = (wanted: string): PageState => PAGE_STATES.find(({ name }) => name === wanted)!;

describeInChromium('everything that can be used', () => {
  it.each([
    ['home', 1440],
    ['results', 1440],
    ['narrowed', 360],
    ['article', 360],
    ['status', 360],
    ['error', 1440],
  ])('on %s is reached by Tab, in order, seen, and with a ring (%d px)', async (name, width) => {
    const { path, act } = state(name);
    const page = await freshPageAt(path, { viewport: { width, height: 700 }, reducedMotion: 'reduce' });
    await act?.(page);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.mouse.click(1, 1);
    const all = await markFocusable(page);
    expect(all).toBeGreaterThan(5);
    const stops = await walk(page);
    expect(stops.map(({ mark }) => mark)).toEqual(Array.from({ length: all }, (_, i) => String(i)));
    expect(stops.filter(({ hasRing, isInView }) => !hasRing || !isInView)).toEqual([]);
  });

  it('in the help panel is reached by Tab, and nothing behind it', async () => {
    const { path, act } = state('help-open');
    const page = await freshPageAt(path, { viewport: { width: 1440, height: 700 }, reducedMotion: 'reduce' });
    await act?.(page);
    const all = await markFocusable(page, 'dialog');
    expect(await page.locator('dialog :focus').getAttribute('data-mark')).toBe('0');
    const stops = await walk(page);
    expect(stops.map(({ mark }) => mark)).toEqual(Array.from({ length: all - 1 }, (_, i) => String(i + 1)));
    expect(stops.filter(({ hasRing, isInView }) => !hasRing || !isInView)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  it('has a name in Arabic', async () => {
    const page = await freshPageAt('about:blank', { viewport: { width: 1440, height: 900 } });
    const odd: string[] = [];
    let named = 0;
    // The reference of the interface is in English, as the tools are that read the interface.
    for (const { name, path, act } of PAGE_STATES.filter((one) => one.name !== 'docs')) {
      await page.goto(path);
      await act?.(page);
      for (const one of await controlNames(page)) {
        named++;
        if (!ARABIC.test(one) && !EXAMPLE.test(one)) odd.push(`${name}: ${one}`);
      }
    }
    expect(named).toBeGreaterThan(200);
    expect(odd).toEqual([]);
  });
});

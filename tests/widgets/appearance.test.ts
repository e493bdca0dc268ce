/**
 * What the widgets look like, beside stored pictures, and whether all can use them. After a change that is meant,
 * `WIDGET_PICTURES=write` makes the pictures anew: look at them before they are committed. Letters are drawn otherwise where other
 * fonts are, and then pictures say nothing.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import axe from 'axe-core';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { describeWidgets, host } from './host.ts';
import { STATES, type State } from './states.ts';

const FOLDER = new URL('pictures/', import.meta.url);
const FONTS = new URL('fonts.json', FOLDER);
const isWriting = process.env['WIDGET_PICTURES'] === 'write';
const NOW = new Date('2026-11-24T12:00:00Z');
const WIDTH = 360;
const HEIGHT = 520;
/** Share of a picture's pixels that may differ: an edge of a letter, not a letter. */
const TOLERANCE = 0.002;
const MOST_BYTES = 15_000;
/** How pictures of few colours are written; the library's own way is for photographs. */
const SMALL = { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 } as const;

const STYLE = `
  html { color-scheme: light dark; font: 16px/1.7 "Noto Naskh Arabic", "Noto Sans"; }
  body { margin: 0; padding: 12px; background: light-dark(#fff, #0f1718); }`;

/** Widths of letters, which tell one version of a font from another. */
function lettersOn(page: Page): Promise<number[]> {
  return page.evaluate(`document.fonts.ready.then(() => ['"Noto Naskh Arabic"', '"Noto Sans"'].map((font) => {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = '100px ' + font;
    return pen.measureText('مجلس الأمن يبحث Search 0123').width;
  }))`);
}

async function pageIn({ body, isDark, lang, reach }: State): Promise<Page> {
  const head = '<link rel="stylesheet" href="/states.css">';
  const page = await host(body, { files: { '/states.css': STYLE }, head, lang: lang ?? 'ar' });
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light', reducedMotion: 'reduce' });
  await page.clock.setFixedTime(NOW);
  await reach(page);
  return page;
}

/** A picture with 16 shades of each colour, so that it is a small file. */
function inFewColours(taken: Buffer): PNG {
  const picture = PNG.sync.read(taken);
  for (const [i, value] of picture.data.entries()) {
    if (i % 4 !== 3) picture.data[i] = Math.round(value / 17) * 17;
  }
  return picture;
}

/** What axe-core finds wrong, as rules with the elements they are broken by. */
async function faultsOn(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document.body, { rules: { region: { enabled: false } } }).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => html + failureSummary)]))`);
}

describeWidgets('the widgets', () => {
  beforeAll(async () => {
    if (isWriting) await mkdir(FOLDER, { recursive: true });
  });

  it.for(STATES)('$name: as it is stored, and without a fault for axe-core', async (state, { skip }) => {
    const page = await pageIn(state);
    expect(await faultsOn(page)).toEqual([]);
    const letters = await lettersOn(page);
    const taken = inFewColours(await page.screenshot({ animations: 'disabled' }));
    const path = new URL(`${state.name}.png`, FOLDER);
    if (isWriting) {
      await writeFile(FONTS, `[${letters.join(', ')}]\n`);
      await writeFile(path, PNG.sync.write(taken, SMALL));
    }
    const hasFonts = JSON.stringify(JSON.parse(await readFile(FONTS, 'utf8'))) === JSON.stringify(letters);
    skip(!hasFonts, 'the stored pictures were drawn with other fonts');
    const stored = await readFile(path);
    expect(stored.length).toBeLessThan(MOST_BYTES);
    const { width, height, data } = PNG.sync.read(stored);
    expect([taken.width, taken.height]).toEqual([width, height]);
    const difference = new PNG({ width, height });
    const differing = pixelmatch(data, taken.data, difference.data, width, height);
    if (differing > TOLERANCE * width * height) {
      const place = new URL(`../../.fihris/${state.name}-differs.png`, import.meta.url);
      await mkdir(new URL('.', place), { recursive: true });
      await writeFile(place, PNG.sync.write(difference));
      onTestFinished(() => console.error(`Where it differs: ${place.pathname}`));
    }
    expect(differing).toBeLessThanOrEqual(TOLERANCE * width * height);
  });
});

/**
 * Figures of the pages in Chromium, four times slower than this machine, of the sample archive: `npm run bench:page`. Each page is visited five
 * times; the middle of the times is shown, and what they should be under.
 */
import type { Browser } from 'playwright-core';
import { serveSamples } from '../../scripts/sample-site.ts';
import { COMMON, searchPath } from '../../tests/page/states.ts';
import { launchChromium } from '../../tests/support/chromium.ts';
import { measurePage, type PageFigures } from './measure.ts';

const SLOWDOWN = 4;
const VISITS = 5;
const TYPED = 'مجلس الأمن';

const PAGES = [
  { name: 'home', path: '/' },
  { name: 'results', path: searchPath({ q: COMMON }) },
  { name: 'article', path: '/read/soc-001' },
];
const WIDTHS = [360, 1440];

const COLUMNS: readonly [
  title: string,
  goal: string,
  of: keyof PageFigures,
  shown: (value: number) => string,
][] = [
  ['largest paint', '< 1500 ms', 'largestPaint', (value) => `${value.toFixed(0)} ms`],
  ['layout shift', '0', 'layoutShift', (value) => value.toFixed(4)],
  ['scripts, gzip', '< 30 KB', 'scriptBytes', (value) => `${(value / 1024).toFixed(1)} KB`],
  ['longest task', '< 100 ms', 'longestTask', (value) => `${value.toFixed(0)} ms`],
  ['suggestions', '< 100 ms', 'suggestionsAfter', (value) => `${value.toFixed(0)} ms`],
];

async function visits(browser: Browser, url: string, width: number): Promise<PageFigures[]> {
  const all: PageFigures[] = [];
  for (let i = 0; i < VISITS; i++) {
    all.push(await measurePage(browser, { url, width, slowdown: SLOWDOWN, typing: TYPED }));
  }
  return all;
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function line(cells: readonly string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(16) : cell.padStart(16))).join('');
}

const site = await serveSamples();
const browser = await launchChromium();
try {
  console.log(`Chromium ${browser.version()}, ${SLOWDOWN} times slower, the middle of ${VISITS} visits`);
  console.log(line(['page', ...COLUMNS.map(([title]) => title)]));
  console.log(line(['', ...COLUMNS.map(([, goal]) => goal)]));
  for (const { name, path } of PAGES) {
    for (const width of WIDTHS) {
      const figures = await visits(browser, site.url + path, width);
      const cells = COLUMNS.map(([, , of, shown]) => shown(middle(figures.map((one) => one[of] ?? 0))));
      console.log(line([`${name}, ${width} px`, ...cells]));
    }
  }
} finally {
  await browser.close();
  await site.close();
}

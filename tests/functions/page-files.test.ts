/** What the pages load beside their words: a script and fonts that are made, and served, as they ought to be. */
import { Hono } from 'hono/quick';
import { expect, it } from 'vitest';
import type { Env } from '../../functions/app.ts';
import { addFonts } from '../../functions/node/fonts.ts';
import fonts from '../../functions/page/fonts.json' with { type: 'json' };
import script from '../../functions/page/script.json' with { type: 'json' };
import { STYLE } from '../../functions/page/style.ts';
import { listedFonts } from '../../scripts/page-fonts.ts';
import { pageScript } from '../../scripts/page-script.ts';

it('the script is what its source makes: run `npm run build:page` after a change', async () => {
  expect(script).toBe(await pageScript());
});

it('the fonts are those of their packages: run `npm run build:page` after a change', () => {
  expect(fonts).toEqual(listedFonts());
});

it('Node serves each font that the style sheet names, for ever, and no other', async () => {
  const app = new Hono<Env>();
  addFonts(app);
  const named = [...STYLE.matchAll(/url\((\S+?\.woff2)\)/g)].map(([, path]) => path!);
  expect(named.sort()).toEqual(fonts.map(({ path }) => path).sort());
  for (const path of named) {
    const response = await app.request(path);
    expect([path, response.status, response.headers.get('Content-Type')]).toEqual([path, 200, 'font/woff2']);
    expect(response.headers.get('Cache-Control')).toContain('immutable');
    expect(new TextDecoder('latin1').decode((await response.arrayBuffer()).slice(0, 4))).toBe('wOF2');
  }
  expect((await app.request(named[0]!.replace(/[0-9a-f]{8}\.woff2$/, '00000000.woff2'))).status).toBe(404);
});

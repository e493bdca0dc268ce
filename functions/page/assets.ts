/** The style sheet and the script, under addresses that change with their content, so that they are fetched once. */
import type { Context } from 'hono';
import { xxHash32 } from '../../src/segment/checksum.ts';
import type { App } from '../app.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

const STYLE_PATH = '/assets/style.css';
const SCRIPT_PATH = '/assets/script.js';

const FOR_EVER = 'public, max-age=31536000, immutable';
/** For an address without the content's version, or with an old one. */
const FOR_A_MINUTE = 'public, max-age=60';

/** All files of the page. */
export const ASSETS = [
  { path: STYLE_PATH, text: STYLE, type: 'text/css' },
  { path: SCRIPT_PATH, text: SCRIPT, type: 'text/javascript' },
];

export const STYLE_HREF = `${STYLE_PATH}?v=${versionOf(STYLE)}`;
export const SCRIPT_HREF = `${SCRIPT_PATH}?v=${versionOf(SCRIPT)}`;

export function addAssets(app: App): void {
  for (const { path, text, type } of ASSETS) app.get(path, (c) => asset(c, text, type));
}

function asset(c: Context, text: string, type: string): Response {
  const isCurrent = c.req.query('v') === versionOf(text);
  return c.body(text, 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': isCurrent ? FOR_EVER : FOR_A_MINUTE,
  });
}

function versionOf(text: string): string {
  return xxHash32(new TextEncoder().encode(text), 0).toString(16).padStart(8, '0');
}

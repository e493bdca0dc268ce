/**
 * The style sheet and the script, under addresses that change with their content, so that they are fetched once. The
 * content is named in the path and not behind a `?`: hosts that serve files by themselves then have no file for another
 * version, and cannot give this one in its place for ever.
 */
import type { Context } from 'hono';
import { xxHash32 } from '../../src/segment/checksum.ts';
import type { App } from '../app.ts';
import script from './script.json' with { type: 'json' };
import { STYLE } from './style.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
/** For an address of other content: pages that caches kept name those of the past. */
const FOR_A_MINUTE = 'public, max-age=60';

export interface Asset {
  /** Address of this content. */
  readonly path: string;
  /** Addresses of this content and of all other versions. */
  readonly route: string;
  readonly type: string;
  readonly text: string;
}

const STYLE_ASSET = assetOf('style', 'css', 'text/css', STYLE);
const SCRIPT_ASSET = assetOf('script', 'js', 'text/javascript', script);

/** All files of the page. */
export const ASSETS: readonly Asset[] = [STYLE_ASSET, SCRIPT_ASSET];

export const STYLE_HREF = STYLE_ASSET.path;
export const SCRIPT_HREF = SCRIPT_ASSET.path;

export function addAssets(app: App): void {
  for (const asset of ASSETS) addAsset(app, asset);
}

export function addAsset(app: App, asset: Asset): void {
  app.get(asset.route, (c) => answerAsset(c, asset));
}

export function answerAsset(c: Context, { path, type, text }: Asset): Response {
  return c.body(text, 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': c.req.path === path ? FOR_EVER : FOR_A_MINUTE,
  });
}

/** A file under the address of its content. @param name what stands in the address before it */
export function assetOf(name: string, extension: string, type: string, text: string): Asset {
  const path = `/assets/${name}-${versionOf(text)}.${extension}`;
  const route = `/assets/:file{${name}-[0-9a-f]{8}\\.${extension}}`;
  return { path, route, type, text };
}

function versionOf(text: string): string {
  return xxHash32(new TextEncoder().encode(text), 0).toString(16).padStart(8, '0');
}

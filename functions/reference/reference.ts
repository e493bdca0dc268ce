/**
 * The reference page of the HTTP interface. On Cloudflare it is a file that the platform serves, so that the Worker need not
 * hold it; elsewhere the application serves it, drawn when it is first asked for.
 */
import type { App } from '../app.ts';
import { addAsset, assetOf } from '../page/assets.ts';
import { REFERENCE } from '../page/links.ts';
import { REFERENCE_STYLE } from './style.ts';

/** How long the page may be kept: it changes when Fihris does, and names a style sheet that then is another. */
const CACHE = 'public, max-age=300';

export const REFERENCE_STYLE_ASSET = assetOf('reference', 'css', 'text/css', REFERENCE_STYLE);

export function addReference(app: App): void {
  let drawn: string | undefined;
  app.get(REFERENCE, async (c) => {
    c.set('isPage', true);
    const { referencePage } = await import('./page.ts');
    drawn ??= await referencePage(REFERENCE_STYLE_ASSET.path);
    return c.body(drawn, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': CACHE });
  });
  addAsset(app, REFERENCE_STYLE_ASSET);
}

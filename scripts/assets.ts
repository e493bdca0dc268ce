/**
 * Writes the page's style sheet and script, the reference of the interface, and the scripts of the widgets as files, for hosts that serve files by
 * themselves: Cloudflare's static assets, which do not count as requests of the Worker. Where there are none, the application
 * serves them itself.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Hono } from 'hono/quick';
import type { Env } from '../functions/app.ts';
import { ASSETS } from '../functions/page/assets.ts';
import { REFERENCE } from '../functions/page/links.ts';
import { addReference, REFERENCE_STYLE_ASSET } from '../functions/reference/reference.ts';
import { SECURITY_HEADERS } from '../functions/security-headers.ts';
import { STATUS_STYLE_ASSET } from '../functions/status/drawn.ts';
import { widgetFiles } from '../functions/widgets/widgets.ts';
import { bundleWidgets } from './bundle-widgets.ts';
import { copyFonts } from './page-fonts.ts';

const DIRECTORY = 'dist/assets';

function write(path: string, text: string): void {
  const file = join(DIRECTORY, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The page with the headers that it has where the application serves it. */
async function reference(): Promise<{ text: string; headers: string }> {
  const app = new Hono<Env>();
  app.use(SECURITY_HEADERS);
  addReference(app);
  const response = await app.request(REFERENCE);
  if (!response.ok) throw new Error(`${REFERENCE} gives ${response.status}: ${await response.text()}`);
  // The host tells types by names.
  response.headers.delete('Content-Type');
  const headers = [...response.headers].map(([name, value]) => `  ${name}: ${value}\n`).join('');
  return { text: await response.text(), headers };
}

// Versions of the past stay with the application, which says that they are not to be kept.
rmSync(join(DIRECTORY, 'assets'), { recursive: true, force: true });
for (const { path, text } of [...ASSETS, REFERENCE_STYLE_ASSET, STATUS_STYLE_ASSET]) write(path, text);
copyFonts(join(DIRECTORY, 'assets'));
/** Other sites' pages load these, and modules only where they are told that they may. */
const WIDGET_HEADERS = `  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n`;
const widgets = await widgetFiles(await bundleWidgets());
for (const { path, text } of widgets) write(path, text);
const stableHeaders = widgets
  .filter(({ path }) => path.startsWith('/widgets/'))
  .map(
    ({ path, cache }) =>
      `${path}\n  Cache-Control: ${cache}\n  X-Content-Type-Options: nosniff\n${WIDGET_HEADERS}`,
  )
  .join('');
const page = await reference();
write(`${REFERENCE}.html`, page.text);
write(
  '_headers',
  // Their addresses change with their content, see functions/page/assets.ts.
  `/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n/assets/fihris-*\n${WIDGET_HEADERS}${stableHeaders}${REFERENCE}\n${page.headers}`,
);

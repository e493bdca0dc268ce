/**
 * The scripts of the widgets, and where sites find them: under an address that stays, `/widgets/search.js`, and under one
 * of their content, which browsers keep for ever. `/widgets/addresses.json` names the latter, with what their integrity is
 * checked by. On Cloudflare these are files that the platform serves.
 */
import type { Handler } from 'hono';
import type { App, Env } from '../app.ts';
import { assetOf } from '../page/assets.ts';
import { HASHED_PATH, stablePath, WIDGETS, type WidgetName } from './past-widgets.ts';

/** Modules by name, as browsers load them. */
export type WidgetScripts = Readonly<Record<WidgetName, string>>;

export interface WidgetFile {
  readonly path: string;
  readonly type: string;
  readonly text: string;
  readonly cache: string;
}

const ADDRESSES = '/widgets/addresses.json';
const SCRIPT = 'text/javascript; charset=utf-8';
/** A new version is everywhere after a day. */
const FOR_A_DAY = 'public, max-age=3600, stale-while-revalidate=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** All files there are. */
export async function widgetFiles(scripts: WidgetScripts): Promise<WidgetFile[]> {
  const addresses: Record<string, object> = {};
  const files: WidgetFile[] = [];
  for (const name of WIDGETS) {
    const text = scripts[name];
    const { path } = assetOf(`fihris-${name}`, 'js', SCRIPT, text);
    addresses[name] = { path, integrity: await integrityOf(text) };
    files.push({ path: stablePath(name), type: SCRIPT, text, cache: FOR_A_DAY });
    files.push({ path, type: SCRIPT, text, cache: FOR_EVER });
  }
  const text = `${JSON.stringify(addresses, null, 2)}\n`;
  return [...files, { path: ADDRESSES, type: 'application/json', text, cache: FOR_A_DAY }];
}

/** Serves the files, where no host of files does. @param load gives the scripts when the first is asked for */
export function addWidgets(app: App, load: () => Promise<WidgetScripts>): void {
  let made: Map<string, WidgetFile> | undefined;
  const serve: Handler<Env> = async (c, next) => {
    made ??= new Map((await widgetFiles(await load())).map((file) => [file.path, file]));
    const file = made.get(c.req.path);
    if (file === undefined) return next();
    return c.body(file.text, 200, { 'Content-Type': file.type, 'Cache-Control': file.cache });
  };
  for (const path of [...WIDGETS.map(stablePath), ADDRESSES, HASHED_PATH]) app.get(path, serve);
}

/** As the attribute `integrity` of a script has it. */
async function integrityOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', new TextEncoder().encode(text)));
  return `sha384-${btoa(String.fromCharCode(...digest))}`;
}

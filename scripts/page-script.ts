/**
 * Bundles the script of the pages from `functions/page/browser` into `functions/page/script.json`: a text that every platform
 * serves alike, also where nothing is built. Run it after a change there: `npm run build:page`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const SOURCE = fileURLToPath(new URL('../functions/page/browser/page.ts', import.meta.url));
const SCRIPT = fileURLToPath(new URL('../functions/page/script.json', import.meta.url));

export async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [SOURCE],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    // Fetched by the page when the search box is used.
    external: ['/widgets/*'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0]!.text.trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(SCRIPT, `${JSON.stringify(await pageScript())}\n`);
}

/**
 * Bundles the Cloudflare Worker into the modules of `dist/worker`; `wrangler` takes them as they are. Bundled here and not by
 * wrangler because a fresh isolate parses all of it: Arabic letters stay letters, where escapes are six bytes each, and
 * the OpenAPI document is bundled finished, so that what makes it stays outside.
 */
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { openApiDocument } from '../functions/openapi/document.ts';
import { STRINGS } from '../functions/page/strings.ts';
import { STYLE } from '../functions/page/style.ts';
import { dataAsText, finished } from './bundled-data.ts';
import { warmUpIndex } from './warm-up-index.ts';
import { plainFeeds } from './worker-feeds.ts';
import { gathered } from './worker-later.ts';

/** Where the deployed Worker lies: `worker.js` and the modules it may load later. */
export const OUTPUT = 'dist/worker';

/** What only some requests need, in one module; what corrects slips is small, and needed more often. */
const LATER = [
  'src/search/words/read-operators.ts',
  'src/search/words/operators-as-words.ts',
  'src/search/words/typing.ts',
  'src/search/ranking/collapse.ts',
  'src/search/ranking/copies-of.ts',
  'src/search/suggest/suggest.ts',
  'functions/status/drawn.ts',
  'functions/page/help-page.ts',
];

/** Options for anything that is to run on workerd as the Worker does. */
export const WORKER_BUNDLE: BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'worker', 'browser', 'import'],
  target: 'es2024',
  external: ['cloudflare:*', 'node:zlib'],
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  // What a search does not need (feeds, the interface's description) is evaluated only where it is asked for.
  splitting: true,
  outdir: OUTPUT,
  chunkNames: 'modules/[name]-[hash]',
  assetNames: 'modules/[name]-[hash]',
  logLevel: 'warning',
  plugins: [
    dataAsText(),
    gathered(LATER),
    plainFeeds(),
    // The library that makes the document would be half of what an isolate parses.
    finished(/[\\/]functions[\\/]openapi[\\/]document\.ts$/, 'openApiDocument', openApiDocument),
    finished(/[\\/]functions[\\/]page[\\/]strings\.ts$/, 'STRINGS', STRINGS),
    finished(/[\\/]functions[\\/]page[\\/]style\.ts$/, 'STYLE', STYLE),
    finished(/[\\/]functions[\\/]worker[\\/]warm-up-index\.ts$/, 'WARM_UP_INDEX', warmUpIndex()),
  ],
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // The names of modules change with their content.
  rmSync(OUTPUT, { recursive: true, force: true });
  await build({ ...WORKER_BUNDLE, entryPoints: ['functions/worker/worker.ts'] });
}

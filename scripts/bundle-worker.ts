/**
 * Bundles the Cloudflare Worker into `dist/worker/worker.js`; `wrangler` takes it as it is. Bundled here and not by
 * wrangler because a fresh isolate parses all of it: Arabic letters stay letters, where escapes are six bytes each, and
 * the messages of the validation library in other languages, a quarter of the whole, stay outside.
 */
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/** Its own index of languages is what brings them all; English is loaded by another way, and stays. */
const withoutLocales: Plugin = {
  name: 'without-locales',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export {};',
    }));
  },
};

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
  logLevel: 'warning',
  plugins: [withoutLocales],
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build({
    ...WORKER_BUNDLE,
    entryPoints: ['functions/worker/worker.ts'],
    outfile: 'dist/worker/worker.js',
  });
}

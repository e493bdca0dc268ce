/**
 * Bundles the AWS Lambda function into one file, `dist/lambda/index.mjs`, with all it needs, the fonts of its pages beside
 * it: `npm run bundle:lambda`. Zip the folder as it is; the handler is `index.handler`.
 */
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { openApiDocument } from '../functions/openapi/document.ts';
import { finishedWidgets } from './bundle-widgets.ts';
import { finished } from './bundled-data.ts';
import { copyFonts } from './page-fonts.ts';

export async function bundleLambda(outfile: string): Promise<void> {
  copyFonts(join(dirname(outfile), 'fonts'));
  await build({
    entryPoints: ['functions/lambda/lambda.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    // The library that makes the document would be a quarter of the file.
    plugins: [
      finished(/[\\/]functions[\\/]openapi[\\/]document\.ts$/, 'openApiDocument', openApiDocument, 'text'),
      await finishedWidgets(),
    ],
    // Some of the AWS client's parts are CommonJS and ask for Node's modules by require.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await bundleLambda('dist/lambda/index.mjs');

/**
 * Bundles what an installed package runs: the command, the options for a plain MiniSearch, the client and the
 * widgets with their types.
 * Needed because Node strips no types below node_modules. Libraries stay outside the bundle, as dependencies.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleWidgets, finishedWidgets } from './bundle-widgets.ts';
import { copyFonts } from './page-fonts.ts';

const common = {
  bundle: true,
  format: 'esm',
  target: 'es2024',
  outdir: 'dist',
  charset: 'utf8',
  logLevel: 'warning',
} as const;

await build({
  ...common,
  entryPoints: { fihris: 'index-builder/main.ts' },
  platform: 'node',
  packages: 'external',
  plugins: [await finishedWidgets()],
});
await build({
  ...common,
  entryPoints: { minisearch: 'src/index/minisearch-export.ts' },
  platform: 'neutral',
  packages: 'external',
});
await build({
  ...common,
  entryPoints: { client: 'client/client.ts' },
  platform: 'neutral',
  // Pages load it as it is.
  minify: true,
});
copyFonts('dist/fonts');
mkdirSync('dist/widgets', { recursive: true });
for (const [name, text] of Object.entries(await bundleWidgets()))
  writeFileSync(`dist/widgets/${name}.js`, text);
const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(
  'package.json',
  'bin/tsc',
);
for (const project of ['client', 'widgets'])
  execFileSync(process.execPath, [compiler, '--project', project], { stdio: 'inherit' });

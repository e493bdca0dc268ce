/**
 * Bundles what an installed package runs: the command, and the options for a plain MiniSearch. Needed because Node
 * strips no types below node_modules. Libraries stay outside the bundle, as dependencies.
 */
import { build } from 'esbuild';

const common = {
  bundle: true,
  format: 'esm',
  target: 'es2024',
  outdir: 'dist',
  logLevel: 'warning',
} as const;

await build({
  ...common,
  entryPoints: { fihris: 'index-builder/main.ts' },
  platform: 'node',
  packages: 'external',
});
await build({
  ...common,
  entryPoints: { minisearch: 'src/index/minisearch-export.ts' },
  platform: 'neutral',
  packages: 'external',
});

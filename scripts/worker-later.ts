/**
 * Gathers what the Worker loads later into one module. Each module costs a fresh isolate time whether it is needed or not,
 * and what two of them share would be a module more.
 */
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const NAMESPACE = 'later';

/** @param files of the source, with names for what they export that differ from one another */
export function gathered(files: readonly string[]): Plugin {
  const paths = files.map((file) => resolve(file));
  return {
    name: 'gathered',
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const isLater = kind === 'dynamic-import' && paths.includes(resolve(resolveDir, path));
        return isLater ? { path: 'searches', namespace: NAMESPACE } : undefined;
      });
      bundler.onLoad({ filter: /./, namespace: NAMESPACE }, () => ({
        contents: paths.map((path) => `export * from ${JSON.stringify(path)};`).join('\n'),
        resolveDir: '.',
      }));
    },
  };
}

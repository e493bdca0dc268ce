/**
 * Bundles the elements that other sites put into their pages, each into one module script, their style sheets inside. The
 * same scripts go into the package, to hosts of files, and into what serves them.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';
import { WIDGETS, type WidgetName } from '../functions/widgets/past-widgets.ts';
import type { WidgetScripts } from '../functions/widgets/widgets.ts';
import { finished } from './bundled-data.ts';

const TARGET = 'es2022';
const FINISHED = /[\\/]functions[\\/]node[\\/]bundled-widgets\.ts$/;
const FOLDER = new URL('../widgets/', import.meta.url);

/** Takes style sheets as texts, without their spaces. */
const STYLES: Plugin = {
  name: 'styles',
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

export async function bundleWidgets(): Promise<WidgetScripts> {
  const scripts = await Promise.all(
    WIDGETS.map(async (name): Promise<[WidgetName, string]> => {
      const { outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL(`${name}.ts`, FOLDER))],
        bundle: true,
        write: false,
        minify: true,
        format: 'esm',
        platform: 'browser',
        target: TARGET,
        charset: 'utf8',
        legalComments: 'none',
        logLevel: 'warning',
        plugins: [STYLES],
      });
      return [name, outputFiles[0]!.text];
    }),
  );
  return Object.fromEntries(scripts) as WidgetScripts;
}

/** Puts the finished scripts into a bundle of Fihris. */
export async function finishedWidgets(): Promise<Plugin> {
  return finished(FINISHED, 'WIDGET_SCRIPTS', await bundleWidgets(), 'text');
}

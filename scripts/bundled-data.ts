/**
 * Data in bundles: as modules of text beside the Worker's code, since an engine takes a text as it is, where it reads and
 * hashes a literal letter by letter each time an isolate starts; and what was worked out here instead of what works it out.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OnLoadResult, Plugin, PluginBuild } from 'esbuild';

/** Smaller data costs less as a literal than as a module of its own. */
const LEAST_CHARACTERS = 4_000;
const NAMESPACE = 'data';

/** Takes large JSON files as texts. */
export function dataAsText(): Plugin {
  return {
    name: 'data-as-text',
    setup(bundler) {
      const texts = new Texts(bundler);
      bundler.onLoad({ filter: /\.json$/ }, async ({ path }) => {
        const json = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
        if (json.length < LEAST_CHARACTERS) return undefined;
        return texts.moduleOf(basename(path, '.json'), json, 'export default');
      });
    },
  };
}

/** Where the text of data goes: into a module of its own, or into the bundle. */
type Place = 'copy' | 'text';

/** Puts in place of a module what it exports, or what the deployed function has instead, worked out here. */
export function finished(
  module: RegExp,
  name: string,
  value: object | string,
  place: Place = 'copy',
): Plugin {
  return {
    name: `finished-${name}`,
    setup(bundler) {
      const texts = new Texts(bundler, place);
      bundler.onLoad({ filter: module }, () =>
        texts.moduleOf(name, JSON.stringify(value), `export const ${name} =`),
      );
    },
  };
}

/** Texts that modules of a plugin import. */
class Texts {
  private readonly known = new Map<string, string>();

  constructor(bundler: PluginBuild, place: Place = 'copy') {
    const mine = (path: string) => this.known.has(path);
    bundler.onResolve({ filter: /^data:/ }, ({ path }) =>
      mine(path) ? { path, namespace: NAMESPACE } : undefined,
    );
    bundler.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) =>
      mine(path) ? { contents: this.known.get(path)!, loader: place } : undefined,
    );
  }

  /** The module that exports what the JSON says. @param exporting the words before the value */
  moduleOf(name: string, json: string, exporting: string): OnLoadResult {
    const path = `data:${name}.txt`;
    this.known.set(path, json);
    return {
      contents: `import text from ${JSON.stringify(path)}; ${exporting} JSON.parse(text);`,
      loader: 'js',
    };
  }
}

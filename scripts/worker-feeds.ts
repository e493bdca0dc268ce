/**
 * Leaves out of the Worker what its feeds never have: the library writes podcasts, media and many other extensions, and an
 * engine reads all of that code each time an isolate starts, in modules too that are loaded later.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Where the library writes extensions of feeds. */
const EXTENSIONS = /[\\/]feedsmith[\\/]dist[\\/]namespaces[\\/][a-z]+[\\/]generate[\\/]utils\.mjs$/;
/** Those that our feeds have: addresses and authors of RSS, the language of Atom. */
const NEEDED = /[\\/](?:atom|dc|xml)[\\/]generate/;

/** The library's other modules. */
const OTHERS = /[\\/]feedsmith[\\/]dist[\\/].*\.mjs$/;
/** Literals with classes of Unicode, which an engine reads when it reads the module: made instead when that runs. */
const UNICODE_LITERAL = /= \/(.*\\p\{.*)\/([a-z]+);$/gm;

/** Each function that writes an extension writes nothing, as it does where a feed has none of it. */
export function plainFeeds(): Plugin {
  return {
    name: 'plain-feeds',
    setup(bundler) {
      bundler.onLoad({ filter: EXTENSIONS }, async ({ path }) => {
        if (NEEDED.test(path)) return undefined;
        const [, names] = /export \{([^}]*)\}/.exec(await readFile(path, 'utf8'))!;
        const nothing = names!.split(',').map((name) => `nothing as ${name.trim()}`);
        return { contents: `const nothing = () => undefined; export { ${nothing.join(', ')} };` };
      });
      bundler.onLoad({ filter: OTHERS }, async ({ path }) => {
        const made = (_: string, pattern: string, flags: string) =>
          `= new RegExp(${JSON.stringify(pattern)}, "${flags}");`;
        return { contents: (await readFile(path, 'utf8')).replace(UNICODE_LITERAL, made) };
      });
    },
  };
}

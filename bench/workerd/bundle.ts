/** Bundles for workerd, minified as for a deployment. */
import { relative } from 'node:path';
import { build } from 'esbuild';
import { OUTPUT, WORKER_BUNDLE } from '../../scripts/bundle-worker.ts';

const MAIN = 'worker.js';

/** Texts of a Worker's modules, by name; the first is the one that is loaded. */
export type Modules = ReadonlyMap<string, string>;

/** The modules of the bundle that begins at a file. */
export async function bundled(entry: string): Promise<Modules> {
  const { outputFiles } = await build({ ...WORKER_BUNDLE, entryPoints: [entry], write: false });
  const modules = outputFiles!.map(({ path, text }) => [relative(OUTPUT, path), text] as const);
  return new Map(modules.sort(([a], [b]) => Number(b === MAIN) - Number(a === MAIN)));
}

/** Answers, and does nothing else: what the runtime itself costs. */
export const EMPTY_WORKER: Modules = new Map([
  ['worker.js', 'export default { fetch() { return new Response("") } };'],
]);

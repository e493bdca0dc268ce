/** Bundles for workerd, minified as for a deployment. */
import { build } from 'esbuild';
import { WORKER_BUNDLE } from '../../scripts/bundle-worker.ts';

/** The text of the bundle that begins at a file. */
export async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({ ...WORKER_BUNDLE, entryPoints: [entry], write: false });
  return outputFiles![0]!.text;
}

/** Answers, and does nothing else: what the runtime itself costs. */
export const EMPTY_WORKER = 'export default { fetch() { return new Response("") } };';

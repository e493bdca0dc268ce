/** Bundles for workerd, minified as for a deployment. */
import { build } from 'esbuild';

/** The text of the bundle that begins at a file. */
export async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser', 'import'],
    target: 'es2024',
    external: ['cloudflare:*'],
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0]!.text;
}

/** Answers, and does nothing else: what the runtime itself costs. */
export const EMPTY_WORKER = 'export default { fetch() { return new Response("") } };';

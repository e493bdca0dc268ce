/** The client as the package has it. */
import { resolve } from 'node:path';
import { build, type OutputFile } from 'esbuild';

export async function bundledClient(): Promise<OutputFile> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, '../../client/client.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    write: false,
  });
  return outputFiles[0]!;
}

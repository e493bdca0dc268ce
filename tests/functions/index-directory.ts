/** Directories that hold an index, removed when the test ends. */
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { MANIFEST_NAME } from '../../src/index/manifest.ts';
import { storageWith } from '../support/make-index.ts';

export async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'fihris-functions-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

export async function directoryWith(articles: readonly Article[]): Promise<string> {
  const directory = await emptyDirectory();
  await publish(directory, articles);
  return directory;
}

/** Replaces the index as the builder does: segments first, then the manifest in one step; old segments stay. */
export async function publish(directory: string, articles: readonly Article[]): Promise<void> {
  const { objects } = storageWith(articles);
  for (const [name, bytes] of objects) {
    if (name !== MANIFEST_NAME) await writeFile(join(directory, name), bytes);
  }
  await writeFile(join(directory, '.manifest'), objects.get(MANIFEST_NAME)!);
  await rename(join(directory, '.manifest'), join(directory, MANIFEST_NAME));
}

/** Name of the one segment of an index of these articles. */
export function segmentNameOf(articles: readonly Article[]): string {
  return [...storageWith(articles).objects.keys()].find((name) => name !== MANIFEST_NAME)!;
}

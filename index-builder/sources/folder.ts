/** The files of a folder and of the folders in it. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_NAME } from '../../src/index/manifest.ts';
import type { SourceFile } from './sources.ts';

/**
 * All files below a folder, in the order of their paths. Links are followed, hidden names are not; a link to nothing is
 * listed with no bytes, so that reading it reports it. An index among the sources is not one: it would be the one that an
 * earlier build put there.
 */
export async function filesBelow(folder: string): Promise<SourceFile[]> {
  const found = await walk(folder, '', []);
  // By code unit, not by locale: the same folder gives the same order on every machine.
  found.sort((a, b) => (a.inside < b.inside ? -1 : 1));
  return found.map(({ inside, bytes }) => {
    const path = join(folder, inside);
    return { path, name: path, bytes };
  });
}

interface Found {
  /** Path inside the folder, with slashes. */
  readonly inside: string;
  readonly bytes: number;
}

/** @param above real paths of the folders on the way: a link back to one of them is not followed */
async function walk(root: string, inside: string, above: readonly string[]): Promise<Found[]> {
  const directory = join(root, inside);
  const real = await realpath(directory);
  if (above.includes(real)) return [];
  const names = await readdir(directory);
  if (isIndex(names)) return [];
  const found: Found[] = [];
  for (const name of names) {
    if (name.startsWith('.')) continue;
    const path = inside === '' ? name : `${inside}/${name}`;
    const entry = await stat(join(root, path)).catch(() => null);
    if (entry?.isDirectory()) found.push(...(await walk(root, path, [...above, real])));
    else if (entry === null || entry.isFile()) found.push({ inside: path, bytes: entry?.size ?? 0 });
  }
  return found;
}

function isIndex(names: readonly string[]): boolean {
  return names.includes(MANIFEST_NAME) && names.some((name) => name.endsWith('.fihris'));
}

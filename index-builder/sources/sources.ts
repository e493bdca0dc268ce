/** Finds the articles of a SOURCE: a file of a known kind, or a folder of them, in the order of their names. */
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { CommandError } from '../../src/errors.ts';
import { readJson, readNdjson } from './json-source.ts';
import { readPage } from './page-source.ts';
import type { SourceRecord } from './record.ts';

export interface SourceOptions {
  /** Zone of dates that pages show without one, as +03:00. */
  readonly utcOffset: string;
}

type Reader = (path: string, file: string, options: SourceOptions) => AsyncGenerator<SourceRecord>;

const READERS: readonly (readonly [suffix: string, reader: Reader])[] = [
  ['.ndjson', readNdjson],
  ['.ndjson.gz', readNdjson],
  ['.jsonl', readNdjson],
  ['.jsonl.gz', readNdjson],
  ['.json', readJson],
  ['.txt', (path, file, { utcOffset }) => readPage(path, file, utcOffset)],
];

export const KINDS = READERS.map(([suffix]) => suffix).join(', ');

/** A file that will be read, its size for progress, and how it is named in reports. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/**
 * The files of all sources, and how many files of other kinds were left out.
 * @throws CommandError when a source does not exist, or is a file of no known kind
 */
export async function findSourceFiles(
  sources: readonly string[],
): Promise<{ files: SourceFile[]; others: number }> {
  const files: SourceFile[] = [];
  let others = 0;
  for (const source of sources) {
    const found = await stat(source).catch(() => null);
    if (found === null) throw new CommandError(`There is no file or folder ${source}.`);
    if (found.isDirectory()) {
      const inside = await filesBelow(source);
      const known = inside.filter((file) => readerOf(file.path) !== null);
      files.push(...known);
      others += inside.length - known.length;
    } else if (readerOf(source) === null) {
      throw new CommandError(`${source} is of no known kind: give ${KINDS}, or a folder of these.`);
    } else {
      files.push({ path: source, name: source, bytes: found.size });
    }
  }
  return { files, others };
}

/** Records of one file, in order. */
export function readSourceFile(file: SourceFile, options: SourceOptions): AsyncGenerator<SourceRecord> {
  return readerOf(file.path)!(file.path, file.name, options);
}

function readerOf(path: string): Reader | null {
  return READERS.find(([suffix]) => path.toLowerCase().endsWith(suffix))?.[1] ?? null;
}

async function filesBelow(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  // By code unit, not by locale: the same folder gives the same order on every machine.
  paths.sort((a, b) => (relative(folder, a) < relative(folder, b) ? -1 : 1));
  return Promise.all(paths.map(async (path) => ({ path, name: path, bytes: (await stat(path)).size })));
}

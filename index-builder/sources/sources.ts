/** Finds the articles of a SOURCE: a file of a known kind, or a folder of them, in the order of their names. */
import { stat } from 'node:fs/promises';
import { CommandError } from '../../src/errors.ts';
import { filesBelow } from './folder.ts';
import { readJson, readNdjson } from './json-source.ts';
import { readPage } from './page-source.ts';
import type { SourceRecord } from './record.ts';

export interface SourceOptions {
  /** Zone of dates that pages show without one, as +03:00. */
  readonly utcOffset: string;
}

/** A file that will be read, its size for progress, and how it is named in reports. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

type Reader = (file: SourceFile, options: SourceOptions) => AsyncGenerator<SourceRecord>;

const ndjson: Reader = ({ path, name }) => readNdjson(path, name);

const READERS: readonly (readonly [suffix: string, reader: Reader])[] = [
  ['.ndjson', ndjson],
  ['.ndjson.gz', ndjson],
  ['.jsonl', ndjson],
  ['.jsonl.gz', ndjson],
  ['.json', ({ path, name, bytes }) => readJson(path, name, bytes)],
  ['.txt', ({ path, name, bytes }, { utcOffset }) => readPage(path, name, bytes, utcOffset)],
];

/** The suffixes of the files that are read, for messages. */
export const KINDS = READERS.map(([suffix]) => suffix).join(', ');

/**
 * The files of all sources in their order, and how many files of other kinds were left out. Files and folders whose
 * names begin with a dot are neither: systems and editors keep their own things there.
 * @throws CommandError when a source does not exist, or is a file of no known kind
 */
export async function findSourceFiles(
  sources: readonly string[],
): Promise<{ files: SourceFile[]; others: number }> {
  const files: SourceFile[] = [];
  let others = 0;
  for (const source of sources) {
    const found = await stat(source).catch(() => null);
    if (found === null) {
      throw new CommandError(`There is no file or folder ${source}. Check the path; nothing was built.`);
    }
    if (found.isDirectory()) {
      const inside = await filesBelow(source);
      const known = inside.filter((file) => readerOf(file.path) !== null);
      files.push(...known);
      others += inside.length - known.length;
    } else if (readerOf(source) === null) {
      throw new CommandError(
        `${source} is of no known kind: give files named ${KINDS}, or a folder of these.`,
      );
    } else {
      files.push({ path: source, name: source, bytes: found.size });
    }
  }
  return { files, others };
}

/** Records of one file, in order. What cannot be read is a bad record. */
export function readSourceFile(file: SourceFile, options: SourceOptions): AsyncGenerator<SourceRecord> {
  return readerOf(file.path)!(file, options);
}

function readerOf(path: string): Reader | null {
  return READERS.find(([suffix]) => path.toLowerCase().endsWith(suffix))?.[1] ?? null;
}

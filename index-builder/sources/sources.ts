/** Finds the articles of a SOURCE: a file of a known kind, a folder or a bucket of them, in the order of their names. */
import { stat } from 'node:fs/promises';
import { isS3 } from '../../functions/s3/s3-place.ts';
import { CommandError } from '../../src/errors.ts';
import { fileContent, type SourceContent } from './content.ts';
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
  /** Where its bytes come from; by default the file at `path`. */
  readonly content?: SourceContent;
}

type Reader = (file: SourceFile, options: SourceOptions) => AsyncGenerator<SourceRecord>;

const contentOf = ({ path, content }: SourceFile): SourceContent => content ?? fileContent(path);

const ndjson: Reader = (file) => readNdjson(contentOf(file), file.path, file.name);

const READERS: readonly (readonly [suffix: string, reader: Reader])[] = [
  ['.ndjson', ndjson],
  ['.ndjson.gz', ndjson],
  ['.jsonl', ndjson],
  ['.jsonl.gz', ndjson],
  ['.json', (file) => readJson(contentOf(file), file.name, file.bytes)],
  ['.txt', (file, { utcOffset }) => readPage(contentOf(file), file, utcOffset)],
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
    if (isS3(source)) {
      // Loaded here, as where indexes in buckets are opened: most builds have nothing to do with AWS.
      const { bucketFiles } = await import('./bucket.ts');
      others += addKnown(files, await bucketFiles(source));
      continue;
    }
    const found = await stat(source).catch(() => null);
    if (found === null) {
      throw new CommandError(`There is no file or folder ${source}. Check the path.`);
    }
    if (found.isDirectory()) {
      others += addKnown(files, await filesBelow(source));
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

/** Adds those of known kinds; gives the number of the others. */
function addKnown(files: SourceFile[], found: readonly SourceFile[]): number {
  const known = found.filter((file) => readerOf(file.path) !== null);
  files.push(...known);
  return found.length - known.length;
}

/** Records of one file, in order. What cannot be read is a bad record. */
export function readSourceFile(file: SourceFile, options: SourceOptions): AsyncGenerator<SourceRecord> {
  return readerOf(file.path)!(file, options);
}

function readerOf(path: string): Reader | null {
  return READERS.find(([suffix]) => path.toLowerCase().endsWith(suffix))?.[1] ?? null;
}

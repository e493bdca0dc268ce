/** The bytes of a source file, wherever it is. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

export interface SourceContent {
  /** In pieces, from the start: for files that are read line by line. */
  stream(): AsyncIterable<Buffer>;
  /** All at once. */
  whole(): Promise<Buffer>;
  /** When it was last changed. */
  modified(): Promise<Date>;
}

/** Of a file of this machine. */
export function fileContent(path: string): SourceContent {
  return {
    stream: () => createReadStream(path),
    whole: () => readFile(path),
    modified: async () => (await stat(path)).mtime,
  };
}

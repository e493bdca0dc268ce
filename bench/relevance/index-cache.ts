/**
 * Packed indexes of earlier runs, so that trying another ranking does not index the archive again. An index is kept by a
 * hash of the documents and of the source that made it; anything that may change its bytes gives another hash.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../.fihris/relevance/', import.meta.url));
const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
/** Parts of the source that decide what an index holds. */
const FOLDERS = ['arabic', 'index', 'segment'];

export type NamedBytes = readonly [name: string, bytes: Uint8Array<ArrayBuffer>];

export class IndexCache {
  private readonly hash: string;

  /** @param documentsPath the file that is indexed */
  constructor(documentsPath: string) {
    const hash = createHash('sha256').update(readFileSync(documentsPath));
    for (const file of FOLDERS.flatMap((folder) => filesBelow(join(SOURCE, folder)))) {
      hash.update(readFileSync(file));
    }
    this.hash = hash.digest('hex').slice(0, 16);
  }

  has(key: string): boolean {
    return existsSync(this.directory(key));
  }

  read(key: string): NamedBytes[] {
    const directory = this.directory(key);
    return readdirSync(directory).map((name) => [name, new Uint8Array(readFileSync(join(directory, name)))]);
  }

  /** Whole or not at all: a run that is stopped leaves no half index to be read by the next. */
  write(key: string, objects: readonly NamedBytes[]): void {
    const unfinished = `${this.directory(key)}-${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    for (const [name, bytes] of objects) writeFileSync(join(unfinished, name), bytes);
    // Another run may have been faster; what it made is the same.
    if (this.has(key)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, this.directory(key));
  }

  private directory(key: string): string {
    return join(CACHE, `${this.hash}-${key.replace(/[^\w.]/g, '-')}`);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

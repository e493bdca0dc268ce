/** A local folder for what work on an index needs on the way: removed when the work ends, also when a signal ends it. */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inUse = new Set<string>();

export class WorkFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async create(): Promise<WorkFolder> {
    const path = await mkdtemp(join(tmpdir(), 'fihris-work-'));
    inUse.add(path);
    return new WorkFolder(path);
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
    inUse.delete(this.path);
  }

  /** Removes all of this process at once: for a process that is about to end. */
  static abandonAll(): void {
    for (const path of inUse) rmSync(path, { recursive: true, force: true });
  }
}

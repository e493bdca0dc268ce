/** A build into a bucket: segments are uploaded when they are complete, and the manifest is swapped last. */
import { rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../src/index/manifest.ts';
import { collectGarbage } from '../../src/publish/garbage.ts';
import { type NextManifest, publish } from '../../src/publish/publish.ts';
import type { PackedSegment } from '../../src/segment/segment-writer.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';
import type { BuildTarget } from './target.ts';

/** One build at a time in a process; processes have folders of their own. */
const WORK_DIRECTORY = join(tmpdir(), `fihris-build-${process.pid}`);

export class StorageTarget implements BuildTarget {
  readonly workDirectory = WORK_DIRECTORY;
  private readonly storage: WritableStorage;

  private constructor(storage: WritableStorage) {
    this.storage = storage;
  }

  /** Asks the storage for a listing, so that what is wrong with the place or its key is said before the work. */
  static async prepare(storage: WritableStorage): Promise<StorageTarget> {
    await storage.list();
    await rm(WORK_DIRECTORY, { recursive: true, force: true });
    await mkdir(WORK_DIRECTORY, { recursive: true });
    return new StorageTarget(storage);
  }

  static abandonWork(): void {
    rmSync(WORK_DIRECTORY, { recursive: true, force: true });
  }

  writeSegment({ ref, pieces }: PackedSegment): Promise<void> {
    return this.storage.write(ref.name, pieces);
  }

  async publish(next: NextManifest): Promise<Manifest> {
    const manifest = await publish(this.storage, () => next);
    // The index is published by now: what cannot be removed is no failure, the next build tries again.
    await collectGarbage(this.storage).catch(() => undefined);
    return manifest;
  }

  cleanUp(): Promise<void> {
    return rm(WORK_DIRECTORY, { recursive: true, force: true });
  }
}

/** A build into a bucket: segments are uploaded when they are complete, and the manifest is swapped last. */
import type { Manifest } from '../../src/index/manifest.ts';
import { type NextManifest, publish } from '../../src/publish/publish.ts';
import type { PackedSegment } from '../../src/segment/segment-writer.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';
import { collectAfterwards } from './collect-afterwards.ts';
import type { BuildTarget } from './target.ts';
import { WorkFolder } from './work-folder.ts';

export class StorageTarget implements BuildTarget {
  private readonly storage: WritableStorage;
  private readonly work: WorkFolder;

  private constructor(storage: WritableStorage, work: WorkFolder) {
    this.storage = storage;
    this.work = work;
  }

  /** Asks the storage for a listing, so that what is wrong with the place or its key is said before the work. */
  static async prepare(storage: WritableStorage): Promise<StorageTarget> {
    await storage.list();
    return new StorageTarget(storage, await WorkFolder.create());
  }

  get workDirectory(): string {
    return this.work.path;
  }

  writeSegment({ ref, pieces }: PackedSegment): Promise<void> {
    return this.storage.write(ref.name, pieces);
  }

  async publish(next: NextManifest): Promise<Manifest> {
    const manifest = await publish(this.storage, () => next);
    await collectAfterwards(this.storage);
    return manifest;
  }

  cleanUp(): Promise<void> {
    return this.work.remove();
  }
}

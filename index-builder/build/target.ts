/** Where a build puts its index: a directory, or a bucket. The index changes in one step, its manifest. */
import type { Manifest } from '../../src/index/manifest.ts';
import type { NextManifest } from '../../src/publish/publish.ts';
import type { PackedSegment } from '../../src/segment/segment-writer.ts';
import { directoryOf, writableStorage } from '../locations.ts';
import { abandonDirectoryWork, DirectoryTarget } from './directory-target.ts';
import { StorageTarget } from './storage-target.ts';
import { WorkFolder } from './work-folder.ts';

export interface BuildTarget {
  /** Local folder for what the build needs on the way. */
  readonly workDirectory: string;
  /** Writes a segment of the index; it is of no consequence until a manifest names it. */
  writeSegment(segment: PackedSegment): Promise<void>;
  /** Makes a manifest the index's. Its generation follows the one that was there. */
  publish(manifest: NextManifest): Promise<Manifest>;
  /** Removes what is of no use any more; after a failure too. */
  cleanUp(): Promise<void>;
}

/** Makes a location ready. @throws CommandError when no index can be built there */
export async function prepareTarget(location: string): Promise<BuildTarget> {
  const directory = directoryOf(location);
  if (directory !== null) return DirectoryTarget.prepare(directory);
  return StorageTarget.prepare(await writableStorage(location));
}

/** Removes the local work of this process, at once: for a process that is about to end. */
export function abandonWork(location: string): void {
  const directory = directoryOf(location);
  if (directory !== null) abandonDirectoryWork(directory);
  WorkFolder.abandonAll();
}

/**
 * The directory an index is built into. Work goes to a folder inside it; the index changes in one step, the renaming of
 * its manifest, and a build that dies before leaves the old index as it was.
 */
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError, FihrisError } from '../../src/errors.ts';
import { decodeManifest, encodeManifest, MANIFEST_NAME, type Manifest } from '../../src/index/manifest.ts';
import type { PackedSegment } from '../../src/segment/segment-writer.ts';

const WORK_PREFIX = '.build-';
const SEGMENT_SUFFIX = '.fihris';

export class BuildTarget {
  readonly directory: string;
  /** Folder for what the build needs on the way. */
  readonly workDirectory: string;

  private constructor(directory: string) {
    this.directory = directory;
    this.workDirectory = join(directory, `${WORK_PREFIX}${process.pid}`);
  }

  /** @throws CommandError when something else than an index is there */
  static async prepare(directory: string): Promise<BuildTarget> {
    const found = await stat(directory).catch(() => null);
    if (found !== null && !found.isDirectory()) {
      throw new CommandError(`${directory} is a file: give a directory for the index.`);
    }
    const entries = found === null ? [] : await readdir(directory);
    const foreign = entries.filter((name) => !name.startsWith(WORK_PREFIX) && !name.endsWith(SEGMENT_SUFFIX));
    if (foreign.length > 0 && !entries.includes(MANIFEST_NAME)) {
      throw new CommandError(
        `${directory} holds other files than an index: give an empty or a new directory.`,
      );
    }
    const target = new BuildTarget(directory);
    for (const name of entries) {
      // Left by a build that was killed: its process is gone, and no manifest names what is inside.
      if (name.startsWith(WORK_PREFIX) && !isRunning(name))
        await rm(join(directory, name), { recursive: true });
    }
    await mkdir(target.workDirectory, { recursive: true });
    return target;
  }

  /** Writes a segment's file. @param directory where, by default the index itself */
  async writeSegment({ ref, pieces }: PackedSegment, directory = this.directory): Promise<void> {
    // Written beside and renamed, so that a file with a segment's name is always whole.
    const temporary = join(this.workDirectory, `${ref.name}.part`);
    const file = await open(temporary, 'w');
    try {
      for (const piece of pieces) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(directory, ref.name));
  }

  /** Makes a manifest the index's. Its generation follows the one that was there. */
  async publish(manifest: Omit<Manifest, 'generation'>): Promise<Manifest> {
    const before = await this.currentManifest();
    const next: Manifest = { ...manifest, generation: (before?.generation ?? 0) + 1 };
    const temporary = join(this.workDirectory, MANIFEST_NAME);
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(encodeManifest(next));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(this.directory, MANIFEST_NAME));
    await this.removeSegmentsOutside(before === null ? [next] : [before, next]);
    return next;
  }

  /** Removes the work folder; after a failure too. */
  async cleanUp(): Promise<void> {
    await rm(this.workDirectory, { recursive: true, force: true });
  }

  /** The manifest there now; null where there is none, or none that this code can read. */
  private async currentManifest(): Promise<Manifest | null> {
    try {
      return decodeManifest(await readFile(join(this.directory, MANIFEST_NAME)));
    } catch (error) {
      if (error instanceof FihrisError || (error instanceof Error && 'code' in error)) return null;
      throw error;
    }
  }

  /** Requests under way may still read the segments of the manifest before this one. */
  private async removeSegmentsOutside(manifests: readonly Manifest[]): Promise<void> {
    const named = new Set(manifests.flatMap((manifest) => manifest.segments.map((segment) => segment.name)));
    for (const name of await readdir(this.directory)) {
      if (name.endsWith(SEGMENT_SUFFIX) && !named.has(name)) await rm(join(this.directory, name));
    }
  }
}

function isRunning(workName: string): boolean {
  const pid = Number(workName.slice(WORK_PREFIX.length));
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

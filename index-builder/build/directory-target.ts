/**
 * The directory an index is built into. Work goes to a folder inside it; the index changes in one step, the renaming of
 * its manifest, and a build that dies before leaves the old index as it was.
 */
import { rmSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { isRunning, PROCESS_SPACE } from '../../functions/node/process-space.ts';
import { CommandError } from '../../src/errors.ts';
import { historyGeneration } from '../../src/index/history-names.ts';
import { MANIFEST_NAME, type Manifest } from '../../src/index/manifest.ts';
import { type NextManifest, publish } from '../../src/publish/publish.ts';
import type { PackedSegment } from '../../src/segment/segment-writer.ts';
import { collectAfterwards } from './collect-afterwards.ts';
import type { BuildTarget } from './target.ts';

const WORK_PREFIX = '.build-';
const SEGMENT_SUFFIX = '.fihris';

/**
 * Nobody here can tell whether a process of another machine or container is still there. Its work is left alone, which
 * harms no build, until nothing of it has changed for so long, in milliseconds.
 */
const ABANDONED_AFTER = 6 * 3_600_000;

/** Directories that builds of this very process are at work in. */
const atWork = new Set<string>();

export class DirectoryTarget implements BuildTarget {
  readonly directory: string;
  /** Folder for what the build needs on the way. */
  readonly workDirectory: string;
  /** Segments this build has put into the index, until a manifest names them. */
  private readonly unnamed = new Set<string>();

  /** Whether this build made the directory, and has put no index into it yet. */
  private isNew: boolean;

  private constructor(directory: string, isNew: boolean) {
    this.directory = directory;
    this.isNew = isNew;
    this.workDirectory = workDirectoryOf(directory);
  }

  /**
   * Makes the directory ready: removes what a killed build has left.
   * @throws CommandError when something else than an index is there, or another build is at work in it
   */
  static async prepare(directory: string): Promise<DirectoryTarget> {
    const isNew = await checkIsForIndexes(directory);
    const target = new DirectoryTarget(directory, isNew);
    if (atWork.has(target.workDirectory)) throw inUse(directory, target.workDirectory);
    atWork.add(target.workDirectory);
    try {
      // Numbers of processes come again: what is there under ours is an earlier one's.
      await rm(target.workDirectory, { recursive: true, force: true });
      await mkdir(target.workDirectory, { recursive: true });
      await target.removeAbandonedWork();
    } catch (error) {
      await target.cleanUp();
      throw error;
    }
    return target;
  }

  /** Written beside and renamed, so that a file under its name is always whole. */
  async writeSegment({ ref, pieces }: PackedSegment): Promise<void> {
    const path = join(this.directory, ref.name);
    // Named by its content: a file that is there is the one that would be written, and a manifest may name it already.
    if ((await sizeOf(path)) === null) this.unnamed.add(ref.name);
    await writeWhole(join(this.workDirectory, `${ref.name}.part`), path, pieces);
  }

  /** Makes a manifest the index's. Segments that only older states name are removed once nobody can need them. */
  async publish(next: NextManifest): Promise<Manifest> {
    const storage = new FileStorage(this.directory);
    const manifest = await publish(storage, () => next);
    this.unnamed.clear();
    this.isNew = false;
    await collectAfterwards(storage);
    return manifest;
  }

  /** Removes the work folder, and segments that no manifest came to name; after a failure too. */
  async cleanUp(): Promise<void> {
    atWork.delete(this.workDirectory);
    for (const name of this.unnamed) await rm(join(this.directory, name), { force: true });
    await rm(this.workDirectory, { recursive: true, force: true });
    if (this.isNew) await rmdir(this.directory).catch(() => undefined);
  }

  /** @throws CommandError when the work is not abandoned */
  private async removeAbandonedWork(): Promise<void> {
    for (const name of await readdir(this.directory)) {
      const path = join(this.directory, name);
      if (!name.startsWith(WORK_PREFIX) || name === basename(this.workDirectory)) continue;
      const [pid, space = PROCESS_SPACE] = name.slice(WORK_PREFIX.length).split('-');
      const isOurs = space === PROCESS_SPACE;
      if (isOurs && Number(pid) > 0 && isRunning(Number(pid))) throw inUse(this.directory, path);
      if (isOurs || (await this.isAbandoned(path))) await rm(path, { recursive: true, force: true });
    }
  }

  /** By the clock of the file system, which made the folder of this build a moment ago. */
  private async isAbandoned(work: string): Promise<boolean> {
    const names = await readdir(work).catch(() => []);
    const paths = [work, ...names.map((name) => join(work, name))];
    // What goes away this moment is at work.
    const changed = paths.map(
      async (path) => (await stat(path).catch(() => null))?.mtimeMs ?? Number.POSITIVE_INFINITY,
    );
    const last = Math.max(...(await Promise.all(changed)));
    return (await stat(this.workDirectory)).mtimeMs - last > ABANDONED_AFTER;
  }
}

async function writeWhole(temporary: string, path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const file = await open(temporary, 'w');
  try {
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/** Removes the work of this process in a directory, at once: for a process that is about to end. */
export function abandonDirectoryWork(directory: string): void {
  rmSync(workDirectoryOf(directory), { recursive: true, force: true });
}

function workDirectoryOf(directory: string): string {
  return join(resolve(directory), `${WORK_PREFIX}${process.pid}-${PROCESS_SPACE}`);
}

function inUse(directory: string, work: string): CommandError {
  return new CommandError(
    `Another build into ${directory} is under way. Wait until it has ended; if there is none, remove ${work}.`,
  );
}

/**
 * Passes for a new directory, an empty one, and an index, damaged or not. A manifest.json alone proves nothing: the web
 * has files of that name too. @returns whether the directory is new
 */
async function checkIsForIndexes(directory: string): Promise<boolean> {
  const found = await stat(directory).catch(() => null);
  if (found === null) return true;
  if (!found.isDirectory()) throw new CommandError(`${directory} is a file: give a directory for the index.`);
  const names = (await readdir(directory)).filter((name) => !name.startsWith('.'));
  const others = names.filter((name) => !isOfIndexes(name));
  const hasSegments = names.some((name) => name.endsWith(SEGMENT_SUFFIX));
  if (names.length === 0 || (others.length === 0 && hasSegments)) return false;
  if (await isOurManifest(join(directory, MANIFEST_NAME))) return false;
  throw new CommandError(`${directory} holds other files than an index: give an empty or a new directory.`);
}

function isOfIndexes(name: string): boolean {
  return name === MANIFEST_NAME || name.endsWith(SEGMENT_SUFFIX) || historyGeneration(name) !== null;
}

/** Whether a file is the manifest of an index, of whatever version. */
async function isOurManifest(path: string): Promise<boolean> {
  try {
    return z.object({ format: z.literal('fihris') }).safeParse(JSON.parse(await readFile(path, 'utf8')))
      .success;
  } catch {
    return false;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.size ?? null;
}

/**
 * A lock among processes of one machine: a file that only one of them can create. A lock whose process is gone was left
 * by one that was killed, and is taken over.
 */

import { randomUUID } from 'node:crypto';
import { link, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { StorageFailureError } from '../../src/errors.ts';

const WAIT_MS = 10;
/** Holders read and write one small file: one that takes longer has a fault that waiting does not mend. */
const LONGEST_WAIT_MS = 30_000;

/** The last of those in this process who want a lock, by its path: they take turns, and only one of them contends. */
const turns = new Map<string, Promise<unknown>>();

/** Runs `work` while holding the lock. @throws StorageFailureError when it is not to be had */
export function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(path) ?? Promise.resolve();
  const turn = before.then(
    () => locked(path, work),
    () => locked(path, work),
  );
  turns.set(path, turn);
  const forget = () => {
    if (turns.get(path) === turn) turns.delete(path);
  };
  turn.then(forget, forget);
  return turn;
}

async function locked<T>(path: string, work: () => Promise<T>): Promise<T> {
  const own = `${path}.${randomUUID()}`;
  try {
    await writeFile(own, String(process.pid), { flag: 'wx' });
    await acquire(path, own);
    try {
      return await work();
    } finally {
      await unlink(path);
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** A link to a file that is complete already: nobody ever reads a lock without its holder in it. */
async function acquire(path: string, own: string): Promise<void> {
  const started = performance.now();
  while (!(await isLinked(own, path))) {
    const holder = await holderOf(path);
    if (isLeft(holder)) await takeAway(path, holder, own);
    else await wait(WAIT_MS);
    if (performance.now() - started > LONGEST_WAIT_MS) {
      throw new StorageFailureError(
        `Another process (${holder}) has held the index for ${LONGEST_WAIT_MS / 1000} s. End it, or remove ${path} if ` +
          'there is none; then try again.',
      );
    }
  }
}

/**
 * Whether the process that a lock names has left it behind. One that names this process is not of this run of it, since
 * nobody else here contends: containers have the same process number each time they start.
 */
function isLeft(holder: number): boolean {
  return holder > 0 && (holder === process.pid || !isRunning(holder));
}

async function isLinked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a process that is gone; one of those who try it, and only while the lock is still that one's. */
async function takeAway(path: string, holder: number, own: string): Promise<void> {
  const breaking = `${path}.break`;
  if (!(await isLinked(own, breaking))) {
    // Whoever was about to may have been killed at it.
    const breaker = await holderOf(breaking);
    if (isLeft(breaker)) await rm(breaking, { force: true });
    else await wait(WAIT_MS);
    return;
  }
  try {
    if ((await holderOf(path)) === holder) await rm(path, { force: true });
  } finally {
    await rm(breaking, { force: true });
  }
}

/** The process a lock names; 0 when there is none. */
async function holderOf(path: string): Promise<number> {
  return Number(await readFile(path, 'utf8').catch(() => ''));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

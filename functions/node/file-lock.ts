/**
 * A lock among processes that share a directory: a file that only one of them can create. A lock whose process is gone was
 * left by one that was killed, and is taken over. Of processes of other machines and containers nobody here can tell
 * whether they are gone: their lock was left when it stays the same for much longer than anybody holds one.
 */

import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { StorageFailureError } from '../../src/errors.ts';
import { isRunning, PROCESS_SPACE } from './process-space.ts';

const WAIT_MS = 10;
/** Holders read one small file and rename another: one that takes longer has a fault that waiting does not mend. */
const LONGEST_WAIT_MS = 30_000;
/** Twice this is less than the longest wait: whoever was about to take a lock away may have been killed at it. */
const LEFT_AFTER_MS = 10_000;

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
  const id = randomUUID();
  const own = `${path}.${id}`;
  const text = `${process.pid} ${PROCESS_SPACE} ${id}`;
  try {
    await writeFile(own, text, { flag: 'wx' });
    await acquire(path, own);
    try {
      return await work();
    } finally {
      // One that was taken away, because it was held for too long, is another's by now.
      if ((await holderOf(path))?.text === text) await rm(path, { force: true });
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** A link to a file that is complete already: nobody ever reads a lock without its holder in it. */
async function acquire(path: string, own: string): Promise<void> {
  const started = performance.now();
  const watches = { lock: new Watch(), breaking: new Watch() };
  while (!(await isLinked(own, path))) {
    const holder = await holderOf(path);
    if (holder !== null && watches.lock.isLeft(holder)) await takeAway(path, holder, own, watches.breaking);
    else await wait(WAIT_MS);
    if (performance.now() - started > LONGEST_WAIT_MS) {
      throw new StorageFailureError(
        `Another process (${holder?.pid ?? 'unknown'}) has held the index for ${LONGEST_WAIT_MS / 1000} s. End it, or ` +
          `remove ${path} if there is none; then try again.`,
      );
    }
  }
}

/** What a lock says of who holds it. */
interface Holder {
  readonly pid: number;
  readonly space: string;
  /** Different each time a lock is taken. */
  readonly text: string;
}

/** Tells whether the process that a lock names has left it behind. */
class Watch {
  private text: string | null = null;
  private since = 0;

  isLeft({ pid, space, text }: Holder): boolean {
    if (text !== this.text) {
      this.text = text;
      this.since = performance.now();
    }
    // One that names this process is not of this run of it, since nobody else here contends: numbers come again.
    if (space === PROCESS_SPACE) return pid === process.pid || !(pid > 0 && isRunning(pid));
    return performance.now() - this.since > LEFT_AFTER_MS;
  }
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
async function takeAway(path: string, holder: Holder, own: string, watch: Watch): Promise<void> {
  const breaking = `${path}.break`;
  if (!(await isLinked(own, breaking))) {
    // Whoever was about to may have been killed at it.
    const breaker = await holderOf(breaking);
    if (breaker !== null && watch.isLeft(breaker)) await rm(breaking, { force: true });
    else await wait(WAIT_MS);
    return;
  }
  try {
    if ((await holderOf(path))?.text === holder.text) await rm(path, { force: true });
  } finally {
    await rm(breaking, { force: true });
  }
}

/** Who holds a lock; null when there is none. Locks of earlier versions say a number alone. */
async function holderOf(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const [pid, space = PROCESS_SPACE] = text.split(' ');
  return { pid: Number(pid), space, text };
}

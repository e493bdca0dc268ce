/**
 * A publisher that is killed: `dying-publisher.ts LOCATION ACTION WHEN N SOURCE`. The process kills itself, as the system
 * does when memory is short, at the N-th of its operations, counted from 1:
 *
 * - WHEN `file`: before the N-th call that changes the file system, whichever part of a storage operation it is;
 * - WHEN `before`, `during` or `after`: around the N-th storage operation; `during` is when it was begun and not awaited.
 *
 * Without that many operations it does its work and ends with 0.
 */
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setImmediate } from 'node:timers/promises';

const [location, action, when, number, source] = process.argv.slice(2);
let left = Number(number);

function isNow(): boolean {
  return --left === 0;
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal ends the process before anything else of it runs.
  throw new Error('still alive');
}

/** Calls of node:fs/promises that change something. */
const CHANGING = ['rename', 'rm', 'unlink', 'link', 'writeFile', 'mkdir', 'mkdtemp'] as const;

function watchFiles(): void {
  for (const name of CHANGING) {
    const original = fs[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        if (isNow()) die();
        return original.apply(fs, args);
      },
    });
  }
  const { open } = fs;
  Object.assign(fs, {
    open: async (...args: Parameters<typeof open>) => {
      if (args[1] !== undefined && args[1] !== 'r' && isNow()) die();
      return watched(await open(...args));
    },
  });
  syncBuiltinESMExports();
}

/** A file whose writes and syncs count too; half of a write is there when it dies at one. */
function watched(file: FileHandle): FileHandle {
  const { writeFile, sync } = file;
  file.writeFile = async (data, ...rest) => {
    if (isNow()) {
      const bytes = data as Uint8Array;
      await writeFile.call(file, bytes.subarray(0, bytes.length >> 1));
      die();
    }
    return writeFile.call(file, data, ...rest);
  };
  file.sync = async () => {
    if (isNow()) die();
    return sync.call(file);
  };
  return file;
}

/** A storage whose operations count. */
function watchedStorage<T extends object>(storage: T): T {
  return new Proxy(storage, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        if (!isNow()) return value.apply(target, args);
        if (when === 'before') die();
        const pending = value.apply(target, args);
        if (when === 'after') await pending;
        else await setImmediate();
        return die();
      };
    },
  });
}

if (when === 'file') watchFiles();
// Imported only now, so that they are given the watched functions.
const { publisherOf } = await import('./publisher.ts');
const { writableStorage } = await import('../../index-builder/locations.ts');
const storage = await writableStorage(location!);
await publisherOf(action!, source)(when === 'file' ? storage : watchedStorage(storage));

/** Every write of a build fails once: the index that was there stays whole, and nothing is left beside it. */
import { readdirSync } from 'node:fs';
import type * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { historyGeneration } from '../../src/index/history-names.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import {
  articlesIn,
  build,
  contentOf,
  folderOf,
  ndjson,
  openFolder,
  record,
  temporaryFolder,
} from './support.ts';

/** Counts writes, and lets one of them fail. */
const disk = vi.hoisted(() => ({ writes: 0, failing: 0 }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  const step = () => {
    if (++disk.writes !== disk.failing) return;
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
  };
  const failing =
    <Arguments extends unknown[], Result>(call: (...all: Arguments) => Promise<Result>) =>
    async (...all: Arguments): Promise<Result> => {
      step();
      return call(...all);
    };
  const open: typeof real.open = async (path, flags, mode) => {
    const file = await real.open(path, flags, mode);
    if (flags === undefined || flags === 'r') return file;
    const handle: fs.FileHandle = new Proxy(file, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        const bound = value.bind(target);
        return ['write', 'writeFile', 'sync'].includes(String(name)) ? failing(bound) : bound;
      },
    });
    return handle;
  };
  return { ...real, open, rename: failing(real.rename), mkdir: failing(real.mkdir) };
});

beforeEach(() => {
  disk.writes = disk.failing = 0;
});

const OLD = ndjson(record('old-1'), record('old-2'));
const NEW = ndjson(...Array.from({ length: 5 }, (_, i) => record(`new-${i}`)));

async function writesOf(work: () => Promise<unknown>): Promise<number> {
  disk.writes = 0;
  await work();
  return disk.writes;
}

/** The copy of a manifest that is about to be replaced may be there before it is. */
function withoutHistory(content: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(content).filter(([name]) => historyGeneration(name) === null));
}

describe('a disk that fails', () => {
  it.each([
    ['in one partition', 100],
    ['in several, merged', 2],
  ])('at any write of a build %s leaves the old index, whole and alone', async (_name, partitionArticles) => {
    const sources = folderOf({ 'a.ndjson': NEW });
    const options = { partitionArticles };
    const writes = await writesOf(() => build(sources, temporaryFolder(), options));
    expect(writes).toBeGreaterThan(5);
    const to = temporaryFolder();
    await build(folderOf({ 'a.ndjson': OLD }), to);
    const before = contentOf(to);
    for (let failing = 1; failing <= writes; failing++) {
      Object.assign(disk, { writes: 0, failing });
      await expect(build(sources, to, options), `write ${failing}`).rejects.toThrow('ENOSPC');
      expect(withoutHistory(contentOf(to)), `write ${failing}`).toEqual(before);
      expect(readdirSync(to).filter((name) => name.startsWith('.'))).toEqual([]);
    }
    disk.failing = 0;
    await build(sources, to, options);
    expect(await articlesIn(to)).toHaveLength(5);
    expect(await verifyIndex(new FileStorage(to), await openFolder(to))).toMatchObject({ documents: 5 });
  });

  it('at any write of a first build leaves no directory behind', async () => {
    const sources = folderOf({ 'a.ndjson': NEW });
    const parent = temporaryFolder();
    const writes = await writesOf(() => build(sources, join(temporaryFolder(), 'index')));
    for (let failing = 1; failing <= writes; failing++) {
      Object.assign(disk, { writes: 0, failing });
      await expect(build(sources, join(parent, 'index'))).rejects.toThrow('ENOSPC');
      expect(readdirSync(parent)).toEqual([]);
    }
  });
});

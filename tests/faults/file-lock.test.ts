/** The lock of a directory, among processes of one machine, of several containers, and of those that were killed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withLock } from '../../functions/node/file-lock.ts';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { PROCESS_SPACE } from '../../functions/node/process-space.ts';
import { NODE, ROOT, runProgram } from '../builder/support.ts';

let directory: string;
let lock: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fihris-lock-'));
  lock = join(directory, '.lock');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

/** Lets what the lock measures pass so many times faster. */
function hurry(times: number): void {
  const { now } = performance;
  vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) * times);
}

/** Whether the lock is to be had in that time, in milliseconds. */
async function isHad(time: number): Promise<boolean> {
  let had = false;
  const taking = withLock(lock, async () => {
    had = true;
  });
  await Promise.race([taking, wait(time)]);
  rmSync(lock, { force: true });
  await taking;
  return had;
}

describe('a lock', () => {
  it('of a process that is there is waited for, and one of a process that is gone is not', async () => {
    writeFileSync(lock, `${process.ppid} ${PROCESS_SPACE} some-id`);
    const waiting = isHad(200);
    await wait(150);
    expect(readFileSync(lock, 'utf8')).toContain('some-id');
    await waiting;
    const { pid } = spawnSync('true');
    writeFileSync(lock, `${pid} ${PROCESS_SPACE} some-id`);
    expect(await isHad(2_000)).toBe(true);
  });

  it('of another container is waited for, whatever numbers its processes have', async () => {
    for (const pid of [process.pid, process.ppid, 999_999_999]) {
      writeFileSync(lock, `${pid} elsewhere some-id`);
      let had = false;
      const taking = withLock(lock, async () => {
        had = true;
      });
      await wait(150);
      expect(had).toBe(false);
      rmSync(lock);
      await taking;
    }
  });

  it('of another container that stays the same for long was left, and is taken over', async () => {
    hurry(50);
    writeFileSync(lock, '7 elsewhere some-id');
    // Ten seconds are a fifth of one.
    expect(await isHad(5_000)).toBe(true);
  });

  it('of another container is not left while others there take it in turn', async () => {
    hurry(50);
    let had = false;
    writeFileSync(lock, '7 elsewhere 0');
    const taking = withLock(lock, async () => {
      had = true;
    });
    for (let turn = 1; turn <= 6; turn++) {
      await wait(60);
      expect(had).toBe(false);
      writeFileSync(lock, `7 elsewhere ${turn}`);
    }
    rmSync(lock);
    await taking;
  });

  it('that was taken away from its holder is not removed by it', async () => {
    await withLock(lock, async () => writeFileSync(lock, '7 elsewhere some-id'));
    expect(readFileSync(lock, 'utf8')).toBe('7 elsewhere some-id');
  });
});

const CONTAINER = ['--pid', '--fork', '--mount-proc'];
const HAS_CONTAINERS = spawnSync('unshare', [...CONTAINER, 'true']).status === 0;
const WITHOUT = HAS_CONTAINERS ? '' : ' (skipped: no new process spaces can be made here)';

describe.skipIf(!HAS_CONTAINERS)(`processes of several containers on one volume${WITHOUT}`, () => {
  it('lose nothing, though each is number 1 of its own', async () => {
    const times = 40;
    const script = join(ROOT, 'tests/faults/counting.ts');
    const args = [...CONTAINER, NODE, script, directory, String(times)];
    const ran = await Promise.all([1, 2, 3, 4].map(() => runProgram('unshare', args)));
    expect(ran).toEqual(ran.map(() => ({ code: 0, stdout: '', stderr: '' })));
    const { bytes } = await new FileStorage(directory).readObject('count');
    expect(new TextDecoder().decode(bytes)).toBe(String(4 * times));
  }, 60_000);
});

/** Where process numbers mean something: on one machine, since it was started, and there inside one container. */
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

const HASH_DIGITS = 12;

/**
 * Names the processes among which this one's number is its own. Containers have numbers of their own, and may share the
 * host's name, so that on Linux the name alone would not do.
 */
export const PROCESS_SPACE = createHash('sha256')
  .update(`${hostname()} ${kernelSpace()}`)
  .digest('hex')
  .slice(0, HASH_DIGITS);

/** What Linux says of its start and of this process's numbers; nothing elsewhere. */
function kernelSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}

/** Whether a process of this space is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What a process has used, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Processor time of all threads so far, in milliseconds, to the nanosecond; a thread that runs now lags behind a little. */
export function processorTime(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, thread) => sum + threadTime(pid, thread), 0) / 1e6;
}

/** Nanoseconds. */
function threadTime(pid: number, thread: string): number {
  return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
}

/** Processor time once all threads are idle: nothing is under way, neither collecting garbage nor compiling. */
export async function timeWhenIdle(pid: number): Promise<number> {
  for (let before = -1; ; ) {
    const now = processorTime(pid);
    if (now === before) return now;
    before = now;
    await setTimeout(1);
  }
}

/** Bytes of memory that are resident. */
export function residentBytes(pid: number): number {
  return kibibytes(pid, 'VmRSS') * 1024;
}

/** The most that was ever resident, in bytes. */
export function mostResidentBytes(pid: number): number {
  return kibibytes(pid, 'VmHWM') * 1024;
}

function kibibytes(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
}

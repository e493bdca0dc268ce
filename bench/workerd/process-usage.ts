/** What a process has used, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Processor time so far, in milliseconds, to the nanosecond. */
export interface ProcessorTime {
  /** Of all threads: V8 compiles and collects garbage beside the thread that answers. */
  readonly all: number;
  /** Of the first thread, on which workerd loads Workers and answers requests. */
  readonly first: number;
}

/** Taken once no thread runs or waits for a processor: nothing is under way, neither compiling nor collecting. */
export async function timeWhenIdle(pid: number): Promise<ProcessorTime> {
  while (threadsOf(pid).some((thread) => isRunnable(pid, thread))) await setTimeout(1);
  const all = threadsOf(pid).reduce((sum, thread) => sum + threadTime(pid, thread), 0);
  return { all, first: threadTime(pid, String(pid)) };
}

function threadsOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/task`);
}

/** Milliseconds; only of a thread that does not run now are they exact. */
function threadTime(pid: number, thread: string): number {
  return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

function isRunnable(pid: number, thread: string): boolean {
  // The state follows the name, which may itself hold brackets.
  return /\) R [^)]*$/.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'));
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

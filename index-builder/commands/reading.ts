/** What commands share that read sources and publish: their options, their progress, and their end. */
import { type Command, InvalidArgumentError } from 'commander';
import { BuildReport, type ProgressView } from '../build/report.ts';
import { abandonWork } from '../build/target.ts';
import { type Change, changing } from './failure.ts';
import { progressView } from './progress.ts';

export interface ReadingFlags {
  readonly to: string;
  readonly strict?: boolean;
  readonly quiet?: true;
  readonly utcOffset?: string;
}

/** Lines of one kind on a terminal; a file gets them all. */
const MOST_LINES_ON_A_TERMINAL = 50;

/** What shells expect of a program that a signal ended. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** @param offset what `--utc-offset` does */
export function addReadingOptions(command: Command, offset: string): Command {
  return command
    .option('--strict', 'stop at the first bad record or duplicate instead of going on')
    .option('--utc-offset <offset>', offset, readOffset)
    .option('--quiet', 'show no progress; bad records and notes are still shown');
}

/**
 * Runs work that reads sources and publishes to `--to`. Ctrl+C takes the progress bar and the work folder away; the index
 * that was there stays.
 */
export async function withReport<T>(
  { to, strict = false, quiet }: ReadingFlags,
  change: Change,
  work: (report: BuildReport) => Promise<T>,
): Promise<T> {
  const view = progressView(process.stderr, quiet);
  const mostLines = process.stderr.isTTY ? MOST_LINES_ON_A_TERMINAL : Number.POSITIVE_INFINITY;
  endCleanlyOnSignals(view, to);
  try {
    return await changing(to, change, () => work(new BuildReport(view, { mostLines, strict })));
  } catch (error) {
    view.stop();
    throw error;
  }
}

function endCleanlyOnSignals(view: ProgressView, location: string): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      view.stop();
      abandonWork(location);
      process.exit(EXIT_CODES[signal]);
    });
  }
}

function readOffset(value: string): string {
  const match = /^[+-](\d{2}):(\d{2})$/.exec(value);
  if (match !== null && Number(match[1]) <= 14 && Number(match[2]) <= 59) return value;
  throw new InvalidArgumentError('write it as +03:00.');
}

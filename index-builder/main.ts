#!/usr/bin/env node
/** The `fihris` command. Exit codes: 0 done, 1 failed, 2 used wrongly. */
import { CommanderError } from 'commander';
import { BadQueryError, FihrisError } from '../src/errors.ts';
import { isSystemError } from './commands/common.ts';
import { createProgram } from './program.ts';

const FAILED = 1;
const USAGE = 2;

// The reader of a pipe may have seen enough: `fihris search … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Errors are told in one line; anything unforeseen is a defect, and keeps its stack. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (!(error instanceof FihrisError || isSystemError(error))) throw error;
  process.stderr.write(`${error.message}\n`);
  return error instanceof BadQueryError ? USAGE : FAILED;
}

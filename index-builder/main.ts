#!/usr/bin/env node
/** The `fihris` command. Exit codes: 0 done, 1 failed, 2 used wrongly. */
import { run } from './program.ts';

// The reader of a pipe may have seen enough: `fihris search … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2));

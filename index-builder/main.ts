#!/usr/bin/env node
/** The `fihris` command. Exit codes: 0 done, 1 failed, 2 used wrongly. */
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { BadQueryError, FihrisError } from '../src/errors.ts';
import { addAsk } from './commands/ask.ts';
import { addBuild } from './commands/build.ts';
import { addInspect } from './commands/inspect.ts';
import { addServe } from './commands/serve.ts';

const FAILED = 1;
const USAGE = 2;

const program = new Command('fihris')
  .description('Serverless full-text search for Arabic news')
  .version(packageJson.version)
  .exitOverride()
  .showHelpAfterError('(see --help)');
addBuild(program);
addAsk(program);
addInspect(program);
addServe(program);
for (const command of program.commands) command.exitOverride().showHelpAfterError('(see --help)');

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (!(error instanceof FihrisError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return error instanceof BadQueryError ? USAGE : FAILED;
}

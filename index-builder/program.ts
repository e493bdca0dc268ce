/** The command line: its commands, and what becomes of their errors. */
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { BadQueryError, FihrisError } from '../src/errors.ts';
import { addAsk } from './commands/ask.ts';
import { addBuild } from './commands/build.ts';
import { examples } from './commands/common.ts';
import { addExplain } from './commands/explain.ts';
import { isSystemError } from './commands/failure.ts';
import { addInspect } from './commands/inspect.ts';
import { addServe } from './commands/serve.ts';
import { addStates } from './commands/states.ts';
import { addUpdate } from './commands/update.ts';

const DONE = 0;
const FAILED = 1;
const USAGE = 2;

/** Runs one command line. @returns its exit code @throws what no user can be told the remedy of: a defect of ours */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return DONE;
  } catch (error) {
    // Commander has written its message by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    if (!(error instanceof FihrisError || isSystemError(error))) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof BadQueryError ? USAGE : FAILED;
  }
}

/** A new program; errors of usage are thrown as CommanderError, never exit the process. */
export function createProgram(): Command {
  const program = new Command('fihris')
    .description('Serverless full-text search for Arabic news.')
    .version(packageJson.version)
    .addHelpText(
      'after',
      examples(
        ['build articles.ndjson.gz pages/ --to my-index', 'build an index from files and folders'],
        ['add today.ndjson --to my-index', 'add new and changed articles'],
        ['remove pol-005 --from my-index', 'retract an article'],
        ['compact --index my-index', 'merge what additions have left'],
        ['serve --index my-index', 'serve it: page and HTTP interface at http://localhost:8787'],
        ['search "مجلس الأمن" --index my-index', 'search it here'],
        ["suggest 'مجلس ال' --index my-index", 'how a query may go on'],
        ['related pol-005 --index my-index', 'articles related to one of them'],
        ['explain "والوزيرُ"', 'see what the analyser makes of a word'],
        ['stats --index my-index', 'see how large it is'],
        ['verify --index my-index', 'check that it is whole'],
        ['export --minisearch site.json --index my-index', 'take it to the browser'],
        ['history --index my-index', 'what was published before'],
        ['rollback --index my-index', 'undo the last build'],
        ['gc --index my-index --keep 0', 'forget what was published before'],
      ) +
        '\n\nExit codes: 0 done, 1 failed, 2 used wrongly. `fihris COMMAND --help` tells more of a command.',
    );
  addBuild(program);
  addUpdate(program);
  addAsk(program);
  addExplain(program);
  addServe(program);
  addInspect(program);
  addStates(program);
  program.exitOverride().showHelpAfterError('See fihris --help.');
  for (const command of program.commands) {
    command.exitOverride().showHelpAfterError(`See fihris ${command.name()} --help.`);
  }
  return program;
}

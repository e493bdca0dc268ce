/** `fihris history`, `rollback` and `gc`: the published states of an index. */
import { type Command, Option } from 'commander';
import { UnknownGenerationError } from '../../src/errors.ts';
import { collectGarbage, KEPT_STATES } from '../../src/publish/garbage.ts';
import { historyOf, type PastState, rollBack } from '../../src/publish/history.ts';
import { readPublished } from '../../src/publish/publish.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';
import { writableStorage } from '../locations.ts';
import { count, counted, examples, print, wholeNumber } from './common.ts';
import { noIndexIn } from './failure.ts';

const LOCATION = 'where the index is: a directory, or s3://bucket/prefix';

export function addStates(program: Command): void {
  program
    .command('history')
    .summary('the published states of an index that are kept')
    .description('Lists the published states of an index that are kept, the newest first.')
    .requiredOption('--index <location>', LOCATION)
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['history --index my-index', 'what can be gone back to']))
    .action(historyCommand);
  program
    .command('rollback')
    .summary('publish a past state of an index again')
    .description('Publishes a past state again, as a new generation; by default the one before the current.')
    .argument('[generation]', 'generation to go back to', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .requiredOption('--index <location>', LOCATION)
    .addHelpText(
      'after',
      examples(
        ['rollback --index my-index', 'undo the last build'],
        ['rollback 12 --index s3://my-bucket/news', 'go back to generation 12'],
      ),
    )
    .action(rollbackCommand);
  program
    .command('gc')
    .summary('remove what no kept state of an index needs')
    .description(
      'Removes past states beyond those to keep, and segments that no kept state names. What was replaced or written within\n' +
        'the last hour stays: readers and publishers at work may need it. Builds, additions, removals and compactions do\n' +
        'this by themselves when they have published.',
    )
    .requiredOption('--index <location>', LOCATION)
    .addOption(
      new Option('--keep <n>', 'past states to keep, beside the current one')
        .default(KEPT_STATES)
        .argParser(wholeNumber(0, 1_000_000)),
    )
    .addHelpText('after', examples(['gc --index my-index --keep 0', 'keep nothing but the current state']))
    .action(gcCommand);
}

async function historyCommand({ index, json }: { index: string; json?: true }): Promise<void> {
  const states = await historyOf(await writableStorage(index));
  if (states.length === 0) throw noIndexIn(index);
  if (json) {
    print(JSON.stringify(states));
    return;
  }
  for (const state of states) print(lineOf(state));
}

function lineOf({ generation, time, isCurrent, isWhole, articles }: PastState): string {
  const what = articles === null ? 'of another version of Fihris, or damaged' : counted(articles, 'article');
  const since = isCurrent ? 'current since' : 'replaced at';
  const missing = isCurrent
    ? ', files are missing: restore them, roll back, or build again'
    : ', collected: cannot be gone back to';
  return `${String(generation).padStart(6)}  ${since} ${new Date(time).toISOString()}  ${what}${isWhole ? '' : missing}`;
}

async function rollbackCommand(generation: number | undefined, { index }: { index: string }): Promise<void> {
  const storage = await writableStorage(index);
  const wanted = generation ?? (await stateBefore(storage, index));
  const manifest = await rollBack(storage, wanted);
  print(`Generation ${wanted} is published again, as generation ${manifest.generation}.`);
}

async function stateBefore(storage: WritableStorage, location: string): Promise<number> {
  const states = await historyOf(storage);
  if (states.length === 0) throw noIndexIn(location);
  const before = states.find(({ isCurrent }) => !isCurrent);
  if (before !== undefined) return before.generation;
  throw new UnknownGenerationError(
    `No state of ${location} before the current one is kept. See \`fihris history\`.`,
  );
}

async function gcCommand({ index, keep }: { index: string; keep: number }): Promise<void> {
  const storage = await writableStorage(index);
  if ((await readPublished(storage)).bytes === null) throw noIndexIn(index);
  const removed = await collectGarbage(storage, { keep });
  const bytes = removed.reduce((total, object) => total + object.bytes, 0);
  print(`${counted(removed.length, 'object')} removed, ${count(bytes)} bytes`);
}

/** `fihris add`, `remove` and `compact`: changing a published index without building it anew. */
import { type Command, InvalidArgumentError } from 'commander';
import { zlibCodec } from '../../functions/zlib-codec.ts';
import { CommandError } from '../../src/errors.ts';
import { documentsOf, type Manifest } from '../../src/index/manifest.ts';
import { compact } from '../../src/publish/compact.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { addSources } from '../build/add-articles.ts';
import { collectAfterwards } from '../build/collect-afterwards.ts';
import { writableStorage } from '../locations.ts';
import { KINDS } from '../sources/sources.ts';
import { count, counted, examples, print } from './common.ts';
import { changing } from './failure.ts';
import { progressView } from './progress.ts';
import { addReadingOptions, type ReadingFlags, withReport } from './reading.ts';

const LOCATION = 'where the index is: a directory, or s3://bucket/prefix';

const ADDITION = { name: 'The addition', verb: 'add' };
const REMOVAL = { name: 'The removal', verb: 'remove' };
const COMPACTION = { name: 'The compaction', verb: 'compact' };

/** More segments than this make searches dearer than they need be. */
const MANY_SEGMENTS = 6;

export function addUpdate(program: Command): void {
  addAdd(program);
  program
    .command('remove')
    .summary('retract articles of an index')
    .description(
      'Takes articles out of an index: they are gone from searches, related articles and counts within seconds. Their\n' +
        'bytes go with the next compaction, and with the states before that are kept.',
    )
    .argument('<id...>', 'ids of articles', readIds)
    .requiredOption('--from <location>', LOCATION)
    .addHelpText('after', examples(['remove pol-005 --from my-index', 'retract an article']))
    .action(removeCommand);
  program
    .command('compact')
    .summary('merge small segments and drop retracted articles')
    .description(
      'Merges segments that are near one another in size, and drops retracted articles. Answers stay the same.\n' +
        'Run it every night where articles are added and removed by day.',
    )
    .requiredOption('--index <location>', LOCATION)
    .option('--all', 'merge all segments into one, however large they are')
    .option('--quiet', 'show no progress')
    .addHelpText('after', examples(['compact --index s3://my-bucket/news', 'after a day of additions']))
    .action(compactCommand);
}

function addAdd(program: Command): void {
  const command = program
    .command('add')
    .summary('add articles to an index')
    .description(
      `Adds articles (${KINDS}; folders and S3 buckets of them) to an index. Articles the index has already are left out,\n` +
        'changed ones replace theirs. Costs what is new, not what is there.',
    )
    .argument('<source...>', 'files, folders and s3://bucket/prefix of articles')
    .requiredOption('--to <location>', LOCATION);
  addReadingOptions(command, 'zone of the dates that pages show, as +03:00 (default: UTC)')
    .addHelpText(
      'after',
      examples(
        ['add today.ndjson --to my-index', 'the articles of today'],
        ['add articles/ --to s3://my-bucket/news', 'what is new or changed in a folder'],
      ),
    )
    .action(addCommand);
}

async function addCommand(sources: string[], flags: ReadingFlags): Promise<void> {
  const { to, strict = false, utcOffset } = flags;
  const { addition, counts } = await withReport(flags, ADDITION, async (report) => {
    const addition = await addSources({ sources, location: to, strict, utcOffset, report });
    return { addition, counts: report.counts };
  });
  const { manifest, added, changed, unchanged } = addition;
  print(`${counted(added, 'article')} added, ${count(changed)} changed, ${count(unchanged)} unchanged`);
  print(
    `${counted(counts.bad, 'bad record')} skipped, ${counted(counts.duplicates, 'duplicate')} replaced, ` +
      `${counted(counts.notes, 'note')}`,
  );
  if (manifest === null) print(`Nothing was changed in ${to}.`);
  else for (const line of stateOf(manifest, to)) print(line);
}

async function removeCommand(ids: string[], { from }: { from: string }): Promise<void> {
  const storage = await writableStorage(from);
  const { manifest, removed, unknown } = await changing(from, REMOVAL, () =>
    removeArticles(storage, ids, zlibCodec),
  );
  if (manifest !== null) await collectAfterwards(storage);
  print(`${counted(removed.length, 'article')} removed`);
  if (manifest !== null) for (const line of stateOf(manifest, from)) print(line);
  if (unknown.length > 0) {
    throw new CommandError(
      `No article of ${from} has the id ${unknown.join(', or ')}. Look it up with a search.`,
    );
  }
}

async function compactCommand(flags: { index: string; all?: true; quiet?: true }): Promise<void> {
  const { index: location, all = false, quiet } = flags;
  const storage = await writableStorage(location);
  const view = progressView(process.stderr, quiet);
  try {
    const manifest = await changing(location, COMPACTION, () =>
      compact(storage, {
        inflater: zlibCodec,
        all,
        onStart: (pages) => view.start('merging', pages),
        onPage: () => view.advance(1),
      }),
    );
    if (manifest === null) {
      print(`There is nothing to compact in ${location}.`);
      return;
    }
    view.finish();
    await collectAfterwards(storage);
    for (const line of stateOf(manifest, location)) print(line);
  } catch (error) {
    view.stop();
    throw error;
  }
}

/** A variable of a script that was never set gives an empty id. */
function readIds(id: string, before: readonly string[] = []): readonly string[] {
  if (id.trim() === '') throw new InvalidArgumentError('an id is not empty.');
  return [...before, id];
}

/** What an index has come to, in lines. */
function stateOf(manifest: Manifest, location: string): string[] {
  const { segments, generation } = manifest;
  const articles = counted(documentsOf(manifest), 'article');
  const state = `${articles} in ${counted(segments.length, 'segment')}, generation ${generation}`;
  const advice = `Searches are dearer with many segments: fihris compact --index ${location}`;
  return segments.length > MANY_SEGMENTS ? [state, advice] : [state];
}

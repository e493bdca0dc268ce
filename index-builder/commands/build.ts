/** `fihris build`: from sources to an index. */
import { type Command, InvalidArgumentError } from 'commander';
import { BadRecordError, CommandError } from '../../src/errors.ts';
import { documentsOf, type Manifest } from '../../src/index/manifest.ts';
import { buildIndex } from '../build/build-index.ts';
import { type BuildCounts, BuildReport, type ProgressView } from '../build/report.ts';
import { abandonWork } from '../build/target.ts';
import { KINDS } from '../sources/sources.ts';
import { counted, examples, isSystemError, print } from './common.ts';
import { progressView } from './progress.ts';

interface BuildFlags {
  readonly to: string;
  readonly strict?: boolean;
  readonly quiet?: true;
  readonly utcOffset?: string;
}

/** Lines of one kind on a terminal; a file gets them all. */
const MOST_LINES_ON_A_TERMINAL = 50;

/** What shells expect of a program that a signal ended. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

export function addBuild(program: Command): void {
  program
    .command('build')
    .summary('build an index from stored articles')
    .description(
      `Builds an index from files of articles (${KINDS}), and from folders and S3 buckets of such files.\n` +
        'Bad records are reported with file and line, counted, and skipped. Of two articles with one id the later wins.\n' +
        'An index that is already there is replaced in the last step; until then, and after a failure, it stays as it was.',
    )
    .argument('<source...>', 'files, folders and s3://bucket/prefix of articles')
    .requiredOption('--to <location>', 'where the index goes: a directory, or s3://bucket/prefix')
    .option('--strict', 'stop at the first bad record or duplicate instead of going on')
    .option(
      '--utc-offset <offset>',
      'zone of the dates that pages show, and of the days in filters, as +03:00 (default: UTC for pages, ' +
        'and for filters the zone most articles are dated in)',
      readOffset,
    )
    .option('--quiet', 'show no progress; bad records and notes are still shown')
    .addHelpText(
      'after',
      examples(
        ['build articles.ndjson.gz --to my-index', 'one file, an article a line'],
        ['build 2025/ 2026/ pages/ --to my-index', 'folders; later ones win over earlier ones'],
        ['build export.json --to my-index --strict', 'stop at the first bad record'],
        ['build articles.ndjson.gz --to s3://my-bucket/news', 'into a bucket, by the standard AWS variables'],
        ['build pages/ --to my-index --utc-offset +03:00', 'pages whose clocks show Riyadh time'],
      ),
    )
    .action(buildCommand);
}

async function buildCommand(
  sources: string[],
  { to, strict = false, quiet, utcOffset }: BuildFlags,
): Promise<void> {
  const started = performance.now();
  const view = progressView(process.stderr, quiet);
  const mostLines = process.stderr.isTTY ? MOST_LINES_ON_A_TERMINAL : Number.POSITIVE_INFINITY;
  const report = new BuildReport(view, { mostLines, strict });
  endCleanlyOnSignals(view, to);
  try {
    const manifest = await buildIndex({ sources, location: to, strict, utcOffset, report });
    const seconds = (performance.now() - started) / 1000;
    for (const line of summary(manifest, report.counts, to, seconds)) print(line);
  } catch (error) {
    view.stop();
    throw explained(error, to);
  }
}

/** What a build has come to, in lines. */
export function summary(
  manifest: Manifest,
  { bad, duplicates, notes }: BuildCounts,
  directory: string,
  seconds: number,
): string[] {
  const bytes = manifest.segments.reduce((total, segment) => total + segment.bytes, 0);
  return [
    `${counted(documentsOf(manifest), 'article')} indexed in ${seconds.toFixed(1)} s, ${counted(bytes, 'byte')} in ${directory}`,
    `${counted(bad, 'bad record')} skipped, ${counted(duplicates, 'duplicate')} replaced, ${counted(notes, 'note')}`,
  ];
}

/** Ctrl+C takes the progress bar and the work folder away; the index that was there stays. */
function endCleanlyOnSignals(view: ProgressView, directory: string): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      view.stop();
      abandonWork(directory);
      process.exit(EXIT_CODES[signal]);
    });
  }
}

function explained(error: unknown, directory: string): unknown {
  const unchanged = `Nothing was changed in ${directory}.`;
  if (error instanceof BadRecordError) {
    return new BadRecordError(
      `Stopped at ${error.message}. Correct it, or leave out --strict to go on without it. ${unchanged}`,
      { cause: error },
    );
  }
  if (isSystemError(error)) {
    return new CommandError(
      `The build stopped: ${error.message}. Make room or give the rights that are missing, then build again. ${unchanged}`,
      { cause: error },
    );
  }
  return error;
}

function readOffset(value: string): string {
  const match = /^[+-](\d{2}):(\d{2})$/.exec(value);
  if (match !== null && Number(match[1]) <= 14 && Number(match[2]) <= 59) return value;
  throw new InvalidArgumentError('write it as +03:00.');
}

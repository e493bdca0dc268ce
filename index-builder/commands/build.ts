/** `fihris build`: from sources to an index. */
import { type Command, InvalidArgumentError } from 'commander';
import { buildIndex } from '../build/build-index.ts';
import { BuildReport } from '../build/report.ts';
import { KINDS } from '../sources/sources.ts';
import { counted, print } from './common.ts';
import { progressView } from './progress.ts';

interface BuildFlags {
  readonly to: string;
  readonly strict?: true;
  readonly quiet?: true;
  readonly utcOffset?: string;
}

export function addBuild(program: Command): void {
  program
    .command('build')
    .description(
      `build an index from files (${KINDS}) and folders of them; an index that is there is replaced at the end`,
    )
    .argument('<source...>', 'files and folders of articles')
    .requiredOption('--to <dir>', 'directory of the index')
    .option('--strict', 'stop at the first bad record instead of skipping it')
    .option('--quiet', 'no progress')
    .option('--utc-offset <offset>', 'zone of dates that have none, as +03:00', readOffset)
    .action(async (sources: string[], flags: BuildFlags) => {
      const started = performance.now();
      const report = new BuildReport(progressView(process.stderr, flags.quiet));
      const manifest = await buildIndex({
        sources,
        directory: flags.to,
        strict: flags.strict ?? false,
        utcOffset: flags.utcOffset,
        report,
      });
      const { bad, duplicates } = report.counts;
      const [segment] = manifest.segments;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      print(
        `${counted(segment!.documents, 'article')} indexed in ${seconds} s, ${counted(segment!.bytes, 'byte')}`,
      );
      print(`${counted(bad, 'bad record')} skipped, ${counted(duplicates, 'duplicate')} replaced`);
    });
}

function readOffset(value: string): string {
  if (!/^[+-]\d{2}:\d{2}$/.test(value)) throw new InvalidArgumentError('write it as +03:00');
  return value;
}

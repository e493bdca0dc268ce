/** `fihris build`: from sources to an index. */
import type { Command } from 'commander';
import { documentsOf, type Manifest } from '../../src/index/manifest.ts';
import { buildIndex } from '../build/build-index.ts';
import type { BuildCounts } from '../build/report.ts';
import { KINDS } from '../sources/sources.ts';
import { counted, examples, print } from './common.ts';
import { addReadingOptions, type ReadingFlags, withReport } from './reading.ts';

const BUILD = { name: 'The build', verb: 'build' };

export function addBuild(program: Command): void {
  const command = program
    .command('build')
    .summary('build an index from stored articles')
    .description(
      `Builds an index from files of articles (${KINDS}), and from folders and S3 buckets of such files.\n` +
        'Bad records are reported with file and line, counted, and skipped. Of two articles with one id the later wins.\n' +
        'An index that is already there is replaced in the last step; until then, and after a failure, it stays as it was.',
    )
    .argument('<source...>', 'files, folders and s3://bucket/prefix of articles')
    .requiredOption('--to <location>', 'where the index goes: a directory, or s3://bucket/prefix');
  addReadingOptions(
    command,
    'zone of the dates that pages show, and of the days in filters, as +03:00 (default: UTC for pages, ' +
      'and for filters the zone most articles are dated in)',
  )
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

async function buildCommand(sources: string[], flags: ReadingFlags): Promise<void> {
  const started = performance.now();
  const { to, strict = false, utcOffset } = flags;
  const { manifest, counts } = await withReport(flags, BUILD, async (report) => {
    const manifest = await buildIndex({ sources, location: to, strict, utcOffset, report });
    return { manifest, counts: report.counts };
  });
  for (const line of summary(manifest, counts, to, (performance.now() - started) / 1000)) print(line);
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

/** Reads and checks all sources of a build or an addition into its spool. */
import { zlibCodec } from '../../functions/zlib-codec.ts';
import { BadRecordError, CommandError } from '../../src/errors.ts';
import { fitsDocument } from '../../src/index/pack.ts';
import { placeName, type SourceRecord } from '../sources/record.ts';
import { findSourceFiles, KINDS, readSourceFile } from '../sources/sources.ts';
import type { BuildReport } from './report.ts';
import type { Spool } from './spool.ts';

type SourceFile = Awaited<ReturnType<typeof findSourceFiles>>['files'][number];

export interface ReadOptions {
  readonly sources: readonly string[];
  /** Stop at the first bad record. */
  readonly strict: boolean;
  /** Zone of the dates that pages show, as +03:00; UTC by default. */
  readonly utcOffset?: string | undefined;
  readonly report: BuildReport;
}

/** The files to read. @throws CommandError when there are none */
export async function sourceFiles({ sources, report }: ReadOptions): Promise<SourceFile[]> {
  const { files, others } = await findSourceFiles(sources);
  if (others > 0) {
    const files = others === 1 ? '1 file of another kind' : `${others} files of other kinds`;
    report.note(`left out ${files} than ${KINDS}`);
  }
  if (files.length === 0) throw new CommandError(`Nothing to index: no files of the kinds ${KINDS}.`);
  return files;
}

/** @throws CommandError when there is no good article in the files, BadRecordError (strict) at a bad one */
export async function readSources(
  spool: Spool,
  files: readonly SourceFile[],
  options: ReadOptions,
): Promise<void> {
  const { report } = options;
  report.start(
    'reading',
    files.reduce((total, file) => total + file.bytes, 0),
  );
  for (const file of files) await readInto(spool, file, options);
  report.finish();
  if (spool.size === 0) throw new CommandError('Nothing to index: no source has a single good article.');
}

async function readInto(
  spool: Spool,
  file: SourceFile,
  { report, strict, utcOffset = '+00:00' }: ReadOptions,
): Promise<void> {
  for await (const read of readSourceFile(file, { utcOffset })) {
    const record = withinFormat(read);
    if (record.kind === 'bad') {
      report.bad(record.place, record.reason);
      if (strict) throw new BadRecordError(`${placeName(record.place)}: ${record.reason}`);
      continue;
    }
    for (const note of record.notes) report.note(`${placeName(record.place)}: ${note}`);
    const replaced = await spool.add(record.article, record.place);
    report.article();
    if (replaced === null) continue;
    const reason = `has the id ${record.article.id} of the article at ${replaced}`;
    if (strict) throw new BadRecordError(`${placeName(record.place)}: ${reason}`);
    report.duplicate(record.place, `${reason}; this later one is kept`);
  }
  report.advance(file.bytes);
}

/** An article that no document of the format has room for is a bad record. */
function withinFormat(record: SourceRecord): SourceRecord {
  if (record.kind === 'bad' || fitsDocument(record.article, zlibCodec)) return record;
  const reason = 'is larger than 512 KiB even compressed: split it, or shorten its body';
  return { kind: 'bad', place: record.place, reason };
}

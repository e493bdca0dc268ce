/** `fihris stats`, `verify` and `export`: looking into an index. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import MiniSearch from 'minisearch';
import { type Article, articleOf } from '../../src/article/article.ts';
import { CommandError } from '../../src/errors.ts';
import { miniSearchOptions } from '../../src/index/minisearch-export.ts';
import { partSizes } from '../../src/index/sizes.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { readableStorage } from '../locations.ts';
import { count, counted, examples, INDEX_LOCATION, openLocation, print } from './common.ts';

export function addInspect(program: Command): void {
  program
    .command('stats')
    .summary('sizes of an index by section of its format')
    .description('Shows how large an index is, by section of its format, in all and for an article.')
    .requiredOption('--index <location>', INDEX_LOCATION)
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['stats --index my-index', 'where the bytes are']))
    .action(statsCommand);
  program
    .command('verify')
    .summary('check every checksum and invariant of an index')
    .description('Reads all of an index and checks every checksum and everything that searches rely on.')
    .requiredOption('--index <location>', INDEX_LOCATION)
    .addHelpText('after', examples(['verify --index my-index', 'after copying an index, say']))
    .action(verifyCommand);
  program
    .command('export')
    .summary('write a plain MiniSearch index for the browser')
    .description(
      'Writes the archive as one JSON file of MiniSearch, for a site small enough to send its whole index to the browser, ' +
        'and shows how to load it.',
    )
    .requiredOption('--minisearch <file>', 'file to write')
    .requiredOption('--index <location>', INDEX_LOCATION)
    .addHelpText(
      'after',
      examples(['export --minisearch site.json --index my-index', 'search without a server']),
    )
    .action(exportCommand);
}

async function statsCommand({ index: directory, json }: { index: string; json?: true }): Promise<void> {
  const index = await openLocation(directory);
  const documents = index.documents;
  const rows = partSizes(index).map(({ part, bytes }) => ({ section: part, bytes }));
  const total = rows.reduce((sum, row) => sum + row.bytes, 0);
  const { generation, analyser, averageLength } = index.manifest;
  const retracted = index.segments.reduce((sum, { deletions }) => sum + deletions.count, 0);
  if (json) {
    print(
      JSON.stringify({
        documents,
        retracted,
        segments: index.segments.length,
        generation,
        analyser,
        sections: rows,
        total,
      }),
    );
    return;
  }
  print(
    `${counted(documents, 'article')} in ${counted(index.segments.length, 'segment')}, generation ${generation}` +
      (retracted === 0 ? '' : `, ${count(retracted)} retracted that a compaction removes`),
  );
  print(`analyser ${analyser}, average length ${averageLength.toFixed(1)} distinct tokens`);
  print(`${'section'.padEnd(16)}${'bytes'.padStart(14)}${'an article'.padStart(12)}`);
  for (const { section, bytes } of [...rows, { section: 'total', bytes: total }]) {
    print(`${section.padEnd(16)}${count(bytes).padStart(14)}${(bytes / documents).toFixed(1).padStart(12)}`);
  }
}

async function verifyCommand({ index: directory }: { index: string }): Promise<void> {
  const index = await openLocation(directory);
  const storage = await readableStorage(directory);
  const { segments, documents, retracted, stems, surfaces, postings } = await verifyIndex(storage, index);
  const beside = retracted === 0 ? '' : `, ${count(retracted)} retracted`;
  print(
    `good: ${counted(segments, 'segment')}, ${counted(documents, 'article')}${beside}, ${counted(stems, 'stem')},`,
  );
  print(
    `      ${counted(surfaces, 'surface')}, ${counted(postings, 'posting')} of stems; every checksum matches`,
  );
}

async function exportCommand({
  index: directory,
  minisearch,
}: {
  index: string;
  minisearch: string;
}): Promise<void> {
  const index = await openLocation(directory);
  const plain = new MiniSearch<Article>(miniSearchOptions);
  for (const segment of index.segments) {
    for (let document = 0; document < segment.documents; document++) {
      if (segment.deletions.has(document)) continue;
      const [stored] = await segment.readDocuments([document]);
      plain.add(articleOf(stored!));
    }
  }
  await writeFile(minisearch, jsonOf(plain));
  print(`${counted(index.documents, 'article')} written to ${minisearch}. Load them in the browser with:`);
  print();
  print(`  import MiniSearch from 'minisearch';`);
  print(`  import { miniSearchOptions } from 'fihris/minisearch';`);
  print(`  const index = MiniSearch.loadJSON(await (await fetch('...')).text(), miniSearchOptions);`);
}

/** @throws CommandError when the archive is too large for one JSON text */
function jsonOf(plain: MiniSearch<Article>): string {
  try {
    return JSON.stringify(plain);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandError(
      `${counted(plain.documentCount, 'article')} are too many for one file in a browser: serve the index instead.`,
      { cause: error },
    );
  }
}

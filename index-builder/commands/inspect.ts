/** `fihris stats`, `verify` and `export`: looking into an index. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import MiniSearch from 'minisearch';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { nodeCodec } from '../../functions/node/node-codec.ts';
import { type Article, articleOf } from '../../src/article/article.ts';
import { miniSearchOptions } from '../../src/index/minisearch-export.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { SECTIONS } from '../../src/segment/format.ts';
import { count, counted, openDirectory, print } from './common.ts';

export function addInspect(program: Command): void {
  program
    .command('stats')
    .description('sizes of an index by section of its format')
    .requiredOption('--index <dir>', 'directory of the index')
    .option('--json', 'print JSON')
    .action(statsCommand);
  program
    .command('verify')
    .description('check every checksum and invariant of an index')
    .requiredOption('--index <dir>', 'directory of the index')
    .action(verifyCommand);
  program
    .command('export')
    .description('write a plain MiniSearch index, for a site small enough to search in the browser')
    .requiredOption('--minisearch <file>', 'file to write')
    .requiredOption('--index <dir>', 'directory of the index')
    .action(exportCommand);
}

async function statsCommand({ index: directory, json }: { index: string; json?: true }): Promise<void> {
  const index = await openDirectory(directory);
  const documents = index.documents;
  const sizes = SECTIONS.map((section) => ({
    section: section as string,
    bytes: index.segments.reduce((total, segment) => total + segment.head.sections[section].length, 0),
  }));
  const heads = index.manifest.segments.reduce((total, segment) => total + segment.headBytes, 0);
  const rows = [{ section: 'head', bytes: heads }, ...sizes];
  const total = rows.reduce((sum, row) => sum + row.bytes, 0);
  const { generation, analyser, averageLength } = index.manifest;
  if (json) {
    print(
      JSON.stringify({
        documents,
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
    `${counted(documents, 'article')} in ${counted(index.segments.length, 'segment')}, generation ${generation}`,
  );
  print(`analyser ${analyser}, average length ${averageLength.toFixed(1)} distinct tokens`);
  print(`${'section'.padEnd(16)}${'bytes'.padStart(14)}${'an article'.padStart(12)}`);
  for (const { section, bytes } of [...rows, { section: 'total', bytes: total }]) {
    print(`${section.padEnd(16)}${count(bytes).padStart(14)}${(bytes / documents).toFixed(1).padStart(12)}`);
  }
}

async function verifyCommand({ index: directory }: { index: string }): Promise<void> {
  const storage = new FileStorage(directory);
  const index = await OpenIndex.open(storage, { inflater: nodeCodec });
  const { segments, documents, stems, surfaces, postings } = await verifyIndex(storage, index);
  print(
    `good: ${counted(segments, 'segment')}, ${counted(documents, 'article')}, ${counted(stems, 'stem')},`,
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
  const index = await openDirectory(directory);
  const plain = new MiniSearch<Article>(miniSearchOptions);
  for (const segment of index.segments) {
    for (let document = 0; document < segment.documents; document++) {
      const [stored] = await segment.readDocuments([document]);
      plain.add(articleOf(stored!));
    }
  }
  await writeFile(minisearch, JSON.stringify(plain));
  print(`${counted(index.documents, 'article')} written to ${minisearch}. Load them in the browser with:`);
  print();
  print(`  import MiniSearch from 'minisearch';`);
  print(`  import { miniSearchOptions } from 'fihris/minisearch';`);
  print(`  const index = MiniSearch.loadJSON(await (await fetch('...')).text(), miniSearchOptions);`);
}

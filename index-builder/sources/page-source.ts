/** An article in a `.txt` page. Its id is the file's name, its date that of the page or else of the file. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parsePage } from '../cleaning/page.ts';
import { recordOf, type SourceRecord } from './record.ts';

/** @param utcOffset zone of a page's date, as +03:00 */
export async function* readPage(path: string, file: string, utcOffset: string): AsyncGenerator<SourceRecord> {
  const place = { file };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch {
    yield { kind: 'bad', place, reason: 'is not valid UTF-8: convert the file to UTF-8' };
    return;
  }
  const page = parsePage(text, utcOffset);
  const [section, ...others] = page.sections;
  const record = recordOf(
    {
      id: basename(path, '.txt'),
      title: page.title,
      body: page.body,
      published: page.published ?? (await stat(path)).mtime.toISOString(),
      section,
      source: page.agency,
      tags: [...others, ...(page.place === null ? [] : [page.place])],
    },
    place,
  );
  if (record.kind === 'bad') {
    yield record;
    return;
  }
  const notes = [
    ...(page.cut.length === 0 ? [] : [`cut as page furniture: ${page.cut.join(' | ')}`]),
    ...(page.published === null ? ['shows no date: published is the time the file was last changed'] : []),
  ];
  yield { ...record, notes };
}

/** An article in a `.txt` page. Its id is the file's name, its date that of the page or else of the file. */
import { basename } from 'node:path';
import { type ParsedPage, parsePage } from '../cleaning/page.ts';
import type { SourceContent } from './content.ts';
import { decodeUtf8, NOT_UTF8 } from './decode.ts';
import { unreadable } from './failures.ts';
import { type BadRecord, type Place, recordOf, type SourceRecord } from './record.ts';
import type { SourceFile } from './sources.ts';

/** A page larger than this is not a news page. */
const LARGEST_PAGE_MIB = 16;

/** Cut lines shown in a note, and characters of each. */
const SHOWN_LINES = 6;
const SHOWN_CHARACTERS = 60;

/** One record. @param utcOffset zone of a page's date, as +03:00 */
export async function* readPage(
  content: SourceContent,
  { path, name, bytes }: SourceFile,
  utcOffset: string,
): AsyncGenerator<SourceRecord> {
  const place = { file: name };
  if (bytes > LARGEST_PAGE_MIB * 2 ** 20) {
    yield bad(place, `is larger than ${LARGEST_PAGE_MIB} MiB, which no news page is`);
    return;
  }
  try {
    const text = decodeUtf8(await content.whole());
    const changed = await content.modified();
    yield text === null ? bad(place, NOT_UTF8) : recordOfPage(text, path, place, changed, utcOffset);
  } catch (error) {
    yield bad(place, unreadable(error));
  }
}

function recordOfPage(
  text: string,
  path: string,
  place: Place,
  changed: Date,
  utcOffset: string,
): SourceRecord {
  if (text.trim() === '') return bad(place, 'is empty');
  const page = parsePage(text, utcOffset);
  if (page.title === '') return bad(place, 'holds nothing but page furniture');
  if (page.body === '') return bad(place, `has no text below its headline "${page.title}"`);
  const [section, ...others] = page.sections;
  const record = recordOf(
    {
      id: basename(path).replace(/\.txt$/i, ''),
      title: page.title,
      body: page.body,
      published: page.published ?? changed.toISOString(),
      section,
      source: page.agency,
      tags: [...others, ...(page.place === null ? [] : [page.place])],
    },
    place,
  );
  return record.kind === 'bad' ? record : { ...record, notes: notesOn(page) };
}

function notesOn({ cut, published }: ParsedPage): string[] {
  const notes: string[] = [];
  if (cut.length > 0) {
    const more = cut.length > SHOWN_LINES ? ` | and ${cut.length - SHOWN_LINES} more lines` : '';
    notes.push(`cut as page furniture: ${cut.slice(0, SHOWN_LINES).map(shortened).join(' | ')}${more}`);
  }
  if (published === null) notes.push('shows no date: published is the time the file was last changed');
  return notes;
}

function shortened(line: string): string {
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}\u2026` : line;
}

function bad(place: Place, reason: string): BadRecord {
  return { kind: 'bad', place, reason };
}

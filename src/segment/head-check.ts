/**
 * What must hold between the numbers of a head. A sealed head that breaks one of these was written by a faulty writer;
 * a reader that went on would compute wrong places, or ask for more memory than there is.
 */
import { CorruptIndexError } from '../errors.ts';
import { SEAL_BYTES } from './block.ts';
import { copyPlaces } from './documents/copies.ts';
import { ID_ENTRY_BYTES } from './documents/id-table.ts';
import {
  COLUMN_PAGE_DOCUMENTS,
  COLUMNS,
  ID_PAGE_ENTRIES,
  MOST_DOCUMENTS,
  SECTIONS,
  TABLE_PAGE_DOCUMENTS,
  TIME_PAGE_DOCUMENTS,
} from './format.ts';
import type { ColumnRoot, DictionaryRoot, Head } from './head.ts';

/**
 * @param headBytes length of the head, where the first section starts
 * @throws CorruptIndexError naming what is wrong
 */
export function checkHead(head: Head, headBytes: number, name: string): void {
  const check = (holds: boolean, what: string) => {
    if (!holds) throw new CorruptIndexError(`The head of ${name} is wrong: ${what}. Rebuild the index.`);
  };
  const { documents, sections, dictionary } = head;
  check(documents <= MOST_DOCUMENTS, 'it has more documents than a segment can');
  let end = headBytes;
  for (const section of SECTIONS) {
    const { start, length } = sections[section];
    check(start === end, `the section ${section} does not follow the one before`);
    check(Number.isSafeInteger(length) && length >= 0, `the section ${section} has no length`);
    end += length;
  }
  check(isDictionary(dictionary, sections.dictionary.length), 'its dictionary pages are out of order');
  check(isRooted(head.wordsRootLength, sections.words.length), 'its word tables have another length');
  check(isRooted(head.headlinesRootLength, sections.headlines.length), 'its headlines have another length');
  check(
    head.tagValuesLength >= SEAL_BYTES && head.tagValuesLength <= sections.tags.length,
    'its tags have another length',
  );
  const areCopies = head.copies <= documents && copyPlaces(head.copies, sections.copies.length) !== null;
  check(areCopies, 'its copies have another length');
  check(isRooted(head.bandsRootLength, sections.bands.length), 'its band table has another length');
  const pages = { ids: pagesOf(documents, ID_PAGE_ENTRIES), times: pagesOf(documents, TIME_PAGE_DOCUMENTS) };
  check(head.idPages.length === pages.ids && isSorted(head.idPages), 'its id pages are out of order');
  check(head.timePages.length === pages.times && isSorted(head.timePages), 'its time pages are out of order');
  const idBytes = documents * ID_ENTRY_BYTES + pages.ids * SEAL_BYTES;
  check(sections.ids.length === idBytes, 'the id table has another length');
  check(sections.times.length === documents * 8 + pages.times * SEAL_BYTES, 'the times have another length');
  const tableBytes = documents * 2 + pagesOf(documents, TABLE_PAGE_DOCUMENTS) * (4 + SEAL_BYTES);
  check(sections.table.length === tableBytes, 'the document table has another length');
  for (const column of COLUMNS) {
    const { length } = sections[`column:${column}`];
    check(isColumn(head.columns[column], documents, length), `the column ${column} has another length`);
  }
}

function pagesOf(documents: number, ofOnePage: number): number {
  return Math.ceil(documents / ofOnePage);
}

function isDictionary({ pageEnds, keyEnds }: DictionaryRoot, length: number): boolean {
  return isSorted(pageEnds) && isSorted(keyEnds) && (pageEnds.at(-1) ?? 0) === length;
}

/** Of a section that ends with its root. */
function isRooted(rootLength: number, length: number): boolean {
  return rootLength === 0 ? length === 0 : rootLength >= SEAL_BYTES && rootLength <= length;
}

function isColumn({ valuesLength, ordinalBytes }: ColumnRoot, documents: number, length: number): boolean {
  if (![1, 2, 4].includes(ordinalBytes) || valuesLength < SEAL_BYTES) return false;
  const seals = pagesOf(documents, COLUMN_PAGE_DOCUMENTS) * SEAL_BYTES;
  return length === valuesLength + documents * ordinalBytes + seals;
}

/** Whether no number is below the one before; false where one is no number at all. */
function isSorted(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => (i === 0 ? !Number.isNaN(number) : number >= numbers[i - 1]!));
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorruptIndexError, UnsupportedFormatError } from '../../src/errors.ts';
import { sealed } from '../../src/segment/block.ts';
import {
  COLUMN_PAGE_DOCUMENTS,
  COLUMNS,
  CURRENT_VERSION,
  ID_PAGE_ENTRIES,
  MOST_DOCUMENTS,
  OLDEST_READABLE_VERSION,
  SECTIONS,
  TABLE_PAGE_DOCUMENTS,
  TIME_PAGE_DOCUMENTS,
} from '../../src/segment/format.ts';
import {
  DictionaryRoot,
  decodeHead,
  encodeHead,
  type HeadContent,
  headLengthOf,
} from '../../src/segment/head.ts';
import { nameOfHead } from '../../src/segment/segment-name.ts';

const pagesOf = (documents: number, ofOnePage: number) => Math.ceil(documents / ofOnePage);

/** A head whose numbers agree with one another. */
function contentOf(
  documents: number,
  stems: readonly string[] = ['خبر'],
  fields: Partial<HeadContent> = {},
): HeadContent {
  const keys = stems.map((stem) => new TextEncoder().encode(stem));
  let end = 0;
  const keyEnds = keys.map((key) => {
    end += key.length;
    return end;
  });
  const pageEnds = stems.map((_, i) => (i + 1) * 100);
  const dictionary = new DictionaryRoot(pageEnds, keyEnds, Uint8Array.from(keys.flatMap((key) => [...key])));
  const column = { valuesLength: 9, ordinalBytes: 2 };
  const columnLength = 9 + documents * 2 + pagesOf(documents, COLUMN_PAGE_DOCUMENTS) * 4;
  const ids = pagesOf(documents, ID_PAGE_ENTRIES);
  const times = pagesOf(documents, TIME_PAGE_DOCUMENTS);
  return {
    documents,
    stems: 3,
    surfaces: 5,
    contentHash: [0x01020304, 0xfffefdfc],
    columns: { section: column, source: column, author: column },
    copies: Math.min(2, documents),
    bandsRootLength: 6,
    wordsRootLength: 5,
    tagValuesLength: 6,
    headlinesRootLength: 7,
    dictionary,
    idPages: Array.from({ length: ids }, (_, i) => i * 1000),
    timePages: Array.from({ length: times }, (_, i) => i * 60_000 - 5),
    frequentWords: Uint8Array.of(1, 7, 0, 0, 0, 1, 0, 0, 0, 255),
    sectionLengths: {
      dictionary: stems.length * 100,
      postings: 2 ** 33,
      positions: 7,
      words: 40,
      documents: 24,
      table: documents * 2 + pagesOf(documents, TABLE_PAGE_DOCUMENTS) * 8,
      ids: documents * 16 + ids * 4,
      times: documents * 8 + times * 4,
      'column:section': columnLength,
      'column:source': columnLength,
      'column:author': columnLength,
      copies: (documents === 0 ? 0 : Math.min(2, documents) * 20 + 4) + 28 + 4,
      bands: 30,
      tags: 60,
      headlines: 50,
    },
    ...fields,
  };
}

function encoded(content: HeadContent): { bytes: Uint8Array<ArrayBuffer>; name: string } {
  const bytes = encodeHead(content);
  return { bytes, name: nameOfHead(bytes, content.contentHash) };
}

/** The same head with bytes changed and the seal and the name made to fit. */
function changed(content: HeadContent, change: (head: DataView) => void): () => unknown {
  const bytes = encodeHead(content);
  change(new DataView(bytes.buffer));
  const resealed = sealed(bytes.subarray(0, -4), 0);
  return () => decodeHead(resealed, nameOfHead(resealed, content.contentHash));
}

describe('a head', () => {
  test('gives back what was written', () => {
    const stems = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), stems, (documents, firstStems) => {
        const content = contentOf(documents, firstStems);
        const { bytes, name } = encoded(content);
        const head = decodeHead(bytes, name);
        const { sectionLengths, dictionary, ...rest } = content;
        expect(head).toMatchObject(rest);
        expect(firstStems.map((_, page) => head.dictionary.firstStem(page))).toEqual(firstStems);
        let start = bytes.length;
        for (const [section, length] of Object.entries(sectionLengths)) {
          expect(head.sections).toMatchObject({ [section]: { start, length } });
          start += length;
        }
      }),
    );
  });

  test('keeps a byte order mark and letters beyond the BMP in its keys', () => {
    const stems = ['\uFEFFا', 'ا', '\u{1EE00}', '\u{10FFFF}'];
    const { bytes, name } = encoded(contentOf(10, stems));
    const { dictionary } = decodeHead(bytes, name);
    expect(stems.map((_, page) => dictionary.firstStem(page))).toEqual(stems);
  });

  test('gives the place of each dictionary page', () => {
    const { bytes, name } = encoded(contentOf(10, ['ا', 'ب']));
    const { dictionary } = decodeHead(bytes, name);
    expect([dictionary.range(0), dictionary.range(1)]).toEqual([
      { start: 0, length: 100 },
      { start: 100, length: 100 },
    ]);
  });

  test('tells its length from its first sixteen bytes', () => {
    const { bytes } = encoded(contentOf(10));
    expect(headLengthOf(bytes.subarray(0, 16), 'a')).toBe(bytes.length);
  });

  test('with any byte changed is refused', () => {
    const { bytes, name } = encoded(contentOf(3));
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at]! ^= 0x10;
      let error: unknown;
      try {
        decodeHead(damaged, name);
      } catch (caught) {
        error = caught;
      }
      const isVersion = at === 8 || at === 9;
      expect(error, `byte ${at}`).toBeInstanceOf(isVersion ? UnsupportedFormatError : CorruptIndexError);
    }
  });

  test('that is cut short anywhere is refused', () => {
    const { bytes, name } = encoded(contentOf(3));
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeHead(bytes.slice(0, length), name)).toThrow(CorruptIndexError);
    }
  });

  test('of another kind of file is refused', () => {
    expect(() => decodeHead(new TextEncoder().encode('{"format": "fihris"}'), 'a.fihris')).toThrow(
      new CorruptIndexError(
        'a.fihris is not a Fihris segment, or its beginning is damaged. Rebuild the index.',
      ),
    );
  });

  test('of another segment is refused under this name', () => {
    const { bytes } = encoded(contentOf(3));
    const other = encoded(contentOf(3, ['خبر'], { contentHash: [1, 2] }));
    expect(other.bytes.length).toBe(bytes.length);
    expect(() => decodeHead(bytes, other.name)).toThrow(
      new CorruptIndexError(
        `${other.name} holds another segment than its name says. Restore the file, or rebuild the index.`,
      ),
    );
  });

  test('of a newer version says to update', () => {
    const newer = changed(contentOf(3), (head) => head.setUint16(8, CURRENT_VERSION + 1, true));
    expect(newer).toThrow(UnsupportedFormatError);
    expect(newer).toThrow(
      `is of format version ${CURRENT_VERSION + 1}; this Fihris reads ${OLDEST_READABLE_VERSION} to ${CURRENT_VERSION}. ` +
        'Update Fihris, or rebuild the index with it.',
    );
  });

  test('of version 4 is read, without frequent words', () => {
    const content = contentOf(3);
    const now = encodeHead(content);
    const bytes = now.subarray(0, now.length - 4 - 4 - content.frequentWords!.length).slice();
    const view = new DataView(bytes.buffer);
    view.setUint16(8, 4, true);
    view.setUint32(12, bytes.length + 4, true);
    const shorter = now.length - bytes.length - 4;
    for (let at = 36; at < 36 + 16 * SECTIONS.length; at += 16) {
      view.setFloat64(at, view.getFloat64(at, true) - shorter, true);
    }
    const before = sealed(bytes, 0);
    const head = decodeHead(before, nameOfHead(before, content.contentHash));
    const { sectionLengths: _, dictionary: __, ...rest } = content;
    expect(head).toMatchObject({ ...rest, frequentWords: null });
  });

  test('of a version no longer read says to rebuild', () => {
    const older = changed(contentOf(3), (head) => head.setUint16(8, OLDEST_READABLE_VERSION - 1, true));
    expect(older).toThrow(UnsupportedFormatError);
    expect(older).toThrow(/to \d+\. Rebuild the index\.$/);
  });
});

/** Where the root of the dictionary stands in a head. */
const DICTIONARY = 36 + 16 * SECTIONS.length + 8 * COLUMNS.length + 4 * 5;

describe('a sealed head whose numbers contradict one another is refused:', () => {
  const lengths = contentOf(600).sectionLengths;

  test.each<[string, Partial<HeadContent>, RegExp]>([
    ['more documents than a segment can have', { documents: MOST_DOCUMENTS + 1 }, /more documents/],
    ['an id table too short', { sectionLengths: { ...lengths, ids: 0 } }, /the id table has another length/],
    ['times too long', { sectionLengths: { ...lengths, times: 2 ** 40 } }, /the times have another length/],
    [
      'a table for other documents',
      { sectionLengths: { ...lengths, table: 8 } },
      /the document table has another length/,
    ],
    [
      'a column too short',
      { sectionLengths: { ...lengths, 'column:source': 9 } },
      /the column source has another length/,
    ],
    [
      'a dictionary longer than its pages',
      { sectionLengths: { ...lengths, dictionary: 101 } },
      /dictionary pages/,
    ],
    ['word tables without a root', { wordsRootLength: 0 }, /word tables/],
    ['a root of the word tables longer than they are', { wordsRootLength: 41 }, /word tables/],
    ['a root of the word tables shorter than its seal', { wordsRootLength: 3 }, /word tables/],
    ['headlines without a root', { headlinesRootLength: 0 }, /headlines/],
    ['a root of the headlines longer than they are', { headlinesRootLength: 51 }, /headlines/],
    ['pages of ids that are missing', { idPages: [0] }, /id pages/],
    ['pages of ids out of order', { idPages: [2, 1] }, /id pages/],
    ['pages of times out of order', { timePages: [2, 1] }, /time pages/],
    ['times that are no numbers', { timePages: [Number.NaN, 1] }, /time pages/],
    [
      'ordinals of a width there is not',
      {
        columns: {
          ...contentOf(600).columns,
          author: { valuesLength: 9, ordinalBytes: 0 },
        },
      },
      /the column author/,
    ],
  ])('%s', (_, fields, message) => {
    const { bytes, name } = encoded({ ...contentOf(600), ...fields });
    expect(() => decodeHead(bytes, name)).toThrow(CorruptIndexError);
    expect(() => decodeHead(bytes, name)).toThrow(message);
  });

  test.each<[string, (head: DataView) => void, RegExp]>([
    ['a first section inside the head', (head) => head.setFloat64(36, 0, true), /dictionary does not follow/],
    [
      'a section that overlaps the one before',
      (head) => head.setFloat64(52, 1, true),
      /postings does not follow/,
    ],
    ['a section of negative length', (head) => head.setFloat64(60, -8, true), /postings has no length/],
    ['a section of half a byte', (head) => head.setFloat64(60, 0.5, true), /postings has no length/],
    [
      'a section whose length is no number',
      (head) => head.setFloat64(60, Number.NaN, true),
      /postings has no length/,
    ],
    [
      'four thousand million dictionary pages',
      (head) => head.setUint32(DICTIONARY, 0xffffffff, true),
      /ends before/,
    ],
    [
      'dictionary pages that run backwards',
      (head) => head.setUint32(DICTIONARY + 4, 0xffffffff, true),
      /dictionary pages/,
    ],
  ])('%s', (_, change, message) => {
    const decode = changed(contentOf(600, ['ا', 'ب']), change);
    expect(decode).toThrow(CorruptIndexError);
    expect(decode).toThrow(message);
  });

  test('a head that is longer than its content', () => {
    const content = contentOf(3);
    const bytes = encodeHead(content);
    const longer = new Uint8Array(bytes.length + 4);
    longer.set(bytes.subarray(0, -4));
    new DataView(longer.buffer).setUint32(12, longer.length, true);
    for (let i = 0; i < SECTIONS.length; i++) {
      const at = 36 + i * 16;
      const view = new DataView(longer.buffer);
      view.setFloat64(at, view.getFloat64(at, true) + 4, true);
    }
    const resealed = sealed(longer.subarray(0, -4), 0);
    expect(() => decodeHead(resealed, nameOfHead(resealed, content.contentHash))).toThrow(/is too long/);
  });
});

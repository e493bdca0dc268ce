import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unsealed } from '../../src/segment/block.ts';
import { compareCodePoints } from '../../src/segment/dictionary/dictionary-format.ts';
import {
  columnPages,
  decodeOrdinals,
  decodeValues,
  encodeColumn,
} from '../../src/segment/documents/columns.ts';
import { COLUMN_PAGE_DOCUMENTS } from '../../src/segment/format.ts';

type Values = readonly (string | undefined)[];

/** Reads a whole column the way a segment reader does, page by page. */
function decoded(values: Values): { values: readonly string[]; ordinalBytes: number; column: Values } {
  const { bytes, root } = encodeColumn(values);
  const at = (start: number, length: number) => unsealed(bytes.slice(start, start + length), start, 'a page');
  const distinct = decodeValues(at(0, root.valuesLength));
  const pages = columnPages(root, values.length);
  const ordinals = pages.flatMap(({ start, length }) => [
    ...decodeOrdinals(at(start, length), root.ordinalBytes),
  ]);
  const end = pages.at(-1);
  expect(end === undefined ? root.valuesLength : end.start + end.length).toBe(bytes.length);
  return {
    values: distinct,
    ordinalBytes: root.ordinalBytes,
    column: ordinals.map((ordinal) => (ordinal === 0 ? undefined : distinct[ordinal - 1])),
  };
}

/** `documents` values of `distinct` different ones, with every ninth left out. */
function manyValues(documents: number, distinct: number): Values {
  return Array.from({ length: documents }, (_, i) =>
    i % 9 === 8 && i > distinct ? undefined : `v${i % distinct}`,
  );
}

describe('columns', () => {
  test('are decoded once as long as their block is at hand', () => {
    const { bytes, root } = encodeColumn(['سياسة', undefined, 'رياضة']);
    const block = unsealed(bytes.slice(0, root.valuesLength), 0, 'a page');
    expect(decodeValues(block)).toEqual(['رياضة', 'سياسة']);
    expect(decodeValues(block)).toBe(decodeValues(block));
    expect(decodeValues(block.slice())).toEqual(decodeValues(block));
  });

  test('give every document its value, or none', () => {
    const value = fc.option(fc.oneof(fc.constantFrom('رياضة', 'اقتصاد'), fc.string({ unit: 'grapheme' })), {
      nil: undefined,
    });
    fc.assert(
      fc.property(fc.array(value), (values) => {
        expect(decoded(values).column).toEqual(values);
      }),
    );
  });

  test('list their values once each, by code point', () => {
    const { values } = decoded(['ي', '\u{10400}', undefined, '\uFFFD', 'ا', 'ي', '']);
    expect(values).toEqual(['', 'ا', 'ي', '\uFFFD', '\u{10400}']);
    expect(values).toEqual([...values].sort(compareCodePoints));
  });

  test('keep a byte order mark at the start of a value', () => {
    expect(decoded(['\uFEFFخبر', 'خبر']).column).toEqual(['\uFEFFخبر', 'خبر']);
  });

  test.each([
    [255, 1],
    [256, 2],
    [65_535, 2],
    [65_536, 4],
  ])('of %i values have ordinals of %i bytes', (distinct, ordinalBytes) => {
    const values = manyValues(distinct + 20, distinct);
    const column = decoded(values);
    expect(column.ordinalBytes).toBe(ordinalBytes);
    expect(column.column).toEqual(values);
  });

  test.each([
    [COLUMN_PAGE_DOCUMENTS, 1],
    [COLUMN_PAGE_DOCUMENTS + 1, 2],
    [3 * COLUMN_PAGE_DOCUMENTS, 3],
  ])('of %i documents have %i pages', (documents, pages) => {
    const values = manyValues(documents, 7);
    expect(columnPages(encodeColumn(values).root, documents)).toHaveLength(pages);
    expect(decoded(values).column).toEqual(values);
  });
});

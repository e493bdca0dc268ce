import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unsealed } from '../../src/segment/block.ts';
import {
  DocumentsWriter,
  documentAddress,
  documentRecord,
  tablePageOf,
} from '../../src/segment/documents/documents.ts';
import { DOCUMENT_ALIGNMENT, MOST_DOCUMENT_BYTES, TABLE_PAGE_DOCUMENTS } from '../../src/segment/format.ts';
import { joined } from '../../src/storage/memory.ts';

/** Writes records, then reads each through its page of the table. */
function decoded(records: readonly Uint8Array[]): Uint8Array[] {
  const writer = new DocumentsWriter();
  for (const record of records) writer.add(record);
  const table = writer.table();
  const documents = joined(writer.documents.finish().pieces);
  return records.map((_, document) => {
    const page = tablePageOf(document, records.length);
    const block = unsealed(table.slice(page.start, page.start + page.length), page.start, 'a page');
    const { start, length } = documentAddress(block, document);
    expect(start % DOCUMENT_ALIGNMENT).toBe(0);
    const record = unsealed(documents.slice(start, start + length), start, 'a document');
    const size = new DataView(record.buffer, record.byteOffset).getUint32(0, true);
    expect(record.subarray(4 + size).every((byte) => byte === 0)).toBe(true);
    return record.slice(4, 4 + size);
  });
}

describe('stored documents', () => {
  test('are found through the table and give back their bytes without padding', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (contents) => {
        expect(decoded(contents.map(documentRecord))).toEqual(
          contents.map((content) => Uint8Array.from(content)),
        );
      }),
    );
  });

  test.each([TABLE_PAGE_DOCUMENTS, TABLE_PAGE_DOCUMENTS + 1, 2 * TABLE_PAGE_DOCUMENTS + 7])(
    'are found among %i',
    (count) => {
      const contents = Array.from({ length: count }, (_, i) => new Uint8Array(i % 23).fill(i));
      expect(decoded(contents.map(documentRecord))).toEqual(contents);
    },
  );

  test('are found when they are as long as sixteen bits can say', () => {
    const contents = [new Uint8Array(MOST_DOCUMENT_BYTES - 8).fill(1), Uint8Array.of(2)];
    expect(decoded(contents.map(documentRecord))).toEqual(contents);
  });

  test('are copied from another segment with their padding, to the same bytes', () => {
    const once = new DocumentsWriter();
    once.add(documentRecord(Uint8Array.of(1, 2, 3)));
    const block = joined(once.documents.finish().pieces);
    const again = new DocumentsWriter();
    again.add(unsealed(block, 0, 'a document'));
    expect(joined(again.documents.finish().pieces)).toEqual(block);
  });

  test('longer than that are refused', () => {
    const writer = new DocumentsWriter();
    const record = documentRecord(new Uint8Array(MOST_DOCUMENT_BYTES - 7));
    expect(() => writer.add(record)).toThrow(/longer than 512 KiB/);
  });
});

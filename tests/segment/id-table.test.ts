import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unsealed } from '../../src/segment/block.ts';
import {
  encodeIdTable,
  hashOfId,
  type IdKey,
  idEntries,
  idPagesOf,
} from '../../src/segment/documents/id-table.ts';
import { ID_PAGE_ENTRIES } from '../../src/segment/format.ts';

/** Keys with these hashes of ids, and contents of no matter. */
function keysOf(hashes: readonly number[]): IdKey[] {
  return hashes.map((idHash, document) => ({ idHash, contentHash: [document, ~document >>> 0] }));
}

/** Documents with a hash, by way of the pages a reader would fetch. */
function lookUp(hashes: readonly number[], hash: number): { documents: number[]; pages: number } {
  const { bytes, firstHashes } = encodeIdTable(keysOf(hashes));
  const pages = idPagesOf(hash, firstHashes, hashes.length);
  const documents = pages
    .flatMap(({ start, length }) => [
      ...idEntries(unsealed(bytes.slice(start, start + length), start, 'a page')),
    ])
    .filter((entry) => entry.hash === hash)
    .map(({ document, contentHash }) => {
      expect(contentHash).toEqual([document, ~document >>> 0]);
      return document;
    });
  return { documents, pages: pages.length };
}

function naive(hashes: readonly number[], hash: number): number[] {
  return hashes.flatMap((own, document) => (own === hash ? [document] : []));
}

describe('the id table', () => {
  test('finds all documents of a hash, also where many share one', () => {
    const hash = fc.oneof(
      fc.constantFrom(0, 7, 0xffffffff),
      fc.nat(20),
      fc.integer({ min: 0, max: 0xffffffff }),
    );
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 60 }), hash, (hashes, other) => {
        for (const wanted of [...hashes, other]) {
          expect(lookUp(hashes, wanted).documents).toEqual(naive(hashes, wanted));
        }
      }),
    );
  });

  test('finds them across the ends of pages', () => {
    // A run of equal hashes from the last entry of the first page on, over all of the second, into the third.
    const before = Array.from({ length: ID_PAGE_ENTRIES - 1 }, (_, i) => i);
    const run = Array.from({ length: ID_PAGE_ENTRIES + 2 }, () => 5_000);
    const after = Array.from({ length: 100 }, (_, i) => 6_000 + i);
    const hashes = [...run, ...after, ...before];
    expect(lookUp(hashes, 5_000)).toEqual({ documents: naive(hashes, 5_000), pages: 3 });
    expect(lookUp(hashes, 5_001)).toEqual({ documents: [], pages: 1 });
    expect(lookUp(hashes, 6_099).documents).toEqual(naive(hashes, 6_099));
    expect(lookUp(hashes, 7_000).documents).toEqual([]);
  });

  test('has no page to fetch for a hash before the first', () => {
    expect(lookUp([10, 20], 3)).toEqual({ documents: [], pages: 0 });
    expect(lookUp([], 3)).toEqual({ documents: [], pages: 0 });
  });

  test('needs one page for a hash of its own', () => {
    const hashes = Array.from({ length: 4 * ID_PAGE_ENTRIES }, (_, i) => hashOfId(`article-${i}`));
    const { firstHashes } = encodeIdTable(keysOf(hashes));
    const pages = hashes.map((hash) => idPagesOf(hash, firstHashes, hashes.length).length);
    // The first hash of a page could also stand at the end of the page before it.
    expect(pages.filter((count) => count !== 1)).toEqual([2, 2, 2]);
  });

  test('hashes the UTF-8 of an id', () => {
    expect(hashOfId('abc')).toBe(0x32d153ff);
    expect(hashOfId('فهرس')).toBe(0xf4e09d48);
  });
});

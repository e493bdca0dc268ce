/**
 * From an article's id to its document: (hash, document) pairs sorted by hash, in sealed pages whose first hashes are
 * in the head. A hash may be shared by several ids, so the reader compares the stored id.
 */
import { SEAL_BYTES, writeSealed } from './block.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { xxHash32 } from './checksum.ts';
import { ID_PAGE_ENTRIES } from './format.ts';

const ENTRY_BYTES = 8;
const encoder = new TextEncoder();

export function hashOfId(id: string): number {
  return xxHash32(encoder.encode(id), 0);
}

/** @param hashes of the ids of all documents, in document order */
export function encodeIdTable(hashes: readonly number[]): {
  bytes: Uint8Array<ArrayBuffer>;
  firstHashes: number[];
} {
  const order = hashes.map((_, document) => document).sort((a, b) => hashes[a]! - hashes[b]! || a - b);
  const table = new ByteWriter();
  const page = new ByteWriter();
  const firstHashes: number[] = [];
  for (let from = 0; from < order.length; from += ID_PAGE_ENTRIES) {
    firstHashes.push(hashes[order[from]!]!);
    for (const document of order.slice(from, from + ID_PAGE_ENTRIES)) {
      page.u32(hashes[document]!);
      page.u32(document);
    }
    writeSealed(table, page.take(), table.length);
  }
  return { bytes: table.take(), firstHashes };
}

/** Pages that can hold a hash: usually one, two when equal hashes meet at a page's end. */
export function idPagesOf(
  hash: number,
  firstHashes: readonly number[],
  documents: number,
): { start: number; length: number }[] {
  const pages: { start: number; length: number }[] = [];
  firstHashes.forEach((first, page) => {
    const next = firstHashes[page + 1] ?? Number.POSITIVE_INFINITY;
    if (first > hash || next < hash) return;
    const entries = Math.min(ID_PAGE_ENTRIES, documents - page * ID_PAGE_ENTRIES);
    const start = page * (ID_PAGE_ENTRIES * ENTRY_BYTES + SEAL_BYTES);
    pages.push({ start, length: entries * ENTRY_BYTES + SEAL_BYTES });
  });
  return pages;
}

/** All (hash, document) pairs of an unsealed page. */
export function* idEntries(page: Uint8Array): Generator<{ hash: number; document: number }> {
  const reader = new ByteReader(page);
  while (!reader.isAtEnd) yield { hash: reader.u32(), document: reader.u32() };
}

/**
 * From an article's id to its document: entries sorted by the hash of the id, in sealed pages whose first hashes are in
 * the head. A hash may be shared by several ids, so the reader compares the stored id. Each entry also has a hash of the
 * article's content, so that whoever adds articles can tell unchanged ones without reading any.
 */
import { SEAL_BYTES, writeSealed } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import { ByteWriter } from '../byte-writer.ts';
import { type HashPair, xxHash32 } from '../checksum.ts';
import { ID_PAGE_ENTRIES } from '../format.ts';
import { NumberList } from '../number-list.ts';

/** Bytes of an entry: hash of the id, document, content hash; four each, and four more of the content hash. */
export const ID_ENTRY_BYTES = 16;
const encoder = new TextEncoder();

/** What the table holds of a document. */
export interface IdKey {
  /** See {@link hashOfId}. */
  readonly idHash: number;
  /** Of all fields of the article. */
  readonly contentHash: HashPair;
}

export interface IdEntry {
  readonly hash: number;
  readonly document: number;
  readonly contentHash: HashPair;
}

export function hashOfId(id: string): number {
  return xxHash32(encoder.encode(id), 0);
}

/** @param keys of all documents, in document order */
export function encodeIdTable(keys: readonly IdKey[]): {
  bytes: Uint8Array<ArrayBuffer>;
  firstHashes: number[];
} {
  const columns = new IdKeys();
  for (const key of keys) columns.add(key);
  return columns.encode();
}

/** The keys of a segment that is being written: twelve bytes a document. */
export class IdKeys {
  private readonly ids = new NumberList();
  private readonly first = new NumberList();
  private readonly second = new NumberList();

  get length(): number {
    return this.ids.length;
  }

  add({ idHash, contentHash }: IdKey): void {
    this.ids.push(idHash);
    this.first.push(contentHash[0]);
    this.second.push(contentHash[1]);
  }

  encode(): { bytes: Uint8Array<ArrayBuffer>; firstHashes: number[] } {
    const { ids, first, second } = this;
    const order = Uint32Array.from({ length: ids.length }, (_, document) => document).sort(
      (a, b) => ids.at(a) - ids.at(b) || a - b,
    );
    const table = new ByteWriter();
    const page = new ByteWriter();
    const firstHashes: number[] = [];
    for (let from = 0; from < order.length; from += ID_PAGE_ENTRIES) {
      firstHashes.push(ids.at(order[from]!));
      for (const document of order.subarray(from, from + ID_PAGE_ENTRIES)) {
        page.u32(ids.at(document));
        page.u32(document);
        page.u32(first.at(document));
        page.u32(second.at(document));
      }
      writeSealed(table, page.take(), table.length);
    }
    return { bytes: table.take(), firstHashes };
  }
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
    const start = page * (ID_PAGE_ENTRIES * ID_ENTRY_BYTES + SEAL_BYTES);
    pages.push({ start, length: entries * ID_ENTRY_BYTES + SEAL_BYTES });
  });
  return pages;
}

/** All entries of an unsealed page. */
export function* idEntries(page: Uint8Array): Generator<IdEntry> {
  const reader = new ByteReader(page);
  while (!reader.isAtEnd) {
    yield { hash: reader.u32(), document: reader.u32(), contentHash: [reader.u32(), reader.u32()] };
  }
}

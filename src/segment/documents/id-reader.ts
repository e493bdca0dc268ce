/** Reads a segment's id table: which documents have which ids. */
import type { Head } from '../head.ts';
import type { Deletions } from './deletions.ts';
import { hashOfId, type IdEntry, type IdKey, idEntries, idPagesOf } from './id-table.ts';

/** A page of the table, in its section. */
type IdPage = ReturnType<typeof idPagesOf>[number];

export class IdReader {
  private readonly head: Head;
  private readonly deletions: Deletions;
  private readonly read: (pages: readonly IdPage[]) => Promise<Uint8Array[]>;

  /** @param read pages of the table, in one round trip */
  constructor(head: Head, deletions: Deletions, read: (pages: readonly IdPage[]) => Promise<Uint8Array[]>) {
    this.head = head;
    this.deletions = deletions;
    this.read = read;
  }

  /**
   * For each id the entries of its hash that are not retracted: mostly one or none, and perhaps those of other ids with
   * the same hash. One round trip.
   */
  async find(ids: readonly string[]): Promise<IdEntry[][]> {
    const hashes = ids.map(hashOfId);
    const byHash = new Map<number, IdEntry[]>(hashes.map((hash) => [hash, []]));
    for (const page of await this.read(this.pagesOf(hashes))) {
      for (const entry of idEntries(page)) {
        if (!this.deletions.has(entry.document)) byHash.get(entry.hash)?.push(entry);
      }
    }
    return hashes.map((hash) => byHash.get(hash)!);
  }

  /** What the table holds of every document, in document order: for merging. One round trip. */
  async keys(): Promise<IdKey[]> {
    const keys: IdKey[] = [];
    for (const page of await this.read(this.pagesOf([...this.head.idPages]))) {
      for (const { hash, document, contentHash } of idEntries(page)) {
        keys[document] = { idHash: hash, contentHash };
      }
    }
    return keys;
  }

  /** The pages that hold hashes, each once. */
  private pagesOf(hashes: readonly number[]): IdPage[] {
    const { idPages, documents } = this.head;
    const pages = hashes.flatMap((hash) => idPagesOf(hash, idPages, documents));
    return [...new Map(pages.map((page) => [page.start, page])).values()];
  }
}

/** Reads which documents are copies of one another, and which may be copies of a text that is to be added. */

import type { SectionName } from '../format.ts';
import type { Head } from '../head.ts';
import { type BandEntry, type BandPage, bandEntries, decodeBandRoot, pagesWith } from './bands.ts';
import {
  type Adoption,
  type CopyEntry,
  type CopyPlaces,
  type CopyTable,
  copyPlaces,
  decodeAdoptions,
  decodeCopies,
} from './copies.ts';

type Places = readonly { readonly start: number; readonly length: number }[];
type Read = (section: SectionName, places: Places) => Promise<Uint8Array[]>;

/** Tables of pages that are at hand: they are asked for again and again. */
const decoded = new WeakMap<Uint8Array, CopyTable>();

export class CopyReader {
  private readonly documents: number;
  private readonly places: CopyPlaces;
  private readonly bandsLength: number;
  private readonly bandsRootLength: number;
  private readonly readBlocks: Read;

  /** @param read payloads of blocks of a section */
  constructor({ documents, copies, bandsRootLength, sections }: Head, read: Read) {
    this.documents = documents;
    // Opening the head has checked that they fit.
    this.places = copyPlaces(copies, sections.copies.length)!;
    this.bandsLength = sections.bands.length;
    this.bandsRootLength = bandsRootLength;
    this.readBlocks = read;
  }

  /** Fetches {@link table} and {@link adoptions} ahead of need: one read, none where there are no copies. */
  async prepare(): Promise<void> {
    const { pages, adoptions } = this.places;
    await this.readBlocks('copies', adoptions === null ? pages : [...pages, adoptions]);
  }

  /** The documents that are in clusters. One round trip. */
  async table(): Promise<CopyTable> {
    const pages = await this.readBlocks('copies', this.places.pages);
    const [first] = pages;
    const known = first && decoded.get(first);
    if (known !== undefined) return known;
    const table = decodeCopies(pages, this.documents);
    if (first !== undefined) decoded.set(first, table);
    return table;
  }

  /** Documents of other segments that this one puts into clusters. One round trip. */
  async adoptions(): Promise<Adoption[]> {
    if (this.places.adoptions === null) return [];
    const [block] = await this.readBlocks('copies', [this.places.adoptions]);
    return decodeAdoptions(block!);
  }

  /** The entries as they are written. */
  async entries(): Promise<CopyEntry[]> {
    const { documents, times, keys } = await this.table();
    return Array.from(documents, (document, i) => ({ document, time: times[i]!, key: keys[i]! }));
  }

  /** The documents that have any of some hashes. Two round trips. */
  async having(hashes: ReadonlySet<number>): Promise<BandEntry[]> {
    const root = await this.bandRoot();
    const pages = new Set([...hashes].flatMap((hash) => pagesWith(root, hash)));
    const found: BandEntry[] = [];
    for (const entry of await this.bandsOf([...pages])) if (hashes.has(entry.hash)) found.push(entry);
    return found;
  }

  /** The hashes of every document, ascending. */
  async ofDocuments(): Promise<number[][]> {
    const bands = Array.from({ length: this.documents }, (): number[] => []);
    for (const { hash, document } of await this.bandsOf(await this.bandRoot())) bands[document]!.push(hash);
    return bands;
  }

  private async bandRoot(): Promise<BandPage[]> {
    const length = this.bandsRootLength;
    if (length === 0) return [];
    const start = this.bandsLength - length;
    const [root] = await this.readBlocks('bands', [{ start, length }]);
    return decodeBandRoot(root!, start);
  }

  private async bandsOf(pages: readonly BandPage[]): Promise<BandEntry[]> {
    const payloads = await this.readBlocks('bands', pages);
    return pages.flatMap((page, i) => [...bandEntries(payloads[i]!, page, this.documents)]);
  }
}

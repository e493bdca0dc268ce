/** Reads tags: which there are, and which documents have one. */
import type { Head } from '../head.ts';
import { decodeTagEntries, decodeTagList, type TagEntry } from './tags.ts';

/** A tag with its documents, ascending. */
export interface TagList {
  readonly value: string;
  readonly documents: Uint32Array;
}

type Read = (places: readonly { start: number; length: number }[]) => Promise<Uint8Array[]>;

export class TagReader {
  private readonly documents: number;
  private readonly valuesLength: number;
  private readonly read: Read;

  /** @param read payloads of blocks of the section */
  constructor({ documents, tagValuesLength }: Head, read: Read) {
    this.documents = documents;
    this.valuesLength = tagValuesLength;
    this.read = read;
  }

  /** The tags, by code point. One round trip. */
  async entries(): Promise<readonly TagEntry[]> {
    const [values] = await this.read([{ start: 0, length: this.valuesLength }]);
    return decodeTagEntries(values!, this.valuesLength);
  }

  /** The documents of tags, in the order of the tags. One round trip after {@link entries}. */
  async lists(entries: readonly TagEntry[]): Promise<TagList[]> {
    const blocks = await this.read(entries.map(({ block }) => block));
    return entries.map((entry, i) => ({
      value: entry.value,
      documents: decodeTagList(blocks[i]!, entry, this.documents),
    }));
  }

  /** All tags with their documents. Two round trips; the second a single read. */
  async all(): Promise<TagList[]> {
    return this.lists(await this.entries());
  }

  /** Fetches all ahead of need. */
  async prepare(): Promise<void> {
    await this.read((await this.entries()).map(({ block }) => block));
  }

  /** The tags of every document, by code point. */
  async ofDocuments(): Promise<string[][]> {
    const tags = Array.from({ length: this.documents }, (): string[] => []);
    for (const { value, documents } of await this.all()) {
      for (const document of documents) tags[document]!.push(value);
    }
    return tags;
  }
}

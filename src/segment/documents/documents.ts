/**
 * Stored articles: one sealed, compressed JSON record a document, found through the document table.
 *
 *     document   := sealed( length (u32), raw deflate of the UTF-8 JSON, zero bytes up to a multiple of 8 less the seal )
 *     table page := sealed( start of the page's first document / 8 (u32), length / 8 of each of its 1024 documents (u16) )
 *
 * One record holds the card and the body. Keeping cards apart would save bytes where only cards are shown, but a page
 * of results needs both, and two reads a result would spend the read budget of an edge request twice.
 */
import type { StoredArticle } from '../../article/article.ts';
import { CorruptIndexError } from '../../errors.ts';
import { SEAL_BYTES, writeSealed } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import { ByteWriter } from '../byte-writer.ts';
import type { Inflater } from '../codec.ts';
import { DOCUMENT_ALIGNMENT, MOST_DOCUMENT_BYTES, TABLE_PAGE_DOCUMENTS } from '../format.ts';
import { SectionWriter, type Spills } from '../section-writer.ts';

const decoder = new TextDecoder();

/** A compressed document with its length, which tells the stream from the padding that follows it. */
export function documentRecord(deflated: Uint8Array): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(4 + deflated.length);
  new DataView(record.buffer).setUint32(0, deflated.length, true);
  record.set(deflated, 4);
  return record;
}

/** Builds the documents section from compressed records and remembers where each lies. */
export class DocumentsWriter {
  readonly documents: SectionWriter;
  private readonly lengths: number[] = [];
  private readonly padded = new ByteWriter();

  /** @param spills where the section goes as it grows; by default it stays in memory */
  constructor(spills: Spills | null = null) {
    this.documents = new SectionWriter(spills?.('documents'), 1 << 20);
  }

  /**
   * @param record one record as {@link documentRecord} makes it, or as another segment holds it
   * @throws RangeError when it is longer than {@link MOST_DOCUMENT_BYTES}
   */
  add(record: Uint8Array): void {
    const length = record.length + padding(record.length + SEAL_BYTES) + SEAL_BYTES;
    if (length > MOST_DOCUMENT_BYTES)
      throw new RangeError('a stored article is longer than 512 KiB compressed');
    this.padded.raw(record);
    while (this.padded.length < length - SEAL_BYTES) this.padded.u8(0);
    this.documents.sealed(this.padded.peek());
    this.padded.clear();
    this.lengths.push(length);
  }

  /** The table section. */
  table(): Uint8Array<ArrayBuffer> {
    const table = new ByteWriter();
    const page = new ByteWriter();
    let start = 0;
    for (let first = 0; first < this.lengths.length; first += TABLE_PAGE_DOCUMENTS) {
      page.u32(start / DOCUMENT_ALIGNMENT);
      for (const length of this.lengths.slice(first, first + TABLE_PAGE_DOCUMENTS)) {
        page.u16(length / DOCUMENT_ALIGNMENT);
        start += length;
      }
      writeSealed(table, page.take(), table.length);
    }
    return table.take();
  }
}

function padding(length: number): number {
  return (DOCUMENT_ALIGNMENT - (length % DOCUMENT_ALIGNMENT)) % DOCUMENT_ALIGNMENT;
}

const FULL_TABLE_PAGE_BYTES = 4 + 2 * TABLE_PAGE_DOCUMENTS + SEAL_BYTES;

/** The table page that covers a document. */
export function tablePageOf(document: number, documents: number): { start: number; length: number } {
  const page = Math.floor(document / TABLE_PAGE_DOCUMENTS);
  const inPage = Math.min(TABLE_PAGE_DOCUMENTS, documents - page * TABLE_PAGE_DOCUMENTS);
  return { start: page * FULL_TABLE_PAGE_BYTES, length: 4 + 2 * inPage + SEAL_BYTES };
}

/** Where a document lies, from its (unsealed) table page. */
export function documentAddress(page: Uint8Array, document: number): { start: number; length: number } {
  let start = new ByteReader(page).u32();
  // Written out: there are a thousand lengths to a page, and a call for each would take longer than all else here.
  const own = 4 + 2 * (document % TABLE_PAGE_DOCUMENTS);
  for (let at = 4; at < own; at += 2) start += page[at]! | (page[at + 1]! << 8);
  const length = new ByteReader(page, own).u16();
  return { start: start * DOCUMENT_ALIGNMENT, length: length * DOCUMENT_ALIGNMENT };
}

/** The article of a record. @throws CorruptIndexError naming the segment when it cannot be read */
export async function decodeRecord(
  record: Uint8Array,
  inflater: Inflater,
  name: string,
): Promise<StoredArticle> {
  try {
    // Zero bytes after a deflate stream are padding; some inflaters refuse them, so the stream says its own length.
    const length = new DataView(record.buffer, record.byteOffset, record.byteLength).getUint32(0, true);
    const inflated = await inflater.inflate(record.slice(4, 4 + length));
    return JSON.parse(decoder.decode(inflated)) as StoredArticle;
  } catch (cause) {
    throw new CorruptIndexError(`A stored article of ${name} cannot be read. Rebuild the index.`, { cause });
  }
}

/** Gives the documents of a segment as a writer takes them, one after another. */
import { CorruptIndexError } from '../../errors.ts';
import { SEAL_BYTES } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import { DOCUMENT_ALIGNMENT, TABLE_PAGE_DOCUMENTS } from '../format.ts';
import { documentFieldsOf } from '../segment-contents.ts';
import type { SegmentReader } from '../segment-reader.ts';
import type { DocumentEntry } from '../segment-writer.ts';
import { SectionStream } from './section-stream.ts';

export class DocumentWalker {
  private readonly segment: SegmentReader;
  private readonly records: SectionStream;
  private fields: ((document: number) => Omit<DocumentEntry, 'record'>) | null = null;
  private lengths = new Uint32Array();
  private document = 0;
  private start = 0;

  constructor(segment: SegmentReader) {
    this.segment = segment;
    this.records = new SectionStream(segment, 'documents');
  }

  /** The next document, or null when its record is not loaded: {@link load} it, and ask again. */
  next(): DocumentEntry | null {
    if (this.fields === null) return null;
    const length = this.lengths[this.document]!;
    if (!this.records.holds(this.start, this.start + length)) return null;
    const record = this.records.block(this.start, length);
    const entry = { ...this.fields(this.document), record };
    this.pass();
    return entry;
  }

  /** Goes past a document that is retracted. */
  pass(): void {
    this.start += this.lengths[this.document++]!;
  }

  /** Whether {@link pass} may be called. */
  get isOpen(): boolean {
    return this.fields !== null;
  }

  async load(): Promise<void> {
    if (this.fields === null) {
      this.lengths = await documentLengths(this.segment);
      this.fields = await documentFieldsOf(this.segment);
    }
    const length = this.lengths[this.document]!;
    await this.records.load(this.start, this.start + length);
  }

  /** Lets go of what is in memory; the walker is done after this. */
  close(): void {
    this.fields = () => {
      throw new RangeError('the walker is closed');
    };
  }
}

/** Bytes of each stored document, with its seal. */
async function documentLengths(segment: SegmentReader): Promise<Uint32Array<ArrayBuffer>> {
  const table = new SectionStream(segment, 'table');
  const { length } = segment.head.sections.table;
  await table.load(0, length);
  const lengths = new Uint32Array(segment.documents);
  let start = 0;
  for (let first = 0; first < segment.documents; first += TABLE_PAGE_DOCUMENTS) {
    const count = Math.min(TABLE_PAGE_DOCUMENTS, segment.documents - first);
    const bytes = 4 + 2 * count + SEAL_BYTES;
    const page = new ByteReader(table.block(start, bytes), 4);
    for (let i = 0; i < count; i++) lengths[first + i] = page.u16() * DOCUMENT_ALIGNMENT;
    start += bytes;
  }
  if (start !== length) {
    throw new CorruptIndexError(`The document table of ${segment.name} is too long. Rebuild the index.`);
  }
  return lengths;
}

/** Reads columns: the values that articles may have, and which each has. */
import type { BlockAddress, BlockReader } from '../block-reader.ts';
import { COLUMN_PAGE_DOCUMENTS, type ColumnName } from '../format.ts';
import type { Head } from '../head.ts';
import { columnPages, decodeOrdinals, decodeValues } from './columns.ts';

export interface Column {
  /** The distinct values, sorted. */
  readonly values: readonly string[];
  /** For every document 0 where it has no value, else 1 + index into {@link values}. */
  readonly ordinals: Uint32Array;
}

export class ColumnReader {
  private readonly roots: Head['columns'];
  private readonly documents: number;
  private readonly blocks: BlockReader;

  /** @param documents of the segment */
  constructor(roots: Head['columns'], documents: number, blocks: BlockReader) {
    this.roots = roots;
    this.documents = documents;
    this.blocks = blocks;
  }

  /** The distinct values of a column, sorted. One round trip. */
  async values(column: ColumnName): Promise<readonly string[]> {
    const { valuesLength } = this.roots[column];
    const [values] = await this.blocks.read([
      { section: `column:${column}`, start: 0, length: valuesLength },
    ]);
    return decodeValues(values!);
  }

  /** Fetches columns ahead of need, so that {@link read} is no round trip. */
  async prepare(columns: readonly ColumnName[]): Promise<void> {
    await this.blocks.read(columns.flatMap((column) => this.blocksOfColumn(column)));
  }

  /** Columns with the ordinal of every document. One round trip for all together. */
  async read(columns: readonly ColumnName[]): Promise<Column[]> {
    const addresses = columns.map((column) => this.blocksOfColumn(column));
    const payloads = await this.blocks.read(addresses.flat());
    let at = 0;
    return columns.map((column, i) => {
      const [values, ...pages] = payloads.slice(at, at + addresses[i]!.length);
      at += addresses[i]!.length;
      const ordinals = new Uint32Array(this.documents);
      pages.forEach((page, p) => {
        ordinals.set(decodeOrdinals(page, this.roots[column].ordinalBytes), p * COLUMN_PAGE_DOCUMENTS);
      });
      return { values: decodeValues(values!), ordinals };
    });
  }

  private blocksOfColumn(column: ColumnName): BlockAddress[] {
    const root = this.roots[column];
    const blocks = [{ start: 0, length: root.valuesLength }, ...columnPages(root, this.documents)];
    return blocks.map((block): BlockAddress => ({ section: `column:${column}`, ...block }));
  }
}

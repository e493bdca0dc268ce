/** Reads publication times: which documents a span of time has, and when documents were published. */
import { TIME_PAGE_DOCUMENTS } from './format.ts';
import type { ReadBlocks } from './read-blocks.ts';
import { decodeTimes, firstSuch, timePage } from './times.ts';

/** Up to this many documents all times are fetched at once, and runs of pages whole. */
const MOST_WHOLE = 2 ** 15;

export class TimeReader {
  /** The first time of each page. */
  private readonly roots: readonly number[];
  private readonly documents: number;
  private readonly read: ReadBlocks;

  /** @param roots the first time of each page @param documents of the segment @param read of the section of times */
  constructor(roots: readonly number[], documents: number, read: ReadBlocks) {
    this.roots = roots;
    this.documents = documents;
    this.read = read;
  }

  /**
   * Documents published in a span of time, as a range of document numbers. One round trip.
   * @param from first millisecond, inclusive
   * @param to last millisecond, inclusive
   */
  async between(from: number, to: number): Promise<{ start: number; end: number }> {
    const bounds = [(time: number) => time >= from, (time: number) => time > to];
    const isOpen = to === Number.POSITIVE_INFINITY;
    const pages = [this.timePageOf(bounds[0]!), isOpen ? null : this.timePageOf(bounds[1]!)];
    const wanted = [...new Set(pages.filter((page) => page !== null))];
    const blocks = await this.read(wanted.map((page) => timePage(page, this.documents)));
    const [start, end] = bounds.map((reached, i) => {
      const page = pages[i]!;
      return page === null ? 0 : firstSuch(decodeTimes(blocks[wanted.indexOf(page)]!), page, reached);
    });
    return { start: start!, end: isOpen ? this.documents : Math.max(start!, end!) };
  }

  /** The page of times with the first document for whose time `reached` holds; null when that is document 0. */
  private timePageOf(reached: (time: number) => boolean): number | null {
    const roots = this.roots;
    const after = roots.findIndex(reached);
    if (after === 0 || roots.length === 0) return null;
    return (after === -1 ? roots.length : after) - 1;
  }

  /** Publication times of documents, in milliseconds since 1970. One round trip. */
  async of(documents: readonly number[]): Promise<number[]> {
    const pageOfDocument = (document: number) => Math.floor(document / TIME_PAGE_DOCUMENTS);
    const pages = [...new Set(documents.map(pageOfDocument))];
    const blocks = await this.read(pages.map((page) => timePage(page, this.documents)));
    const times = new Map(pages.map((page, i) => [page, decodeTimes(blocks[i]!)]));
    return documents.map((document) => times.get(pageOfDocument(document))![document % TIME_PAGE_DOCUMENTS]!);
  }

  /**
   * The times of whole pages, ascending. One round trip; where the segment is small, all between the first and the last
   * page are fetched by one read.
   * @param pages ascending
   */
  async readPages(pages: readonly number[]): Promise<number[][]> {
    const first = pages[0] ?? 0;
    const run = Array.from({ length: (pages.at(-1) ?? -1) + 1 - first }, (_, i) => first + i);
    const fetched = this.documents > MOST_WHOLE ? pages : run;
    const blocks = await this.read(fetched.map((page) => timePage(page, this.documents)));
    return pages.map((page) => decodeTimes(blocks[fetched.indexOf(page)]!));
  }

  /** Fetches all times ahead of need where they are few, so that {@link of} is no round trip. */
  async prepare(): Promise<void> {
    if (this.documents > MOST_WHOLE) return;
    await this.read(this.roots.map((_, page) => timePage(page, this.documents)));
  }
}

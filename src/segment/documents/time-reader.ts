/** Reads publication times: which documents a span of time has, and when documents were published. */
import { TIME_PAGE_DOCUMENTS } from '../format.ts';
import type { ReadBlocks } from '../read-blocks.ts';
import { countBefore, decodeTimes, timePage, timesBefore } from './times.ts';

/** Up to this many documents all times are fetched at once, and runs of pages whole. */
const MOST_WHOLE = 2 ** 15;

/** Reads for places in time, as far as their pages lie near one another. */
const MOST_READS_FOR_PLACES = 3;

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
    const isOpen = to === Number.POSITIVE_INFINITY;
    const [start = 0, end = this.documents] = await this.firstSince(isOpen ? [from] : [from, to + 1]);
    return { start, end: Math.max(start, end) };
  }

  /**
   * For each time the first document published then or later, or the number of documents where there is none. One round
   * trip, which reads only the pages in which such documents may stand, and what lies between near ones.
   */
  async firstSince(times: readonly number[]): Promise<number[]> {
    const pages = times.map((time) => this.pageBefore(time));
    const wanted = [...new Set(pages)].filter((page) => page >= 0);
    const places = wanted.map((page) => timePage(page, this.documents));
    const blocks = await this.read(places, MOST_READS_FOR_PLACES);
    return times.map((time, i) => {
      const page = pages[i]!;
      if (page < 0) return 0;
      return page * TIME_PAGE_DOCUMENTS + timesBefore(blocks[wanted.indexOf(page)]!, time);
    });
  }

  /** The last page that begins before a time: -1 when none does, and document 0 is of that time or later. */
  private pageBefore(time: number): number {
    return countBefore(this.roots.length, (page) => this.roots[page]!, time) - 1;
  }

  /** A time not before that of a document, as near as the head tells. Reads nothing. */
  earliestAfter(document: number): number {
    const page = Math.floor(document / TIME_PAGE_DOCUMENTS);
    return this.roots[page + 1] ?? Number.POSITIVE_INFINITY;
  }

  /** A time not after that of a document, as near as the head tells. Reads nothing. */
  latestBefore(document: number): number {
    return this.roots[Math.floor(document / TIME_PAGE_DOCUMENTS)]!;
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

  /** Whether all times may be fetched at once. */
  get areFew(): boolean {
    return this.documents <= MOST_WHOLE;
  }

  /** Fetches all times ahead of need where they are few, so that {@link of} is no round trip. */
  async prepare(): Promise<void> {
    if (!this.areFew) return;
    await this.read(this.roots.map((_, page) => timePage(page, this.documents)));
  }
}

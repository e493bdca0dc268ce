/** Publication times: milliseconds since 1970 (f64) of each document, ascending, in sealed pages. */
import { SEAL_BYTES, writeSealed } from './block.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { TIME_PAGE_DOCUMENTS } from './format.ts';

const TIME_BYTES = 8;

export function encodeTimes(times: readonly number[]): {
  bytes: Uint8Array<ArrayBuffer>;
  firstTimes: number[];
} {
  const section = new ByteWriter();
  const page = new ByteWriter();
  const firstTimes: number[] = [];
  for (let from = 0; from < times.length; from += TIME_PAGE_DOCUMENTS) {
    firstTimes.push(times[from]!);
    for (const time of times.slice(from, from + TIME_PAGE_DOCUMENTS)) page.f64(time);
    writeSealed(section, page.take(), section.length);
  }
  return { bytes: section.take(), firstTimes };
}

/** Where a page of times lies. */
export function timePage(page: number, documents: number): { start: number; length: number } {
  const inPage = Math.min(TIME_PAGE_DOCUMENTS, documents - page * TIME_PAGE_DOCUMENTS);
  return {
    start: page * (TIME_PAGE_DOCUMENTS * TIME_BYTES + SEAL_BYTES),
    length: inPage * TIME_BYTES + SEAL_BYTES,
  };
}

/** The times of an unsealed page. */
export function decodeTimes(page: Uint8Array): number[] {
  const reader = new ByteReader(page);
  const times: number[] = [];
  while (!reader.isAtEnd) times.push(reader.f64());
  return times;
}

/**
 * The first document of a page for whose time `reached` holds, or the first of the next page.
 * @param times of the page
 */
export function firstSuch(
  times: readonly number[],
  page: number,
  reached: (time: number) => boolean,
): number {
  const inPage = times.findIndex(reached);
  return page * TIME_PAGE_DOCUMENTS + (inPage === -1 ? times.length : inPage);
}

/** Publication times: milliseconds since 1970 (f64) of each document, ascending, in sealed pages. */
import { SEAL_BYTES, writeSealed } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import { ByteWriter } from '../byte-writer.ts';
import { TIME_PAGE_DOCUMENTS } from '../format.ts';

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

/** How many times of an unsealed page are before a time. They are not all decoded. */
export function timesBefore(page: Uint8Array, time: number): number {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  return countBefore(page.byteLength / TIME_BYTES, (i) => view.getFloat64(i * TIME_BYTES, true), time);
}

/** How many of ascending times are before a time. @param at the time in a place from 0 to before `count` */
export function countBefore(count: number, at: (place: number) => number, time: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

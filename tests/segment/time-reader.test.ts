import { describe, expect, test } from 'vitest';
import { BlockReader } from '../../src/segment/block-reader.ts';
import { TimeReader } from '../../src/segment/documents/time-reader.ts';
import { encodeTimes } from '../../src/segment/documents/times.ts';
import { SECTIONS, type SectionName, type SectionRange } from '../../src/segment/format.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';

const NAME = 'segment.fihris';
const DAY = 86_400_000;

/** A reader of times that are all of a file, nothing cached, and what it reads. */
function readerOf(times: readonly number[]): { reader: TimeReader; meter: MeteredStorage } {
  const { bytes, firstTimes } = encodeTimes(times);
  const meter = new MeteredStorage(new MemoryStorage([[NAME, bytes]]));
  const sections = Object.fromEntries(SECTIONS.map((name) => [name, { start: 0, length: 0 }])) as Record<
    SectionName,
    SectionRange
  >;
  sections.times = { start: 0, length: bytes.length };
  const blocks = new BlockReader(meter, NAME, sections, new BlockCache());
  const read = (places: readonly { start: number; length: number }[], mostReads?: number) =>
    blocks.read(
      places.map((place) => ({ section: 'times' as const, ...place })),
      undefined,
      mostReads,
    );
  return { reader: new TimeReader(firstTimes, times.length, read), meter };
}

/** So many times, spread over so many days up to the end of a day; some are of one moment. */
function timesOver(days: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor((Math.floor(i / 3) * 3 * days * DAY) / count));
}

/** What is asked for recency: moments ever further apart, back from the beginning of a day. */
const backFrom = (day: number) =>
  [1024, 512, 256, 128, 64, 32, 16, 8, 4, 2, 1, 0].map((age) => (day - age) * DAY);

function naive(times: readonly number[], time: number): number {
  const found = times.findIndex((own) => own >= time);
  return found === -1 ? times.length : found;
}

describe('the first documents since moments ever further back', () => {
  test.each([
    ['of two months, as many as of a newspaper', 62, 30_666],
    ['of ten years', 3650, 100_000],
    ['of one page', 62, 100],
    ['of one moment', 0, 2000],
    ['of none', 62, 0],
  ])('%s are found by at most three reads', async (_, days, count) => {
    const times = timesOver(days, count);
    for (const day of [0, 1, 31, 61, 62, 63, 200, days, 5000]) {
      const { reader, meter } = readerOf(times);
      const moments = backFrom(day);
      expect(await reader.firstSince(moments)).toEqual(moments.map((time) => naive(times, time)));
      const { reads, bytes, roundTrips } = meter.take();
      expect(reads).toBeLessThanOrEqual(3);
      expect(bytes).toBeLessThanOrEqual(300 * 1024);
      expect(roundTrips).toBeLessThanOrEqual(1);
      await reader.firstSince(moments);
      expect(meter.take().reads).toBeLessThanOrEqual(0);
    }
  });

  test('of millions are found by a read for each at most: what lies far between is not read', async () => {
    const times = timesOver(3650, 1_000_000);
    const { reader, meter } = readerOf(times);
    const moments = backFrom(3650);
    expect(await reader.firstSince(moments)).toEqual(moments.map((time) => naive(times, time)));
    const { reads, bytes } = meter.take();
    expect(reads).toBeLessThanOrEqual(6);
    expect(bytes).toBeLessThanOrEqual(400 * 1024);
  });
});

describe('the documents of a span of time', () => {
  test('are those from its first to its last moment', async () => {
    const times = timesOver(10, 3000);
    for (const [from, to] of [
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
      [Number.NEGATIVE_INFINITY, 3 * DAY],
      [times[600]!, times[600]!],
      [times[600]! + 1, times[600]! + 1],
      [3 * DAY, 4 * DAY - 1],
      [4 * DAY, 3 * DAY],
      [20 * DAY, Number.POSITIVE_INFINITY],
    ] as const) {
      const { start, end } = await readerOf(times).reader.between(from, to);
      const inside = times.flatMap((time, document) => (time >= from && time <= to ? [document] : []));
      expect(end - start).toBe(inside.length);
      if (inside.length > 0) expect(start).toBe(inside[0]);
    }
  });
});

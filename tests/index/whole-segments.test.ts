import { describe, expect, it } from 'vitest';
import { segmentsReadWhole } from '../../src/index/whole-segments.ts';

const KB = 1024;

/** Segments of these sizes, named by them. */
function segmentsOf(...kilobytes: number[]) {
  return kilobytes.map((size, i) => {
    return { name: `${size}-${i}`, bytes: size * KB, headBytes: 100, documents: 1, deleted: 0 };
  });
}

const plenty = { readsLeft: Number.POSITIVE_INFINITY, bytesLeft: Number.POSITIVE_INFINITY };

describe('segments are read whole', () => {
  it('when they are small, and others only where reads run short', () => {
    const segments = segmentsOf(65, 64, 300, 1);
    expect([...segmentsReadWhole(segments)].sort()).toEqual(['1-3', '64-1']);
    expect([...segmentsReadWhole(segments, plenty)].sort()).toEqual(['1-3', '64-1']);
    expect(segmentsReadWhole(segments, { ...plenty, readsLeft: 5 }).size).toBe(4);
  });

  it('from the smallest on, and no more of them than reads ask for', () => {
    const segments = segmentsOf(500, 100, 400, 200, 300);
    const whole = segmentsReadWhole(segments, { readsLeft: 41, bytesLeft: 8_000 * KB });
    expect([...whole]).toEqual(['100-1', '200-3']);
  });

  it('as far as half of the bytes reach, and none above a megabyte', () => {
    const segments = segmentsOf(400, 400, 400, 400);
    expect(segmentsReadWhole(segments, { readsLeft: 10, bytesLeft: 2_400 * KB }).size).toBe(3);
    expect(segmentsReadWhole(segmentsOf(1_025, 1_025), { ...plenty, readsLeft: 10 }).size).toBe(0);
    expect(segmentsReadWhole(segmentsOf(1_024, 1_025), { ...plenty, readsLeft: 10 }).size).toBe(1);
  });

  it('when they are small however few bytes are left: ranges would cost more', () => {
    expect(segmentsReadWhole(segmentsOf(64), { readsLeft: 1, bytesLeft: 1 }).size).toBe(1);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ByteRange,
  CLOSE_ENOUGH_BYTES,
  planReads,
  WIDEST_GAP_BYTES,
} from '../../src/storage/read-plan.ts';

const range = (start: number, length: number): ByteRange => ({ start, end: start + length });
/** Ranges anywhere, some of them equal or inside one another, some of them empty. */
const ranges = fc.array(
  fc
    .tuple(fc.oneof(fc.nat(100_000), fc.nat(3_000_000)), fc.oneof(fc.nat(50), fc.nat(20_000)))
    .map(([start, length]) => range(start, length)),
  { maxLength: 40 },
);
const mostReads = fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 1, max: 20 }));

describe('a plan of reads', () => {
  test('of nothing is nothing', () => {
    expect(planReads([])).toEqual([]);
  });

  test('joins ranges that lie within four kilobytes of one another', () => {
    const gap = CLOSE_ENOUGH_BYTES;
    expect(planReads([range(0, 10), range(10 + gap, 10)])).toEqual([
      { start: 0, end: 20 + gap, covers: [0, 1] },
    ]);
  });

  test('leaves ranges apart that lie a byte further', () => {
    const gap = CLOSE_ENOUGH_BYTES + 1;
    expect(planReads([range(0, 10), range(10 + gap, 10)])).toEqual([
      { start: 0, end: 10, covers: [0] },
      { start: 10 + gap, end: 20 + gap, covers: [1] },
    ]);
  });

  test('reads in file order what was asked in any', () => {
    expect(planReads([range(50_000, 5), range(0, 5), range(20_000, 5)])).toEqual([
      { start: 0, end: 5, covers: [1] },
      { start: 20_000, end: 20_005, covers: [2] },
      { start: 50_000, end: 50_005, covers: [0] },
    ]);
  });

  test('does not end a read early where a range lies inside another', () => {
    expect(planReads([range(0, 1000), range(100, 10), range(500, 600)])).toEqual([
      { start: 0, end: 1100, covers: [0, 1, 2] },
    ]);
  });

  test('joins the closest neighbours where there are more reads than allowed', () => {
    const wanted = [range(0, 10), range(30_000, 10), range(40_000, 10), range(100_000, 10)];
    expect(planReads(wanted, 3)).toEqual([
      { start: 0, end: 10, covers: [0] },
      { start: 30_000, end: 40_010, covers: [1, 2] },
      { start: 100_000, end: 100_010, covers: [3] },
    ]);
    expect(planReads(wanted, 1)).toEqual([{ start: 0, end: 100_010, covers: [0, 1, 2, 3] }]);
  });

  test('never fetches a gap of more than 128 KiB, even for more reads than allowed', () => {
    const far = 10 + WIDEST_GAP_BYTES;
    expect(planReads([range(0, 10), range(far, 10)], 1)).toHaveLength(1);
    expect(planReads([range(0, 10), range(far + 1, 10)], 1)).toHaveLength(2);
  });

  test('covers every range, once', () => {
    fc.assert(
      fc.property(ranges, mostReads, (wanted, most) => {
        const reads = planReads(wanted, most);
        const covered = reads.flatMap(({ covers }) => covers).sort((a, b) => a - b);
        expect(covered).toEqual(wanted.map((_, i) => i));
        for (const { start, end, covers } of reads) {
          for (const i of covers) {
            expect(wanted[i]!.start).toBeGreaterThanOrEqual(start);
            expect(wanted[i]!.end).toBeLessThanOrEqual(end);
          }
        }
      }),
    );
  });

  test('has reads in order that never overlap, each as short as what it covers', () => {
    fc.assert(
      fc.property(ranges, mostReads, (wanted, most) => {
        const reads = planReads(wanted, most);
        for (const [i, { start, end, covers }] of reads.entries()) {
          expect(start).toBe(Math.min(...covers.map((own) => wanted[own]!.start)));
          expect(end).toBe(Math.max(...covers.map((own) => wanted[own]!.end)));
          if (i > 0) expect(start - reads[i - 1]!.end).toBeGreaterThan(CLOSE_ENOUGH_BYTES);
        }
      }),
    );
  });

  test('has no more reads than allowed, unless all that are left lie far apart', () => {
    fc.assert(
      fc.property(ranges, mostReads, (wanted, most) => {
        const reads = planReads(wanted, most);
        if (reads.length <= most) return;
        for (const [i, { start }] of reads.entries()) {
          if (i > 0) expect(start - reads[i - 1]!.end).toBeGreaterThan(WIDEST_GAP_BYTES);
        }
      }),
    );
  });

  test('fetches no gap wider than it may', () => {
    fc.assert(
      fc.property(ranges, mostReads, (wanted, most) => {
        for (const { covers } of planReads(wanted, most)) {
          const own = covers.map((i) => wanted[i]!).sort((a, b) => a.start - b.start);
          let end = own[0]!.end;
          for (const one of own) {
            expect(one.start - end).toBeLessThanOrEqual(WIDEST_GAP_BYTES);
            end = Math.max(end, one.end);
          }
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unsealed } from '../../src/segment/block.ts';
import { decodeTimes, encodeTimes, timePage } from '../../src/segment/documents/times.ts';
import { TIME_PAGE_DOCUMENTS } from '../../src/segment/format.ts';

function decoded(times: readonly number[]): number[] {
  const { bytes, firstTimes } = encodeTimes(times);
  return firstTimes.flatMap((first, page) => {
    const { start, length } = timePage(page, times.length);
    const own = decodeTimes(unsealed(bytes.slice(start, start + length), start, 'a page'));
    expect(own[0]).toBe(first);
    return own;
  });
}

describe('times', () => {
  test('come back to the millisecond, also before 1970', () => {
    const time = fc.integer({ min: -8.64e15, max: 8.64e15 });
    fc.assert(
      fc.property(fc.array(time), (times) => {
        const ascending = times.sort((a, b) => a - b);
        expect(decoded(ascending)).toEqual(ascending);
      }),
    );
  });

  test.each([
    0,
    1,
    TIME_PAGE_DOCUMENTS - 1,
    TIME_PAGE_DOCUMENTS,
    TIME_PAGE_DOCUMENTS + 1,
    3 * TIME_PAGE_DOCUMENTS,
  ])('of %i documents fill their pages', (count) => {
    const times = Array.from({ length: count }, (_, i) => i * 60_000);
    const { bytes, firstTimes } = encodeTimes(times);
    const pages = Math.ceil(count / TIME_PAGE_DOCUMENTS);
    expect(firstTimes).toHaveLength(pages);
    expect(bytes.length).toBe(count * 8 + pages * 4);
    expect(decoded(times)).toEqual(times);
  });
});

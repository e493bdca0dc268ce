import { describe, expect, it } from 'vitest';
import {
  compacted,
  foldedInto,
  MERGE_RATIO,
  MOST_COMPACTED_BYTES,
  MOST_FOLDED_BYTES,
} from '../../src/publish/merge-policy.ts';

/** Segments named by their sizes. @param deleted sizes of those that have retracted articles */
const segments = (sizes: readonly number[], deleted: readonly number[] = []) =>
  sizes.map((bytes) => ({
    name: `segment-${bytes}`,
    bytes,
    headBytes: 1,
    documents: 100,
    deleted: deleted.includes(bytes) ? 1 : 0,
  }));
const sizesOf = (refs: readonly { readonly bytes: number }[]) => refs.map(({ bytes }) => bytes);

describe('an addition', () => {
  it('takes in segments that are not much larger than what it has by then', () => {
    expect(sizesOf(foldedInto(10, segments([90_000, 800, 100])))).toEqual([100, 800]);
    expect(foldedInto(10, segments([10 * MERGE_RATIO + 1]))).toEqual([]);
  });

  it('leaves large ones to a compaction, however much is added', () => {
    expect(foldedInto(10 ** 9, segments([MOST_FOLDED_BYTES + 1]))).toEqual([]);
  });
});

describe('a compaction', () => {
  it('merges the small ones, as far as they are near one another in size', () => {
    expect(sizesOf(compacted(segments([50_000, 10, 20, 300])))).toEqual([10, 20, 300]);
  });

  it('has nothing to do with one segment, or with sizes far apart', () => {
    expect(compacted(segments([50]))).toEqual([]);
    expect(compacted(segments([50, 50_000]))).toEqual([]);
    expect(compacted([])).toEqual([]);
  });

  it('rewrites what has retracted articles', () => {
    expect(sizesOf(compacted(segments([50], [50])))).toEqual([50]);
    expect(sizesOf(compacted(segments([50, 50_000], [50_000])))).toEqual([50, 50_000]);
  });

  it('leaves very large ones alone', () => {
    const large = MOST_COMPACTED_BYTES + 1;
    expect(compacted(segments([large], [large]))).toEqual([]);
  });
});

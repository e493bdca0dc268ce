import { describe, expect, it } from 'vitest';
import { articleOf, parsePublished } from '../../src/article/article.ts';
import { BadQueryError } from '../../src/errors.ts';
import { findPart, type WholeRequest } from '../../src/search/parts.ts';
import { readArticles } from '../../src/search/read-hits.ts';
import { SORTS } from '../../src/search/request.ts';
import { search } from '../../src/search/search.ts';
import { article, open, storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';

const COMMON = 'مدينة';
const oneSegment = await open(storageWith(SAMPLES));
const threeSegments = await open(storageWith(SAMPLES, (_, i) => i % 3));

type Index = typeof oneSegment;

async function idsOf(index: Index, request: WholeRequest, start: number, end: number): Promise<string[]> {
  const { hits } = await findPart(index, request, start, end);
  return (await readArticles(hits)).map((stored) => articleOf(stored).id);
}

async function inParts(index: Index, request: WholeRequest, size: number): Promise<string[]> {
  const ids: string[] = [];
  const { total } = await findPart(index, request, 0, size);
  for (let start = 0; start < total; start += size)
    ids.push(...(await idsOf(index, request, start, start + size)));
  return ids;
}

describe('the parts of a result', () => {
  it.each(SORTS)('are the pages of a search, by %s', async (sort) => {
    for (const index of [oneSegment, threeSegments]) {
      const { total, results } = await search(index, { q: COMMON, sort, limit: 500 });
      expect(total).toBeGreaterThan(20);
      const whole = results.map((one) => one.article.id);
      for (const size of [3, 7, 10, 1000]) {
        expect(await inParts(index, { q: COMMON, sort }, size)).toEqual(whole);
      }
    }
  });

  it('are the pages of a search by relevance where words stand side by side', async () => {
    const q = 'مدينة المكلا';
    for (const index of [oneSegment, threeSegments]) {
      const { total, results } = await search(index, { q, limit: 500 });
      const whole = results.filter((one) => one.missing === undefined).map((one) => one.article.id);
      expect([total, whole.length]).toEqual([whole.length, total]);
      expect(total).toBeGreaterThan(1);
      for (const size of [2, 4, 100]) {
        expect(await inParts(index, { q, sort: 'relevance' }, size)).toEqual(whole);
      }
    }
  });

  it('are newest first unless told otherwise', async () => {
    const { hits } = await findPart(threeSegments, { q: COMMON }, 0, 100);
    const times = (await readArticles(hits)).map(({ published }) => parsePublished(published));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('have every article once where many were published at one moment', async () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      article(`a${i}`, { published: `2026-01-0${1 + (i % 2)}T00:00:00Z` }),
    );
    const index = await open(storageWith(many, (_, i) => i % 3));
    for (const sort of ['newest', 'oldest'] as const) {
      const whole = await inParts(index, { q: 'نص', sort }, 1000);
      expect([...whole].sort()).toEqual(many.map(({ id }) => id).sort());
      for (const size of [1, 7]) expect(await inParts(index, { q: 'نص', sort }, size)).toEqual(whole);
    }
    const oldest = await inParts(index, { q: 'نص', sort: 'oldest' }, 7);
    expect(await inParts(index, { q: 'نص', sort: 'newest' }, 7)).toEqual(oldest.reverse());
  });

  it('are as filters leave them, and empty past the last', async () => {
    const request = { q: COMMON, section: 'مجتمع', from: '2026' };
    const { total, results } = await search(oneSegment, { ...request, sort: 'newest', limit: 500 });
    expect(total).toBeGreaterThan(0);
    expect(await inParts(oneSegment, request, 2)).toEqual(results.map((one) => one.article.id));
    expect(await findPart(oneSegment, request, 1000, 2000)).toEqual({ total, hits: [], today: null });
  });

  it('hold articles with all the words only, as they were typed', async () => {
    const q = `${COMMON} زقزقةة`;
    expect((await search(oneSegment, { q })).results.length).toBeGreaterThan(0);
    for (const sort of SORTS) {
      expect(await findPart(oneSegment, { q, sort }, 0, 10)).toEqual({ total: 0, hits: [], today: null });
    }
  });

  it('are refused as a search is', async () => {
    await expect(findPart(oneSegment, { q: ' ' }, 0, 10)).rejects.toThrow(BadQueryError);
    await expect(findPart(oneSegment, { q: COMMON, from: 'x' }, 0, 10)).rejects.toThrow(BadQueryError);
  });
});

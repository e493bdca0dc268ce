import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { Inverter } from '../../src/bulk/inverter.ts';
import { arbitraryArchive } from '../support/arbitrary-archive.ts';
import { bytesOf, inTimeOrder, packArticles, statisticsOf } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

function expectSameSegment(articles: readonly Article[]): void {
  const statistics = statisticsOf(articles);
  const inverter = new Inverter(articles.length, statistics, testCodec);
  for (const article of inTimeOrder(articles)) inverter.add(article);
  const segment = inverter.finish();
  const packed = packArticles(articles, statistics);
  expect(segment.ref).toEqual(packed.ref);
  expect(Buffer.compare(bytesOf(segment), bytesOf(packed))).toBe(0);
}

describe('the bulk inverter gives the bytes of the memtable', () => {
  it('of random archives', () => {
    fc.assert(fc.property(arbitraryArchive(40), expectSameSegment), { numRuns: 50 });
  });

  it('of the sample archive', () => {
    expectSameSegment(SAMPLES);
  });
});

import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { latestArticles } from '../../src/search/latest.ts';
import { relatedToArticle } from '../../src/search/related.ts';
import { search } from '../../src/search/search.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MeteredStorage, type Usage } from '../../src/storage/meter.ts';
import { storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

const MOST_ROUND_TRIPS = 5;
const MOST_READS = 30;
const MOST_BYTES = 200 * 1024;

const storage = storageWith(SAMPLES);

/** Usage of one question to an index opened for it, nothing cached. */
async function cold(ask: (index: OpenIndex) => Promise<unknown>): Promise<Usage> {
  const meter = new MeteredStorage(storage);
  await ask(await OpenIndex.open(meter, { inflater: testCodec }));
  return meter.take();
}

function titleWords(count: number): string[] {
  return SAMPLES.flatMap(({ title }) => {
    const words = tokenise(title).map(({ start, end }) => title.slice(start, end));
    return words.length < count ? [] : [words.slice(0, count).join(' ')];
  });
}

describe('a cold search', () => {
  it.each([1, 2, 3, 4])(
    'of %i words takes at most five dependent round trips, 30 reads and 200 KB',
    async (count) => {
      for (const q of titleWords(count)) {
        const { roundTrips, reads, bytes } = await cold((index) => search(index, { q }));
        expect(roundTrips, q).toBeLessThanOrEqual(MOST_ROUND_TRIPS);
        expect(reads, q).toBeLessThanOrEqual(MOST_READS);
        expect(bytes, q).toBeLessThanOrEqual(MOST_BYTES);
      }
    },
  );

  it('with filters and dates takes no round trip more', async () => {
    const filters = { section: 'مجتمع', source: 'صحيفة الميناء', from: '2026-01-01', to: '2026-06-30' };
    const { roundTrips } = await cold((index) => search(index, { q: 'المدينة', ...filters }));
    expect(roundTrips).toBeLessThanOrEqual(MOST_ROUND_TRIPS);
  });

  it('with a phrase takes one round trip more', async () => {
    const { roundTrips } = await cold((index) => search(index, { q: `"${titleWords(3)[0]}"` }));
    expect(roundTrips).toBeLessThanOrEqual(MOST_ROUND_TRIPS + 1);
  });

  it('of an unknown word ends after the dictionary', async () => {
    const { roundTrips } = await cold((index) => search(index, { q: 'زرافشانستان' }));
    expect(roundTrips).toBeLessThanOrEqual(3);
  });
});

describe('a search without dates', () => {
  it('reads no publication times', async () => {
    const { reads } = await cold((index) => search(index, { q: 'زرافشانستان' }));
    // The manifest, the head, one dictionary page, the document table.
    expect(reads).toBeLessThanOrEqual(4);
  });
});

describe('a cold related query', () => {
  it('takes at most seven dependent round trips and 30 reads', async () => {
    for (const { id } of SAMPLES) {
      const { roundTrips, reads } = await cold((index) => relatedToArticle(index, id));
      expect(roundTrips, id).toBeLessThanOrEqual(7);
      expect(reads, id).toBeLessThanOrEqual(MOST_READS);
    }
  });
});

describe('the front page', () => {
  it('takes four dependent round trips', async () => {
    const { roundTrips } = await cold((index) => latestArticles(index, 12));
    expect(roundTrips).toBeLessThanOrEqual(4);
  });
});

describe('a warm search', () => {
  it('reads nothing', async () => {
    const meter = new MeteredStorage(storage);
    const index = await OpenIndex.open(meter, { inflater: testCodec, cache: new BlockCache() });
    const q = titleWords(2)[0]!;
    await search(index, { q });
    meter.take();
    await search(index, { q });
    expect(meter.take()).toEqual({ reads: 0, bytes: 0, roundTrips: 0 });
  });
});

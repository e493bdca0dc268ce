import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/arabic/analyser.ts';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { isPlain } from '../../src/query/plain.ts';
import { FACETS } from '../../src/search/facets/facet-request.ts';
import { latestArticles } from '../../src/search/facets/latest.ts';
import { relatedToArticle } from '../../src/search/related/related.ts';
import { search } from '../../src/search/search.ts';
import { alternativesOf } from '../../src/search/words/alternatives.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import type { MemoryStorage } from '../../src/storage/memory.ts';
import { MeteredStorage, type Usage } from '../../src/storage/meter.ts';
import { storageWith } from '../support/make-index.ts';
import { storageWithCopies } from '../support/planted-copies.ts';
import { add } from '../support/publishing.ts';
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
        // The Arabic word for near is an operator, in headlines too.
        expect(roundTrips, q).toBeLessThanOrEqual(MOST_ROUND_TRIPS + (isPlain(q) ? 0 : 1));
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

  it('with facets takes no round trip more, and at most two reads', async () => {
    const q = titleWords(2)[0]!;
    const plain = await cold((index) => search(index, { q }));
    const facets = FACETS.filter((name) => name !== 'day' && name !== 'tag');
    const counted = await cold((index) => search(index, { q, facets }));
    expect(counted.roundTrips).toBe(plain.roundTrips);
    expect(counted.reads).toBeLessThanOrEqual(plain.reads + 2);
    // Which tags there are says where their lists lie, beside the words and their lists.
    const tagged = await cold((index) => search(index, { q, facets: ['tag'] }));
    expect(tagged.roundTrips).toBeLessThanOrEqual(plain.roundTrips + 1);
    expect(tagged.reads).toBeLessThanOrEqual(plain.reads + 2);
  });

  it('with copies collapsed takes no round trip more, and at most two reads; warm, none', async () => {
    const own = SAMPLES.flatMap((one, i) => {
      const print = { ...one, id: `${one.id}-b`, source: 'صحيفة أخرى' };
      return i % 3 === 0 ? [one, print] : [one];
    });
    const copied = await storageWithCopies(own);
    for (const q of ['مدينة', titleWords(2)[0]!]) {
      const usageOf = async (collapse: boolean) => {
        const meter = new MeteredStorage(copied);
        const index = await OpenIndex.open(meter, { inflater: testCodec });
        await search(index, { q, collapse, sort: 'newest', limit: 1 });
        const first = meter.take();
        await search(index, { q, collapse, sort: 'newest', limit: 1 });
        return { first, again: meter.take() };
      };
      const plain = await usageOf(false);
      const collapsed = await usageOf(true);
      expect(collapsed.first.roundTrips).toBe(plain.first.roundTrips);
      expect(collapsed.first.reads).toBeLessThanOrEqual(plain.first.reads + 2);
      expect(collapsed.again.reads).toBe(plain.again.reads);
    }
  });

  it('with recency takes no round trip more, and at most three reads; warm, none', async () => {
    const now = Date.parse('2026-06-30T12:00:00+03:00');
    const usageOf = async (q: string, recency: number) => {
      const meter = new MeteredStorage(storage);
      const index = await OpenIndex.open(meter, { inflater: testCodec, cache: new BlockCache() });
      const ask = () => search(index, { q, recency }, { now, corrections: false });
      await ask();
      const first = meter.take();
      await ask();
      return { first, again: meter.take() };
    };
    const plain = await usageOf('مدينة', 0);
    const fresh = await usageOf('مدينة', 0.5);
    expect(fresh.first.roundTrips).toBe(plain.first.roundTrips);
    expect([plain.again.reads, fresh.again.reads]).toEqual([0, 0]);
    // Another order has other articles on its page: of none, what is read is what recency needs.
    const none = await usageOf('زرافشانستان', 0);
    const noneFresh = await usageOf('زرافشانستان', 0.5);
    expect(noneFresh.first.reads).toBeGreaterThan(none.first.reads);
    expect(noneFresh.first.reads).toBeLessThanOrEqual(none.first.reads + 3);
  });

  it('of an unknown word ends after the dictionary, or after the word tables: four reads, two round trips', async () => {
    const q = 'زرافشانستان';
    const plain = await cold((index) => search(index, { q }, { corrections: false }));
    expect(plain.roundTrips).toBeLessThanOrEqual(3);
    const looked = await cold((index) => search(index, { q }));
    expect(looked.roundTrips).toBe(plain.roundTrips + 2);
    expect(looked.reads).toBeGreaterThan(plain.reads);
    expect(looked.reads).toBeLessThanOrEqual(plain.reads + 4);
  });

  it('of known words reads nothing for spelling', async () => {
    for (const q of titleWords(3)) {
      const plain = await cold((index) => search(index, { q }, { corrections: false }));
      expect(await cold((index) => search(index, { q })), q).toEqual(plain);
    }
  });
});

describe('a cold search with operators', () => {
  it.each([
    ['(أمطار OR سيول) المكلا', 5],
    ['أمطار أو مدين*', 5],
    ['title:المدينة', 5],
    ['body:المدينة -أمطار', 6],
    ['المدينة NEAR/20 الميناء', 6],
    ['title:"ليلة المتاحف" OR "مياه البحر"', 6],
    ['section:مجتمع (المدينة OR أمطار) date:2025-11..', 5],
    ['section:مجتمع', 5],
    ['date:2025-11', 5],
    ['"ليلة المتاحف" OR مدين* -section:مجتمع date:2025-11..', 6],
    ['من NEAR/3 في title:مدين* قسم:مجتمع', 6],
  ])('%s takes %i dependent round trips, and 30 reads and 200 KB at most', async (q, most) => {
    const { roundTrips, reads, bytes } = await cold(async (index) => {
      expect((await search(index, { q })).parsed).not.toBeNull();
    });
    expect(roundTrips).toBeLessThanOrEqual(most);
    expect(reads).toBeLessThanOrEqual(MOST_READS);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });
});

describe('a search without dates', () => {
  it('reads no publication times', async () => {
    const { reads } = await cold((index) => search(index, { q: 'زرافشانستان' }, { corrections: false }));
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
  it('reads nothing when it is the same', async () => {
    const meter = new MeteredStorage(storage);
    const index = await OpenIndex.open(meter, { inflater: testCodec, cache: new BlockCache() });
    const q = titleWords(2)[0]!;
    await search(index, { q });
    meter.take();
    await search(index, { q });
    expect(meter.take()).toEqual({ reads: 0, bytes: 0, roundTrips: 0 });
  });

  it('of other words takes at most two round trips and twelve reads', async () => {
    const provider = new IndexProvider(storage, { inflater: testCodec });
    const ask = async (q: string) => {
      const { index, meter } = await provider.acquire();
      await search(index, { q });
      return meter.take();
    };
    const queries = titleWords(2);
    for (const q of queries.slice(0, 60)) await ask(q);
    for (const q of queries.slice(60)) {
      const { roundTrips, reads } = await ask(q);
      expect(roundTrips, q).toBeLessThanOrEqual(2);
      expect(reads, q).toBeLessThanOrEqual(12);
    }
  });
});

/** An index after a life of additions and retractions: several segments, and tombstones. */
async function livedIn(): Promise<MemoryStorage> {
  const lived = storageWith(SAMPLES.slice(0, 100));
  await add(lived, ...SAMPLES.slice(100, 110));
  await add(lived, ...SAMPLES.slice(110, 112));
  await removeArticles(
    lived,
    SAMPLES.slice(0, 5).map(({ id }) => id),
    testCodec,
  );
  return lived;
}

describe('a cold search of an index that was added to and retracted from', () => {
  it('keeps to the same limits', async () => {
    const lived = await livedIn();
    expect((await OpenIndex.open(lived)).segments.length).toBeGreaterThan(1);
    for (const q of titleWords(3)) {
      for (const sort of ['relevance', 'newest'] as const) {
        const meter = new MeteredStorage(lived);
        const own = await OpenIndex.open(meter, { inflater: testCodec });
        const { relaxed, total, suggestion } = await search(own, { q, sort });
        const { roundTrips, reads } = meter.take();
        // Where no article has all the words, slips are looked for; where there are words that may have been meant, there is a second search.
        const isAnswered = total > 0 && !relaxed && suggestion === null;
        const more = isAnswered ? 0 : 5;
        expect(roundTrips, q).toBeLessThanOrEqual(MOST_ROUND_TRIPS + more);
        expect(reads, q).toBeLessThanOrEqual(MOST_READS);
      }
    }
  });
});

describe('articles that are all of one moment, in several segments', () => {
  it('are put in order within the limits', async () => {
    const sameTime = SAMPLES.map((one) => ({ ...one, published: '2026-01-01T00:00:00Z' }));
    const three = storageWith(sameTime, (_, i) => i % 3);
    const ask = async (work: (index: OpenIndex) => Promise<unknown>) => {
      const { index, meter } = await new IndexProvider(three, { inflater: testCodec }).acquire();
      await work(index);
      expect(meter.take().reads).toBeLessThanOrEqual(50);
    };
    await ask((index) => latestArticles(index, 10));
    await ask((index) => search(index, { q: 'في', sort: 'newest', limit: 20 }));
    await ask((index) => search(index, { q: 'في', limit: 20 }));
  });
});

describe('the dearest queries that are allowed', () => {
  const words = [...new Set(titleWords(1))];
  const longest = (join: (some: string[]) => string, from = words) => {
    let count = from.length;
    while (join(from.slice(0, count)).length > 256 || count > 40) count--;
    return join(from.slice(0, count));
  };
  const withAlternatives = words.filter((word) => alternativesOf(analyse(word)[0]!.surface).length > 0);
  const pairs = (some: string[]) =>
    some.reduce((text, word, i) => (i % 2 === 0 ? `${text} "${word}` : `${text} ${word}"`), '').trim();
  const filters = {
    section: 'سياسة',
    source: 'صحيفة الميناء',
    author: 'هاجر التمسماني',
    from: '2026-01-01',
    to: '2026-12-01',
  };
  it.each([
    ['as many words as there may be', longest((some) => some.join(' '))],
    ['as many phrases', longest((some) => pairs(some.slice(0, some.length & ~1)))],
    [
      'phrases that must not stand',
      `المدينة ${titleWords(2)
        .slice(0, 12)
        .map((two) => `-"${two}"`)
        .join(' ')}`,
    ],
    ['a word that is everywhere', 'في'],
    ['as many alternatives', longest((some) => some.join(' '), withAlternatives)],
    ['as many prefixes', longest((some) => some.map((word) => `${word.slice(0, 2)}*`).join(' OR '))],
    ['as many words near one another', longest((some) => some.join(' NEAR/50 '))],
    [
      'words in a field, near words that are everywhere, filters and dates',
      'body:(المدينة OR في) OR (في NEAR/50 من NEAR/50 على) -عنوان:"في المدينة" (قسم:مجتمع OR مصدر:كل OR وسم:كل OR كاتب:كل OR date:2026)',
    ],
  ])('%s: at most 50 reads, whatever the filters, the facets and the limit', async (_, q) => {
    for (const one of [storage, await livedIn()]) {
      for (const request of [
        { q, limit: 50 },
        { q, limit: 50, ...filters },
        { q, limit: 50, sort: 'newest' as const },
        { q, limit: 50, recency: 0.3, ...filters },
        { q, limit: 50, facets: FACETS },
        { q, limit: 50, facets: FACETS, ...filters },
      ]) {
        const provider = new IndexProvider(one, { inflater: testCodec });
        const { index, meter } = await provider.acquire();
        await search(index, request);
        expect(meter.take().reads).toBeLessThanOrEqual(50);
      }
    }
  });
});

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
import { leastOf } from '../../src/search/spelling/near-words.ts';
import { alternativesOf } from '../../src/search/words/alternatives.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import type { MemoryStorage } from '../../src/storage/memory.ts';
import { MeteredStorage, type Usage } from '../../src/storage/meter.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { article, storageWith } from '../support/make-index.ts';
import { storageWithCopies } from '../support/planted-copies.ts';
import { add } from '../support/publishing.ts';
import { SAMPLES } from '../support/samples.ts';
import { StepwiseStorage } from '../support/stepwise-storage.ts';
import { testCodec } from '../support/test-codec.ts';

const MOST_ROUND_TRIPS = 5;
const MOST_READS = 30;
const MOST_BYTES = 200 * 1024;

const storage = storageWith(SAMPLES);

/** Usage of one question to an index opened for it, nothing cached. */
async function cold(ask: (index: OpenIndex) => Promise<unknown>, of: Storage = storage): Promise<Usage> {
  const meter = new MeteredStorage(new StepwiseStorage(of));
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

  it.each([[...FACETS], ['tag'], ['day'], ['author', 'month']] as const)(
    'with facets %s … takes no round trip more, and at most four reads',
    async (...facets) => {
      for (const q of titleWords(2).slice(0, 10)) {
        const plain = await cold((index) => search(index, { q }));
        const counted = await cold((index) => search(index, { q, facets }));
        // Which tags there are says where their lists lie, beside the words and their lists.
        const most = facets.some((name) => name === 'tag') ? MOST_ROUND_TRIPS : plain.roundTrips;
        expect(counted.roundTrips, q).toBeLessThanOrEqual(most);
        expect(counted.reads, q).toBeLessThanOrEqual(plain.reads + 4);
        expect(counted.reads, q).toBeGreaterThan(plain.reads);
      }
    },
  );

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

  it('of an unknown word takes no round trip more where nothing is near it', async () => {
    const q = 'زرافشانستان';
    const plain = await cold((index) => search(index, { q }, { corrections: false }));
    expect(plain.roundTrips).toBeLessThanOrEqual(3);
    expect((await cold((index) => search(index, { q }))).roundTrips).toBe(plain.roundTrips);
  });

  it('of frequent words reads nothing for spelling', async () => {
    const { segments } = await OpenIndex.open(storage, { inflater: testCodec });
    const isFrequent = (q: string) => tokenise(q).every(({ surface }) => leastOf(segments, surface) > 2);
    const queries = titleWords(3).filter(isFrequent);
    expect(queries.length).toBeGreaterThan(2);
    for (const q of queries) {
      const plain = await cold((index) => search(index, { q }, { corrections: false }));
      expect(await cold((index) => search(index, { q })), q).toEqual(plain);
    }
  });
});

/** Rare words beside frequent ones that they may be slips of; words that never meet; pages enough that reads are apart. */
function misspelt(): MemoryStorage {
  const words = ['الحكومة', 'النفط', 'المستشفى', 'الوزراء', 'القادسية', 'ملعب', 'رئيس', 'مدرسة', 'الرياض'];
  const frequent = words.flatMap((word, i) =>
    Array.from({ length: 30 }, (_, n) => {
      const other = words[(i + 1 + (n % 4)) % words.length]!;
      return article(`${i}-${n}`, {
        title: `${word} اليوم`,
        body: `${word} ثم ${other} وخبر${n} عن ${wordOfNumber(n * 9 + i)}`,
      });
    }),
  );
  const rare = [
    'النفظ في السوق',
    'القاسية والشديدة',
    'القاسية في الصحراء',
    'القاسية والباردة',
    'مدرسه العلوم',
  ];
  const others = Array.from({ length: 1_200 }, (_, n) =>
    article(`o-${n}`, { title: 'خبر', body: `${wordOfNumber(n)} ${wordOfNumber(n + 2_000)}` }),
  );
  return storageWith([
    ...frequent,
    ...rare.map((body, i) => article(`r-${i}`, { title: 'خبر', body })),
    ...others,
  ]);
}

/** A word of its own for each number, so that the dictionary has many pages. */
function wordOfNumber(number: number): string {
  const letters = [...'بتثجحخدذرزسشصضطظعغفقكلمنهي'];
  return [1, 26, 676, 31].map((power) => letters[Math.floor((number * 7919) / power) % 26]).join('');
}

describe('a cold search of misspelt words', () => {
  const own = misspelt();
  it.each([
    ['a word that no article has', 'الحكوكة', 'الحكومة'],
    ['beside others', 'رئيس الوزاء', 'رئيس الوزراء'],
    ['two of them', 'الحكوكة والنفص', 'الحكومة والنفط'],
    ['a space left out', 'ملعبالقادسية', 'ملعب القادسية'],
    ['a space too many', 'المست شفى', 'المستشفى'],
    ['a slip behind clitics that no article has', 'بالحكوكة', 'بالحكومة'],
    ['a rare word', 'النفظ', 'النفط'],
    ['a word that is known, in no article with the other', 'ملعب القاسية', 'ملعب القادسية'],
    ['with filters, facets and copies as one', 'رئيس الوزاء', 'رئيس الوزراء'],
  ])('%s: five dependent round trips and 30 reads at most', async (name, q, meant) => {
    const more = { from: '2020-01-01', facets: FACETS, collapse: true };
    const request = name.startsWith('with') ? { q, ...more } : { q };
    const { roundTrips, reads } = await cold(async (index) => {
      const answer = await search(index, request);
      expect(answer.suggestion?.query).toBe(meant);
      expect(answer.results).not.toHaveLength(0);
    }, own);
    expect(roundTrips).toBeLessThanOrEqual(MOST_ROUND_TRIPS);
    expect(reads).toBeLessThanOrEqual(MOST_READS);
  });

  it('any word with any letter exchanged: the same limits', async () => {
    for (const word of ['الحكومة', 'المستشفى', 'القادسية']) {
      for (let at = 1; at < word.length; at++) {
        const slip = `${word.slice(0, at)}ض${word.slice(at + 1)}`;
        for (const q of [slip, `ملعب ${slip}`, `رئيس ${slip} الرياض`]) {
          const { roundTrips, reads } = await cold((index) => search(index, { q }), own);
          expect(roundTrips, q).toBeLessThanOrEqual(MOST_ROUND_TRIPS);
          expect(reads, q).toBeLessThanOrEqual(MOST_READS);
        }
      }
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
    const provider = new IndexProvider(new StepwiseStorage(storage), { inflater: testCodec });
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
        const { roundTrips, reads } = await cold((index) => search(index, { q, sort }), lived);
        expect(roundTrips, q).toBeLessThanOrEqual(MOST_ROUND_TRIPS);
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

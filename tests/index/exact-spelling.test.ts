/** Exact spellings of real texts, against a scan of the texts themselves. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { stemOf } from '../../src/arabic/analyser.ts';
import { spellingOf } from '../../src/arabic/spelling.ts';
import { tokenise } from '../../src/arabic/tokenise.ts';
import type { Article } from '../../src/article/article.ts';
import { CorruptIndexError } from '../../src/errors.ts';
import { encodeManifest, MANIFEST_NAME } from '../../src/index/manifest.ts';
import { Memtable } from '../../src/index/memtable.ts';
import { pack } from '../../src/index/pack.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { documentsSpelt, listsOfSpelling } from '../../src/segment/dictionary/exact-spelling.ts';
import type { Spellings } from '../../src/segment/dictionary/spellings.ts';
import { Deletions } from '../../src/segment/documents/deletions.ts';
import { mergeSegments } from '../../src/segment/merge.ts';
import { SegmentReader } from '../../src/segment/segment-reader.ts';
import type { PackedSegment } from '../../src/segment/segment-writer.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';
import {
  article,
  bytesOf,
  inTimeOrder,
  manifestOf,
  open,
  packArticles,
  statisticsOf,
  storageWith,
} from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

/** Spellings of few surfaces, some of them vocalised or composed in another way. */
const WORDS = [
  ...['أحمد', 'احمد', 'أَحمد', 'آحمد', 'إحمد', 'ا\u0654حمد'],
  ...['مدرسة', 'مدرسه', 'المدرسة', 'المدرسه', 'مسؤول', 'مسئول', 'مسـؤول'],
  ...['على', 'علي', 'علی', 'مصطفى', 'مصطفي', 'إن', 'أن', 'ان', 'آن', 'BBC', 'bbc', '٢٠١٥', '2015'],
];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
const archive = fc
  .array(fc.record({ title: words, body: words, day: fc.integer({ min: 1, max: 28 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((all) =>
    all.map(({ day, ...text }, i): Article => {
      const published = `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`;
      return article(`a${i}`, { ...text, published });
    }),
  );

/** For each surface and spelling the documents that have it, by reading every article. */
function scanned(articles: readonly Article[]): Map<string, Map<string, number[]>> {
  const bySurface = new Map<string, Map<string, number[]>>();
  articles.forEach(({ title, body }, document) => {
    for (const text of [title, body]) {
      for (const { start, end, surface } of tokenise(text)) {
        const bySpelling = bySurface.get(surface) ?? new Map<string, number[]>();
        bySurface.set(surface, bySpelling);
        const spelling = spellingOf(text.slice(start, end), surface);
        const documents = bySpelling.get(spelling) ?? [];
        bySpelling.set(spelling, documents);
        if (documents.at(-1) !== document) documents.push(document);
      }
    }
  });
  return bySurface;
}

function opened(packed: PackedSegment, storage = storageOf(packed)): Promise<SegmentReader> {
  return SegmentReader.open(storage, packed.ref, new BlockCache(), testCodec);
}

function storageOf(packed: PackedSegment): MemoryStorage {
  return new MemoryStorage([[packed.ref.name, bytesOf(packed)]]);
}

async function spelt(segment: SegmentReader, surface: string, spelling: string): Promise<number[]> {
  const [group] = await segment.lookUp([stemOf(surface)]);
  const entry = group?.surfaces.find((own) => own.surface === surface);
  if (entry === undefined) return [];
  return [...documentsSpelt(entry, spelling, await segment.readLists(listsOfSpelling(entry)))];
}

async function expectAsScanned(segment: SegmentReader, articles: readonly Article[]): Promise<void> {
  for (const [surface, bySpelling] of scanned(articles)) {
    for (const [spelling, documents] of bySpelling) {
      expect(await spelt(segment, surface, spelling), spelling).toEqual(documents);
    }
    const counts = [...bySpelling.values()].map((own) => own.length);
    const [group] = await segment.lookUp([stemOf(surface)]);
    const { spelling } = group!.surfaces.find((own) => own.surface === surface)!;
    expect(bySpelling.get(spelling)).toHaveLength(Math.max(...counts));
  }
}

describe('the documents of an exact spelling', () => {
  test('are those whose texts have it', async () => {
    await fc.assert(
      fc.asyncProperty(archive, async (articles) => {
        await expectAsScanned(await opened(packArticles(articles)), inTimeOrder(articles));
      }),
      { numRuns: 60 },
    );
  });

  test('are those that are left after merging with retracted documents', async () => {
    await fc.assert(
      fc.asyncProperty(archive, fc.func(fc.nat(2)), fc.func(fc.nat(4)), async (articles, partOf, fate) => {
        const isDead = ({ id }: Article) => fate(id) === 0;
        const parts = [0, 1, 2].map((part) => inTimeOrder(articles.filter(({ id }) => partOf(id) === part)));
        const segments = await Promise.all(
          parts.map(async (part) => {
            const dead = [...part.keys()].filter((document) => isDead(part[document]!));
            return (await opened(packArticles(part))).retracting(new Deletions(Uint32Array.from(dead)));
          }),
        );
        const merged = await mergeSegments(segments);
        await expectAsScanned(await opened(merged), inTimeOrder(articles.filter((one) => !isDead(one))));
      }),
      { numRuns: 60 },
    );
  });

  test('are none for a spelling that no document has, and for a word that is not there', async () => {
    const segment = await opened(
      packArticles([article('a', { body: 'أحمد' }), article('b', { body: 'احمد' })]),
    );
    expect(await spelt(segment, 'احمد', 'إحمد')).toEqual([]);
    expect(await spelt(segment, 'محمود', 'محمود')).toEqual([]);
  });

  test('are verified', async () => {
    await fc.assert(
      fc.asyncProperty(archive, async (articles) => {
        const storage = storageWith(articles, (_, i) => i % 2);
        const { documents } = await verifyIndex(storage, await open(storage));
        expect(documents).toBe(articles.length);
      }),
      { numRuns: 20 },
    );
  });

  test('cost the one round trip of the lists', async () => {
    const articles = Array.from({ length: 400 }, (_, i) =>
      article(`a${i}`, { body: ['إن', 'أن', 'ان', 'أن ان'][((i * i) % 7) % 4]! }),
    );
    const packed = packArticles(articles);
    const storage = new MeteredStorage(storageOf(packed));
    const segment = await SegmentReader.open(storage, packed.ref, new BlockCache(), testCodec);
    const [group] = await segment.lookUp([stemOf('ان')]);
    const entry = group!.surfaces.find(({ surface }) => surface === 'ان')!;
    expect(entry.variants?.inline).toBeNull();
    storage.take();
    const blocks = await segment.readLists(listsOfSpelling(entry));
    expect(storage.take()).toMatchObject({ reads: 1, roundTrips: 1 });
    expect(documentsSpelt(entry, 'ان', blocks)).toHaveLength(
      articles.filter(({ body }) => body.split(' ').includes('ان')).length,
    );
  });
});

describe('verifying refuses', () => {
  const articles = ['أحمد', 'احمد أحمد', 'احمد', 'إحمد'].map((body, i) =>
    article(`a${i}`, { title: '٠', body }),
  );

  async function verifyError(wrong: Spellings): Promise<unknown> {
    const memtable = new Memtable();
    for (const one of inTimeOrder(articles)) memtable.add(one);
    const right = memtable.spellings.of.bind(memtable.spellings);
    vi.spyOn(memtable.spellings, 'of').mockImplementation((surface, documents) =>
      surface === 'احمد' ? wrong : right(surface, documents),
    );
    const statistics = statisticsOf(articles);
    const packed = pack(memtable, statistics, testCodec);
    const storage = storageOf(packed);
    storage.objects.set(MANIFEST_NAME, encodeManifest(manifestOf([packed], statistics)));
    try {
      await verifyIndex(storage, await open(storage));
      return undefined;
    } catch (error) {
      return error;
    }
  }

  const good: Spellings = {
    usual: 'أحمد',
    exceptions: [2, 3],
    others: [
      { spelling: 'إحمد', documents: [3] },
      { spelling: 'احمد', documents: [1, 2] },
    ],
  };
  const [rare, bare] = good.others;

  test('(nothing of what is right)', async () => {
    expect(await verifyError(good)).toBeUndefined();
  });

  test.each<[string, RegExp, Spellings]>([
    ['a spelling of another word', /محمد is no spelling of احمد/, { ...good, usual: 'محمد' }],
    [
      'a usual spelling that is not',
      /out of order/,
      { usual: 'إحمد', exceptions: [0, 1, 2], others: [{ spelling: 'أحمد', documents: [0, 1] }, bare!] },
    ],
    ['others in another order', /out of order/, { ...good, others: [bare!, rare!] }],
    ['a document without a spelling', /not in the same documents/, { ...good, others: [bare!] }],
    [
      'a spelling in a document that does not hold the word',
      /not in the same documents/,
      { ...good, others: [{ spelling: 'إحمد', documents: [3, 4] }, bare!] },
    ],
    ['an exception that does not hold the word', /out of order/, { ...good, exceptions: [2, 3, 4] }],
    ['one spelling twice', /out of order/, { ...good, others: [rare!, bare!, bare!] }],
    ['a spelling of no documents', /out of order/, { ...good, others: [rare!, { ...bare!, documents: [] }] }],
  ])('%s', async (_, message, wrong) => {
    const error = await verifyError(wrong);
    expect(error).toBeInstanceOf(CorruptIndexError);
    expect(String(error)).toMatch(message);
  });
});

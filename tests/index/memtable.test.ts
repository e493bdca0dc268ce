import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { distinctSurfaces, stemOfTerm, stemTerm, termsOf } from '../../src/index/field.ts';
import { Memtable } from '../../src/index/memtable.ts';
import { miniSearchOptions } from '../../src/index/minisearch-export.ts';
import { StatisticsCounter } from '../../src/index/statistics.ts';
import { mergeSegments } from '../../src/segment/merge.ts';
import { SegmentReader } from '../../src/segment/segment-reader.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { arbitraryArchive } from '../support/arbitrary-archive.ts';
import { article, bytesOf, inTimeOrder, packArticles, statisticsOf } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

describe('the terms of a surface', () => {
  it('are the surface and, marked, its stem', () => {
    expect(termsOf('الوزير')).toEqual(['الوزير', '=وزير']);
    expect(stemOfTerm(stemTerm('وزير'))).toBe('وزير');
    expect(stemOfTerm('وزير')).toBeNull();
  });
});

describe('the memtable', () => {
  it('counts the length of an article as the statistics do: distinct surfaces of title and body', () => {
    const one = article('a', { title: 'مجلس الأمن', body: 'قرر مجلس الأمن أمس، ومجلس الشورى' });
    const memtable = new Memtable();
    memtable.add(one);
    expect(memtable.miniSearch.lengthOf(0)).toBe(distinctSurfaces(one).size);
    expect(distinctSurfaces(one).size).toBe(6);
  });

  it('keeps positions of title and body with a gap between them', () => {
    const memtable = new Memtable();
    memtable.add(article('a', { title: 'مجلس الأمن', body: 'الأمن قرر' }));
    expect(memtable.positions.get('الامن')).toEqual([0, 2, 1, 3]);
  });
});

describe('statistics', () => {
  it('count articles, their mean length, and the articles of each stem', () => {
    const counter = new StatisticsCounter();
    counter.add({ title: 'وزير', body: 'الوزير والوزير' });
    counter.add({ title: 'وزير', body: 'قمة' });
    expect(counter.documents).toBe(2);
    expect(counter.averageLength).toBe(2.5);
    expect(counter.documentFrequency('وزير')).toBe(2);
    expect(counter.documentFrequency('غائب')).toBe(0);
  });

  it('forget an article that is taken back', () => {
    fc.assert(
      fc.property(arbitraryArchive(20), arbitraryArchive(5), (kept, gone) => {
        const counter = new StatisticsCounter();
        for (const one of [...kept, ...gone]) counter.add(one);
        for (const one of gone) counter.remove(one);
        const expected = statisticsOf(kept);
        expect(counter.documents).toBe(expected.documents);
        expect(counter.averageLength).toBe(expected.averageLength);
        for (const stem of ['وزير', 'مجلس', 'قم']) {
          expect(counter.documentFrequency(stem)).toBe(expected.documentFrequency(stem));
        }
      }),
    );
  });

  it('of an empty archive can still be divided by', () => {
    expect(new StatisticsCounter().averageLength).toBe(1);
  });
});

describe('a segment', () => {
  it('is the same bytes for the same articles, in whatever order they came', () => {
    fc.assert(
      fc.property(arbitraryArchive(30), (articles) => {
        expect(bytesOf(packArticles([...articles].reverse()))).toEqual(bytesOf(packArticles(articles)));
      }),
      { numRuns: 30 },
    );
  });

  it('merged of parts is, byte for byte, what packing all articles at once gives', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryArchive(60), fc.integer({ min: 1, max: 4 }), async (articles, count) => {
        const statistics = statisticsOf(articles);
        const parts = Array.from({ length: count }, (_, part) =>
          articles.filter((_, i) => i % count === part),
        );
        const packed = parts.filter((part) => part.length > 0).map((part) => packArticles(part, statistics));
        const storage = new MemoryStorage(packed.map((one) => [one.ref.name, bytesOf(one)] as const));
        const segments = await Promise.all(
          packed.map(({ ref }) => SegmentReader.open(storage, ref, new BlockCache(), testCodec)),
        );
        expect(bytesOf(await mergeSegments(segments))).toEqual(bytesOf(packArticles(articles, statistics)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the plain MiniSearch export', () => {
  it('finds an article in any spelling, by all its words', () => {
    const plain = new MiniSearch(miniSearchOptions);
    plain.addAll(
      inTimeOrder([article('a', { title: 'مجلس الأمن' }), article('b', { title: 'مجلس النادي' })]),
    );
    const loaded = MiniSearch.loadJSON(JSON.stringify(plain), miniSearchOptions);
    expect(loaded.search('المَجلس الامن').map((hit) => hit.id)).toEqual(['a']);
    expect(
      loaded
        .search('مجلس')
        .map((hit) => hit.id)
        .sort(),
    ).toEqual(['a', 'b']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePublished } from '../../src/article/article.ts';
import { CorruptIndexError, MissingObjectError } from '../../src/errors.ts';
import { hashOfId } from '../../src/segment/documents/id-table.ts';
import { MOST_DOCUMENTS, TABLE_PAGE_DOCUMENTS, TIME_PAGE_DOCUMENTS } from '../../src/segment/format.ts';
import { SegmentReader } from '../../src/segment/segment-reader.ts';
import { SegmentWriter } from '../../src/segment/segment-writer.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';
import { article, bytesOf, inTimeOrder, packArticles } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';
import { documentEntry, openSegment, randomNumbers, randomPostings, syntheticSegment } from './synthetic.ts';

/** Two ids whose hashes are equal, found by trying. */
const COLLIDING = ['article-1948', 'article-96659'] as const;

describe('looking up stems', () => {
  const stems = Array.from({ length: 2_000 }, (_, i) => `م${String(i * 2).padStart(4, '0')}`);
  const segment = openSegment(
    syntheticSegment(
      300,
      stems.map((stem, i) => ({ stem, surfaces: { [stem]: randomPostings(i, 1 + (i % 6), 300) } })),
    ),
  );

  test('finds each, many at once, in the order asked', async () => {
    const wanted = [...stems].reverse().filter((_, i) => i % 13 === 0);
    const groups = await (await segment).lookUp(wanted);
    expect(groups.map((group) => group?.stem)).toEqual(wanted);
  });

  test.each([
    ['before the first', 'ا'],
    ['after the last', 'ي'],
    ['between two', 'م0001'],
    ['that is empty', ''],
    ['beyond the BMP', '\u{1EE00}'],
  ])('gives nothing for a stem %s', async (_, stem) => {
    const [missing, present] = await (await segment).lookUp([stem, stems[700]!]);
    expect(missing).toBeNull();
    expect(present?.stem).toBe(stems[700]);
  });

  test('gives nothing in a segment without documents', async () => {
    const empty = await openSegment(syntheticSegment(0, []));
    expect(await empty.lookUp(['خبر', 'ا'])).toEqual([null, null]);
    expect(await empty.findArticle('x')).toBeNull();
    expect(await empty.times.between(0, 10)).toEqual({ start: 0, end: 0 });
    expect(await empty.columns.values('section')).toEqual([]);
    expect(await empty.columns.read(['section'])).toEqual([{ values: [], ordinals: new Uint32Array() }]);
  });
});

describe('articles', () => {
  const packed = packArticles(SAMPLES);
  const ordered = inTimeOrder(SAMPLES);

  test('are stored in the order of their publication, each found by its id', async () => {
    const segment = await openSegment(packed);
    for (const [document, one] of ordered.entries()) {
      const found = await segment.findArticle(one.id);
      expect(found?.document).toBe(document);
      expect(found?.article).toMatchObject(one);
    }
    expect(await segment.findArticle('no-such-id')).toBeNull();
  });

  test('are read many at once, in the order asked', async () => {
    const segment = await openSegment(packed);
    const documents = [3, 0, ordered.length - 1, 3];
    const articles = await segment.readDocuments(documents);
    expect(articles.map(({ id }) => id)).toEqual(documents.map((document) => ordered[document]!.id));
  });

  test('are told apart where the hashes of their ids are equal', async () => {
    const [a, b] = COLLIDING;
    expect(hashOfId(a)).toBe(hashOfId(b));
    const segment = await openSegment(packArticles([article(a), article('other'), article(b)]));
    expect((await segment.findArticle(a))?.article.id).toBe(a);
    expect((await segment.findArticle(b))?.article.id).toBe(b);
    const without = await openSegment(packArticles([article(a)]));
    expect(await without.findArticle(b)).toBeNull();
  });

  test('are found in tables of several pages', async () => {
    const count = TABLE_PAGE_DOCUMENTS + TIME_PAGE_DOCUMENTS + 3;
    const writer = new SegmentWriter(count);
    for (let i = 0; i < count; i++) writer.addDocument(documentEntry(`a${i}`, { time: i }));
    const segment = await openSegment(writer.finish());
    for (const i of [0, TABLE_PAGE_DOCUMENTS - 1, TABLE_PAGE_DOCUMENTS, count - 1]) {
      expect((await segment.findArticle(`a${i}`))?.document).toBe(i);
    }
  });

  test('have their columns', async () => {
    const segment = await openSegment(packed);
    for (const column of ['section', 'source', 'author'] as const) {
      const [read] = await segment.columns.read([column]);
      const { values, ordinals } = read!;
      expect(await segment.columns.values(column)).toEqual(values);
      const own = Array.from(ordinals, (ordinal) => (ordinal === 0 ? undefined : values[ordinal - 1]));
      expect(own).toEqual(ordered.map((one) => one[column]));
    }
    const tags = await segment.tags.ofDocuments();
    expect(tags).toEqual(ordered.map((one) => [...new Set(one.tags ?? [])].sort()));
  });
});

describe('spans of time', () => {
  test('are the documents a scan of all times gives', async () => {
    const random = randomNumbers(4);
    const count = 3 * TIME_PAGE_DOCUMENTS + 20;
    let time = 1000;
    // Many share their time, also across the ends of pages.
    const times = Array.from({ length: count }, () => {
      if (random() < 0.01) time += Math.floor(random() * 50);
      return time;
    });
    const writer = new SegmentWriter(count);
    const one = documentEntry('one');
    for (const own of times) writer.addDocument({ ...one, time: own });
    const segment = await openSegment(writer.finish());
    const moment = fc.oneof(
      fc.integer({ min: 900, max: time + 100 }),
      fc.constantFrom(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    );
    await fc.assert(
      fc.asyncProperty(moment, moment, async (from, to) => {
        const expected = times.flatMap((own, document) => (own >= from && own <= to ? [document] : []));
        const { start, end } = await segment.times.between(from, to);
        expect(Array.from({ length: end - start }, (_, i) => start + i)).toEqual(expected);
      }),
    );
    const some = [0, TIME_PAGE_DOCUMENTS - 1, TIME_PAGE_DOCUMENTS, count - 1];
    expect(await segment.times.of(some)).toEqual(some.map((document) => times[document]));
  });

  test('of articles follow their dates, whatever their zones', async () => {
    const articles = [
      article('late', { published: '2026-03-01T01:00:00+03:00' }),
      article('early', { published: '2026-02-28T21:00:00Z' }),
    ];
    const segment = await openSegment(packArticles(articles));
    const moment = parsePublished('2026-02-28T22:00:00Z');
    expect(await segment.times.between(moment, moment)).toEqual({ start: 1, end: 2 });
    expect((await segment.findArticle('late'))?.document).toBe(1);
  });
});

describe('opening a segment', () => {
  const packed = packArticles(SAMPLES.slice(0, 5));

  test('takes one read, of its head alone', async () => {
    const meter = new MeteredStorage(new MemoryStorage([[packed.ref.name, bytesOf(packed)]]));
    await SegmentReader.open(meter, packed.ref, new BlockCache(), testCodec);
    expect(meter.take()).toEqual({ reads: 1, bytes: packed.ref.headBytes, roundTrips: 1 });
  });

  test('says when the manifest counts other articles', async () => {
    const storage = new MemoryStorage([[packed.ref.name, bytesOf(packed)]]);
    const opening = SegmentReader.open(storage, { ...packed.ref, documents: 6 }, new BlockCache(), testCodec);
    await expect(opening).rejects.toThrow(
      new CorruptIndexError(
        `${packed.ref.name} holds 5 articles where the manifest says 6. Rebuild the index.`,
      ),
    );
  });

  test('says when the file is missing', async () => {
    const opening = SegmentReader.open(new MemoryStorage(), packed.ref, new BlockCache(), testCodec);
    await expect(opening).rejects.toThrow(MissingObjectError);
  });
});

describe('the same articles', () => {
  test('give the same bytes under the same name, in whatever order they came', () => {
    const packed = packArticles(SAMPLES);
    const again = packArticles([...SAMPLES].reverse());
    expect(again.ref).toEqual(packed.ref);
    expect(bytesOf(again)).toEqual(bytesOf(packed));
  });

  test('with one letter changed give another name', () => {
    const [first, ...others] = SAMPLES;
    const changed = packArticles([{ ...first!, body: `${first!.body}ا` }, ...others]);
    expect(changed.ref.name).not.toBe(packArticles(SAMPLES).ref.name);
    expect(changed.ref.name).toMatch(/^segment-[0-9a-f]{16}\.fihris$/);
  });
});

describe('the limits of a segment', () => {
  test('are said when more documents are announced than a number can name', () => {
    expect(() => new SegmentWriter(MOST_DOCUMENTS + 1)).toThrow(/at most 16777216 documents/);
  });
});

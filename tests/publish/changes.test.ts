/** Whatever is added, changed, removed and compacted, an index answers as one that was built of what is left. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { NoIndexError, UnknownArticleError } from '../../src/errors.ts';
import { encodeManifest, MANIFEST_NAME } from '../../src/index/manifest.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { compact } from '../../src/publish/compact.ts';
import { rollBack } from '../../src/publish/history.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { latestArticles, valuesOf } from '../../src/search/facets/latest.ts';
import { findArticle, relatedToArticle } from '../../src/search/related/related.ts';
import { search } from '../../src/search/search.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { arbitraryArchive, arbitraryQuery } from '../support/arbitrary-archive.ts';
import {
  article,
  bytesOf,
  manifestOf,
  open,
  packArticles,
  statisticsOf,
  storageWith,
} from '../support/make-index.ts';
import { add } from '../support/publishing.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

const inflater = testCodec;

/** A step in the life of an index. Ids are numbers of a small range, so that steps meet the same articles. */
type Step =
  | { readonly kind: 'add'; readonly articles: readonly Article[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'compact'; readonly all: boolean };

const ids = Array.from({ length: 12 }, (_, i) => `id-${i}`);

/** Some articles, each with an id of its own out of the range. */
const batch = (least: number) =>
  fc
    .tuple(arbitraryArchive(8, least), fc.shuffledSubarray(ids, { minLength: 8, maxLength: 8 }))
    .map(([articles, own]) => articles.map((one, i) => ({ ...one, id: own[i]! })));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: batch(1).map((articles) => ({ kind: 'add' as const, articles })) },
  {
    weight: 2,
    arbitrary: fc
      .subarray(ids, { minLength: 1, maxLength: 4 })
      .map((some) => ({ kind: 'remove' as const, ids: some })),
  },
  { weight: 1, arbitrary: fc.boolean().map((all) => ({ kind: 'compact' as const, all })) },
);

async function take(storage: MemoryStorage, one: Step, model: Map<string, Article>): Promise<void> {
  if (one.kind === 'add') {
    const { added, changed, unchanged } = await add(storage, ...one.articles);
    expect(added).toBe(one.articles.filter(({ id }) => !model.has(id)).length);
    expect(added + changed + unchanged).toBe(one.articles.length);
    for (const article of one.articles) model.set(article.id, article);
  } else if (one.kind === 'remove') {
    const { removed } = await removeArticles(storage, one.ids, inflater);
    expect(removed).toEqual(one.ids.filter((id) => model.delete(id)));
  } else {
    await compact(storage, { inflater, all: one.all });
  }
}

/** An index built at once of articles, against the reference length of another. */
async function rebuilt(articles: readonly Article[], like: OpenIndex): Promise<OpenIndex> {
  const { averageLength, bm25, utcOffset } = like.manifest;
  const counted = statisticsOf(articles);
  const statistics = {
    documents: counted.documents,
    averageLength,
    bm25,
    documentFrequency: (stem: string) => counted.documentFrequency(stem),
  };
  const packed = articles.length === 0 ? [] : [packArticles(articles, statistics)];
  const manifest = { ...manifestOf(packed, statistics), utcOffset };
  const storage = new MemoryStorage(packed.map((one) => [one.ref.name, bytesOf(one)] as const));
  storage.objects.set(MANIFEST_NAME, encodeManifest(manifest));
  return open(storage);
}

async function expectSame(index: OpenIndex, expected: OpenIndex, queries: readonly string[]): Promise<void> {
  expect(index.documents).toBe(expected.documents);
  expect(await latestArticles(index, 20)).toEqual(await latestArticles(expected, 20));
  expect(await valuesOf(index, 'section')).toEqual(await valuesOf(expected, 'section'));
  for (const q of queries) {
    for (const sort of ['relevance', 'newest'] as const) {
      const request = { q, sort, limit: 20 };
      // What is suggested depends on which words segments have in several articles.
      const plain = { corrections: false };
      expect(await search(index, request, plain)).toEqual(await search(expected, request, plain));
    }
  }
}

describe('an index that is added to, retracted from and compacted', () => {
  it('answers as one built at once of the articles that are left, scores included', async () => {
    await fc.assert(
      fc.asyncProperty(
        batch(2),
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.array(arbitraryQuery, { minLength: 4, maxLength: 4 }),
        async (articles, steps, queries) => {
          const storage = storageWith(articles);
          const model = new Map(articles.map((one) => [one.id, one]));
          for (const one of steps) await take(storage, one, model);
          const index = await open(storage);
          await expectSame(index, await rebuilt([...model.values()], index), queries);
          expect((await verifyIndex(storage, index)).documents).toBe(model.size);
          for (const id of ids) {
            const found = findArticle(index, id);
            if (model.has(id)) expect((await found).title).toBe(model.get(id)!.title);
            else await expect(found).rejects.toThrow(UnknownArticleError);
          }
        },
      ),
      { numRuns: 120 },
    );
  }, 120_000);

  it('has the bytes of a fresh build after compacting all, but for signatures', async () => {
    const [first, second] = [SAMPLES.slice(0, 80), SAMPLES.slice(80)];
    const storage = storageWith(first);
    await add(storage, ...second);
    await removeArticles(storage, [first[3]!.id, second[3]!.id], inflater);
    await compact(storage, { inflater, all: true });
    const index = await open(storage);
    expect(index.segments).toHaveLength(1);
    const left = SAMPLES.filter(({ id }) => id !== first[3]!.id && id !== second[3]!.id);
    const expected = await rebuilt(left, index);
    for (const section of ['dictionary', 'postings', 'positions', 'ids', 'times'] as const) {
      const { length } = expected.segments[0]!.head.sections[section];
      expect(index.segments[0]!.head.sections[section].length, section).toBe(length);
    }
  });
});

describe('adding', () => {
  it('leaves out articles that the index has just so, and publishes nothing for them', async () => {
    const storage = storageWith(SAMPLES);
    const before = (await storage.list()).map(({ name }) => name);
    expect(await add(storage, ...SAMPLES)).toEqual({
      manifest: null,
      added: 0,
      changed: 0,
      unchanged: SAMPLES.length,
    });
    expect((await storage.list()).map(({ name }) => name)).toEqual(before);
  });

  it('replaces an article whose least field has changed', async () => {
    const storage = storageWith([article('one'), article('two')]);
    expect(await add(storage, article('one', { tags: ['عاجل'] }))).toMatchObject({ added: 0, changed: 1 });
    expect((await findArticle(await open(storage), 'one')).tags).toEqual(['عاجل']);
    expect((await search(await open(storage), { q: 'one' })).total).toBe(1);
  });

  it('keeps few segments, however many additions there are', async () => {
    const storage = storageWith(SAMPLES.slice(0, 60));
    for (const one of SAMPLES.slice(60)) {
      await add(storage, one);
      expect((await open(storage)).segments.length).toBeLessThanOrEqual(4);
    }
    expect((await open(storage)).documents).toBe(SAMPLES.length);
  }, 60_000);

  it('finds related articles on both sides', async () => {
    const relatedIn = async (index: OpenIndex, id: string) =>
      (await relatedToArticle(index, id)).map((one) => one.article.id);
    const first = SAMPLES[0]!.id;
    const [nearest] = await relatedIn(await open(storageWith(SAMPLES)), first);
    const storage = storageWith(SAMPLES.filter(({ id }) => id !== nearest));
    await add(storage, SAMPLES.find(({ id }) => id === nearest)!);
    expect(await relatedIn(await open(storage), first)).toContain(nearest);
    expect((await relatedIn(await open(storage), nearest!)).length).toBeGreaterThan(0);
  });

  it('of what was added and retracted before adds it again', async () => {
    for (let round = 0; round < 10; round++) {
      const storage = storageWith(SAMPLES.slice(0, 100));
      const [x, y] = [SAMPLES[100 + round]!, SAMPLES[115 + round]!];
      await add(storage, x, y);
      await removeArticles(storage, [x.id], inflater);
      await add(storage, x);
      expect((await findArticle(await open(storage), x.id)).id).toBe(x.id);
    }
  });

  it('needs an index to add to', async () => {
    await expect(add(new MemoryStorage(), article('one'))).rejects.toThrow(NoIndexError);
  });
});

describe('removing', () => {
  it('takes an article out of related ones', async () => {
    const storage = storageWith(SAMPLES);
    const related = async () =>
      (await relatedToArticle(await open(storage), SAMPLES[0]!.id)).map((one) => one.article.id);
    const [first] = await related();
    await removeArticles(storage, [first!], inflater);
    expect(await related()).not.toContain(first);
  });

  it('tells which ids the index does not have, and publishes nothing when it has none of them', async () => {
    const storage = storageWith([article('one')]);
    expect(await removeArticles(storage, ['none'], inflater)).toEqual({
      manifest: null,
      removed: [],
      unknown: ['none'],
    });
    expect(await removeArticles(storage, ['one', 'none', 'one'], inflater)).toMatchObject({
      removed: ['one'],
      unknown: ['none'],
    });
  });

  it('of the last article leaves an index that can be searched and added to', async () => {
    const storage = storageWith([article('one')]);
    await removeArticles(storage, ['one'], inflater);
    expect((await search(await open(storage), { q: 'عنوان' })).total).toBe(0);
    expect(await latestArticles(await open(storage), 5)).toEqual([]);
    await add(storage, article('two'));
    expect((await search(await open(storage), { q: 'عنوان' })).total).toBe(1);
  });

  it('can be rolled back', async () => {
    const storage = storageWith([article('one'), article('two')]);
    await removeArticles(storage, ['one'], inflater);
    await rollBack(storage, 1);
    expect((await open(storage)).documents).toBe(2);
  });
});

describe('compacting', () => {
  it('does not undo a rollback that is published while it works', async () => {
    const storage = storageWith([article('one'), article('two')]);
    await removeArticles(storage, ['one'], inflater);
    const { replace } = storage;
    let isRolledBack = false;
    storage.replace = async (...args) => {
      if (!isRolledBack) {
        isRolledBack = true;
        await rollBack(storage, 1);
      }
      return replace.apply(storage, args);
    };
    await compact(storage, { inflater, all: true });
    expect((await open(storage)).documents).toBe(2);
  });

  it('has nothing to do where there is one segment and nothing retracted', async () => {
    expect(await compact(storageWith(SAMPLES), { inflater })).toBeNull();
    expect(await compact(storageWith(SAMPLES), { inflater, all: true })).toBeNull();
  });

  it('drops retracted articles from the bytes', async () => {
    const storage = storageWith([article('one', { body: 'سر' }), article('two')]);
    await removeArticles(storage, ['one'], inflater);
    expect((await open(storage)).segments[0]!.documents).toBe(2);
    const manifest = await compact(storage, { inflater });
    expect(manifest).toMatchObject({ tombstones: null, segments: [{ documents: 1, deleted: 0 }] });
    expect((await open(storage)).segments[0]!.documents).toBe(1);
  });

  it('keeps retracted what is retracted while it works', async () => {
    const storage = storageWith(SAMPLES, (_, i) => i % 2);
    const gone = SAMPLES[7]!.id;
    let isRemoved = false;
    const removing = new MemoryStorage(storage.objects);
    // Between the merge and its publication somebody else publishes.
    removing.replace = async (name, bytes, expected) => {
      if (!isRemoved) {
        isRemoved = true;
        await removeArticles(storage, [gone], inflater);
        await add(storage, article('new'));
      }
      return MemoryStorage.prototype.replace.call(removing, name, bytes, expected);
    };
    // One map, so that both see the same objects.
    Object.defineProperty(removing, 'objects', { value: storage.objects });
    await compact(removing, { inflater, all: true });
    const index = await open(storage);
    await expect(findArticle(index, gone)).rejects.toThrow(UnknownArticleError);
    expect((await findArticle(index, 'new')).id).toBe('new');
    expect(index.documents).toBe(SAMPLES.length);
    expect((await verifyIndex(storage, index)).retracted).toBe(1);
  });
});

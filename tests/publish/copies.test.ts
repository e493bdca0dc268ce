/** Copies as an index changes: what is added finds the clusters of what was there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { compact } from '../../src/publish/compact.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { copiesOf } from '../../src/search/ranking/copies-of.ts';
import type { MemoryStorage } from '../../src/storage/memory.ts';
import { inTimeOrder, open } from '../support/make-index.ts';
import { plantedCopies, storageWithCopies } from '../support/planted-copies.ts';
import { add } from '../support/publishing.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

const inflater = testCodec;

const OTHERS = SAMPLES.slice(0, 40);

/** The copies that each article has, by ids. */
async function copiesIn(index: OpenIndex, articles: readonly Article[]): Promise<string[][]> {
  return Promise.all(
    inTimeOrder(articles).map(async ({ id }) => {
      const { articles: copies } = await copiesOf(index, id, 50);
      return [id, ...copies.map((one) => one.id)];
    }),
  );
}

/** Archives in which all prints of a report are copies of one another: none is told anew. */
const archive = plantedCopies.filter((articles) => articles.length > 4);

async function expectRebuilt(
  storage: MemoryStorage,
  articles: readonly Article[],
  others: number,
): Promise<void> {
  const index = await open(storage);
  const rebuilt = await open(await storageWithCopies(articles));
  expect(await copiesIn(index, articles)).toEqual(await copiesIn(rebuilt, articles));
  expect((await verifyIndex(storage, index)).documents).toBe(articles.length + others);
}

describe('articles that are added', () => {
  it('have the copies that a build of all would give them, whatever is retracted and compacted', async () => {
    let adoptions = 0;
    await fc.assert(
      fc.asyncProperty(
        archive,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 50, maxLength: 50 }),
        fc.array(fc.constantFrom('none', 'compact', 'all', 'remove'), { minLength: 3, maxLength: 3 }),
        async (articles, batchOf, steps) => {
          const batches = [0, 1, 2, 3].map((batch) => articles.filter((_, i) => batchOf[i] === batch));
          const [first, ...others] = batches;
          if (first!.length === 0) return;
          // Beside many others, additions leave the segment that was there as it is.
          const storage = await storageWithCopies([...OTHERS, ...first!]);
          let live = [...first!];
          for (const [i, batch] of others.entries()) {
            if (batch.length > 0) await add(storage, ...batch);
            live.push(...batch);
            const step = steps[i]!;
            if (step === 'remove') {
              const gone = live.filter((_, place) => place % 3 === 1).map(({ id }) => id);
              await removeArticles(storage, gone, inflater);
              live = live.filter(({ id }) => !gone.includes(id));
            }
            for (const { copies } of (await open(storage)).segments)
              adoptions += (await copies.adoptions()).length;
            if (step === 'compact' || step === 'all')
              await compact(storage, { inflater, all: step === 'all' });
            await expectRebuilt(storage, live, OTHERS.length);
          }
        },
      ),
      { numRuns: 10 },
    );
    expect(adoptions).toBeGreaterThan(10);
  });

  it('take their copies with them when they change, and give them back', async () => {
    const [report, other] = fc.sample(plantedCopies, { numRuns: 2, seed: 9 }).map(([one]) => one!);
    const print = { ...report!, id: 'print', source: 'صحيفة' };
    const storage = await storageWithCopies([report!]);
    await add(storage, print);
    const idsOf = async (id: string) =>
      (await copiesOf(await open(storage), id, 9)).articles.map((one) => one.id);
    expect(await idsOf(report!.id)).toEqual(['print']);
    await add(storage, { ...print, body: other!.body });
    expect(await idsOf(report!.id)).toEqual([]);
    expect(await idsOf('print')).toEqual([]);
    await add(storage, print);
    expect(await idsOf('print')).toEqual([report!.id]);
  });

  it('are where a build would have put them, byte for byte, after compacting all', async () => {
    await fc.assert(
      fc.asyncProperty(archive, async (articles) => {
        const ordered = inTimeOrder(articles);
        const half = ordered.length >> 1;
        const storage = await storageWithCopies(ordered.slice(0, half));
        for (const one of ordered.slice(half)) await add(storage, one);
        await compact(storage, { inflater, all: true });
        const sections = async (from: MemoryStorage) => {
          const { segments } = await open(from);
          return Promise.all(
            (['copies', 'bands'] as const).map((name) => {
              const { start, length } = segments[0]!.head.sections[name];
              return from.readRange(segments[0]!.name, start, start + length);
            }),
          );
        };
        expect(await sections(storage)).toEqual(await sections(await storageWithCopies(articles)));
      }),
      { numRuns: 15 },
    );
  });
});

describe('a compaction', () => {
  it('that meets an addition keeps what the addition made a copy', async () => {
    const [report] = fc.sample(plantedCopies, { numRuns: 1, seed: 9 })[0]!;
    const lone = { ...report!, id: 'lone' };
    const others = fc.sample(plantedCopies, { numRuns: 1, seed: 11 })[0]!;
    const storage = await storageWithCopies([...OTHERS, lone, ...others], (_, i) => i % 2);
    let met = false;
    await compact(storage, {
      inflater,
      all: true,
      onPage: () => {
        if (met) return;
        met = true;
        adding = add(storage, { ...lone, id: 'print' });
      },
    });
    await adding;
    expect(met).toBe(true);
    const { articles } = await copiesOf(await open(storage), 'print', 9);
    expect(articles.map(({ id }) => id)).toEqual(['lone']);
  });
});

let adding: Promise<unknown> | undefined;

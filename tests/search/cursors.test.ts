import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cursor,
  MergedCursor,
  MergedPostings,
  type SetCursor,
  UnionCursor,
} from '../../src/search/matching/cursors.ts';
import { intersect } from '../../src/search/matching/intersect.ts';
import { unsealed } from '../../src/segment/block.ts';
import type { PostingRef } from '../../src/segment/dictionary/dictionary-format.ts';
import { EXHAUSTED, PostingCursor } from '../../src/segment/postings/posting-cursor.ts';
import { blocksOfList } from '../../src/segment/postings/posting-decoder.ts';
import { isInline, PostingsWriter } from '../../src/segment/postings/postings-writer.ts';

const DOCUMENTS = 2_000;

/** Documents with a payload each: level * 2 + title. */
type Postings = ReadonlyMap<number, number>;

const arbitraryPostings: fc.Arbitrary<Postings> = fc
  .oneof(fc.constant(3), fc.constant(100), fc.constant(600))
  .chain((maxLength) =>
    fc.array(fc.tuple(fc.nat(DOCUMENTS - 1), fc.nat(255)), { minLength: 1, maxLength, size: 'max' }),
  )
  .map((pairs) => new Map(pairs.sort(([a], [b]) => a - b)));

function cursorOver(postings: Postings): PostingCursor {
  return new PostingCursor(...listOf(postings));
}

/** A list's entry in the dictionary, and its blocks. */
function listOf(postings: Postings): readonly [PostingRef, Uint8Array[]] {
  const list = { documents: [...postings.keys()], payloads: [...postings.values()], positions: null };
  const writer = new PostingsWriter(DOCUMENTS);
  const df = postings.size;
  if (isInline(df)) return [{ df, inline: writer.inline(list), start: 0, length: 0 }, []];
  const bytes = writer.list(list, 0, []);
  const ref = { df, inline: null, start: 0, length: bytes.length };
  const parts = blocksOfList(ref, DOCUMENTS).map(({ start, length }) =>
    unsealed(bytes.subarray(start, start + length), start, 'a list'),
  );
  return [ref, parts];
}

/** Each document once, with its greatest level, and in the title where any is. */
function merged(lists: readonly Postings[]): Map<number, number> {
  const all = new Map<number, number>();
  for (const [document, payload] of lists.flatMap((list) => [...list])) {
    const known = all.get(document) ?? 0;
    all.set(document, (Math.max(known >>> 1, payload >>> 1) << 1) | ((known | payload) & 1));
  }
  return new Map([...all].sort(([a], [b]) => a - b));
}

function walked(cursor: Cursor): [number, number][] {
  const all: [number, number][] = [];
  for (let { document } = cursor; document !== EXHAUSTED; document = cursor.next()) {
    all.push([document, cursor.level * 2 + Number(cursor.isInTitle)]);
  }
  return all;
}

const lists = fc.array(arbitraryPostings, { minLength: 1, maxLength: 5 });
const targets = fc.array(fc.nat(DOCUMENTS + 10), { maxLength: 60 }).map((all) => all.sort((a, b) => a - b));

/** Seeks, asks and bounds in ascending order, as scorers and intersections do. */
function expectMoves(cursor: SetCursor, documents: readonly number[], ascending: readonly number[]): void {
  for (const [i, target] of ascending.entries()) {
    if (i % 2 === 0) expect(cursor.has(target)).toBe(documents.includes(target));
    else expect(cursor.seek(target)).toBe(documents.find((document) => document >= target) ?? EXHAUSTED);
  }
}

describe('merged postings', () => {
  it('hold each document once, with the greatest of its levels, in the title where any is', () => {
    fc.assert(
      fc.property(lists, (all) => {
        const cursor = new MergedCursor(MergedPostings.of(all.map(listOf)));
        expect(walked(cursor)).toEqual([...merged(all)]);
      }),
    );
  });

  it('are sought as lists are', () => {
    fc.assert(
      fc.property(lists, targets, (all, ascending) => {
        const cursor = new MergedCursor(MergedPostings.of(all.map(listOf)));
        expectMoves(cursor, [...merged(all).keys()], ascending);
      }),
    );
  });

  it('bound the levels up to a document: none is greater, and the bound goes on to the last', () => {
    fc.assert(
      fc.property(lists, targets, (all, ascending) => {
        const cursor = new MergedCursor(MergedPostings.of(all.map(listOf)));
        const postings = [...merged(all)];
        for (const target of ascending) {
          const { greatestLevel, lastDocument } = cursor.bound(target);
          const within = postings.filter(([document]) => document >= target && document <= lastDocument);
          expect(within.every(([, payload]) => payload >>> 1 <= greatestLevel)).toBe(true);
          if (within.length > 0) expect(lastDocument).toBe(within.at(-1)![0]);
          else expect(lastDocument).toBe(EXHAUSTED);
          cursor.seek(target);
        }
      }),
    );
  });
});

describe('a union', () => {
  it('walks each document of its lists once', () => {
    fc.assert(
      fc.property(lists, (all) => {
        const expected = [...merged(all).keys()];
        const cursor = new UnionCursor(all.map(cursorOver));
        const into = new Uint32Array(cursor.df);
        expect([...into.subarray(0, cursor.drainInto(into))]).toEqual(expected);
      }),
    );
  });

  it('is sought as lists are', () => {
    fc.assert(
      fc.property(lists, targets, (all, ascending) => {
        expectMoves(new UnionCursor(all.map(cursorOver)), [...merged(all).keys()], ascending);
      }),
    );
  });

  it('is intersected as lists are, whichever is the shortest', () => {
    fc.assert(
      fc.property(fc.array(lists, { minLength: 1, maxLength: 4 }), (unions) => {
        const cursors = unions.map((all) => new UnionCursor(all.map(cursorOver)));
        const sets = unions.map((all) => merged(all));
        const expected = [...sets[0]!.keys()].filter((document) => sets.every((set) => set.has(document)));
        expect([...intersect(cursors)]).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unsealed } from '../../src/segment/block.ts';
import type { PostingRef, SurfaceEntry } from '../../src/segment/dictionary/dictionary-format.ts';
import { isBitmap, POSTINGS_PER_BLOCK } from '../../src/segment/format.ts';
import { EXHAUSTED, PostingCursor } from '../../src/segment/postings/posting-cursor.ts';
import { blocksOfList } from '../../src/segment/postings/posting-decoder.ts';
import { PostingsWriter } from '../../src/segment/postings/postings-writer.ts';
import type { SegmentReader } from '../../src/segment/segment-reader.ts';
import { openSegment, type Posting, randomNumbers, randomPostings, syntheticSegment } from './synthetic.ts';

/** A list in a segment, and what it was made from. */
interface Model {
  readonly documents: number;
  readonly postings: readonly Posting[];
  readonly segment: SegmentReader;
  readonly surface: SurfaceEntry;
}

const STEM = 'خبر';
const SURFACE = 'الخبر';

/** The list stands between two others, so that it starts neither its page nor its sections. */
async function modelOf(documents: number, postings: readonly Posting[]): Promise<Model> {
  const others = randomPostings(1, Math.min(9, documents), documents);
  const segment = await openSegment(
    syntheticSegment(documents, [
      { stem: 'ا', surfaces: { ا: others } },
      { stem: STEM, surfaces: { [SURFACE]: postings, خبرهم: others }, postings },
      { stem: 'ي', surfaces: { ي: others } },
    ]),
  );
  const [group] = await segment.lookUp([STEM]);
  return { documents, postings, segment, surface: group!.surfaces[0]! };
}

async function cursorOf({ segment, surface }: Model): Promise<PostingCursor> {
  const [cursor] = await segment.openLists([surface.postings]);
  return cursor!;
}

/** The least documents for which a list of `df` is no bitmap, and the most for which it is one. */
const SPARSE = (df: number) => df * 8;
const DENSE = (df: number) => df * 8 - 1;

/** What the cursor shows, or would show, on the posting at `at`. */
function shown(postings: readonly Posting[], at: number) {
  const posting = postings[at];
  if (posting === undefined) return { document: EXHAUSTED };
  const { document, level, isInTitle } = posting;
  return { document, level, isInTitle, payload: level * 2 + (isInTitle ? 1 : 0), ordinal: at };
}

function shownBy(cursor: PostingCursor) {
  const { document, level, isInTitle, payload, ordinal } = cursor;
  return document === EXHAUSTED ? { document } : { document, level, isInTitle, payload, ordinal };
}

/** The block of 128 postings where a document is or would be, as a plain scan finds it. */
function blockReaching(postings: readonly Posting[], target: number) {
  for (let from = 0; from < postings.length; from += POSTINGS_PER_BLOCK) {
    const block = postings.slice(from, from + POSTINGS_PER_BLOCK);
    const lastDocument = block.at(-1)!.document;
    if (lastDocument >= target) {
      return { lastDocument, greatestLevel: Math.max(...block.map(({ level }) => level)) };
    }
  }
  return { lastDocument: EXHAUSTED, greatestLevel: 0 };
}

const LENGTHS = [1, 2, 3, 4, 5, 127, 128, 129, 255, 256, 257, 400];
const CASES = LENGTHS.flatMap((df) => [
  { df, documents: SPARSE(df), form: 'sparse' },
  { df, documents: DENSE(df), form: 'dense' },
]);

describe.each(CASES)('a list of $df among $documents documents', ({ df, documents }) => {
  const postings = randomPostings(df, df, documents);

  test('has the form its length and density call for', async () => {
    const { surface, segment } = await modelOf(documents, postings);
    const blocks = blocksOfList(surface.postings, segment.documents).length;
    const expected = df <= 3 ? 0 : isBitmap(df, documents) ? 2 : 1;
    expect(blocks).toBe(expected);
    expect(isBitmap(df, documents)).toBe(df > 3 && documents === DENSE(df));
    expect(surface.postings.inline === null).toBe(df > 3);
  });

  test('is walked in order, to its end and no further', async () => {
    const cursor = await cursorOf(await modelOf(documents, postings));
    expect(cursor.df).toBe(df);
    for (let at = 0; at < df; at++) {
      expect(shownBy(cursor)).toEqual(shown(postings, at));
      cursor.next();
    }
    expect(cursor.document).toBe(EXHAUSTED);
    expect(cursor.next()).toBe(EXHAUSTED);
    expect(cursor.seek(0)).toBe(EXHAUSTED);
  });

  test('is found by seeking any document from the start', async () => {
    const model = await modelOf(documents, postings);
    const step = Math.max(1, Math.floor(documents / 150));
    for (let target = 0; target <= documents; target += step) {
      const cursor = await cursorOf(model);
      const at = postings.findIndex(({ document }) => document >= target);
      cursor.seek(target);
      expect(shownBy(cursor)).toEqual(shown(postings, at === -1 ? df : at));
    }
  });

  test('says of each document whether it holds it', async () => {
    const cursor = await cursorOf(await modelOf(documents, postings));
    const held = new Set(postings.map(({ document }) => document));
    const found = Array.from({ length: documents }, (_, document) => document).filter((document) =>
      cursor.has(document),
    );
    expect(found).toEqual([...held]);
  });

  test('is drained from wherever the cursor stands', async () => {
    const model = await modelOf(documents, postings);
    for (const from of [0, 1, Math.floor(df / 2), df - 1, df]) {
      const cursor = await cursorOf(model);
      cursor.seek(postings[from]?.document ?? EXHAUSTED - 1);
      const into = new Uint32Array(df);
      const count = cursor.drainInto(into);
      expect([...into.subarray(0, count)]).toEqual(postings.slice(from).map(({ document }) => document));
      expect(cursor.document).toBe(EXHAUSTED);
    }
  });

  test('bounds the levels of every run of documents', async () => {
    const cursor = await cursorOf(await modelOf(documents, postings));
    for (let target = 0; target <= documents; target += 3) {
      expect(cursor.bound(target)).toMatchObject(blockReaching(postings, target));
    }
  });

  test('has the positions of any of its documents', async () => {
    const model = await modelOf(documents, postings);
    const random = randomNumbers(df);
    for (const share of [0.02, 0.5, 1]) {
      const wanted = postings.filter(() => random() < share);
      const [positions] = await model.segment.readPositions([
        {
          surface: model.surface,
          cursor: await cursorOf(model),
          documents: wanted.map(({ document }) => document),
        },
      ]);
      expect(positions).toEqual(wanted.map((posting) => posting.positions));
    }
  });
});

describe('a cursor', () => {
  type Step =
    | { readonly kind: 'next' }
    | { readonly kind: 'seek'; readonly by: number }
    | { readonly kind: 'bound'; readonly by: number };

  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.constant({ kind: 'next' as const }),
    fc.record({ kind: fc.constant('seek' as const), by: fc.integer({ min: -50, max: 900 }) }),
    fc.record({ kind: fc.constant('bound' as const), by: fc.integer({ min: 0, max: 300 }) }),
  );

  const list = fc
    .record({
      df: fc.integer({ min: 1, max: 700 }),
      spread: fc.integer({ min: 1, max: 20 }),
      seed: fc.integer(),
    })
    .map(({ df, spread, seed }) => ({
      documents: df * spread,
      postings: randomPostings(seed, df, df * spread),
    }));

  test('does what a plain array does, step by step, in any form of list', async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.array(step, { maxLength: 60 }), async ({ documents, postings }, steps) => {
        const cursor = await cursorOf(await modelOf(documents, postings));
        let at = 0;
        let bounded = 0;
        for (const one of steps) {
          const here = postings[at]?.document ?? documents;
          if (one.kind === 'next') {
            at = Math.min(postings.length, at + 1);
            expect(cursor.next()).toBe(shown(postings, at).document);
          } else if (one.kind === 'seek') {
            const target = Math.max(0, here + one.by);
            while (at < postings.length && postings[at]!.document < target) at++;
            expect(cursor.seek(target)).toBe(shown(postings, at).document);
          } else {
            bounded = Math.max(bounded, here) + one.by;
            // Past the end the cursor still stands in its last block.
            if (at === postings.length) continue;
            expect(cursor.bound(bounded)).toMatchObject(blockReaching(postings, bounded));
          }
          expect(shownBy(cursor)).toEqual(shown(postings, at));
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['gaps', 9],
    ['a bitmap', 2],
  ])('finds its way over dozens of blocks of %s, however far it is sent', async (_, spread) => {
    const df = 60 * POSTINGS_PER_BLOCK + 5;
    const model = await modelOf(df * spread, randomPostings(spread, df, df * spread));
    const random = randomNumbers(spread);
    for (const stride of [40, 700, 5_000, 20_000]) {
      const cursor = await cursorOf(model);
      let target = 0;
      let at = 0;
      while (target < model.documents) {
        while (at < df && model.postings[at]!.document < target) at++;
        expect(cursor.bound(target)).toMatchObject(blockReaching(model.postings, target));
        cursor.seek(target);
        expect(shownBy(cursor)).toEqual(shown(model.postings, at));
        target += 1 + Math.floor(random() * stride * spread);
      }
    }
  });

  test('of one list does not disturb another of the same list', async () => {
    const model = await modelOf(2000, randomPostings(3, 600, 2000));
    const [first, second] = await model.segment.openLists([model.surface.postings, model.surface.postings]);
    first!.seek(1500);
    expect(second!.document).toBe(model.postings[0]!.document);
  });

  test('walks a list of every document', async () => {
    const postings = randomPostings(8, 300, 300);
    const cursor = await cursorOf(await modelOf(300, postings));
    const into = new Uint32Array(300);
    expect(cursor.drainInto(into)).toBe(300);
    expect([...into]).toEqual(Array.from({ length: 300 }, (_, document) => document));
  });

  test('walks a list whose documents are as far apart as a segment allows', () => {
    // The writer alone: a segment of sixteen million documents would be made for four postings.
    const documents = [0, 1, 2 ** 23, 2 ** 24 - 1];
    const list = { documents, payloads: [1, 2, 3, 255], positions: null };
    const bytes = new PostingsWriter(2 ** 24).list(list, 40, []);
    const ref: PostingRef = { df: 4, inline: null, start: 40, length: bytes.length };
    const cursor = new PostingCursor(ref, [unsealed(bytes, 40, 'a list')]);
    const into = new Uint32Array(4);
    cursor.drainInto(into);
    expect([...into]).toEqual(documents);
  });
});

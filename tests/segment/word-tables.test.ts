/** Word tables, against a plain list of words; and near words, against Damerau and Levenshtein's distance itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorruptIndexError } from '../../src/errors.ts';
import { editBetween } from '../../src/segment/dictionary/edits.ts';
import { lookUpWords, type NearWord } from '../../src/segment/dictionary/near-words.ts';
import { fitsTables, lettersOf, wordOf } from '../../src/segment/dictionary/word-letters.ts';
import { decodeWordTables, walkWords } from '../../src/segment/dictionary/word-tables.ts';
import { WordTablesWriter } from '../../src/segment/dictionary/word-tables-writer.ts';
import { MOST_TABLE_WORDS, WORD_PAGE_BYTES } from '../../src/segment/format.ts';
import { SegmentReader } from '../../src/segment/segment-reader.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';
import { article, bytesOf, packArticles } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';
import { type Posting, type SyntheticGroup, syntheticSegment } from './synthetic.ts';

const DOCUMENTS = 40;

/** The number of edits between two words, by the textbook (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      }
      rows[i]![j] = least;
    }
  }
  return rows[a.length]![b.length]!;
}

/** What an edit makes of what was typed. */
function undone(typed: string, meant: string): string {
  const edit = editBetween(typed, meant)!;
  const { kind, at } = edit;
  if (kind === 'missing') return typed.slice(0, at) + meant[at]! + typed.slice(at);
  if (kind === 'extra') return typed.slice(0, at) + typed.slice(at + 1);
  if (kind === 'replaced') return typed.slice(0, at) + meant[at]! + typed.slice(at + 1);
  return typed.slice(0, at) + typed[at + 1]! + typed[at]! + typed.slice(at + 2);
}

/** Few letters, so that many words are near one another. */
const letter = fc.constantFrom(...'ابتيaz');
const wordOfLength = (minLength: number, maxLength: number) =>
  fc.array(letter, { minLength, maxLength }).map((letters) => letters.join(''));
/** Words with the number of documents that hold them, from 1 on. */
const vocabulary = fc.dictionary(wordOfLength(2, 7), fc.integer({ min: 1, max: DOCUMENTS }), {
  maxKeys: 120,
});

function groupsOf(words: Readonly<Record<string, number>>): SyntheticGroup[] {
  return Object.keys(words)
    .sort()
    .map((word) => ({
      stem: word,
      surfaces: {
        [word]: Array.from(
          { length: words[word]! },
          (_, document): Posting => ({ document, level: 1, isInTitle: false, positions: [0] }),
        ),
      },
    }));
}

async function opened(
  words: Readonly<Record<string, number>>,
): Promise<{ segment: SegmentReader; meter: MeteredStorage }> {
  const packed = syntheticSegment(DOCUMENTS, groupsOf(words));
  const meter = new MeteredStorage(new MemoryStorage([[packed.ref.name, bytesOf(packed)]]));
  return { segment: await SegmentReader.open(meter, packed.ref, new BlockCache(), testCodec), meter };
}

async function nearWords(
  segments: readonly SegmentReader[],
  near: readonly string[],
): Promise<readonly (readonly NearWord[])[]> {
  return (await lookUpWords(segments, { near, beginnings: [], endings: [] })).near;
}

describe('an edit', () => {
  test('is there for words at a distance of one, and no others', () => {
    fc.assert(
      fc.property(wordOfLength(0, 6), wordOfLength(0, 6), (typed, meant) => {
        const edit = editBetween(typed, meant);
        expect(edit !== null).toBe(distance(typed, meant) === 1);
        if (edit !== null) expect(undone(typed, meant)).toBe(meant);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ['حكومه', 'حكوه', 'extra', 3],
    ['حكوه', 'حكومه', 'missing', 3],
    ['حكونه', 'حكومه', 'replaced', 3],
    ['حكموه', 'حكومه', 'swapped', 2],
  ])('of %s to %s is %s', (typed, meant, kind, at) => {
    expect(editBetween(typed, meant)).toEqual({ kind, at });
  });
});

describe('letters of the tables', () => {
  test('give a word back, in the order of its code points', () => {
    const words = fc.array(fc.constantFrom(...'azءأئايىمغـ'), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(wordOf(lettersOf(a)!)).toBe(a);
        const [x, y] = [a, b].map((word) =>
          [...lettersOf(word)!].map((one) => String.fromCharCode(one)).join(''),
        );
        expect(x! < y!).toBe(a < b);
      }),
    );
  });

  test.each(['2026', 'g20', 'گوگل', 'ab', 'мир', 'أ', 'ا'.repeat(16)])('do not have %s', (word) => {
    expect(fitsTables(word)).toBe(false);
  });
});

describe('near words', () => {
  test('are the words of the vocabulary at a distance of one', async () => {
    await fc.assert(
      fc.asyncProperty(vocabulary, fc.array(wordOfLength(1, 8), { maxLength: 4 }), async (words, typed) => {
        const { segment } = await opened(words);
        const found = await nearWords([segment], typed);
        for (const [i, word] of typed.entries()) {
          const expected = Object.entries(words).filter(
            ([known, df]) => word.length >= 3 && fitsTables(known) && df >= 2 && distance(word, known) === 1,
          );
          const near = found[i]!.map((one) => [one.surface, one.documentFrequency]);
          expect(Object.fromEntries(near)).toEqual(Object.fromEntries(expected));
          for (const { surface, edit } of found[i]!) expect(edit).toEqual(editBetween(word, surface));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('of several segments have their frequencies added up', async () => {
    const [a, b] = [
      await opened({ وزير: 20, وزيد: 3, بوزير: 1 }),
      await opened({ وزير: 4, زيير: 2, سفير: 9 }),
    ];
    const [near] = await nearWords([a.segment, b.segment], ['زير']);
    expect(near).toEqual(
      expect.arrayContaining([
        { surface: 'وزير', spelling: 'وزير', documentFrequency: 24, edit: { kind: 'missing', at: 0 } },
        { surface: 'زيير', spelling: 'زيير', documentFrequency: 2, edit: { kind: 'missing', at: 2 } },
      ]),
    );
    expect(near).toHaveLength(2);
  });

  /** Thousands of words, so that tables have many pages. */
  const many = Object.fromEntries(
    Array.from({ length: 26 ** 3 }, (_, i): [string, number] => {
      const letters = [Math.floor(i / 676), Math.floor(i / 26) % 26, i % 26, i % 7, i % 11];
      return [String.fromCharCode(...letters.map((own) => 97 + own)), 2 + (i % 3)];
    }),
  );

  test('in tables of many pages are all found, in four reads and two round trips', async () => {
    const packed = await opened(many);
    const tables = await packed.segment.wordTables();
    expect(tables!.forward.length).toBeGreaterThan(10);
    for (const typed of ['abcd', 'zzzaa', 'bacde', 'mmnna', 'xyz', 'aaaaab', 'zazazb']) {
      const { segment, meter } = await opened(many);
      meter.take();
      const [near] = await nearWords([segment], [typed]);
      expect(meter.take().roundTrips).toBeLessThanOrEqual(2);
      const expected = Object.keys(many).filter(
        (word) => Math.abs(word.length - typed.length) < 2 && distance(typed, word) === 1,
      );
      expect(near!.map(({ surface }) => surface).sort()).toEqual(expected.sort());
    }
    const { segment, meter } = await opened(many);
    meter.take();
    await nearWords([segment], ['bacde', 'mmnna', 'zazazb']);
    expect(meter.take().reads).toBeLessThanOrEqual(4);
    meter.take();
    await nearWords([segment], ['bacde', 'mmnna', 'zazazb']);
    expect(meter.take()).toMatchObject({ reads: 0 });
  });

  test('cost nothing where no word can be looked up', async () => {
    const { segment, meter } = await opened(many);
    meter.take();
    expect(await nearWords([segment], ['ab', '2026', 'x'.repeat(17)])).toEqual([[], [], []]);
    expect((await opened({})).segment.head.wordsRootLength).toBe(0);
    expect(await nearWords([(await opened({})).segment], ['حكومه'])).toEqual([[]]);
    expect(meter.take().reads).toBe(0);
  });
});

describe('words as they are', () => {
  test('are found by their beginning and by their ending', async () => {
    await fc.assert(
      fc.asyncProperty(vocabulary, fc.array(wordOfLength(1, 7)), async (words, some) => {
        const { segment } = await opened(words);
        const wanted = [...some, ...Object.keys(words).slice(0, 9)];
        const known = wanted.filter((word) => fitsTables(word) && (words[word] ?? 0) >= 2);
        const expected = new Map(
          known.map((word) => [word, { surface: word, spelling: word, documentFrequency: words[word] }]),
        );
        const byBeginning = await lookUpWords([segment], { near: [], beginnings: wanted, endings: [] });
        const byEnding = await lookUpWords([segment], { near: [], beginnings: [], endings: wanted });
        expect(byBeginning.known).toEqual(expected);
        expect(byEnding.known).toEqual(expected);
      }),
    );
  });

  test('have the spelling of the segment that has them most often', async () => {
    const spelt = async (spelling: string, documents: number) => {
      const words = Array.from({ length: documents }, (_, i) =>
        article(`${spelling}${i}`, { body: spelling }),
      );
      const packed = packArticles(words);
      return SegmentReader.open(
        new MemoryStorage([[packed.ref.name, bytesOf(packed)]]),
        packed.ref,
        new BlockCache(),
        testCodec,
      );
    };
    const segments = [await spelt('حكومه', 2), await spelt('حكومة', 4), await spelt('حكومه', 3)];
    const wanted = { near: ['حكوه'], beginnings: ['حكومه'], endings: [] };
    const { near, known } = await lookUpWords(segments, wanted);
    const expected = { surface: 'حكومه', spelling: 'حكومة', documentFrequency: 9 };
    expect(known.get('حكومه')).toEqual(expected);
    expect(near).toEqual([[{ ...expected, edit: { kind: 'missing', at: 3 } }]]);
  });
});

describe('the tables of a segment', () => {
  test('hold the most frequent words where there are too many, of equals the first', () => {
    const writer = new WordTablesWriter();
    const words = Array.from({ length: MOST_TABLE_WORDS + 1_000 }, (_, i) => {
      const letters = [i % 26, Math.floor(i / 26) % 26, Math.floor(i / 676) % 26, Math.floor(i / 17_576)];
      return String.fromCharCode(...letters.map((own) => 97 + own));
    });
    const frequencyOf = (i: number) => (i % 50 === 0 ? 9 : 2);
    for (const [i, word] of words.entries()) writer.add(word, frequencyOf(i), word);
    const { bytes, rootLength } = writer.finish();
    const start = bytes.length - rootLength;
    const tables = decodeWordTables(bytes.subarray(start, bytes.length - 4), start);
    const held = new Set<string>();
    for (const page of tables.forward) {
      walkWords(bytes.subarray(page.start, page.start + page.length - 4), (letters) => {
        held.add(wordOf(letters));
      });
      expect(page.length).toBeLessThan(WORD_PAGE_BYTES + 40);
    }
    expect(held.size).toBe(MOST_TABLE_WORDS);
    expect(words.filter((word, i) => frequencyOf(i) === 9 && !held.has(word))).toEqual([]);
    const rare = words.filter((_, i) => frequencyOf(i) === 2).sort();
    const kept = rare.filter((word) => held.has(word));
    expect(kept).toEqual(rare.slice(0, kept.length));
  });
});

describe('word tables that contradict themselves are refused:', () => {
  const walk = (...bytes: number[]) => {
    walkWords(Uint8Array.from(bytes), () => {});
  };

  test('(good ones are not)', () => {
    expect(() => walk(0x03, 97, 98, 99, 4, 0x21, 100, 7, 2, 0xd8, 0xa3)).not.toThrow();
    expect(decodeWordTables(Uint8Array.of(1, 9, 1, 97, 0), 9)).toMatchObject({ backward: [] });
  });

  test.each([
    ['a first word that shares letters', [0x13, 97, 98, 99, 2]],
    ['a word that shares more than there is', [0x03, 97, 98, 99, 2, 0x41, 100, 3]],
    ['a word of too many letters', [0x0f, ...Array<number>(15).fill(97), 2, 0xf1, 98, 2]],
    ['a word of no letters', [0x00, 2]],
    ['a spelling that the page ends in', [0x03, 97, 98, 99, 5, 9, 97]],
    ['a word that the page ends in', [0x03, 97, 98]],
    ['a frequency that the page ends before', [0x03, 97, 98, 99]],
  ])('%s', (_, bytes) => {
    expect(() => walk(...bytes)).toThrow(CorruptIndexError);
  });

  test.each([
    ['pages shorter than the section', [1, 9, 1, 97, 0], 10],
    ['a page shorter than its seal', [1, 3, 1, 97, 0], 3],
    ['more than two tables', [0, 0, 0], 0],
    ['a table without its pages', [9, 9, 1, 97], 9],
  ])('a root with %s', (_, bytes, length) => {
    expect(() => decodeWordTables(Uint8Array.from(bytes), length)).toThrow(CorruptIndexError);
  });
});

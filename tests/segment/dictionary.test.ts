import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorruptIndexError } from '../../src/errors.ts';
import { unsealed } from '../../src/segment/block.ts';
import { ByteWriter } from '../../src/segment/byte-writer.ts';
import { compareCodePoints } from '../../src/segment/dictionary/dictionary-format.ts';
import { findGroup, groupsOf, pageOf } from '../../src/segment/dictionary/dictionary-reader.ts';
import { DictionaryWriter } from '../../src/segment/dictionary/dictionary-writer.ts';
import { onlySpelling } from '../../src/segment/dictionary/spellings.ts';
import { DICTIONARY_PAGE_BYTES } from '../../src/segment/format.ts';
import type { PostingList } from '../../src/segment/postings/postings-writer.ts';
import { joined } from '../../src/storage/memory.ts';

const DOCUMENTS = 1000;
const ONE: PostingList = { documents: [5], payloads: [9], positions: [[0]] };

/** Letters of one to four bytes in UTF-8, some of them surrogate pairs in UTF-16, in an order that is not UTF-16's. */
const letter = fc.constantFrom(
  'a',
  'ا',
  'ب',
  'ي',
  '\uFB50',
  '\uFFFD',
  '\uFEFF',
  '\u{10400}',
  '\u{1EE00}',
  '$&',
  '$',
);
const term = fc.array(letter, { minLength: 1, maxLength: 5 }).map((letters) => letters.join(''));
const sortedStems = fc.uniqueArray(term, { maxLength: 80 }).map((stems) => stems.sort(compareCodePoints));

function pagesOf(stems: readonly string[], surfacesOf: (stem: string) => readonly string[]): Uint8Array[] {
  const writer = new DictionaryWriter(DOCUMENTS);
  for (const stem of stems) {
    const surfaces = surfacesOf(stem).map((surface) => ({
      surface,
      postings: ONE,
      spellings: onlySpelling(surface),
    }));
    writer.add({ stem, postings: { ...ONE, positions: null }, surfaces });
  }
  writer.finish();
  const section = joined(writer.dictionary.finish().pieces);
  return writer.pages.map(({ start }, page) => {
    const end = writer.pages[page + 1]?.start ?? section.length;
    return unsealed(section.slice(start, end), start, 'a page');
  });
}

/** The surfaces of these tests: the stem itself, between other letters, twice, and one without it. */
function surfacesAround(stem: string): string[] {
  return [...new Set([stem, `ال${stem}`, `${stem}ات`, `و${stem}${stem}`, 'غيره'])].sort(compareCodePoints);
}

describe('the order of stems', () => {
  test('is that of their UTF-8 bytes', () => {
    const bytes = (text: string) => [...new TextEncoder().encode(text)];
    const compareBytes = (a: string, b: string) => {
      const x = bytes(a);
      const y = bytes(b);
      const at = x.findIndex((byte, i) => byte !== y[i]);
      return at === -1 ? x.length - y.length : x[at]! - (y[at] ?? -1);
    };
    const text = fc.oneof(term, fc.string({ unit: 'binary', maxLength: 6 }));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(compareBytes(a, b)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('dictionary pages', () => {
  test('give back every stem with its surfaces, in order', () => {
    fc.assert(
      fc.property(sortedStems, (stems) => {
        const groups = pagesOf(stems, surfacesAround).flatMap((page) => [...groupsOf(page)]);
        expect(groups.map(({ stem }) => stem)).toEqual(stems);
        expect(groups.map(({ surfaces }) => surfaces.map(({ surface }) => surface))).toEqual(
          stems.map(surfacesAround),
        );
      }),
    );
  });

  test('find each stem they hold, and no other', () => {
    fc.assert(
      fc.property(sortedStems, fc.array(term), (stems, others) => {
        const [page] = pagesOf(stems, (stem) => [stem]);
        fc.pre(page !== undefined);
        for (const stem of stems) expect(findGroup(page, stem)?.stem).toBe(stem);
        for (const other of others) {
          const expected = stems.includes(other) ? other : undefined;
          expect(findGroup(page, other)?.stem).toBe(expected);
        }
      }),
    );
  });

  test('find a stem by the bytes of its group, whichever way it is read', () => {
    const [page] = pagesOf(['ا', 'ابن', 'بن'], surfacesAround);
    expect([...groupsOf(page!)]).toEqual(['ا', 'ابن', 'بن'].map((stem) => findGroup(page!, stem)));
  });

  test.each([
    ['before the first', 'ا'],
    ['after the last', 'ي'],
    ['between two', 'جب'],
    ['that begins one', 'ب'],
    ['that one begins', 'بنتان'],
    ['that is empty', ''],
  ])('do not find a stem %s', (_, stem) => {
    const [page] = pagesOf(['بن', 'بنت', 'جا', 'جد'], (own) => [own]);
    expect(findGroup(page!, stem)).toBeNull();
  });

  test('close near eight kilobytes, and stems stay in order from page to page', () => {
    const stems = Array.from({ length: 3_000 }, (_, i) => `كلمة${String(i).padStart(5, '0')}`);
    const pages = pagesOf(stems, (stem) => [stem]);
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages.slice(0, -1)) {
      expect(page.length).toBeGreaterThanOrEqual(DICTIONARY_PAGE_BYTES);
      expect(page.length).toBeLessThan(DICTIONARY_PAGE_BYTES + 200);
    }
    const firstStems = pages.map((page) => groupsOf(page).next().value!.stem);
    for (const [i, stem] of stems.entries()) {
      if (i % 97 !== 0 && !firstStems.includes(stem)) continue;
      const page = pageOf(pages.length, (own) => firstStems[own]!, stem);
      expect(findGroup(pages[page]!, stem)?.stem).toBe(stem);
    }
    expect(pageOf(pages.length, (own) => firstStems[own]!, 'ا')).toBe(0);
    expect(pageOf(pages.length, (own) => firstStems[own]!, 'ي')).toBe(pages.length - 1);
  });

  test('keep a stem longer than 127 bytes, whose lengths take two bytes', () => {
    const long = 'ش'.repeat(200);
    const [page] = pagesOf([long, `${long}ا`], surfacesAround);
    expect(findGroup(page!, `${long}ا`)!.surfaces.map(({ surface }) => surface)).toEqual(
      surfacesAround(`${long}ا`),
    );
  });
});

describe('a dictionary page that contradicts itself is refused:', () => {
  /** A page of one group: shared, rest, content; each part as bytes. */
  const pageWith = (write: (page: ByteWriter) => void) => {
    const page = new ByteWriter();
    write(page);
    return page.take();
  };
  const group = (content: readonly number[], length = content.length) =>
    pageWith((page) => {
      page.varint(0);
      page.varint(1);
      page.u8(0x61);
      page.varint(length);
      page.raw(Uint8Array.from(content));
    });
  /** lists, df, gap, payload, surfaces, form (1 byte, no spellings; the marker), positions (2 bytes). */
  const GOOD = [0, 1, 0, 0, 1, 2, 2, 2, 0, 0];
  const HUGE = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02];

  test('(a good one is not)', () => {
    expect(findGroup(group(GOOD), 'a')?.surfaces).toHaveLength(1);
  });

  test.each([
    ['a content shorter than it says', group(GOOD, 11)],
    ['a content longer than it says', group(GOOD, 9)],
    ['a list of no documents', group([0, 0, 1, 2, 2, 2, 0, 0])],
    ['an inline document beyond any segment', group([0, 1, ...HUGE, 0, 1, 2, 2, 2, 0, 0])],
    ['2^50 surfaces', group([0, 1, 0, 0, ...HUGE, 2, 2, 2, 0, 0])],
    ['a form of 2^49 bytes', group([0, 1, 0, 0, 1, ...HUGE, 2, 2, 0, 0])],
    ['positions of 2^50 bytes', group([0, 1, 0, 0, 1, 2, 2, ...HUGE, 0, 0])],
    ['nothing after a stem', group([], 0)],
  ])('%s', (_, page) => {
    expect(() => findGroup(page, 'a')).toThrow(CorruptIndexError);
    expect(() => [...groupsOf(page)]).toThrow(CorruptIndexError);
  });

  test('a stem that shares 2^50 bytes with the one before', () => {
    const page = pageWith((own) => {
      own.varint(2 ** 50);
      own.varint(1);
      own.u8(0x61);
      own.varint(GOOD.length);
      own.raw(Uint8Array.from(GOOD));
    });
    expect(() => [...groupsOf(page)]).toThrow(
      new CorruptIndexError('A page of the dictionary contradicts itself. Rebuild the index.'),
    );
  });

  test('a stem of 2^50 bytes', () => {
    const page = pageWith((own) => {
      own.varint(0);
      own.varint(2 ** 50);
    });
    expect(() => [...groupsOf(page)]).toThrow(CorruptIndexError);
    expect(() => findGroup(page, 'a')).toThrow(CorruptIndexError);
  });
});

/** Headlines of segments, against the titles they are made of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenise } from '../../src/arabic/tokenise.ts';
import type { Article } from '../../src/article/article.ts';
import { CorruptIndexError } from '../../src/errors.ts';
import {
  compareLetters,
  headlineLetters,
  headlineWord,
} from '../../src/segment/documents/headline-letters.ts';
import { HeadlineReader, readHeadlineRoot, speltWord } from '../../src/segment/documents/headline-reader.ts';
import { decodeHeadlineRoot, HeadlineWords, numberBytes } from '../../src/segment/documents/headlines.ts';
import { HEADLINE_PAGE_BYTES, MOST_HEADLINE_WORDS } from '../../src/segment/format.ts';
import { SegmentReader } from '../../src/segment/segment-reader.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';
import { arbitraryArchive } from '../support/arbitrary-archive.ts';
import { article, bytesOf, inTimeOrder, packArticles } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';
import { openSegment } from './synthetic.ts';
import { titlesIn } from './titles-in.ts';

const titleOf = ({ title }: Article) => tokenise(title).map(({ surface }) => surface);

async function headlinesOf(articles: readonly Article[]): Promise<HeadlineReader> {
  return (await HeadlineReader.open(await openSegment(packArticles(articles))))!;
}

/** Words with a beginning, as the headlines give them. */
async function wordsWith(headlines: HeadlineReader, beginning: string): Promise<[string, number][]> {
  const letters = headlineLetters(beginning);
  await headlines.prepare([letters]);
  const found: [string, number][] = [];
  headlines.eachWith(letters, (words) => {
    const { surface, documents } = speltWord(words);
    found.push([surface, documents]);
  });
  return found;
}

/** Many words of few letters, on several pages; some outside the alphabet of one byte. */
const MANY = Array.from({ length: 3_000 }, (_, i) =>
  article(`a${i}`, {
    title: `q${i.toString(26)}z w${i % 7} ${i % 2 === 0 ? 'گ' : 'ح'}${(i * 31) % 997} نبأ`,
  }),
);

describe('letters of headlines', () => {
  test('give a word back, and keep words with one beginning together', () => {
    const words = fc.string({ unit: fc.constantFrom(...'اءيb2گé\u{1e900}'), maxLength: 6 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [x, y] = [headlineLetters(a), headlineLetters(b)];
        expect(headlineWord(x, x.length)).toBe(a);
        expect(compareLetters(x, y) === 0).toBe(a === b);
        const isBeginning = x.length >= y.length && compareLetters(x.subarray(0, y.length), y) === 0;
        expect(isBeginning).toBe(a.startsWith(b));
      }),
    );
  });
});

describe('headlines', () => {
  test('hold the titles', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryArchive(20), async (articles) => {
        const segment = await openSegment(packArticles(articles));
        expect(await titlesIn(segment)).toEqual(inTimeOrder(articles).map(titleOf));
      }),
      { numRuns: 60 },
    );
  });

  test('hold the beginning of a title that is too long, and nothing of one without words', async () => {
    const words = Array.from({ length: MOST_HEADLINE_WORDS + 9 }, (_, i) => `w${i}`);
    const articles = [article('1', { title: words.join(' ') }), article('2', { title: '…' })];
    expect(await titlesIn(await openSegment(packArticles(articles)))).toEqual([
      words.slice(0, MOST_HEADLINE_WORDS),
      [],
    ]);
    const empty = await openSegment(packArticles([article('2', { title: '…' })]));
    expect(empty.head.sections.headlines.length).toBe(0);
    expect(await HeadlineReader.open(empty)).toBeNull();
  });

  test('do not take words of the body for the title', async () => {
    const one = article('1', { title: 'خبر', body: 'خبر آخر خبر' });
    expect(await titlesIn(await openSegment(packArticles([one])))).toEqual([['خبر']]);
  });

  test.each(['', 'q', 'qa', 'q1b', 'گ', 'ح99', 'نبا', 'zz', 'ي'])(
    'have the words with %j',
    async (beginning) => {
      const expected = new Map<string, number>();
      for (const one of MANY) {
        for (const word of new Set(titleOf(one))) expected.set(word, (expected.get(word) ?? 0) + 1);
      }
      const headlines = await headlinesOf(MANY);
      const found = await wordsWith(headlines, beginning);
      const own = [...expected].filter(([word]) => word.startsWith(beginning));
      expect(new Map(found)).toEqual(new Map(own));
      expect(found).toHaveLength(own.length);
      const { first, end } = headlines.rangeOf(headlineLetters(beginning));
      expect(end - first).toBe(own.length);
    },
  );

  test('know the documents and the usual spelling of a word', async () => {
    const titles = ['إيران وأمريكا', 'ايران', 'إيران إيران', 'أمريكا'];
    const headlines = await headlinesOf(titles.map((title, i) => article(`${i}`, { title })));
    await headlines.prepare([]);
    const word = headlines.find(headlineLetters('ايران'))!;
    expect(word.documents).toBe(3);
    expect((await headlines.documentsOf([word])).map((list) => [...list])).toEqual([[0, 1, 2]]);
    expect((await headlines.wordsOf([word.number])).get(word.number)).toEqual({
      surface: 'ايران',
      spelling: 'إيران',
      documents: 3,
    });
    expect(headlines.find(headlineLetters('اير'))).toBeNull();
    expect(headlines.find(headlineLetters('ايرانيه'))).toBeNull();
  });

  test('cost a read for their root, one for words, one for lists, one for titles; none once they are at hand', async () => {
    const packed = packArticles(MANY);
    const meter = new MeteredStorage(new MemoryStorage([[packed.ref.name, bytesOf(packed)]]));
    const segment = await SegmentReader.open(meter, packed.ref, new BlockCache(), testCodec);
    const ask = async () => {
      meter.take();
      const headlines = (await HeadlineReader.open(segment))!;
      await headlines.prepare([headlineLetters('w1')]);
      const words = ['w1', 'نبا'].map((word) => headlines.find(headlineLetters(word))!);
      const [list] = await headlines.documentsOf(words);
      const titles = await headlines.titlesOf(list!);
      await headlines.wordsOf(titles.words.filter((word) => word >= 0));
      return meter.take().reads;
    };
    expect(await ask()).toBe(4);
    expect(await ask()).toBe(0);
    const { words } = (await readHeadlineRoot(segment))!;
    expect(words.length).toBeGreaterThan(5);
    for (const { length } of words) expect(length).toBeLessThan(HEADLINE_PAGE_BYTES + 40);
  });

  test('number words in two bytes while they can', () => {
    expect([1, 0x10000, 0x10001].map(numberBytes)).toEqual([2, 2, 3]);
  });
});

describe('headlines that contradict themselves are refused:', () => {
  const walk = (...bytes: number[]) => {
    const words = new HeadlineWords(Uint8Array.from(bytes), 0);
    while (words.next());
  };

  test('(good ones are not)', () => {
    expect(() => walk(0, 1, 0x61, 2, 1, 1, 1, 0x62, 3, 1, 1, 0x63)).not.toThrow();
    expect(decodeHeadlineRoot(Uint8Array.of(1, 9, 2, 6, 1, 0x61, 8), 23, 1).wordCount).toBe(2);
  });

  test.each([
    ['a first word that shares letters', [1, 1, 0x61, 2, 1]],
    ['a word of no letters', [0, 0, 2, 1]],
    ['a word of no document', [0, 1, 0x61, 0, 1]],
    ['letters that the page ends in', [0, 5, 0x61]],
    ['a spelling that the page ends in', [0, 1, 0x61, 3, 1, 9, 0x61]],
    ['a number that the page ends in', [0, 1, 0x61, 0x82]],
  ])('%s', (_, bytes) => {
    expect(() => walk(...bytes)).toThrow(CorruptIndexError);
  });

  test.each([
    ['parts shorter than the section', [1, 9, 2, 6, 1, 0x61, 8], 24, 1],
    ['a page shorter than its seal', [1, 3, 2, 6, 1, 0x61, 8], 17, 1],
    ['a page of titles missing', [1, 9, 2, 6, 1, 0x61, 8], 23, 257],
    ['more than its parts', [1, 9, 2, 6, 1, 0x61, 8, 0], 23, 1],
  ])('a root with %s', (_, bytes, length, documents) => {
    expect(() => decodeHeadlineRoot(Uint8Array.from(bytes), length, documents)).toThrow(CorruptIndexError);
  });
});

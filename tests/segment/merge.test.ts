import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { Deletions } from '../../src/segment/documents/deletions.ts';
import { mergeSegments } from '../../src/segment/merge.ts';
import { walkDocuments, walkGroups } from '../../src/segment/segment-contents.ts';
import { bytesOf, inTimeOrder, packArticles, statisticsOf } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { COMPLETE_ARCHIVE } from './complete-index.ts';
import { openSegment } from './synthetic.ts';

const WORDS = [
  'مجلس',
  'المجلس',
  'الأمن',
  'أمن',
  'بيروت',
  'وزير',
  'الوزير',
  'وزراء',
  'كتاب',
  'كتب',
  'على',
  'علي',
  'في',
  ...['كتابة', 'كتابه', 'أحمد', 'احمد', 'إحمد', 'بيروتُ'],
];
const words = fc.array(fc.constantFrom(...WORDS, 'OPEC', '2026'), { minLength: 1, maxLength: 12 });
const minute = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString();

/** Articles with few words, some of them published at the same minute. */
const archive = fc
  .array(
    fc.record({
      title: words,
      body: words,
      minutes: fc.nat(30),
      section: fc.constantFrom('رياضة', 'اقتصاد', undefined),
      author: fc.constantFrom('س', undefined),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .map((all) =>
    all.map(
      ({ title, body, minutes, section, author }, i): Article => ({
        id: `a${i}`,
        title: title.join(' '),
        body: body.join(' '),
        published: minute(minutes),
        ...(section === undefined ? {} : { section }),
        ...(author === undefined ? {} : { author }),
      }),
    ),
  );

/** Packs each part as the archive it belongs to calls for, and merges the segments. */
async function merged(parts: readonly (readonly Article[])[]) {
  const statistics = statisticsOf(parts.flat());
  const segments = await Promise.all(parts.map((part) => openSegment(packArticles(part, statistics))));
  return mergeSegments(segments);
}

async function expectSameBytes(
  parts: readonly (readonly Article[])[],
  all: readonly Article[],
): Promise<void> {
  const whole = packArticles(all);
  const joined = await merged(parts);
  expect(joined.ref).toEqual(whole.ref);
  expect(bytesOf(joined)).toEqual(bytesOf(whole));
}

describe('merging segments', () => {
  test('that follow one another gives the bytes of packing all at once', async () => {
    await fc.assert(
      fc.asyncProperty(archive, fc.array(fc.nat(39), { maxLength: 4 }), async (articles, cuts) => {
        const ordered = inTimeOrder(articles);
        const ends = [...new Set([...cuts.map((cut) => cut % ordered.length), ordered.length])]
          .filter((end) => end > 0)
          .sort((a, b) => a - b);
        const parts = ends.map((end, i) => ordered.slice(ends[i - 1] ?? 0, end));
        await expectSameBytes(parts, articles);
      }),
      { numRuns: 60 },
    );
  });

  test('whose articles lie between one another in time does too, also where many are of one moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        archive,
        fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
        async (articles, choices) => {
          const parts = [0, 1, 2, 3].map((part) => articles.filter((_, i) => choices[i] === part));
          await expectSameBytes(
            parts.filter((part) => part.length > 0),
            articles,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of one article each gives the bytes of packing it at once', async () => {
    const some = SAMPLES.slice(0, 30);
    await expectSameBytes(
      some.map((one) => [one]),
      some,
    );
  });

  test('again in two steps gives the same bytes', async () => {
    const ordered = inTimeOrder(SAMPLES);
    const statistics = statisticsOf(SAMPLES);
    const parts = [ordered.slice(0, 9), ordered.slice(9, 20), ordered.slice(20)];
    const [a, b, c] = await Promise.all(parts.map((part) => openSegment(packArticles(part, statistics))));
    const firstTwo = await openSegment(await mergeSegments([a!, b!]));
    expect((await mergeSegments([firstTwo, c!])).ref).toEqual(packArticles(SAMPLES).ref);
  });

  test('with lists of every form gives the bytes of packing all at once', async () => {
    const parts = [0, 1, 2].map((part) => COMPLETE_ARCHIVE.filter((_, i) => (i >> 2) % 3 === part));
    await expectSameBytes(parts, COMPLETE_ARCHIVE);
  });

  test('with retracted documents gives the bytes of packing what is left', async () => {
    await fc.assert(
      fc.asyncProperty(archive, fc.func(fc.nat(2)), fc.func(fc.nat(4)), async (articles, partOf, fate) => {
        const isDead = ({ id }: Article) => fate(id) === 0;
        const left = articles.filter((one) => !isDead(one));
        const statistics = statisticsOf(left);
        const segments = await Promise.all(
          [0, 1, 2].map(async (part) => {
            const own = inTimeOrder(articles.filter(({ id }) => partOf(id) === part));
            const dead = [...own.keys()].filter((document) => isDead(own[document]!));
            const segment = await openSegment(packArticles(own, statistics));
            return segment.retracting(new Deletions(Uint32Array.from(dead)));
          }),
        );
        expect((await mergeSegments(segments)).ref).toEqual(packArticles(left, statistics).ref);
      }),
      { numRuns: 40 },
    );
  });

  test('puts articles of one moment in the order of their ids', async () => {
    const at = (id: string): Article => ({ id, title: id, body: 'نص', published: minute(0) });
    const segment = await openSegment(await merged([[at('b')], [at('a')], [at('c')]]));
    const articles = await segment.readDocuments([0, 1, 2]);
    expect(articles.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('tells of each dictionary page it has walked', async () => {
    const segments = await Promise.all(
      [SAMPLES.slice(0, 10), SAMPLES.slice(10, 20)].map((part) => openSegment(packArticles(part))),
    );
    let pages = 0;
    await mergeSegments(segments, {
      onPage: () => {
        pages++;
      },
    });
    expect(pages).toBe(segments.reduce((total, { head }) => total + head.dictionary.pageCount, 0));
  });
});

describe('walking a segment', () => {
  test('gives every document and group as they were written', async () => {
    const segment = await openSegment(packArticles(SAMPLES));
    const times: number[] = [];
    for await (const { time } of walkDocuments(segment)) times.push(time);
    expect(times).toEqual(inTimeOrder(SAMPLES).map(({ published }) => Date.parse(published)));
    let surfaces = 0;
    let stems = 0;
    for await (const group of walkGroups(segment)) {
      stems++;
      surfaces += group.surfaces.length;
      for (const { postings } of group.surfaces) {
        expect(postings.positions).toHaveLength(postings.documents.length);
      }
    }
    expect([stems, surfaces]).toEqual([segment.head.stems, segment.head.surfaces]);
  });
});

/** Facets: each count is what filtering by its value gives, and nothing is left out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { FACETS, type FacetName } from '../../src/search/facets/facet-request.ts';
import type { Facet } from '../../src/search/facets/facets.ts';
import type { SearchRequest } from '../../src/search/request.ts';
import { search } from '../../src/search/search.ts';
import { arbitraryArchive, arbitraryQuery, arbitraryWords } from '../support/arbitrary-archive.ts';
import { article, indexOf, open, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

/** Several spellings of one value, values that are near one another, one without letters, and none. */
const SECTIONS = ['صحة', 'صحه', 'الصحة', 'سياسة', '!', '؟', undefined];
const SOURCES = ['وكالة', 'صحيفة الأيام', 'صحيفة الايام', undefined];
const AUTHORS = ['هدى', 'هدي', 'علي', undefined];
const TAGS = ['انتخابات', 'إنتخابات', 'كأس', '!'];
/** Around the ends of days, months and years in UTC+3, within 400 days. */
const TIMES = [
  '2025-12-31T20:59:59Z',
  '2025-12-31T21:00:00Z',
  '2026-01-01T00:00:00+03:00',
  '2026-01-31T23:59:59.999+03:00',
  '2026-02-01T00:00:00+03:00',
  '2026-02-01T12:00:00+03:00',
  '2026-12-31T23:00:00+00:00',
];

const details = fc.record({
  section: fc.constantFrom(...SECTIONS),
  source: fc.constantFrom(...SOURCES),
  author: fc.constantFrom(...AUTHORS),
  tags: fc.uniqueArray(fc.constantFrom(...TAGS)),
  published: fc.constantFrom(...TIMES),
});

const archive = fc
  .tuple(arbitraryArchive(60, 20), fc.array(details, { minLength: 60, maxLength: 60 }))
  .map(([articles, all]) =>
    articles.map(({ section: _, ...one }, i): Article => {
      const { section, source, author, tags, published } = all[i]!;
      return {
        ...one,
        published,
        ...(section === undefined ? {} : { section }),
        ...(source === undefined ? {} : { source }),
        ...(author === undefined ? {} : { author }),
        ...(tags.length === 0 ? {} : { tags }),
      };
    }),
  );

const span = fc.record(
  {
    from: fc.constantFrom('2026', '2026-01-31', '2026-02-01T10:00:00+03:00'),
    to: fc.constantFrom('2026-02', '2026-02-01T11:00:00+03:00', '2026-12-31T22:00:00+03:00'),
  },
  { requiredKeys: [] },
);
const section = fc.record({ section: fc.constantFrom('صحة', 'سياسة', '!', 'غائب') });
const filters: fc.Arbitrary<Partial<SearchRequest>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: span },
  { weight: 2, arbitrary: section },
  { weight: 1, arbitrary: fc.record({ source: fc.constantFrom('وكالة', 'صحيفة الايام') }) },
  { weight: 1, arbitrary: fc.record({ author: fc.constantFrom('هدى', 'علي') }) },
  { weight: 1, arbitrary: fc.record({ tag: fc.constantFrom('انتخابات', 'كأس', 'غائب') }) },
  { weight: 1, arbitrary: fc.tuple(section, span).map(([one, other]) => ({ ...one, ...other })) },
);
/** Slips among them, which are corrected where nothing is found. */
const queries = fc.oneof(
  arbitraryQuery,
  arbitraryWords,
  fc.constantFrom('المجلس', 'وزير', 'أمن', 'الفلسطينبة', 'المسؤولوون قمة', 'سياراات', 'مجلس لللوزير'),
);

function isValued(facet: FacetName): boolean {
  return ['section', 'source', 'author', 'tag'].includes(facet);
}

/** The request with a value of a facet chosen. */
function choosing(request: SearchRequest, facet: FacetName, value: string): SearchRequest {
  if (isValued(facet)) return { ...request, [facet]: value };
  return { ...request, from: value, to: value };
}

/** The request as if nothing were chosen in a facet; days are those of the dates that are chosen. */
function choosingNone(request: SearchRequest, facet: FacetName): SearchRequest {
  if (isValued(facet)) return { ...request, [facet]: undefined };
  if (facet !== 'day') return { ...request, from: undefined, to: undefined };
  return { ...request, from: request.from?.slice(0, 10), to: request.to?.slice(0, 10) };
}

function sumOf({ values, others, without }: Facet): number {
  return values.reduce((sum, { count }) => sum + count, others.articles + without);
}

async function totalOf(index: OpenIndex, request: SearchRequest): Promise<number> {
  return (await search(index, { ...request, limit: 1 })).total;
}

describe('a facet', () => {
  it('counts what filtering by each of its values gives, in any segments, retracted articles left out', async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(
        archive,
        fc.integer({ min: 1, max: 4 }),
        queries,
        filters,
        fc.integer({ min: 0, max: 3 }),
        async (articles, segments, q, chosen, retracted) => {
          const storage = storageWith(articles, (_, i) => (i * 31) % segments);
          const gone = articles.filter((_, i) => retracted > 0 && i % (retracted + 1) === 0);
          if (gone.length > 0)
            await removeArticles(
              storage,
              gone.map(({ id }) => id),
              testCodec,
            );
          const index = await open(storage);
          const request: SearchRequest = { q, ...chosen };
          const { facets } = await search(index, { ...request, facets: FACETS, limit: 1 });
          for (const facet of FACETS) {
            const found = facets![facet]!;
            const wide = await search(index, { ...choosingNone(request, facet), limit: 1 });
            if (facet === 'tag') expect(sumOf(found)).toBeGreaterThanOrEqual(wide.total);
            else expect(sumOf(found), facet).toBe(wide.total);
            // With a filter another correction may be likelier.
            if (wide.suggestion?.isApplied) continue;
            for (const { value, count } of found.values) {
              expect(await totalOf(index, choosing(request, facet, value)), `${facet} ${value}`).toBe(count);
              counted++;
            }
          }
        },
      ),
      { numRuns: 120 },
    );
    expect(counted).toBeGreaterThan(500);
  });
});

/** Articles that all have one word, with given fields. */
function archiveOf(...all: Partial<Article>[]): Article[] {
  return all.map((fields, i) => article(`a${i}`, { body: 'زلزال', ...fields }));
}

async function facetOf(articles: readonly Article[], name: FacetName, request: Partial<SearchRequest> = {}) {
  const index = await indexOf(articles, (_, i) => i % 2);
  const { facets } = await search(index, { q: 'زلزال', facets: [name], ...request });
  expect(Object.keys(facets!)).toEqual([name]);
  return facets![name]!;
}

describe('the values of a facet', () => {
  const sections = ['رياضة', 'صحه', 'صحة', 'صحة', 'اقتصاد', 'سياسة', 'سياسة', 'سياسة', undefined];
  const articles = archiveOf(...sections.map((section) => (section === undefined ? {} : { section })));

  it('stand by their frequency, in the spelling most articles have, equally frequent ones by code unit', async () => {
    expect(await facetOf(articles, 'section')).toEqual({
      values: [
        { value: 'سياسة', count: 3 },
        { value: 'صحة', count: 3 },
        { value: 'اقتصاد', count: 1 },
        { value: 'رياضة', count: 1 },
      ],
      others: { values: 0, articles: 0 },
      without: 1,
    });
  });

  it('are counted where they are too many to be named', async () => {
    expect(await facetOf(articles, 'section', { facetLimit: 1 })).toMatchObject({
      values: [{ value: 'سياسة', count: 3 }],
      others: { values: 3, articles: 5 },
    });
    const many = archiveOf(...Array.from({ length: 25 }, (_, i) => ({ author: `كاتب ${i}` })));
    expect(await facetOf(many, 'author')).toMatchObject({ others: { values: 5, articles: 5 } });
  });

  it('show what else could be chosen, whatever is', async () => {
    const chosen = await facetOf(articles, 'section', { section: 'صحة' });
    expect(chosen).toEqual(await facetOf(articles, 'section'));
  });

  it('count an article once for a tag it has in two spellings', async () => {
    const tagged = archiveOf({ tags: ['إنتخابات', 'انتخابات', 'كأس'] }, { tags: ['كأس'] }, {}, {});
    expect(await facetOf(tagged, 'tag')).toEqual({
      values: [
        { value: 'كأس', count: 2 },
        { value: 'إنتخابات', count: 1 },
      ],
      others: { values: 0, articles: 0 },
      without: 2,
    });
  });

  it('are none where nothing is found', async () => {
    const nothing = { values: [], others: { values: 0, articles: 0 }, without: 0 };
    for (const name of FACETS) expect(await facetOf(articles, name, { q: 'برلمان' })).toEqual(nothing);
  });
});

describe('a facet of time', () => {
  const articles = archiveOf(
    { published: '2014-12-31T20:30:00Z' },
    { published: '2014-12-31T21:00:00Z' },
    { published: '2015-02-28T12:00:00+03:00' },
    { published: '2015-02-28T23:59:00+03:00' },
    { published: '2016-02-29T12:00:00+03:00' },
  );
  const namesOf = ({ values }: Facet) => values.map(({ value, count }) => `${value}: ${count}`);

  it('has the years, months and days of the zone of the index, in their order, all of them', async () => {
    expect(namesOf(await facetOf(articles, 'year', { facetLimit: 1 }))).toEqual([
      '2014: 1',
      '2015: 3',
      '2016: 1',
    ]);
    expect(namesOf(await facetOf(articles, 'month'))).toEqual([
      '2014-12: 1',
      '2015-01: 1',
      '2015-02: 2',
      '2016-02: 1',
    ]);
    const span = { from: '2015', to: '2015' };
    expect(namesOf(await facetOf(articles, 'day', span))).toEqual(['2015-01-01: 1', '2015-02-28: 2']);
  });

  it('has whole days, also where a time of the day was asked for', async () => {
    const span = { from: '2015-02-28T20:00:00+03:00', to: '2015-03-01' };
    expect(namesOf(await facetOf(articles, 'day', span))).toEqual(['2015-02-28: 2']);
  });

  it('has no days of a span of more than 400', async () => {
    const days = (request: Partial<SearchRequest>) => facetOf(articles, 'day', request);
    await expect(days({ from: '2015-01-01', to: '2016-02-05' })).rejects.toThrow(
      'facets=day spans 401 days; 400 are the most. Give from and to, or ask for facets=month.',
    );
    expect(namesOf(await days({ from: '2015-01-01', to: '2016-02-04' }))).toHaveLength(2);
    // What is open ends with the first and the last article.
    await expect(days({})).rejects.toThrow('facets=day spans 426 days');
    expect(namesOf(await days({ from: '2015-02' }))).toHaveLength(2);
  });

  it('is right across many pages of times', async () => {
    const start = Date.parse('2015-01-01T00:00:00+03:00');
    const times = Array.from({ length: 2_000 }, (_, i) => start + (i % 7) * 86_400_000 * 50 + i * 1_000);
    const many = archiveOf(...times.map((time) => ({ published: new Date(time).toISOString() })));
    const dayOf = (time: number) => new Date(time + 3 * 3_600_000).toISOString().slice(0, 10);
    const expected = new Map<string, number>();
    for (const day of times.map(dayOf).sort()) expected.set(day, (expected.get(day) ?? 0) + 1);
    expect(namesOf(await facetOf(many, 'day'))).toEqual([...expected].map(([day, n]) => `${day}: ${n}`));
  });
});

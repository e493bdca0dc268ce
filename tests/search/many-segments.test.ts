/** Indexes of very many segments: the dearest requests are answered within their limits, or refused with the remedy. */
import { describe, expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import type { Article } from '../../src/article/article.ts';
import { EDGE_LIMITS, IndexProvider } from '../../src/index/index-provider.ts';
import { latestArticles } from '../../src/search/facets/latest.ts';
import { relatedToArticle } from '../../src/search/related/related.ts';
import type { SearchRequest } from '../../src/search/request.ts';
import { search } from '../../src/search/search.ts';
import type { MemoryStorage } from '../../src/storage/memory.ts';
import { UNLIMITED } from '../../src/storage/meter.ts';
import { randomNumbers } from '../segment/synthetic.ts';
import { open } from '../support/make-index.ts';
import { storageWithCopies } from '../support/planted-copies.ts';
import { testCodec } from '../support/test-codec.ts';

const SEGMENT_ARTICLES = 32;
const LEAST_BYTES = 64 * 1024;

const random = randomNumbers(7);
const below = (n: number) => Math.floor(random() * n);
const LETTERS = 'بتجحدرسشصطعفقكلمنهي';
const word = () => Array.from({ length: 3 + below(4) }, () => LETTERS[below(LETTERS.length)]).join('');
const WORDS = Array.from({ length: 4_000 }, word);
/** Few words are often said and most seldom, as in any text. */
const said = () => WORDS[Math.floor(WORDS.length * random() ** 3)]!;
const text = (words: number) => Array.from({ length: words }, said).join(' ');

const FILTERS = { section: 'سياسة', source: 'وكالة', author: 'كاتب' };

/** Every fifth is a copy of another one, mostly of another segment. */
function articles(count: number): Article[] {
  const all = originals(count);
  return all.map((one, i) =>
    i % 5 === 4 ? { ...one, title: all[i - 3]!.title, body: all[i - 3]!.body } : one,
  );
}

function originals(count: number): Article[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `article-${i}`,
    title: text(8),
    body: text(450),
    published: new Date(Date.UTC(2026, 0, 1) + (i >> 2) * 3_600_000).toISOString(),
    ...FILTERS,
  }));
}

interface Archive {
  readonly storage: MemoryStorage;
  readonly articles: readonly Article[];
}

async function archiveOf(segments: number, perSegment: number): Promise<Archive> {
  const all = articles(segments * perSegment);
  return { storage: await storageWithCopies(all, (_, i) => i % segments), articles: all };
}

/** Indexes of so many segments, each too large to be read whole in any case. */
const archives = new Map(
  await Promise.all(
    [4, 8, 12, 20].map(async (segments) => [segments, await archiveOf(segments, SEGMENT_ARTICLES)] as const),
  ),
);

function dearestQueries(all: readonly Article[]): SearchRequest[] {
  const [first, second] = [all[0]!.title.split(' '), all[1]!.body.split(' ')];
  const phrase = second.slice(0, 2).join(' ');
  const queries = [
    WORDS[0]!,
    first.join(' '),
    WORDS.slice(0, 40).join(' ').slice(0, 256),
    `"${phrase}"`,
    `${WORDS[0]} "${phrase}" -"${WORDS[1]} ${WORDS[2]}" -${WORDS[3]}`,
    `${WORDS[0]!.slice(0, 2)}* OR (${WORDS[0]} NEAR/9 ${WORDS[1]})`,
    `body:${WORDS[0]} -(title:"${phrase}") (section:${FILTERS.section} OR date:2026-01-03..2026-01-09)`,
  ];
  const span = { from: '2026-01-02', to: '2026-12-01' };
  return queries.flatMap((q) => [
    { q, limit: 50 },
    { q, limit: 50, collapse: true },
    { q, limit: 50, ...FILTERS, ...span },
    { q, limit: 50, sort: 'newest' as const, ...span },
  ]);
}

describe.each([
  [4, 50],
  [8, 42],
  [12, 42],
  [12, 50],
  [20, 42],
  [20, 50],
])('an index of %i segments above 64 KB, with %i reads for a request', (segments, mostReads) => {
  const archive = archives.get(segments)!;
  const limits = { ...EDGE_LIMITS, mostReads };

  /** Of a fresh instance, so that nothing is cached. */
  async function cold<T>(work: (index: Awaited<ReturnType<typeof open>>) => Promise<T>, own = limits) {
    const provider = new IndexProvider(archive.storage, { inflater: testCodec, limits: own });
    const { index, meter } = await provider.acquire();
    const answer = await work(index);
    return { answer, usage: meter.take() };
  }

  it('has segments of that size', async () => {
    const { manifest } = await open(archive.storage);
    expect(manifest.segments.length).toBe(segments);
    for (const { bytes } of manifest.segments) expect(bytes).toBeGreaterThan(LEAST_BYTES);
  });

  it('answers the dearest searches as one without limits does', async () => {
    for (const request of dearestQueries(archive.articles)) {
      const { answer, usage } = await cold((index) => search(index, request));
      const { answer: expected } = await cold((index) => search(index, request), UNLIMITED);
      expect(answer).toEqual(expected);
      expect(usage.reads).toBeLessThanOrEqual(mostReads);
      expect(usage.bytes).toBeLessThanOrEqual(limits.mostBytes);
    }
  });

  it('answers what is related, and what is newest', async () => {
    for (const { id } of archive.articles.slice(0, 3)) {
      await cold((index) => relatedToArticle(index, id, { limit: 50 }));
    }
    const { answer } = await cold((index) => latestArticles(index, 50));
    expect(answer.length).toBe(50);
  });
});

describe('an index of more segments than a request may make reads', () => {
  it('refuses, and says what the owner can do', async () => {
    const { storage, articles: all } = await archiveOf(60, 1);
    const logged: unknown[] = [];
    const provider = new IndexProvider(storage, { inflater: testCodec });
    const app = createApp({ provider, log: (error) => logged.push(error) });
    const response = await app.request(`/search?q=${encodeURIComponent(all[0]!.title)}`);
    expect(response.status).toBe(503);
    const { type, detail } = (await response.json()) as { type: string; detail: string };
    expect(type).toBe('urn:fihris:problem:too-costly');
    expect(detail).toContain('fihris compact');
    expect(logged.length).toBe(1);
  });
});

/** recency= over HTTP: in addresses, bodies and exports, over midnight, and refused where it has no meaning. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { article, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

const DAY = 86_400_000;
const NOON = Date.parse('2026-03-15T12:00:00+03:00');
const WORD = 'زلزال';

/** One a day, the older the better by its words, until yesterday's; today has the worst. */
const ARTICLES = Array.from({ length: 24 }, (_, days) =>
  article(`d${String(days).padStart(2, '0')}`, {
    body: `${`${WORD} `.repeat(1 + (days % 6))} ${'خبر '.repeat(days)}`,
    published: new Date(NOON - days * DAY).toISOString(),
  }),
);
const provider = new IndexProvider(
  storageWith(ARTICLES, (_, i) => i % 2),
  { inflater: testCodec },
);
const app = createApp({ provider, exportPart: 5, log: () => {} });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

async function answerAt(path: string, parameters: Readonly<Record<string, string>>): Promise<Response> {
  return app.request(`https://news.example${path}?${new URLSearchParams({ q: WORD, ...parameters })}`);
}

interface Listed {
  readonly results: readonly {
    readonly id: string;
    readonly score: number;
    readonly explanation?: {
      readonly terms: readonly { readonly score: number }[];
      readonly recency?: { readonly freshness: number; readonly factor: number; readonly score: number };
      readonly proximity: number;
      readonly lead: number;
    };
  }[];
  readonly next: string | null;
}

async function listAt(parameters: Readonly<Record<string, string>>): Promise<Listed> {
  const response = await answerAt('/search', parameters);
  expect(response.status).toBe(200);
  return response.json();
}

const idsOf = ({ results }: Listed) => results.map(({ id }) => id);

it('lifts newer articles, and explains by how much', async () => {
  const plain = await listAt({ limit: '24' });
  const fresh = await listAt({ limit: '24', recency: '0.75', explain: 'true' });
  expect(idsOf(fresh).indexOf('d00')).toBeLessThan(idsOf(plain).indexOf('d00'));
  expect([...idsOf(fresh)].sort()).toEqual([...idsOf(plain)].sort());
  const today = fresh.results.find(({ id }) => id === 'd00')!;
  expect(today.explanation!.recency).toMatchObject({ freshness: 1, factor: 1.75 });
  for (const { score, explanation } of fresh.results) {
    const { terms, recency, proximity, lead } = explanation!;
    const sum = terms.reduce((total, term) => total + term.score, recency!.score + proximity + lead);
    expect(Math.abs(sum - score)).toBeLessThan(1e-9);
  }
});

it('is a field of a body, too', async () => {
  const asked = await listAt({ recency: '0.5' });
  for (const recency of [0.5, '0.50', '.5']) {
    const response = await app.request('https://news.example/search', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ q: WORD, recency }),
    });
    expect((await response.json()).results).toEqual(asked.results);
  }
});

it('of 0, empty or left out changes nothing', async () => {
  const plain = await listAt({});
  for (const recency of ['0', '0.0', '0.00', '']) expect(await listAt({ recency })).toEqual(plain);
  expect((await answerAt('/search', { recency: '0', sort: 'newest' })).status).toBe(200);
});

it.each(['-0.1', '1.01', '2', '0.123', '1e-1', 'NaN', 'much', '0,5', '.', '١'])(
  'of %s is refused',
  async (recency) => {
    for (const path of ['/search', '/search.csv', '/search.ndjson']) {
      const response = await answerAt(path, { recency, sort: 'relevance' });
      expect(response.status).toBe(400);
      expect((await response.json()).detail).toBe(
        `recency must be a number from 0 to 1 with at most two decimals, such as 0.5, not ${recency}.`,
      );
    }
  },
);

it.each([
  ['/search', { sort: 'newest' }, 'newest'],
  ['/search', { sort: 'oldest' }, 'oldest'],
  ['/search.csv', {}, 'newest'],
  ['/search.ndjson', { sort: 'oldest' }, 'oldest'],
])('at %s with %o is refused', async (path, parameters, sort) => {
  const response = await answerAt(path, { recency: '0.5', ...parameters });
  expect(response.status).toBe(400);
  expect((await response.json()).detail).toBe(
    `recency changes the order of relevance, and this one is ${sort}: give sort=relevance, or leave recency out.`,
  );
});

it('goes on with its day after midnight, by cursor', async () => {
  const whole = idsOf(await listAt({ limit: '24', recency: '1' }));
  const first = await listAt({ limit: '10', recency: '1' });
  vi.setSystemTime(NOON + 9 * DAY);
  expect(idsOf(await listAt({ limit: '24', recency: '1' }))).not.toEqual(whole);
  const second = await listAt({ limit: '14', recency: '1', cursor: first.next! });
  expect([...idsOf(first), ...idsOf(second)]).toEqual(whole);
  expect((await answerAt('/search', { recency: '0.9', cursor: first.next! })).status).toBe(400);
});

it('goes on with its day after midnight, in the parts of an export', async () => {
  const request = { recency: '1', sort: 'relevance' };
  const tags = new Set<string | null>();
  const partsFrom = async (daysBetween: number): Promise<string[]> => {
    vi.setSystemTime(NOON);
    const ids: string[] = [];
    let response = await answerAt('/search.ndjson', request);
    for (;;) {
      tags.add(response.headers.get('ETag'));
      for (const line of (await response.text()).trim().split('\n')) ids.push(JSON.parse(line).id);
      const next = /^<([^>]+)>/.exec(response.headers.get('Link') ?? '')?.[1];
      if (next === undefined) return ids;
      expect(new URL(next).searchParams.get('today')).toBe('2026-03-15');
      vi.setSystemTime(Date.now() + daysBetween * DAY);
      response = await app.request(next);
    }
  };
  const whole = await partsFrom(0);
  expect(whole).toHaveLength(ARTICLES.length);
  expect(await partsFrom(5)).toEqual(whole);
  const before = tags.size;
  // On another day the same address has another text, and so another tag.
  vi.setSystemTime(NOON + 5 * DAY);
  tags.add((await answerAt('/search.ndjson', request)).headers.get('ETag'));
  expect(tags.size).toBe(before + 1);
  const elsewhere = await answerAt('/search.ndjson', { ...request, today: '2026-02-31' });
  expect((await elsewhere.json()).detail).toBe('today must be a day, such as 2026-03-14, not 2026-02-31.');
});

it('leaves parts that depend on no day without one', async () => {
  const response = await answerAt('/search.csv', { sort: 'relevance' });
  expect(response.headers.get('Link')).toContain('generation=1>');
});

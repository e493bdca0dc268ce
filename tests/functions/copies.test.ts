/** Copies over HTTP: collapsed in searches, and listed for an article. */
import { expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { copiesAnswerSchema } from '../../functions/openapi/copies-route.ts';
import { searchAnswerSchema } from '../../functions/openapi/schemas.ts';
import type { Article } from '../../src/article/article.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { storageWithCopies } from '../support/planted-copies.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

const REPORT = SAMPLES.find(({ id }) => id === 'cul-001')!;
const hoursLater = (hours: number) =>
  new Date(Date.parse(REPORT.published) + hours * 3_600_000).toISOString();
/** The same report in other newspapers, one of them without a name. */
const PRINTS: Article[] = [
  { ...REPORT, id: 'b', source: 'الضفاف اليوم', published: hoursLater(3) },
  { ...REPORT, id: 'c', source: 'صحيفة الميناء', published: hoursLater(1), url: 'https://paper.example/c' },
  { ...REPORT, id: 'd', source: 'صحيفة الميناء', published: hoursLater(2) },
  { ...REPORT, id: 'e', source: undefined, published: hoursLater(4) },
];
const storage = await storageWithCopies([...SAMPLES, ...PRINTS]);
const app = createApp({ provider: new IndexProvider(storage, { inflater: testCodec, recheckAfter: 0 }) });

async function answerAt(path: string, parameters: Readonly<Record<string, string>> = {}) {
  const response = await app.request(`https://news.example${path}?${new URLSearchParams(parameters)}`);
  expect(response.status).toBe(200);
  return response.json();
}

const q = 'مخطوطًا الورّاقين';

it('a search shows each story once where it is asked to, and counts both', async () => {
  const plain = await answerAt('/search', { q });
  expect(plain).not.toHaveProperty('totalStories');
  const once = await answerAt('/search', { q, collapse: 'true', sort: 'newest' });
  searchAnswerSchema.parse(once);
  expect([once.total, once.totalStories, once.alsoRelaxedStories]).toEqual([plain.total, plain.total - 4, 0]);
  const [shown, ...others] = once.results.filter(({ title }: Article) => title === REPORT.title);
  expect(others).toEqual([]);
  expect(shown).toMatchObject({ id: 'e', copies: 4 });
  expect(shown.copySources).toEqual(['الضفاف اليوم', 'صحيفة الميناء', REPORT.source]);
  const filtered = await answerAt('/search', { q, collapse: 'true', source: 'صحيفة الميناء' });
  const [own] = filtered.results.filter(({ title }: Article) => title === REPORT.title);
  expect(own).toMatchObject({ copies: 1, copySources: ['صحيفة الميناء'] });
});

it('a body asks for it, too', async () => {
  const response = await app.request('https://news.example/search', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ q, collapse: true, limit: 1 }),
  });
  expect(await response.json()).toMatchObject({ totalStories: expect.any(Number) });
});

it('the copies of an article are those of the archive, the oldest first, and no retracted ones', async () => {
  const all = await answerAt('/articles/cul-001/copies');
  copiesAnswerSchema.parse(all);
  expect(all.total).toBe(4);
  expect(all.copies.map(({ id }: Article) => id)).toEqual(['c', 'd', 'b', 'e']);
  expect(all.copies[0]).toEqual({
    id: 'c',
    url: 'https://paper.example/c',
    title: REPORT.title,
    published: hoursLater(1),
    source: 'صحيفة الميناء',
  });
  expect(await answerAt('/articles/c/copies', { limit: '1' })).toMatchObject({
    total: 4,
    copies: [{ id: 'cul-001' }],
  });
  expect(await answerAt('/articles/spo-010/copies')).toEqual({ total: 0, copies: [] });
  await removeArticles(storage, ['d'], testCodec);
  const left = await answerAt('/articles/cul-001/copies');
  expect(left.copies.map(({ id }: Article) => id)).toEqual(['c', 'b', 'e']);
  expect((await app.request('https://news.example/articles/d/copies')).status).toBe(404);
  expect((await app.request('https://news.example/articles/b/copies?limit=51')).status).toBe(400);
});

it('the page shows each story once, says where else it stands, and leads to all copies', async () => {
  const pageAt = async (parameters: Readonly<Record<string, string>>) =>
    (await app.request(`https://news.example/?${new URLSearchParams({ q, ...parameters })}`)).text();
  const headlines = (page: string) =>
    [...page.matchAll(/<h2 class="entry-title"><a href="([^"]+)"/g)].map(([, href]) => href!);
  const once = await pageAt({});
  expect(once.match(/class="entry-copies"/g)).toHaveLength(1);
  expect(headlines(once).length).toBeLessThan(7);
  expect(once).toContain('<bdi>صحيفة الميناء</bdi>');
  expect(once).toMatch(/href="\/\?q=[^"]*collapse=false[^"]*"/);
  const all = await pageAt({ collapse: 'false' });
  expect(all).not.toContain('class="entry-copies"');
  // One is retracted by now.
  expect(headlines(all).length).toBe(headlines(once).length + 3);
  for (const href of headlines(all)) expect(href).toContain('collapse=false');
});

it('the page of an article names them, and leads to each', async () => {
  const response = await app.request('https://news.example/read/cul-001');
  const [, list] = /<h2 class="rubric" id="copies">.*?<ul role="list">(.*?)<\/ul>/s.exec(
    await response.text(),
  )!;
  expect(
    [...list!.matchAll(/<a href="([^"]+)"><bdi>([^<]+)<\/bdi>/g)].map(([, href, name]) => [href, name]),
  ).toEqual([
    ['/read/c', 'صحيفة الميناء'],
    ['/read/b', 'الضفاف اليوم'],
    ['/read/e', REPORT.title],
  ]);
});

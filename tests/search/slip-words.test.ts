import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { search } from '../../src/search/search.ts';
import { article, indexOf } from '../support/make-index.ts';

/** So many articles of each text, each with an id of its own. */
function articles(texts: Readonly<Record<string, number>>): Article[] {
  return Object.entries(texts).flatMap(([body, count], text) =>
    Array.from({ length: count }, (_, i) => article(`${text}-${i}`, { title: '٠', body })),
  );
}

/** Both words are known, and stand in no article together. */
const apart = articles({
  'ملعب القادسية اليوم': 12,
  'الظروف القاسية': 3,
  'ملعب الشباب': 4,
});
const q = 'ملعب القاسية';
const beside = { term: 'القاسية', as: 'القادسية', why: 'spelling' };

describe('a slip that is a word itself', () => {
  it('has what it may be a slip of beside it, where nothing has all the words', async () => {
    const answer = await search(await indexOf(apart, (_, i) => i % 2), { q, limit: 50 });
    expect(answer).toMatchObject({ relaxed: true, total: 15, alsoRelaxed: 0 });
    expect(answer.expanded).toContainEqual(beside);
    expect(answer.suggestion).toEqual({
      query: 'ملعب القادسية',
      isApplied: false,
      replaced: [{ term: 'القاسية', as: 'القادسية' }],
    });
    const meant = answer.results.filter(({ article: { body } }) => body.includes('القادسية'));
    expect(meant).toHaveLength(12);
    for (const { missing, snippetHtml } of meant) {
      expect(missing).toEqual(['القاسية']);
      expect(snippetHtml).toContain('<mark>القادسية</mark>');
    }
  });

  it('has it there for each page by cursor', async () => {
    const index = await indexOf(apart, (_, i) => i % 3);
    const whole = (await search(index, { q, limit: 50 })).results.map(({ article: { id } }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search(index, { q, limit: 4, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.results.map(({ article: { id } }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
  });

  it('is left alone where it is wanted exactly, among operators, in a phrase, or in an order of time', async () => {
    const index = await indexOf(apart);
    const others = [
      { q, exact: true },
      { q, sort: 'newest' as const },
      { q: `(${q}) OR زرافة` },
      { q: '"ملعب القاسية"' },
    ];
    for (const other of others) {
      expect((await search(index, other)).expanded, other.q).not.toContainEqual(beside);
    }
  });

  it('counts apart what has it, where few have the words as typed', async () => {
    const many = articles({ 'ملعب القادسية اليوم': 40, 'ملعب القاسية': 1, 'خبر من المدينة': 1_000 });
    const answer = await search(await indexOf(many), { q });
    expect(answer).toMatchObject({ relaxed: false, total: 1, alsoRelaxed: 40 });
    expect(answer.expanded).toContainEqual(beside);
    expect(answer.results[0]!.article.body).toBe('ملعب القاسية');
    expect(answer.results[0]!.missing).toBeUndefined();
    expect(answer.results[1]!.missing).toEqual(['القاسية']);
  });

  it('is no slip where it is frequent, or where enough articles have all the words', async () => {
    const frequent = articles({ 'ملعب القادسية اليوم': 40, 'ملعب القاسية': 3, 'خبر من المدينة': 1_000 });
    expect((await search(await indexOf(frequent), { q })).alsoRelaxed).toBe(0);
    const enough = articles({ 'ملعب القادسية اليوم': 40, 'ملعب القاسية': 10 });
    expect((await search(await indexOf(enough), { q })).alsoRelaxed).toBe(0);
  });

  it('is taken for no word that says nothing', async () => {
    const particles = articles({ 'ملعب منه اليوم': 12, 'منة كبيرة': 3 });
    const { expanded } = await search(await indexOf(particles), { q: 'ملعب منة' });
    expect(expanded.filter(({ why }) => why === 'spelling')).toEqual([]);
  });
});

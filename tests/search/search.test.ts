import { beforeAll, describe, expect, it } from 'vitest';
import { BadQueryError } from '../../src/errors.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import type { SearchRequest } from '../../src/search/request.ts';
import { search } from '../../src/search/search.ts';
import { article, indexOf } from '../support/make-index.ts';

const archive = [
  article('old', {
    title: 'مجلس الأمن يمدد مهمة المراقبين',
    body: 'قرر مجلس الأمن في جلسته أمس تمديد مهمة المراقبين ستة أشهر.',
    published: '2026-01-10T23:30:00+03:00',
    section: 'سياسة',
    source: 'وكالة الضفاف',
    author: 'سارة باوزير',
  }),
  article('new', {
    title: 'جلسة طارئة',
    body: 'يعقد مجلس الأمن جلسة طارئة اليوم، وقال مصدر إن الأمن مستتب.',
    published: '2026-02-01T08:00:00+03:00',
    section: 'سياسة',
    source: 'صحيفة الميناء',
  }),
  article('board', {
    title: 'مجلس إدارة النادي يستقيل',
    body: 'استقال مجلس إدارة النادي، وقال الرئيس إن أمن الملعب لم يكن السبب.',
    published: '2026-02-02T09:00:00+03:00',
    section: 'رياضة',
    source: 'صحيفة الميناء',
  }),
  article('food', {
    title: 'الأمن الغذائي في المنطقة',
    body: 'ناقش خبراء الأمن الغذائي ووفرة القمح.',
    published: '2026-03-05T12:00:00+03:00',
    section: 'اقتصاد',
    source: 'وكالة الضفاف',
  }),
];

let index: OpenIndex;
beforeAll(async () => {
  index = await indexOf(archive, (_, i) => i % 2);
});

async function idsOf(request: SearchRequest): Promise<string[]> {
  return (await search(index, request)).results.map((result) => result.article.id);
}

describe('a search', () => {
  it('finds the articles that have every word, in any form', async () => {
    expect((await idsOf({ q: 'مجلس الأمن' })).sort()).toEqual(['board', 'new', 'old']);
    expect(await idsOf({ q: 'القمح' })).toEqual(['food']);
    expect(await idsOf({ q: 'والمراقبين' })).toEqual(['old']);
  });

  it('puts an article with the words in its title, side by side, first', async () => {
    expect((await idsOf({ q: 'مجلس الأمن' }))[0]).toBe('old');
  });

  it('prefers the form that was typed among articles that are otherwise alike', async () => {
    const twins = await indexOf([
      article('bare', { title: 'خبر', body: 'حضر وزير الاجتماع' }),
      article('with-article', { title: 'خبر', body: 'حضر الوزير اجتماعا' }),
    ]);
    const first = async (q: string) => (await search(twins, { q })).results[0]!.article.id;
    expect(await first('وزير')).toBe('bare');
    expect(await first('الوزير')).toBe('with-article');
  });

  it('finds an exact phrase only where its words stand side by side in that form and order', async () => {
    expect((await idsOf({ q: '"مجلس الأمن"' })).sort()).toEqual(['new', 'old']);
    expect(await idsOf({ q: '«الأمن مجلس»' })).toEqual([]);
    expect(await idsOf({ q: '“مجلس إدارة النادي”' })).toEqual(['board']);
  });

  it('does not let a phrase run from the title into the body', async () => {
    expect(await idsOf({ q: '"طارئة يعقد"' })).toEqual([]);
  });

  it('leaves out what a minus names', async () => {
    expect((await idsOf({ q: 'مجلس -النادي' })).sort()).toEqual(['new', 'old']);
    expect(await idsOf({ q: 'الأمن -"مجلس الأمن"' })).toEqual(['food', 'board']);
  });

  it('names no missing words when every article has them all', async () => {
    const { relaxed, results } = await search(index, { q: 'مجلس الأمن' });
    expect(relaxed).toBe(false);
    expect(results.every((result) => result.missing === undefined)).toBe(true);
  });

  it('is relaxed when no article has every word, and each result names what it lacks, as typed', async () => {
    const { relaxed, results } = await search(index, { q: 'القمح وفرة غائبون' });
    expect(relaxed).toBe(true);
    expect(results.map(({ article: { id }, missing }) => [id, missing])).toEqual([['food', ['غائبون']]]);
  });

  it('keeps its phrase when it is relaxed', async () => {
    const { relaxed, results } = await search(index, { q: '"الأمن الغذائي" المراقبين' });
    expect(relaxed).toBe(true);
    expect(results.map(({ article: { id }, missing }) => [id, missing])).toEqual([['food', ['المراقبين']]]);
  });

  it('finds nothing, and is not relaxed, when no word is in the archive', async () => {
    expect(await search(index, { q: 'زرافة فيل' })).toEqual({
      parsed: null,
      notices: [],
      query: 'زرافة فيل',
      suggestion: null,
      relaxed: false,
      total: 0,
      alsoRelaxed: 0,
      expanded: [],
      results: [],
      next: null,
    });
  });

  it('escapes titles and marks them', async () => {
    const one = await indexOf([article('html', { title: '<i>مجلس</i> & شركاه', body: 'نص' })]);
    const { results } = await search(one, { q: 'مجلس' });
    expect(results[0]!.titleHtml).toBe('&lt;i&gt;<mark>مجلس</mark>&lt;/i&gt; &amp; شركاه');
  });

  it('counts words of one stem once when it marks them', async () => {
    const { results } = await search(index, { q: 'مجلس المجلس' });
    expect(results.find(({ article: { id } }) => id === 'old')!.titleHtml).toContain('<mark>مجلس</mark>');
  });
});

describe('filters', () => {
  it('keep one section, source or author, spelt in any way', async () => {
    expect((await idsOf({ q: 'الأمن', section: 'سياسه' })).sort()).toEqual(['new', 'old']);
    expect((await idsOf({ q: 'الأمن', source: 'وكالة الضفاف' })).sort()).toEqual(['food', 'old']);
    expect(await idsOf({ q: 'الأمن', author: 'سَارة باوزير' })).toEqual(['old']);
    expect(await idsOf({ q: 'الأمن', section: 'فنون' })).toEqual([]);
  });

  it('take days in the zone of the archive, both ends included', async () => {
    expect(await idsOf({ q: 'الأمن', from: '2026-01-10', to: '2026-01-10' })).toEqual(['old']);
    expect(await idsOf({ q: 'الأمن', to: '2026-01-09' })).toEqual([]);
    expect((await idsOf({ q: 'الأمن', from: '2026-02' })).sort()).toEqual(['board', 'food', 'new']);
    expect(await idsOf({ q: 'الأمن', from: '2026-02-02T09:00', to: '2026-02-02T09:00' })).toEqual(['board']);
  });

  it('count only what they keep', async () => {
    expect((await search(index, { q: 'الأمن', section: 'سياسة', from: '2026-02-01' })).total).toBe(1);
  });

  it('leave no part for a relaxed answer that they would have kept out', async () => {
    const { relaxed, results } = await search(index, { q: 'القمح المراقبين', section: 'سياسة' });
    expect(relaxed).toBe(true);
    expect(results.map(({ article: { id } }) => id)).toEqual(['old']);
  });
});

describe('order and pages', () => {
  it('newest and oldest first are exact', async () => {
    expect(await idsOf({ q: 'الأمن', sort: 'newest' })).toEqual(['food', 'board', 'new', 'old']);
    expect(await idsOf({ q: 'الأمن', sort: 'oldest' })).toEqual(['old', 'new', 'board', 'food']);
  });

  it('a page is a part of the list, the total that of the whole', async () => {
    const { results, total } = await search(index, { q: 'الأمن', sort: 'newest', limit: 2, offset: 1 });
    expect(results.map(({ article: { id } }) => id)).toEqual(['board', 'new']);
    expect(total).toBe(4);
  });

  it('a page beyond the end is empty', async () => {
    const { results, total } = await search(index, { q: 'الأمن', offset: 10_000 });
    expect(results).toEqual([]);
    expect(total).toBe(4);
  });

  it('articles of one moment and score come in one order, whatever segments they are in', async () => {
    const same = Array.from({ length: 9 }, (_, i) => article(`same-${i}`, { title: 'قمة', body: 'القمة' }));
    const orders = await Promise.all(
      [1, 2, 3].map(async (count) => {
        const several = await indexOf(same, (_, i) => i % count);
        return (await search(several, { q: 'قمة' })).results.map((result) => result.article.id);
      }),
    );
    expect(orders[1]).toEqual(orders[0]);
    expect(orders[2]).toEqual(orders[0]);
  });
});

describe('one article spelt five ways', () => {
  it.each(['مجلس الأمن', 'مجلس الامن', 'مَجْلِس الأَمْن', 'مجلـس الأمن', 'مجلس اﻷمن'])(
    '%s gives the same results in the same order',
    async (q) => {
      const { query: _, ...expected } = await search(index, { q: 'مجلس الأمن' });
      const { query, ...answer } = await search(index, { q });
      expect(answer).toEqual(expected);
      expect(query).toBe(q);
    },
  );
});

describe('a bad request is refused before anything is read', () => {
  it.each([[{ q: '' }], [{ q: 'مجلس', from: 'غدا' }], [{ q: 'مجلس', from: '2026-02-01', to: '2026-01-01' }]])(
    '%j',
    async (request) => {
      await expect(search(index, request)).rejects.toThrow(BadQueryError);
    },
  );
});

describe('an empty index', () => {
  it('finds nothing', async () => {
    const empty = await indexOf([]);
    expect((await search(empty, { q: 'مجلس' })).total).toBe(0);
  });
});

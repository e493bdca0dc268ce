/** Searches while they are typed. */
import { describe, expect, test } from 'vitest';
import { OpenIndex } from '../../src/index/open-index.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { type SearchAnswer, search } from '../../src/search/search.ts';
import { MOST_EXPANSIONS } from '../../src/search/words/typing.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';
import { article, indexOf, open, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

const NEWS = [
  article('election', { title: 'انتخابات الرئاسة', body: 'فتحت المراكز' }),
  article('voter', { title: 'ناخبون في طوابير', body: 'ينتظرون الانتخابات' }),
  article('team', { title: 'انتخاب رئيس الفريق', body: 'في الملعب' }),
  article('council', { title: 'مجلس الأمن يجتمع', body: 'في نيويورك' }),
  article('magazine', { title: 'مجلة جديدة', body: 'في المكتبات' }),
  article('body', { title: 'خبر قصير', body: 'زعزعة الثقة' }),
  article('body2', { title: 'خبر آخر', body: 'زعزعة الاستقرار' }),
];

const index = await indexOf(NEWS);

function ask(q: string, typing = true): Promise<SearchAnswer> {
  return search(index, { q, typing, limit: 50 });
}

const idsOf = ({ results }: SearchAnswer) => results.map((one) => one.article.id).sort();

describe('the last word of a query that is being typed', () => {
  test('stands for the words that go on from it', async () => {
    expect(idsOf(await ask('انتخ', false))).toEqual([]);
    const answer = await ask('انتخ');
    expect(idsOf(answer)).toEqual(['election', 'team', 'voter']);
    expect(answer.typing).toMatchObject({ prefix: 'انتخ', capped: false });
    expect(answer.typing!.expansions).toEqual(['انتخاب']);
    expect(answer.expanded.every(({ why }) => why === 'prefix')).toBe(true);
    expect(answer.relaxed).toBe(false);
  });

  test('stands for words that no headline has', async () => {
    expect(idsOf(await ask('زعزع'))).toEqual(['body', 'body2']);
    expect((await ask('زعز')).typing!.expansions).toEqual(['زعزعة']);
  });

  test('may be spelt in any way', async () => {
    expect(idsOf(await ask('مجلس الام'))).toEqual(['council']);
    expect(idsOf(await ask('مجلس أم'))).toEqual(idsOf(await ask('مجلس ام')));
  });

  test('is marked in results as what it stands for', async () => {
    const { results } = await ask('زعز');
    expect(results[0]!.snippetHtml).toContain('<mark>زعزعة</mark>');
  });

  test('is wanted beside the words before', async () => {
    expect(idsOf(await ask('رئيس انتخ'))).toEqual(['team']);
  });

  test('counts more as it is than as what goes on from it', async () => {
    const articles = [
      article('whole', { title: 'خبر', body: 'وصل قطن' }),
      article('longer', { title: 'خبر', body: 'وصل قطنية' }),
      ...Array.from({ length: 9 }, (_, i) => article(`${i}`, { title: 'آخر', body: 'وصل قطار' })),
    ];
    const { results } = await search(await indexOf(articles), { q: 'قطن', typing: true });
    expect(results[0]!.article.id).toBe('whole');
    expect(results.map((one) => one.article.id)).toContain('longer');
  });

  test('is finished where a space, a quotation mark or a full stop follows it', async () => {
    for (const q of ['انتخ ', '"مجلس الأمن"', '="مجلس"', 'مجلس.']) {
      const answer = await ask(q);
      expect(answer.typing).toBeNull();
      expect({ ...answer, typing: undefined }).toEqual({ ...(await ask(q, false)), typing: undefined });
    }
  });

  test('has two letters at least, and is no word that is left out', async () => {
    expect((await ask('مجلس ا')).typing).toBeNull();
    expect((await ask('مجلس -نيوي')).typing).toBeNull();
    expect((await ask('مجلس في')).typing).toBeNull();
    expect((await search(index, { q: 'انتخ', typing: true, exact: true })).typing).toBeNull();
  });

  test('is a beginning among operators, where it is a word by itself', async () => {
    const answer = await ask('مجلة OR نيوي');
    expect(idsOf(answer)).toEqual(['council', 'magazine']);
    expect(answer.query).toBe('مجلة OR نيوي');
    expect(answer.typing).toEqual({ prefix: 'نيوي', expansions: [], capped: false });
    expect((await ask('مجلة OR (نيويورك)')).typing).toBeNull();
    expect((await ask('مجلة OR نيوي*')).typing).toBeNull();
    expect((await ask('مجلة OR "مجلس الأم')).typing).toBeNull();
    expect((await ask('مجلة OR')).typing).toBeNull();
  });

  test('stands for the most frequent words where there are many', async () => {
    const often = Array.from({ length: 3 }, (_, i) => article(`o${i}`, { title: 'قزقز' }));
    const many = Array.from({ length: 14 }, (_, i) =>
      article(`m${i}`, { title: `قز${'ابتثجحخدذرسشصض'[i]}ض` }),
    );
    const { typing } = await search(await indexOf([...many, ...often]), { q: 'قز', typing: true });
    expect(typing!.expansions).toHaveLength(MOST_EXPANSIONS);
    expect(typing!.expansions[0]).toBe('قزقز');
    expect(typing!.capped).toBe(true);
  });

  test('is not taken for a slip', async () => {
    expect((await ask('مجلس نيوي')).suggestion).toBeNull();
  });

  test('does not stand for words of retracted articles only', async () => {
    const storage = storageWith(NEWS);
    await removeArticles(storage, ['magazine'], testCodec);
    const answer = await search(await open(storage), { q: 'مج', typing: true });
    expect(answer.expanded.map((one) => one.as)).toEqual(['مجلس']);
    expect(idsOf(answer)).toEqual(['council']);
  });
});

describe('pages of such a search', () => {
  test('hold every result once, and go on with the same typing only', async () => {
    const first = await search(index, { q: 'انتخ', typing: true, limit: 2 });
    const second = await search(index, { q: 'انتخ', typing: true, limit: 2, cursor: first.next! });
    expect([...idsOf(first), ...idsOf(second)].sort()).toEqual(['election', 'team', 'voter']);
    const other = search(index, { q: 'انتخ', limit: 2, cursor: first.next! });
    await expect(other).rejects.toThrow(/cursor/);
  });
});

describe('the cost of typing', () => {
  test('is a few reads more, and none where all is at hand', async () => {
    const meter = new MeteredStorage(storageWith(NEWS));
    const cached = await OpenIndex.open(meter, {
      inflater: testCodec,
      cache: new BlockCache(),
      readsWhole: false,
    });
    meter.take();
    await search(cached, { q: 'مجلس نيوي', typing: false });
    const plain = meter.take();
    await search(cached, { q: 'مجلس نيوي', typing: true });
    expect(meter.take().reads).toBeLessThanOrEqual(plain.reads + 4);
    await search(cached, { q: 'مجلس نيوي', typing: true });
    expect(meter.take().reads).toBe(0);
  });
});

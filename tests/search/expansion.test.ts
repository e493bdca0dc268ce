/** What a search finds beside its words, when it finds only the words, and what follows where few articles have them all. */
import { describe, expect, it } from 'vitest';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { RANKING } from '../../src/search/ranking/ranking.ts';
import type { SearchRequest } from '../../src/search/request.ts';
import { search } from '../../src/search/search.ts';
import { article, indexOf } from '../support/make-index.ts';

async function idsOf(index: OpenIndex, request: SearchRequest): Promise<string[]> {
  return (await search(index, request)).results.map((result) => result.article.id);
}

const ministers = [
  article('one', { title: 'حضر الوزير الاجتماع', body: 'قال وزير إن الأمر واضح.' }),
  article('many', { title: 'اجتماع الوزراء', body: 'قرر الوزراء ووزرائهم تأجيل الأمر.' }),
  article('adjective', { title: 'قرار وزيري', body: 'صدر قرار وزيري أمس.' }),
];

describe('a search for a word with alternatives', () => {
  it('finds them too, after the word itself', async () => {
    const index = await indexOf(ministers);
    expect(await idsOf(index, { q: 'الوزير' })).toEqual(['one', 'adjective', 'many']);
    expect((await search(index, { q: 'الوزير' })).total).toBe(3);
  });

  it('takes only forms of the listed word, not all words of its stem', async () => {
    expect(await idsOf(await indexOf(ministers), { q: 'الوزراء' })).toEqual(['many', 'one']);
  });

  it('says which are in the index', async () => {
    const index = await indexOf(ministers);
    expect((await search(index, { q: 'الوَزِير الكتاب' })).expanded).toEqual([
      { term: 'الوَزِير', as: 'وزراء', why: 'plural' },
    ]);
    expect((await search(index, { q: 'قرار' })).expanded).toEqual([]);
  });

  it('marks them', async () => {
    const { results } = await search(await indexOf(ministers), { q: 'الوزير' });
    const many = results.find((result) => result.article.id === 'many')!;
    expect(many.titleHtml).toBe('اجتماع <mark>الوزراء</mark>');
    expect(many.snippetHtml).toBe('قرر <mark>الوزراء</mark> <mark>ووزرائهم</mark> تأجيل الأمر.');
  });

  it('marks no stranger that shares the stem of an alternative', async () => {
    const { results } = await search(await indexOf(ministers), { q: 'الوزراء قرار' });
    const adjective = results.find((result) => result.article.id === 'adjective')!;
    expect(adjective.titleHtml).toBe('<mark>قرار</mark> وزيري');
    expect(adjective.missing).toEqual(['الوزراء']);
  });

  it('weighs a word no article has by its alternative', async () => {
    const index = await indexOf([article('usa', { title: 'أمريكا', body: 'نص' })]);
    const { results, relaxed } = await search(index, { q: 'أميركا' });
    expect(relaxed).toBe(false);
    expect(results[0]!.score).toBeGreaterThan(0);
  });

  it('leaves only the word out when it is excluded', async () => {
    expect(await idsOf(await indexOf(ministers), { q: 'الأمر -الوزير' })).toEqual(['many']);
  });
});

describe('an exact search', () => {
  it('finds the form typed only: for all words, or for one', async () => {
    const index = await indexOf(ministers);
    expect(await idsOf(index, { q: 'الوزير', exact: true })).toEqual(['one']);
    expect(await idsOf(index, { q: '="وزير"' })).toEqual(['one']);
    expect(await idsOf(index, { q: '="وزيري" قرارات' })).toEqual(['adjective']);
  });

  it('marks the form typed only', async () => {
    const [result] = (await search(await indexOf(ministers), { q: 'الوزير', exact: true })).results;
    expect(result!.titleHtml).toBe('حضر <mark>الوزير</mark> الاجتماع');
    expect(result!.snippetHtml).toBe('قال وزير إن الأمر واضح.');
  });

  it('lets no word go and looks for nothing else', async () => {
    const index = await indexOf(ministers);
    expect(await search(index, { q: 'الوزير زرافة', exact: true })).toMatchObject({
      relaxed: false,
      total: 0,
      expanded: [],
    });
    expect(await search(index, { q: '="زرافة" الوزير' })).toMatchObject({ relaxed: false, total: 0 });
  });
});

/** As many words as make a query long. */
const LONG = 'زلزال برلمان نفط قطار ثلوج';

/** Articles that have all the words, as many that have some as that have the others, and some that have none. */
function archive(both: number, one: number) {
  const made = (kind: string, count: number, words: string) =>
    Array.from({ length: count }, (_, i) =>
      article(`${kind}-${i}`, {
        title: words,
        body: `نص ${'حشو '.repeat(kind === 'both' ? 40 : i)}`,
        published: `2026-01-01T00:${String(i % 60).padStart(2, '0')}:00Z`,
      }),
    );
  return [
    ...made('both', both, LONG),
    ...made('one', one, 'زلزال قطار ثلوج'),
    ...made('other', one, 'برلمان نفط'),
    ...made('none', 20, 'خبر'),
  ];
}

const FEW = RANKING.fewStrict;

describe('a long search that few articles answer whole', () => {
  const q = LONG;

  it('gives those and others with what they lack, in one order of scores', async () => {
    const index = await indexOf(archive(3, 5), (_, i) => i % 2);
    const { total, alsoRelaxed, relaxed, results } = await search(index, { q, limit: 50 });
    expect({ total, alsoRelaxed, relaxed }).toEqual({ total: 3, alsoRelaxed: 10, relaxed: false });
    const kinds = results.map(({ article: { id } }) => id.replace(/-.*/, ''));
    expect(kinds.slice(0, 3)).toEqual(['both', 'both', 'both']);
    const scores = results.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    const lacking = { both: undefined, one: ['برلمان', 'نفط'], other: ['زلزال', 'قطار', 'ثلوج'] } as const;
    expect(results.map(({ missing }) => missing)).toEqual(
      kinds.map((kind) => lacking[kind as keyof typeof lacking]),
    );
  });

  it('runs on through both from page to page', async () => {
    const index = await indexOf(archive(4, 15), (_, i) => i % 3);
    const whole = (await search(index, { q, limit: 50 })).results;
    expect(whole).toHaveLength(34);
    for (const limit of [1, 3, 10]) {
      const pages = [];
      for (let offset = 0; offset < 34; offset += limit) {
        pages.push(...(await search(index, { q, limit, offset })).results);
      }
      expect(pages).toEqual(whole);
    }
  });

  it('gives no others where enough have all words, or in an order of time', async () => {
    const enough = await indexOf(archive(FEW, 5));
    expect(await search(enough, { q })).toMatchObject({ total: FEW, alsoRelaxed: 0 });
    const few = await indexOf(archive(FEW - 1, 5));
    expect(await search(few, { q })).toMatchObject({ total: FEW - 1, alsoRelaxed: 10 });
    expect(await search(few, { q, sort: 'newest' })).toMatchObject({ total: FEW - 1, alsoRelaxed: 0 });
  });

  it('gives no others where the query is short, unless none has all', async () => {
    const few = await indexOf(archive(3, 5));
    expect(await search(few, { q: 'زلزال برلمان' })).toMatchObject({ total: 3, alsoRelaxed: 0 });
    const none = await indexOf(archive(0, 5));
    expect(await search(none, { q: 'زلزال برلمان' })).toMatchObject({ total: 10, relaxed: true });
  });

  it('says that none has them all, where none has', async () => {
    const none = await indexOf(archive(0, 5));
    expect(await search(none, { q })).toMatchObject({ total: 10, alsoRelaxed: 0, relaxed: true });
    expect(await search(none, { q, sort: 'newest' })).toMatchObject({ total: 10, relaxed: true });
  });
});

import { describe, expect, it } from 'vitest';
import { search } from '../../src/search/search.ts';
import { article, indexOf } from '../support/make-index.ts';

const NOW = Date.parse('2026-03-15T22:30:00Z');

const ARTICLES = [
  article('a', {
    title: 'مجلس الوزراء يبحث الموازنة',
    body: 'اجتمع المجلس مساء أمس. الانتخابات البلدية بعد شهر.',
    published: '2026-03-14T09:00:00+03:00',
    section: 'سياسة',
  }),
  article('b', {
    title: 'الانتخابات النيابية',
    body: 'انتخب الناس نوابهم في يوم طويل، ومجلس النواب الجديد يجتمع قريبا.',
    published: '2026-03-15T12:00:00+03:00',
    section: 'سياسة',
  }),
  article('c', {
    title: 'مباراة في كرة القدم',
    body: 'فاز الفريق على ضيفه بثلاثة أهداف.',
    published: '2026-03-16T00:30:00+03:00',
    section: 'رياضة',
  }),
];

const index = await indexOf(ARTICLES, (_, i) => i % 2);

async function ids(q: string, request = {}) {
  const { results, total } = await search(index, { q, ...request }, { now: NOW });
  expect(total).toBe(results.length);
  return results.map((result) => result.article.id).sort();
}

describe('operators', () => {
  it.each([
    ['مجلس OR مباراة', ['a', 'b', 'c']],
    ['(مجلس أو مباراة) -انتخابات', ['c']],
    ['مجلس NOT الموازنة', ['b']],
    ['title:مجلس', ['a']],
    ['عنوان:انتخابات', ['b']],
    ['body:انتخابات', ['a']],
    ['مجلس NEAR/3 الموازنة', ['a']],
    ['مجلس NEAR/1 الموازنة', []],
    ['انتخاب*', ['a', 'b']],
    ['title:انتخاب*', ['b']],
    ['="مجلس"|مباراة', ['a', 'c']],
    ['section:رياضة', ['c']],
    ['قسم:سياسة -title:مجلس', ['b']],
    ['-مجلس', ['c']],
    ['NOT مجلس', ['c']],
    ['date:2026-03-15', ['b']],
    ['after:2026-03-15', ['c']],
  ])('%s', async (q, expected) => {
    expect(await ids(q)).toEqual(expected);
  });

  it('count relative dates from the day in the zone of the index', async () => {
    expect(await ids('تاريخ:أمس')).toEqual(['b']);
    expect(await ids('تاريخ:اليوم')).toEqual(['c']);
  });

  it('list what has no words newest first, without scores', async () => {
    const { results } = await search(index, { q: 'section:سياسة OR section:رياضة' });
    expect(results.map(({ article: { id }, score }) => [id, score])).toEqual([
      ['c', 0],
      ['b', 0],
      ['a', 0],
    ]);
  });

  it('leave out what has all terms of an excluded word, not what has one of them', async () => {
    const articles = [
      article('x', { title: 'لقاح كوفيد-19' }),
      article('y', { title: 'لقاح 19 دولة' }),
      article('z', { title: 'لقاح كوفيد' }),
    ];
    const own = await indexOf(articles);
    const { results } = await search(own, { q: 'لقاح -كوفيد-19' });
    expect(results.map(({ article: { id } }) => id).sort()).toEqual(['y', 'z']);
  });

  it('are shown as they were read', async () => {
    const { parsed, notices } = await search(index, { q: '(مجلس أو مباراة' });
    expect(parsed).toEqual({
      tree: {
        kind: 'or',
        of: [
          { kind: 'word', text: 'مجلس' },
          { kind: 'word', text: 'مباراة' },
        ],
      },
      text: 'مجلس OR مباراة',
    });
    expect(notices.map(({ code, at }) => [code, at])).toEqual([['unbalanced-parenthesis', 0]]);
  });

  it('mark the words that are wanted, all words of a prefix among them, and none that are not', async () => {
    const { results } = await search(index, { q: 'انتخاب* -الموازنة' });
    expect(results.map(({ titleHtml }) => titleHtml)).toEqual(['<mark>الانتخابات</mark> النيابية']);
  });

  it('that say no more than words are answered as the words are', async () => {
    const typed = await search(index, { q: 'مجلس AND مستشفى' }, { now: NOW });
    const plain = await search(index, { q: 'مجلس مستشفى' }, { now: NOW });
    expect(typed).toEqual({ ...plain, query: 'مجلس AND مستشفى', parsed: typed.parsed, next: typed.next });
    expect(typed.relaxed).toBe(true);
  });

  it('otherwise are strict', async () => {
    expect(await search(index, { q: 'مجلس (مستشفى OR مدرسة)' })).toMatchObject({
      total: 0,
      relaxed: false,
      suggestion: null,
    });
  });
});

describe('a query without operators', () => {
  it('is not shown as a tree', async () => {
    expect(await search(index, { q: 'مجلس "مجلس الوزراء" -مباراة' })).toMatchObject({
      parsed: null,
      notices: [],
    });
  });
});

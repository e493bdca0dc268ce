import { beforeAll, describe, expect, it } from 'vitest';
import {
  ARCHIVE,
  answerAt,
  ask,
  idsOf,
  MARKUP_TITLE,
  ODD_IDS,
  ORIGIN,
  publishArchive,
  searchPath,
} from './site.ts';

beforeAll(publishArchive);

const COMMON = 'مدينة';
const REQUIRED = ['id', 'url', 'title', 'titleHtml', 'snippetHtml', 'published', 'score'];
const OPTIONAL = ['section', 'source', 'author', 'image'];

describe('the answer to a search', () => {
  it('has the fields of the contract and no others', async () => {
    const answer = await answerAt(searchPath({ q: COMMON, limit: '50' }));
    expect(Object.keys(answer).sort()).toEqual([
      'alsoRelaxed',
      'expanded',
      'next',
      'notices',
      'parsed',
      'query',
      'relaxed',
      'results',
      'suggestion',
      'total',
    ]);
    expect(answer).toMatchObject({ query: COMMON, relaxed: false });
    expect(answer.results.length).toBeGreaterThan(5);
    for (const result of answer.results) {
      expect(Object.keys(result)).toEqual(expect.arrayContaining(REQUIRED));
      expect([...REQUIRED, ...OPTIONAL]).toEqual(expect.arrayContaining(Object.keys(result)));
      const stored = ARCHIVE.find((one) => one.id === result.id)!;
      expect(result).toMatchObject({ title: stored.title, published: stored.published });
      expect(result.section).toBe(stored.section);
    }
  });

  it('reads operators, and says how', async () => {
    const q = '(عنوان:المتاح* OR زنبرك) ليس وسم:كأس';
    const answer = await answerAt(searchPath({ q, limit: '50' }));
    const inTitle = ARCHIVE.filter(({ title }) => /المتاح|زنبرك/.test(title));
    expect(idsOf(answer).sort()).toEqual(inTitle.map(({ id }) => id).sort());
    expect(answer).toMatchObject({
      total: inTitle.length,
      parsed: { text: '(title:المتاح* OR زنبرك) -tag:"كأس"', tree: { kind: 'and' } },
      notices: [],
    });
    const unclosed = await answerAt(searchPath({ q: '(زنبرك' }));
    expect(unclosed).toMatchObject({
      total: ODD_IDS.length,
      notices: [{ code: 'unbalanced-parenthesis', at: 0, text: '(', message: { ar: expect.any(String) } }],
    });
  });

  it('gives titles and snippets as escaped text with marks only', async () => {
    const { results } = await answerAt(searchPath({ q: 'زنبرك', limit: '50' }));
    expect(results).toHaveLength(ODD_IDS.length);
    for (const { titleHtml, snippetHtml } of results) {
      for (const html of [titleHtml, snippetHtml]) {
        expect(html).toContain('<mark>زنبرك</mark>');
        expect(html.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>"']/);
      }
    }
    const risky = results.find((one) => one.title === MARKUP_TITLE)!;
    expect(risky.titleHtml).toBe(
      '&lt;script&gt;alert(&quot;<mark>زنبرك</mark>&quot;)&lt;/script&gt; &amp; &#39;<mark>زنبرك</mark>&#39;',
    );
    expect(risky.snippetHtml).toContain('&lt;b&gt;نص&lt;/b&gt; &amp; كلام');
  });

  it('leads to our own view of an article that has no address of its own, whatever its id', async () => {
    const { results } = await answerAt(searchPath({ q: 'زنبرك', limit: '50' }));
    for (const { id, url, title } of results) {
      expect(url.startsWith(`${ORIGIN}/read/`)).toBe(true);
      const view = await ask(url.slice(ORIGIN.length));
      expect([id, view.status]).toEqual([id, 200]);
      if (title !== MARKUP_TITLE) expect(await view.text()).toContain(`<h1>${title}</h1>`);
    }
  });

  it('says which words are missing where no article has them all', async () => {
    const answer = await answerAt(searchPath({ q: `${COMMON} زنبرك` }));
    expect(answer.relaxed).toBe(true);
    for (const { missing } of answer.results) expect([[COMMON], ['زنبرك']]).toContainEqual(missing);
  });

  it('is the same for five spellings of a name', async () => {
    const spellings = ['مجلس الأمن', 'مجلس الامن', 'مَجْلِس الأَمْن', 'مجلـس الأمن', 'مجلس اﻷمن'];
    const answers = await Promise.all(spellings.map((q) => answerAt(searchPath({ q }))));
    expect(answers[0]!.total).toBeGreaterThan(0);
    for (const { total, results } of answers) {
      expect(total).toBe(answers[0]!.total);
      // What is missing is named as it was typed.
      const unnamed = (all: typeof results) => all.map((result) => ({ ...result, missing: undefined }));
      expect(unnamed(results)).toEqual(unnamed(answers[0]!.results));
    }
  });
});

describe('a page of results', () => {
  it('continues where the one before it ended', async () => {
    const whole = await answerAt(searchPath({ q: COMMON, limit: '12' }));
    const pages = await Promise.all(
      ['0', '5', '10'].map((offset) => answerAt(searchPath({ q: COMMON, limit: '5', offset }))),
    );
    expect(pages.flatMap(idsOf).slice(0, 12)).toEqual(idsOf(whole));
    for (const { total } of pages) expect(total).toBe(whole.total);
  });

  it('has ten results unless told otherwise, and is empty past the last', async () => {
    const { results, total } = await answerAt(searchPath({ q: COMMON }));
    expect(results).toHaveLength(10);
    expect(await answerAt(searchPath({ q: COMMON, offset: '10000' }))).toMatchObject({ total, results: [] });
  });
});

describe('a filter', () => {
  it('keeps the articles of a section, in any spelling', async () => {
    const all = await answerAt(searchPath({ q: COMMON, limit: '50' }));
    const wanted = idsOf({ ...all, results: all.results.filter(({ section }) => section === 'صحة وعلوم') });
    expect(wanted.length).toBeGreaterThan(0);
    for (const section of ['صحة وعلوم', 'صحه وعلوم']) {
      const kept = await answerAt(searchPath({ q: COMMON, section, limit: '50' }));
      expect(idsOf(kept).sort()).toEqual(wanted.sort());
    }
  });

  it('keeps whole days, the first and the last included', async () => {
    const all = await answerAt(searchPath({ q: COMMON, sort: 'oldest', limit: '50' }));
    const times = all.results.map(({ published }) => Date.parse(published));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const day = all.results[4]!.published.slice(0, 10);
    const kept = await answerAt(searchPath({ q: COMMON, from: day, to: day }));
    expect(idsOf(kept)).toContain(all.results[4]!.id);
    for (const { published } of kept.results) expect(published.slice(0, 10)).toBe(day);
  });

  it('reads a zone whose plus the address turned into a space', async () => {
    const moment = '2026-03-14T09:30:00+03:00';
    const unescaped = await answerAt(`/search?q=${COMMON}&from=${moment}`);
    expect(unescaped).toEqual(await answerAt(searchPath({ q: COMMON, from: moment })));
  });
});

describe('parameters', () => {
  it('that are empty count as left out', async () => {
    const empty = searchPath({
      q: COMMON,
      limit: '',
      offset: '',
      sort: '',
      from: ' ',
      to: '',
      section: '',
      source: '',
      author: '',
    });
    expect(await answerAt(empty)).toEqual(await answerAt(searchPath({ q: COMMON })));
  });

  it('that no route knows are passed over', async () => {
    const shared = `${searchPath({ q: COMMON })}&utm_source=x&fbclid=y&fbclid=z`;
    expect(await answerAt(shared)).toEqual(await answerAt(searchPath({ q: COMMON })));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, markTokens } from '../../src/search/snippets/markup.ts';
import { SNIPPET_WORDS, snippetHtml } from '../../src/search/snippets/snippet.ts';
import { WordMatcher } from '../../src/search/snippets/word-matcher.ts';
import { parseQuery } from '../../src/search/words/query.ts';
import { arabicText } from '../support/arbitrary-text.ts';

function snippetOf(body: string, q: string, weights: Record<string, number> = {}): string {
  const matcher = new WordMatcher(parseQuery(q), ({ surface }) => weights[surface] ?? 1);
  return snippetHtml(matcher.match(body), matcher.size);
}

const filler = (count: number) =>
  Array.from({ length: count }, (_, i) => `كلام${'ا'.repeat(i % 3)}`).join(' ');
const unmarked = (html: string) => html.replaceAll('<mark>', '').replaceAll('</mark>', '');

describe('a snippet', () => {
  it('is the whole of a short body', () => {
    expect(snippetOf('انعقد مجلس الأمن أمس.', 'مجلس')).toBe('انعقد <mark>مجلس</mark> الأمن أمس.');
  });

  it('marks every form of a word, as it stands in the text, with its marks and clitics', () => {
    expect(snippetOf('قَالَ الوَزِيرُ إن ووزيرَ للوزير', 'وزير')).toBe(
      'قَالَ <mark>الوَزِيرُ</mark> إن <mark>ووزيرَ</mark> <mark>للوزير</mark>',
    );
  });

  it('marks a whole ligature, never half of one', () => {
    expect(snippetOf('في شأن اﻷمن الغذائي', 'الأمن')).toBe('في شأن <mark>اﻷمن</mark> الغذائي');
  });

  it('marks a word with tatweel whole', () => {
    expect(snippetOf('مجلـــس الأمن', 'مجلس')).toBe('<mark>مجلـــس</mark> الأمن');
  });

  it('escapes what the text holds', () => {
    expect(snippetOf('قال <b>مجلس</b> & "غيره"', 'مجلس')).toBe(
      'قال &lt;b&gt;<mark>مجلس</mark>&lt;/b&gt; &amp; &quot;غيره&quot;',
    );
  });

  it('shows the passage with the most of the query, not the first word found', () => {
    const body = `${filler(60)} مجلس ${filler(60)} قرر مجلس الأمن تمديد المهمة ${filler(60)}`;
    expect(snippetOf(body, 'مجلس الأمن')).toContain('<mark>مجلس</mark> <mark>الأمن</mark>');
  });

  it('prefers the telling word when no passage has both', () => {
    const body = `${filler(60)} مجلس ${filler(60)} كشافة ${filler(60)}`;
    expect(snippetOf(body, 'مجلس كشافة', { مجلس: 1, كشافه: 5 })).toContain('<mark>كشافة</mark>');
  });

  it('begins with the sentence of the match when that is near', () => {
    const body = `${filler(50)}. وفي جلسة طويلة ناقش مجلس الشورى ${filler(60)}`;
    expect(snippetOf(body, 'الشورى')).toMatch(/^… وفي جلسة طويلة ناقش مجلس <mark>الشورى<\/mark>/);
  });

  it('begins a few words before the match when its sentence is far', () => {
    const body = `${filler(70)} الشورى ${filler(70)}`;
    expect(unmarked(snippetOf(body, 'الشورى')).split(' ').indexOf('الشورى')).toBe(7);
  });

  it('is as long near the end of a body as elsewhere', () => {
    const html = unmarked(snippetOf(`${filler(90)} الشورى`, 'الشورى'));
    expect(html.split(' ')).toHaveLength(SNIPPET_WORDS + 1);
    expect(html.endsWith('الشورى')).toBe(true);
  });

  it('is the beginning of a body whose title alone matched', () => {
    expect(snippetOf(`أول الكلام ${filler(60)}`, 'غائب')).toMatch(/^أول الكلام .* …$/);
  });

  it('runs paragraphs together on one line', () => {
    expect(snippetOf('مجلس\n\nالأمن', 'مجلس')).toBe('<mark>مجلس</mark> الأمن');
  });

  it('of an empty body is empty', () => {
    expect(snippetOf('', 'مجلس')).toBe('');
    expect(snippetOf('؟؟؟', 'مجلس')).toBe('؟؟؟');
  });

  it('is, without its marks, a piece of the escaped text, whatever the text', () => {
    const q = fc.constantFrom('مجلس', 'الأمن علي', 'والوزير 25', '"لا مجلس"');
    fc.assert(
      fc.property(fc.array(arabicText, { maxLength: 12 }), q, (parts, typed) => {
        const body = parts.join(' ');
        const plain = unmarked(snippetOf(body, typed)).replace(/^… /, '').replace(/ …$/, '');
        expect(escapeHtml(body).replace(/\s+/g, ' ').trim()).toContain(plain);
      }),
      { numRuns: 500 },
    );
  });
});

describe('marked text', () => {
  it('marks tokens that share a ligature once', () => {
    expect(
      markTokens('ﷺ', 0, 1, [
        { start: 0, end: 1 },
        { start: 0, end: 1 },
      ]),
    ).toBe('<mark>ﷺ</mark>');
  });
});

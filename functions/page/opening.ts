/** First words of an article, for lists that nothing was searched for in. */
import type { Article } from '../../src/article/article.ts';

/** Longest opening, in UTF-16 code units. */
const LONGEST_OPENING = 220;

/** Plain text. */
export function opening({ summary, body }: Pick<Article, 'summary' | 'body'>): string {
  const text = summary ?? body.split('\n')[0]!;
  if (text.length <= LONGEST_OPENING) return text;
  const space = text.lastIndexOf(' ', LONGEST_OPENING);
  return `${text.slice(0, space > 0 ? space : LONGEST_OPENING)} \u2026`;
}

/** Marks in an article the words of the search a reader came from, as its results marked them. */
import { BadQueryError } from '../../src/errors.ts';
import { escapeHtml, markTokens } from '../../src/search/snippets/markup.ts';
import { WordMatcher } from '../../src/search/snippets/word-matcher.ts';
import type { Query } from '../../src/search/words/query.ts';
import { readQuery } from '../../src/search/words/read-query.ts';

const ANY_DAY = '2000-01-01';

/** Gives text as escaped HTML with the query's words in `<mark>`; without a query, or with a bad one, only escaped. */
export async function markerOf(
  typed: string | undefined,
  exact: boolean | undefined,
): Promise<(text: string) => string> {
  const query = typed === undefined ? null : await parsed(typed, exact);
  if (query === null) return escapeHtml;
  const matcher = new WordMatcher(query, () => 1);
  return (text) => markTokens(text, 0, text.length, matcher.match(text).matches);
}

/** An article is shown whatever its address says was searched for. */
async function parsed(typed: string, exact: boolean | undefined): Promise<Query | null> {
  try {
    // Words are the same on any day.
    return await readQuery(typed, { exact, today: ANY_DAY });
  } catch (error) {
    if (error instanceof BadQueryError) return null;
    throw error;
  }
}

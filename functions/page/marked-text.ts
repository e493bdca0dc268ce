/** Marks in an article the words of the search a reader came from, as its results marked them. */
import { analyse } from '../../src/arabic/analyser.ts';
import { BadQueryError } from '../../src/errors.ts';
import { escapeHtml, markTokens } from '../../src/search/markup.ts';
import { parseQuery, type Query, scoringWords } from '../../src/search/query.ts';

/** Gives text as escaped HTML with the query's words in `<mark>`; without a query, or with a bad one, only escaped. */
export function markerOf(typed: string | undefined): (text: string) => string {
  const query = typed === undefined ? null : parsed(typed);
  if (query === null) return escapeHtml;
  const stems = new Set(scoringWords(query).map((word) => word.stem));
  return (text) => {
    const found = analyse(text).filter((token) => stems.has(token.stem));
    return markTokens(text, 0, text.length, found);
  };
}

/** An article is shown whatever its address says was searched for. */
function parsed(typed: string): Query | null {
  try {
    return parseQuery(typed);
  } catch (error) {
    if (error instanceof BadQueryError) return null;
    throw error;
  }
}

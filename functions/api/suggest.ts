/** Suggestions while a query is being typed. */

import { LONGEST_QUERY } from '../../src/query/limits.ts';
import { DEFAULT_SUGGESTIONS, MOST_SUGGESTIONS } from '../../src/search/suggest/suggest-request.ts';
import type { App } from '../app.ts';
import { query, wholeNumber } from './parameters.ts';
import { queryOf } from './validated.ts';

/** What is retracted vanishes with it. */
const CACHE = 'public, max-age=60, stale-while-revalidate=300';

export const suggestQuery = {
  q: query('q', {
    description:
      'The query as far as it is typed: a space at its end says that its last word is finished. Empty gets no suggestions.',
    maxLength: LONGEST_QUERY,
    example: '\u0645\u062C\u0644\u0633 \u0627\u0644',
  }),
  limit: wholeNumber('limit', 1, MOST_SUGGESTIONS, {
    description: 'How many suggestions to give at most.',
    default: DEFAULT_SUGGESTIONS,
  }),
};

export function addSuggest(app: App): void {
  app.get('/suggest', queryOf(suggestQuery), async (c) => {
    const request = c.req.valid('query');
    // Not what a search needs, so that it costs nothing to load one.
    const { suggestQueries } = await import('../../src/search/suggest/suggest.ts');
    const answer = await c.var.ask((index) => suggestQueries(index, request));
    return c.json(answer, 200, { 'Cache-Control': CACHE });
  });
}

/** What requests may carry. */

import * as v from 'valibot';
import { LONGEST_BODY, LONGEST_TITLE } from '../../src/article/article.ts';
import { BadQueryError } from '../../src/errors.ts';
import { LONGEST_QUERY } from '../../src/query/limits.ts';
import { DEFAULT_FACET_VALUES, FACETS, MOST_FACET_VALUES } from '../../src/search/facets/facet-request.ts';
import { LONGEST_CURSOR } from '../../src/search/page-cursor.ts';
import { DEFAULT_RELATED, MOST_EXCLUDED } from '../../src/search/related/related.ts';
import { DEFAULT_RESULTS, GREATEST_OFFSET, MOST_RESULTS, SORTS } from '../../src/search/request.ts';
import examples from './examples.json' with { type: 'json' };
import { date, flag, idList, namesOf, oneOf, query, share, text, token, wholeNumber } from './parameters.ts';

export const searchQuery = {
  q: query('q', {
    description:
      'Words, all wanted; phrases between quotation marks; operators, fields and dates as docs/query-language.md has them.',
    maxLength: LONGEST_QUERY,
    example: examples.query,
  }),
  limit: wholeNumber('limit', 1, MOST_RESULTS, {
    description: 'How many results to give.',
    default: DEFAULT_RESULTS,
  }),
  offset: wholeNumber('offset', 0, GREATEST_OFFSET, {
    description: 'How many results to pass over.',
    default: 0,
  }),
  cursor: token('cursor', LONGEST_CURSOR, {
    description:
      'Goes on where a page ended, however far down: what next of that page was. Instead of offset.',
  }),
  sort: oneOf('sort', SORTS, { description: 'The order of the results.', default: 'relevance' }),
  recency: share('recency', {
    description:
      'How much newer articles are lifted in the order of relevance, to two decimals: at 1 one of today counts twice what an old one does.',
    default: 0,
  }),
  exact: flag('exact', { description: 'Whether every word is wanted exactly as typed, in no other form.' }),
  typing: flag('typing', {
    description:
      'Whether the query is still being typed: its last word, if no space follows it, also stands for words that begin so.',
  }),
  collapse: flag('collapse', {
    description: 'Whether to give of several copies of one report the best placed only.',
  }),
  explain: flag('explain', { description: 'Whether to say of each result what made its score.' }),
  from: date('from', { description: moment('First'), example: '2026-01-01' }),
  to: date('to', { description: moment('Last'), example: '2026-12-31' }),
  section: text('section', { description: 'Only articles of this section, in any spelling.' }),
  source: text('source', { description: 'Only articles of this source, in any spelling.' }),
  author: text('author', { description: 'Only articles by this author, in any spelling.' }),
  tag: text('tag', { description: 'Only articles with this tag, in any spelling.' }),
  facets: namesOf('facets', FACETS, {
    description: 'What to count the articles by, separated by commas; days within a span of at most 400.',
    example: ['section', 'month'],
  }),
  facetLimit: wholeNumber('facetLimit', 1, MOST_FACET_VALUES, {
    description: 'How many sections, sources, authors or tags a facet names.',
    default: DEFAULT_FACET_VALUES,
  }),
};

function moment(which: string): string {
  return `${which} moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own.`;
}

export const relatedQuery = {
  limit: wholeNumber('limit', 1, MOST_RESULTS, {
    description: 'How many articles to give at most.',
    default: DEFAULT_RELATED,
  }),
  exclude: idList('exclude', MOST_EXCLUDED, {
    description: 'Ids not to suggest: repeated, or separated by commas, or both.',
  }),
};

const LIMIT_RULE = `limit must be a whole number from 1 to ${MOST_RESULTS}.`;
const EXCLUDE_RULE = `exclude must be an array of at most ${MOST_EXCLUDED} ids.`;

export const relatedBody = v.object(
  {
    title: v.optional(
      v.pipe(
        v.string('title must be a string.'),
        v.maxLength(LONGEST_TITLE, `title has more than ${LONGEST_TITLE} characters: shorten it.`),
      ),
    ),
    body: v.pipe(
      v.string('body must be a string: the text to find related articles for.'),
      v.maxLength(LONGEST_BODY, `body has more than ${LONGEST_BODY} characters: send less text.`),
      v.check((text) => text.trim() !== '', 'body is empty: send at least one word.'),
    ),
    limit: v.optional(
      v.pipe(
        v.number(LIMIT_RULE),
        v.integer(LIMIT_RULE),
        v.minValue(1, LIMIT_RULE),
        v.maxValue(MOST_RESULTS, LIMIT_RULE),
      ),
    ),
    exclude: v.optional(
      v.pipe(v.array(v.string(EXCLUDE_RULE), EXCLUDE_RULE), v.maxLength(MOST_EXCLUDED, EXCLUDE_RULE)),
    ),
  },
  ({ received }) =>
    received === 'undefined'
      ? 'body must be a string: the text to find related articles for.'
      : 'The body must be an object: send {"title": "...", "body": "..."}.',
);

/** @throws BadQueryError that names every fault of the body, with what to do about it */
export function readRelatedBody(given: unknown): v.InferOutput<typeof relatedBody> {
  // A list would pass for an object without fields.
  const { success, output, issues } = v.safeParse(relatedBody, Array.isArray(given) ? null : given);
  if (success) return output;
  const faults = issues.map((issue) => issue.message);
  throw new BadQueryError('bad-parameter', [...new Set(faults)].join(' '));
}

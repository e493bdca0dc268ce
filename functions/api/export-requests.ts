/** What requests for whole results may carry: the words and filters of a search. */
import { SORTS } from '../../src/search/request.ts';
import { day, flag, oneOf, wholeNumber } from './parameters.ts';
import { searchQuery } from './requests.ts';

/** Last part that can be asked for: parts of one article would take so many. */
const GREATEST_PART = 1_000_000;

const { q, recency, exact, from, to, section, source, author, tag } = searchQuery;
const GREATEST_GENERATION = 999_999_999;

/** What a feed is asked for by: its order and length are its own. */
export const feedQuery = { q, exact, from, to, section, source, author, tag };

export const csvQuery = {
  ...feedQuery,
  sort: oneOf('sort', SORTS, { description: 'The order of the articles.', default: 'newest' }),
  recency,
  part: wholeNumber('part', 1, GREATEST_PART, {
    description: 'Which part of the result: Link names the next one.',
    default: 1,
  }),
  generation: wholeNumber('generation', 1, GREATEST_GENERATION, {
    description: 'The published state of the index to answer on: Link names that of the part before.',
  }),
  today: day('today', {
    description:
      'The day that recency and dates such as last week are counted from: Link names that of the part before. By default that of now, in the zone of the index.',
  }),
};

export const ndjsonQuery = {
  ...csvQuery,
  bodies: flag('bodies', { description: 'Whether to give the whole texts, too.' }),
};

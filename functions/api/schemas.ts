/** Shapes of the HTTP interface: what requests must look like, what answers look like, for checking and for OpenAPI. */
import { z } from '@hono/zod-openapi';
import { articleSchema, LONGEST_BODY, LONGEST_TITLE } from '../../src/article/article.ts';
import { LONGEST_QUERY } from '../../src/search/query.ts';
import { DEFAULT_RELATED, MOST_EXCLUDED } from '../../src/search/related.ts';
import { DEFAULT_RESULTS, GREATEST_OFFSET, MOST_RESULTS, SORTS } from '../../src/search/request.ts';
import examples from './examples.json' with { type: 'json' };
import { date, idList, oneOf, query, text, wholeNumber } from './parameters.ts';

export const searchQuery = z.object({
  q: query('q', {
    description:
      'Words, all wanted; exact phrases between quotation marks; words or phrases to leave out after a minus.',
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
  sort: oneOf('sort', SORTS, { description: 'The order of the results.', default: 'relevance' }),
  from: date('from', { description: moment('First'), example: '2026-01-01' }),
  to: date('to', { description: moment('Last'), example: '2026-12-31' }),
  section: text('section', { description: 'Only articles of this section, in any spelling.' }),
  source: text('source', { description: 'Only articles of this source, in any spelling.' }),
  author: text('author', { description: 'Only articles by this author, in any spelling.' }),
});

function moment(which: string): string {
  return `${which} moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own.`;
}

/** The fields every list of articles shows. */
const cardFields = {
  id: z.string(),
  url: z
    .string()
    .openapi({ description: "Where readers find it: the publisher's address, or our own view." }),
  title: z.string(),
  published: z.string().openapi({ description: 'ISO 8601 with a zone.' }),
  section: z.string().optional(),
  source: z.string().optional(),
  author: z.string().optional(),
  image: z.string().optional(),
  score: z.number(),
};
const cardSchema = z.object(cardFields).openapi('Card');
export type Card = z.infer<typeof cardSchema>;

const MARKED = 'Escaped text in which <mark> is the only tag.';

const resultSchema = z
  .object({
    ...cardFields,
    titleHtml: z.string().openapi({ description: MARKED }),
    snippetHtml: z.string().openapi({ description: MARKED }),
    missing: z.array(z.string()).optional().openapi({
      description: 'Words of the query the article does not have; only in a relaxed answer.',
    }),
  })
  .openapi('Result');

export const searchAnswerSchema = z
  .object({
    query: z.string().openapi({ description: 'What was searched for.' }),
    relaxed: z.boolean().openapi({
      description: 'True when no article has all the words, and these have a fair part of them.',
    }),
    total: z.int().openapi({ description: 'All matching articles, exactly.' }),
    results: z.array(resultSchema),
  })
  .openapi('SearchAnswer');

export const relatedAnswerSchema = z.object({ results: z.array(cardSchema) }).openapi('RelatedAnswer');

export const relatedQuery = z.object({
  limit: wholeNumber('limit', 1, MOST_RESULTS, {
    description: 'How many articles to give at most.',
    default: DEFAULT_RELATED,
  }),
  exclude: idList('exclude', MOST_EXCLUDED, {
    description: 'Ids not to suggest: repeated, or separated by commas, or both.',
  }),
});

const LIMIT_RULE = `limit must be a whole number from 1 to ${MOST_RESULTS}.`;
const EXCLUDE_RULE = `exclude must be an array of at most ${MOST_EXCLUDED} ids.`;

export const relatedBody = z
  .object(
    {
      title: z
        .string({ error: 'title must be a string.' })
        .max(LONGEST_TITLE, { error: `title has more than ${LONGEST_TITLE} characters: shorten it.` })
        .optional(),
      body: z
        .string({ error: 'body must be a string: the text to find related articles for.' })
        .max(LONGEST_BODY, { error: `body has more than ${LONGEST_BODY} characters: send less text.` })
        .refine((value) => value.trim() !== '', { error: 'body is empty: send at least one word.' }),
      limit: z
        .int({ error: LIMIT_RULE })
        .min(1, { error: LIMIT_RULE })
        .max(MOST_RESULTS, { error: LIMIT_RULE })
        .optional()
        .openapi({ default: DEFAULT_RELATED }),
      exclude: z
        .array(z.string({ error: EXCLUDE_RULE }), { error: EXCLUDE_RULE })
        .max(MOST_EXCLUDED, { error: EXCLUDE_RULE })
        .optional(),
    },
    { error: 'The body must be an object: send {"title": "...", "body": "..."}.' },
  )
  .openapi('RelatedRequest');

export const idParam = z.object({
  id: z
    .string()
    .min(1)
    .openapi({
      param: { name: 'id', in: 'path' },
      description: 'An article\u2019s id, percent-encoded: a slash inside it is %2F.',
      example: examples.article.id,
    }),
});

export const articleAnswerSchema = z
  .object(articleSchema.shape)
  .extend({
    published: z.string().openapi({ description: 'ISO 8601 with a zone.' }),
    url: z.string(),
  })
  .openapi('Article');

export const healthSchema = z
  .object({
    status: z.literal('ok'),
    generation: z.int().openapi({ description: 'Counts the published states of the index, from 1.' }),
    articles: z.int(),
    analyser: z.string().openapi({ description: "Version of the rules that make a text's terms." }),
    format: z.int().openapi({ description: 'Version of the segment format.' }),
  })
  .openapi('Health');

export const problemSchema = z
  .object({
    type: z.string().openapi({ description: 'Stable identifier of the kind of problem.' }),
    title: z.string().openapi({ description: 'The kind of problem, for people.' }),
    status: z.int(),
    detail: z.string().openapi({ description: 'What was found, and what to do.' }),
  })
  .openapi('Problem');

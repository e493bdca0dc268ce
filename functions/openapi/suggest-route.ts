/** Suggestions, as OpenAPI describes them. */
import { createRoute, z } from '@hono/zod-openapi';
import { SUGGESTION_KINDS } from '../../src/search/suggest/suggest-choice.ts';
import { suggestQuery } from '../api/suggest.ts';
import { badRequest, failures, notModified } from './failures.ts';
import { CACHED, described, json } from './routes.ts';
import example from './suggest-example.json' with { type: 'json' };

const querySuggestionSchema = z
  .object({
    text: z.string().openapi({ description: 'The whole query, in the usual spelling of headlines.' }),
    html: z.string().openapi({
      description: 'The same, escaped, with <mark> around what was typed; it is the only tag.',
    }),
    kind: z.enum(SUGGESTION_KINDS).openapi({
      description:
        'word: the last word completed; phrase: words as headlines have them, beginning with those that were typed.',
    }),
    articles: z.int().openapi({
      description:
        'Articles that have it in their headline. Where no headline has all words, those with as many of the last ones as any has.',
    }),
    corrected: z.boolean().openapi({ description: 'Whether a slip in the last word was put right.' }),
  })
  .openapi('QuerySuggestion');

export const suggestAnswerSchema = z
  .object({
    query: z.string().openapi({ description: 'What was typed.' }),
    suggestions: z.array(querySuggestionSchema).openapi({ description: 'The best first.' }),
  })
  .openapi('SuggestAnswer');

export const suggestRoute = createRoute({
  method: 'get',
  path: '/suggest',
  operationId: 'suggest',
  tags: ['Search'],
  summary: 'How a query that is being typed may go on',
  description: 'Made of the headlines of the archive, in any spelling. Nothing of retracted articles.',
  request: { query: described(suggestQuery) },
  responses: {
    200: json(suggestAnswerSchema, 'Suggestions', example, CACHED),
    ...notModified,
    ...badRequest,
    ...failures,
  },
});

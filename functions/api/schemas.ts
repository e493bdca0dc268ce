/** Shapes of the HTTP interface: what requests must look like, what answers look like, for checking and for OpenAPI. */
import { z } from '@hono/zod-openapi';
import { articleSchema } from '../../src/article/article.ts';
import { DEFAULT_RELATED, MOST_EXCLUDED } from '../../src/search/related.ts';
import { DEFAULT_RESULTS, GREATEST_OFFSET, MOST_RESULTS, SORTS } from '../../src/search/request.ts';

/** An empty form field means that it was left out. */
const optionalText = z
  .string()
  .trim()
  .max(500)
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: 'is not a whole number' })
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .optional();

const limit = wholeNumber(1, MOST_RESULTS);

export const searchQuery = z.object({
  q: z.string({ error: 'is missing: type at least one word' }).openapi({
    description: 'Words, "exact phrases", and -words to leave out',
    example: '\u0645\u062C\u0644\u0633',
  }),
  limit: limit.openapi({ description: `1 to ${MOST_RESULTS}; ${DEFAULT_RESULTS} by default`, example: '10' }),
  offset: wholeNumber(0, GREATEST_OFFSET).openapi({ description: `0 to ${GREATEST_OFFSET}`, example: '0' }),
  sort: z
    .enum(['', ...SORTS])
    .optional()
    .transform((value) => (value === '' ? undefined : value)),
  from: optionalText.openapi({
    description: 'First day or moment, inclusive (ISO 8601)',
    example: '2026-01-01',
  }),
  to: optionalText.openapi({
    description: 'Last day or moment, inclusive (ISO 8601)',
    example: '2026-12-31',
  }),
  section: optionalText,
  source: optionalText,
  author: optionalText,
});

/** The fields every list of articles shows. */
const cardSchema = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  published: z.string(),
  section: z.string().optional(),
  source: z.string().optional(),
  author: z.string().optional(),
  image: z.string().optional(),
  score: z.number(),
});
export type Card = z.infer<typeof cardSchema>;

export const searchAnswerSchema = z
  .object({
    query: z.string(),
    relaxed: z.boolean().openapi({ description: 'True when no article has all the words' }),
    total: z.int(),
    results: z.array(
      cardSchema.extend({
        titleHtml: z.string().openapi({ description: 'Escaped text; <mark> is the only tag' }),
        snippetHtml: z.string().openapi({ description: 'Escaped text; <mark> is the only tag' }),
        missing: z.array(z.string()).optional(),
      }),
    ),
  })
  .openapi('SearchAnswer');

export const relatedAnswerSchema = z.object({ results: z.array(cardSchema) }).openapi('RelatedAnswer');

export const relatedQuery = z.object({
  limit: limit.openapi({ description: `1 to ${MOST_RESULTS}; ${DEFAULT_RELATED} by default`, example: '5' }),
  exclude: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat().flatMap((ids) => ids.split(','))))
    .pipe(z.array(z.string()).max(MOST_EXCLUDED))
    .openapi({
      type: 'string',
      description: `Ids to leave out, separated by commas; at most ${MOST_EXCLUDED}`,
    }),
});

export const relatedBody = z.object({
  title: articleSchema.shape.title.optional(),
  body: articleSchema.shape.body,
  limit: z.int().min(1).max(MOST_RESULTS).optional(),
  exclude: z.array(z.string()).max(MOST_EXCLUDED).optional(),
});

export const idParam = z.object({
  id: z
    .string()
    .min(1)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'pol-001' }),
});

export const articleAnswerSchema = z
  .object(articleSchema.shape)
  .extend({ url: z.string() })
  .openapi('Article');

export const healthSchema = z
  .object({
    status: z.literal('ok'),
    generation: z.int(),
    articles: z.int(),
    analyser: z.string(),
    format: z.int(),
  })
  .openapi('Health');

export const problemSchema = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .openapi('Problem');

/** Shapes of the answers. */
import { z } from '@hono/zod-openapi';
import { articleSchema } from '../../src/article/article-schema.ts';
import { FACETS } from '../../src/search/facets/facet-request.ts';
import { TERM_FORMS } from '../../src/search/ranking/scored-terms.ts';
import { WHYS } from '../../src/search/words/alternatives.ts';
import examples from '../api/examples.json' with { type: 'json' };

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

const termScoreSchema = z
  .object({
    word: z.string().openapi({ description: 'The word of the query, as it was typed.' }),
    term: z.string().openapi({ description: 'What was looked up for it.' }),
    form: z.enum(TERM_FORMS).openapi({
      description:
        'stem: any form of the word; surface: the form typed; exact: a word wanted as typed; prefix: all words that begin so; alternative: what stands for it.',
    }),
    why: z.enum(WHYS).nullable().openapi({ description: 'Why an alternative is one.' }),
    documentFrequency: z.int().openapi({ description: 'Articles that have the term.' }),
    idf: z.number().openapi({ description: 'Inverse document frequency.' }),
    weight: z.number().openapi({ description: 'What the form counts.' }),
    impact: z.number().openapi({ description: 'The part of BM25 that depends on the article.' }),
    titleBonus: z.number().openapi({ description: 'The share added because the term is in the title.' }),
    score: z.number().openapi({ description: 'idf × weight × impact × (1 + titleBonus).' }),
  })
  .openapi('TermScore');

const explanationSchema = z
  .object({
    terms: z.array(termScoreSchema),
    recency: z
      .object({
        freshness: z.number().openapi({ description: '1 for articles of today, 0 for the oldest.' }),
        factor: z.number().openapi({
          description: '1 + recency × freshness: what the scores of the terms are multiplied by.',
        }),
        score: z.number().openapi({ description: 'What that adds to them.' }),
      })
      .optional()
      .openapi({ description: 'What being new added; where recency is above 0.' }),
    proximity: z.number().openapi({ description: 'Added because words of the query stand near each other.' }),
    lead: z
      .number()
      .openapi({ description: 'Added because words of the query stand in the title or at the beginning.' }),
  })
  .openapi('Explanation');

const resultSchema = z
  .object({
    ...cardFields,
    titleHtml: z.string().openapi({ description: MARKED }),
    snippetHtml: z.string().openapi({ description: MARKED }),
    missing: z.array(z.string()).optional().openapi({
      description: 'Words of the query the article does not have; only where it does not have all.',
    }),
    copies: z.int().optional().openapi({
      description:
        'Other articles of the answer that this one stands for; with collapse=true, where there are such.',
    }),
    copySources: z.array(z.string()).optional().openapi({ description: 'Sources of those, each once.' }),
    explanation: explanationSchema.optional().openapi({
      description:
        'What made the score; with explain=true. The scores of the terms and of recency, proximity and lead add up to it.',
    }),
  })
  .openapi('Result');

const expansionSchema = z
  .object({
    term: z.string().openapi({ description: 'A word of the query, as it was typed.' }),
    as: z.string().openapi({ description: 'The word that stood for it, too.' }),
    why: z.enum(WHYS),
  })
  .openapi('Expansion');

const suggestionSchema = z
  .object({
    query: z.string().openapi({ description: 'The whole query, in another spelling.' }),
    isApplied: z.boolean().openapi({
      description: 'True when this query was answered, because the one that was typed finds nothing.',
    }),
    replaced: z
      .array(z.object({ term: z.string(), as: z.string() }))
      .openapi({ description: 'Words as they were typed, and as they were taken.' }),
    url: z.string().openapi({ description: 'Where this query is answered.' }),
  })
  .openapi('Suggestion');

const facetSchema = z
  .object({
    values: z
      .array(
        z.object({
          value: z.string().openapi({ description: 'As the filter takes it; dates in ISO 8601.' }),
          count: z.int().openapi({ description: 'What total would be with this value as the filter.' }),
        }),
      )
      .openapi({ description: 'The most frequent first; years, months and days in their order.' }),
    others: z
      .object({ values: z.int(), articles: z.int() })
      .openapi({ description: 'Values that are not named, and articles that have one of them.' }),
    without: z.int().openapi({ description: 'Articles that have no value.' }),
  })
  .openapi('Facet');

const parsedSchema = z
  .object({
    tree: z.looseObject({ kind: z.string() }).openapi({
      description: 'The nodes that docs/query-language.md describes, each with its kind.',
    }),
    text: z.string().openapi({ description: 'The same query, written in one way.' }),
  })
  .openapi('ParsedQuery');

const noticeSchema = z
  .object({
    code: z.string().openapi({ description: 'Stable name of what is said.' }),
    at: z.int().openapi({ description: 'Where in the query, in UTF-16 code units.' }),
    text: z.string().openapi({ description: 'What stands there.' }),
    message: z.object({ en: z.string(), ar: z.string() }),
  })
  .openapi('Notice');

const typingSchema = z
  .object({
    prefix: z.string().openapi({ description: 'The last word, as it was typed.' }),
    expansions: z.array(z.string()).openapi({
      description: 'Words it also stands for, the most frequent first; none where operators decide.',
    }),
    capped: z.boolean().openapi({ description: 'Whether there are more.' }),
  })
  .openapi('Typing');

export const searchAnswerSchema = z
  .object({
    query: z.string().openapi({ description: 'What was searched for.' }),
    suggestion: suggestionSchema.nullable().openapi({
      description: 'The query without a slip that it seems to have; null when it seems to have none.',
    }),
    relaxed: z.boolean().openapi({
      description: 'True when no article has all the words, and these have a fair part of them.',
    }),
    total: z.int().openapi({
      description: 'Articles that have all the words, exactly; in a relaxed answer those with a fair part.',
    }),
    alsoRelaxed: z.int().openapi({
      description:
        'Articles with a fair part of the words that stand among those with all, where those are few; pages run on through them.',
    }),
    totalStories: z.int().optional().openapi({
      description:
        'Different stories among the articles that total counts, copies counted once; with collapse=true.',
    }),
    alsoRelaxedStories: z.int().optional().openapi({
      description: 'Further stories that only articles with a part of the words tell; with collapse=true.',
    }),
    expanded: z.array(expansionSchema).openapi({
      description: 'What was looked for beside words of the query, and is in the index.',
    }),
    parsed: parsedSchema.nullable().openapi({
      description:
        'How the operators of the query were read; null where it has none, or they were searched as words.',
    }),
    notices: z.array(noticeSchema).openapi({
      description: 'What of the query was not understood, or not answered, as it may have been meant.',
    }),
    results: z.array(resultSchema),
    next: z.string().nullable().openapi({ description: 'The cursor of the next page; null after the last.' }),
    typing: typingSchema.nullable().optional().openapi({
      description: 'How the last word was taken, null where it is finished; only with typing=true.',
    }),
    facets: z
      .object(Object.fromEntries(FACETS.map((name) => [name, facetSchema.optional()])))
      .optional()
      .openapi({ description: 'Counts by what facets names, without the filter of their own; only then.' }),
  })
  .openapi('SearchAnswer');

export const relatedAnswerSchema = z.object({ results: z.array(cardSchema) }).openapi('RelatedAnswer');

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

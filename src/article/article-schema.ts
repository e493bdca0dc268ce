/** What an article must be to be indexed. Apart from the article itself, since what searches never checks one. */
import { z } from 'zod';
import { LONGEST_BODY, LONGEST_ID, LONGEST_TITLE, parsePublished } from './article.ts';

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    // Half a pair has no UTF-8: what is stored would not be what was given.
    .refine((value) => value.isWellFormed(), { error: 'holds half of a surrogate pair' });
const label = text(500).min(1);

export const articleSchema = z.object({
  /** Names the article for ever; unique in an index. */
  id: text(LONGEST_ID)
    .min(1)
    // Browsers take them for steps between folders, however they are escaped: no address could name the article.
    .refine((id) => id !== '.' && id !== '..', { error: 'is no name: write something else than dots' }),
  title: text(LONGEST_TITLE).min(1),
  /** Plain text; an empty line between paragraphs. */
  body: text(LONGEST_BODY).min(1),
  /** When it was published: ISO 8601 with a zone. */
  published: z.string().refine((value) => !Number.isNaN(parsePublished(value)), {
    error: 'is not an ISO 8601 date and time with a zone, such as 2026-03-14T09:30:00+03:00',
  }),
  /** Where readers find it; our own article view when it is left out. */
  url: text(4_000).min(1).optional(),
  section: label.optional(),
  source: label.optional(),
  author: label.optional(),
  tags: z.array(label).max(100).optional(),
  /** Address of a picture. */
  image: text(4_000).min(1).optional(),
  summary: text(10_000).min(1).optional(),
});

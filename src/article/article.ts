/** The article: what the builder reads, what an index stores, what the API gives back. */
import { z } from 'zod';

/** Limits, with their reasons: an id is part of URLs; a body must fit one stored document of half a megabyte compressed. */
export const LONGEST_ID = 512;
export const LONGEST_TITLE = 2_000;
export const LONGEST_BODY = 1_000_000;

const ISO_8601_WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Milliseconds since 1970 of an ISO 8601 date and time with a zone; NaN for anything else, also for 31 February. */
export function parsePublished(published: string): number {
  if (!ISO_8601_WITH_ZONE.test(published) || !isCalendarDate(published.slice(0, 10))) return Number.NaN;
  return Date.parse(published);
}

/** Whether a `YYYY-MM-DD` is a day of the Gregorian calendar. `Date.parse` alone lets 31 February pass as 3 March. */
export function isCalendarDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

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

export type Article = z.infer<typeof articleSchema>;

/** What an index keeps of an article beside its own fields. */
export interface StoredArticle extends Article {
  /** The stems that say most about it, the most telling first, with their occurrences; for related articles. */
  readonly signature: readonly (readonly [stem: string, occurrences: number])[];
  /** MinHash sketch of its text in hexadecimal: near-identical articles have nearly identical sketches. */
  readonly sketch: string;
}

/** The article alone. */
export function articleOf({ signature: _signature, sketch: _sketch, ...article }: StoredArticle): Article {
  return article;
}

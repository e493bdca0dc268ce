/** The article: what the builder reads, what an index stores, what the API gives back. */
import type { z } from 'zod';
import type { articleSchema } from './article-schema.ts';

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

/** What a JSON feed of a search is: JSON Feed 1.1, as far as it is used. */
import { z } from '@hono/zod-openapi';

const authors = z.array(z.object({ name: z.string() }));

export const jsonFeedSchema = z
  .object({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    description: z.string(),
    home_page_url: z.string().openapi({ description: 'The same search for people.' }),
    feed_url: z.string(),
    language: z.literal('ar'),
    authors,
    items: z.array(
      z.object({
        id: z.string().openapi({ description: 'A tag URI; never changes.' }),
        url: z.string(),
        title: z.string(),
        content_text: z.string().openapi({ description: 'The first words.' }),
        date_published: z.string().openapi({ description: 'ISO 8601 in UTC.' }),
        tags: z.array(z.string()).openapi({ description: 'Section and tags.' }),
        authors: authors.optional().openapi({ description: 'Who wrote it, or else the source.' }),
        image: z.string().optional(),
      }),
    ),
  })
  .openapi('JsonFeed');

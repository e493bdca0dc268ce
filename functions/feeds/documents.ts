/**
 * Feeds as documents: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. Load this module when a feed is asked for: its library
 * would make every isolate start later.
 */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { escapeHtml } from '../../src/search/snippets/markup.ts';
import type { Feed } from './feed.ts';

const LANGUAGE = 'ar';

export function atomDocument(feed: Feed): string {
  const { title, description, page, self, site, updated, entries } = feed;
  const document = generateAtomFeed({
    xml: { lang: LANGUAGE },
    id: self,
    title: { value: title },
    subtitle: { value: description },
    updated,
    authors: [{ name: site }],
    links: [
      { rel: 'self', type: 'application/atom+xml', href: self },
      { rel: 'alternate', type: 'text/html', hreflang: LANGUAGE, href: page },
    ],
    entries: entries.map((entry) => ({
      id: entry.id,
      title: { value: entry.title },
      updated: entry.published,
      published: entry.published,
      links: [{ rel: 'alternate', href: entry.url }],
      summary: { value: entry.summary },
      categories: entry.categories.map((term) => ({ term })),
      ...(entry.author === undefined ? {} : { authors: [{ name: entry.author }] }),
    })),
  });
  return withoutPadding(document);
}

export function rssDocument(feed: Feed): string {
  const { title, description, page, self, updated, entries } = feed;
  const document = generateRssFeed({
    title,
    description,
    link: page,
    language: LANGUAGE,
    lastBuildDate: updated,
    atom: { links: [{ rel: 'self', type: 'application/rss+xml', href: self }] },
    items: entries.map((entry) => ({
      title: entry.title,
      link: entry.url,
      guid: { value: entry.id, isPermaLink: false },
      pubDate: entry.published,
      // Readers take descriptions for HTML.
      description: escapeHtml(entry.summary),
      categories: entry.categories.map((name) => ({ name })),
      ...(entry.author === undefined ? {} : { dc: { creators: [entry.author] } }),
    })),
  });
  return withoutPadding(document);
}

/** The library puts white space around some addresses, where Atom and RSS allow none. */
function withoutPadding(xml: string): string {
  return xml.replace(/>\s+(?=<!\[CDATA\[)/g, '>').replace(/(?<=\]\]>)\s+(?=<\/)/g, '');
}

export function jsonDocument(feed: Feed): string {
  const { title, description, page, self, site, entries } = feed;
  const document = generateJsonFeed({
    title,
    description,
    home_page_url: page,
    feed_url: self,
    language: LANGUAGE,
    authors: [{ name: site }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.published,
      tags: [...entry.categories],
      ...(entry.author === undefined ? {} : { authors: [{ name: entry.author }] }),
      ...(entry.image === undefined ? {} : { image: entry.image }),
    })),
  });
  // The library leaves an empty list out, which the format needs.
  return JSON.stringify({ items: [], ...(document as object) });
}

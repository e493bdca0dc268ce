/** Makes the feed of a search. */
import { type Article, parsePublished } from '../../src/article/article.ts';
import type { WholeRequest } from '../../src/search/parts.ts';
import { feedHref, readHref, type Search, searchHref } from '../page/links.ts';
import { fill } from '../page/numbers.ts';
import { opening } from '../page/opening.ts';
import { STRINGS } from '../page/strings.ts';
import type { Feed, FeedEntry } from './feed.ts';
import type { FeedFormat } from './formats.ts';

/** What tag URIs say of when their host was the owner's. */
const TAG_YEAR = '2026';

/**
 * @param articles the newest first
 * @param base an address of the host
 */
export function searchFeed(
  asked: WholeRequest,
  articles: readonly Article[],
  format: FeedFormat,
  base: string,
): Feed {
  const { name } = STRINGS.site;
  const search = searchOf(asked);
  const query = asked.q.trim();
  return {
    title: xmlText(fill(STRINGS.titleJoin, { title: query, site: name })),
    description: xmlText(fill(STRINGS.feeds.description, { query, site: name })),
    page: new URL(searchHref(search), base).href,
    self: new URL(feedHref(format, search), base).href,
    site: name,
    updated: new Date(articles[0] === undefined ? 0 : parsePublished(articles[0].published)),
    entries: articles.map((one) => entryOf(one, new URL(base))),
  };
}

function searchOf({ q, exact = false, section, source, author, from, to }: WholeRequest): Search {
  const filters = { section, source, author, from, to };
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  return { query: q.trim(), exact, filters: { ...Object.fromEntries(given), sort: 'newest' } };
}

function entryOf(article: Article, site: URL): FeedEntry {
  const { id, title, published, section, source, author = source, tags = [], image } = article;
  const categories = [...new Set(section === undefined ? tags : [section, ...tags])];
  const picture = webUrl(image);
  return {
    id: `tag:${site.hostname},${TAG_YEAR}:${encodeURIComponent(id)}`,
    url: webUrl(article.url) ?? new URL(readHref(id), site).href,
    title: xmlText(title),
    published: new Date(parsePublished(published)),
    summary: xmlText(opening(article)),
    categories: categories.map(xmlText),
    ...(author === undefined ? {} : { author: xmlText(author) }),
    ...(picture === undefined ? {} : { image: picture }),
  };
}

/** An address that readers of feeds can follow: articles are other people's data. */
function webUrl(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** Text without the characters that XML cannot hold. */
function xmlText(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

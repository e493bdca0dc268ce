/**
 * The addresses the pages link to. Search addresses carry only what is set, so
 * that they stay short enough to share, and always in the same order.
 */
import { DEFAULT_RESULTS } from '../../src/search/request.ts';
import type { FeedFormat } from '../feeds/formats.ts';
import type { FilterName, Filters } from './model.ts';

/** The front page. */
export const HOME = '/';

/** Where browsers learn how to search here. */
export const OPENSEARCH = '/opensearch.xml';
export const OPENSEARCH_TYPE = 'application/opensearchdescription+xml';

/** What programs can ask. */
export const REFERENCE = '/docs';

/** What can be typed. */
export const HELP = '/help';

/** What a search address says. */
export interface Search {
  query: string;
  /** Every word exactly as typed. */
  exact?: boolean;
  /** False where every copy of a report is wanted. */
  collapse?: boolean;
  filters?: Filters;
  offset?: number;
  limit?: number;
}

/** The address of a search: `/?q=…&exact=…&section=…&offset=…&limit=…`. */
export function searchHref(search: Search): string {
  const text = paramsOf(search);
  return text ? `${HOME}?${text}` : HOME;
}

/** The address of a search's feed: what is searched for, without order and page. */
export function feedHref(format: FeedFormat, { query, exact, filters }: Search): string {
  const all = filters === undefined ? {} : { filters: { ...filters, sort: 'relevance' as const } };
  return `/search.${format}?${paramsOf({ query, ...(exact ? { exact } : {}), ...all })}`;
}

/** The address of all articles a search finds, as a file. They are in the order of the page. */
export function exportHref(format: 'csv' | 'ndjson', { query, exact, filters }: Search): string {
  const sort = filters?.sort ?? 'relevance';
  return `/search.${format}?${paramsOf({ query, ...(exact ? { exact } : {}), ...(filters ? { filters } : {}) })}${sort === 'relevance' ? '&sort=relevance' : ''}`;
}

/** The same search with other filters, from its first page on. A filter that is undefined is taken away. */
export function narrowed(
  { query, exact, collapse, filters, limit }: Search,
  change: Partial<Record<FilterName, string | undefined>>,
): string {
  const { sort = 'relevance', ...all } = { ...filters, ...change };
  const set = Object.fromEntries(Object.entries(all).filter(([, value]) => value));
  return searchHref({
    query,
    ...(exact === undefined ? {} : { exact }),
    ...(collapse === undefined ? {} : { collapse }),
    ...(limit === undefined ? {} : { limit }),
    filters: { ...set, sort },
  });
}

/** Path of our own view of an article; after a search, with the search, so that the way back is known. */
export function readHref(id: string, search?: Search): string {
  const text = search ? paramsOf(search) : '';
  return `/read/${encodeURIComponent(id)}${text ? `?${text}` : ''}`;
}

function paramsOf({ query, exact, collapse, filters, offset = 0, limit }: Search): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | undefined) => {
    if (value) params.set(name, value);
  };
  set('q', query);
  if (exact) set('exact', 'true');
  if (collapse === false) set('collapse', 'false');
  set('section', filters?.section);
  set('source', filters?.source);
  set('author', filters?.author);
  set('tag', filters?.tag);
  set('from', filters?.from);
  set('to', filters?.to);
  if (filters && filters.sort !== 'relevance') set('sort', filters.sort);
  if (offset > 0) set('offset', String(offset));
  if (limit && limit !== DEFAULT_RESULTS) set('limit', String(limit));
  return params.toString();
}

/** How many filters are set; the order counts, being shown among them. */
export function filtersSet(filters: Filters): number {
  const { section, source, author, tag, from, to, sort } = filters;
  return [section, source, author, tag, from, to, sort === 'relevance' ? '' : sort].filter(Boolean).length;
}

/**
 * An address from an article, if a browser can be sent to it safely. Articles
 * are other people's data: `javascript:` and its like must not become links.
 */
export function webAddress(address: string | undefined): string | undefined {
  if (!address) return undefined;
  return /^https?:\/\//i.test(address) || /^\/(?!\/)/.test(address) ? address : undefined;
}

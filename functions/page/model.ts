/**
 * The view models: everything a page needs to be drawn, and nothing else.
 *
 * The app fills these from the index; the page modules only read them. That
 * keeps the drawing free of search code, and lets it be tried with invented
 * data.
 */
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Period } from '../../src/search/matching/calendar.ts';
import type { Search } from './links.ts';

/** What `html` returns, and what `c.html()` accepts. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The orders in which results can be listed. */
export type Sort = 'relevance' | 'newest' | 'oldest';

/** One article in a list: a search result, a latest or a related article. */
export interface ResultView {
  id: string;
  /** Where the title leads, chosen by the app (`/read/{id}?q=…`). */
  href: string;
  title: string;
  /** Trusted HTML: escaped text with `<mark>` only. */
  titleHtml: string;
  /** Trusted HTML: escaped text with `<mark>` only. May be empty. */
  snippetHtml: string;
  /** ISO 8601 with its zone, such as `2026-05-12T14:30:00+03:00`. */
  published: string;
  section?: string;
  source?: string;
  author?: string;
  image?: string;
  /** Copies of it among the results, and their sources; undefined where there are none. */
  copies?: { count: number; sources: string[] };
  /** The query's words this article lacks; undefined where it has them all. */
  missing?: string[];
}

/** The narrowing the reader asked for; `from` and `to` are `YYYY-MM-DD`. */
export interface Filters {
  section?: string;
  source?: string;
  author?: string;
  tag?: string;
  from?: string;
  to?: string;
  sort: Sort;
}

/** A filter by its name in addresses. */
export type FilterName = Exclude<keyof Filters, 'sort'>;

/** A value that results can be narrowed to, or no longer be. */
export interface FacetValueView {
  label: string;
  count: number;
  /** Leads to the results with the value as the filter, or without it where it is chosen. */
  href: string;
  isChosen: boolean;
}

/** What results are counted by, with a heading of its own. */
export interface FacetView {
  name: 'section' | 'source' | 'author' | 'tag' | 'year';
  values: FacetValueView[];
}

/** A filter that is set, and the way to the results without it. */
export interface ChipView {
  name: Exclude<FilterName, 'from' | 'to'> | 'dates';
  label: string;
  href: string;
}

/** A year, a month or a day, and how many of the results are of it. */
export interface BarView {
  label: string;
  count: number;
  /** Leads to the results of that time; of one without results, nowhere. */
  href?: string;
  /** Whether the dates that are chosen hold it. */
  isChosen: boolean;
}

/** The results over time, oldest first. */
export interface HistogramView {
  unit: Period;
  bars: BarView[];
  /** Leads to the results of all times, where dates are chosen. */
  all?: string;
}

/** The values a reader can choose from in the filters. */
export interface Choices {
  sections: string[];
  sources: string[];
}

/** A word that results were also found by, and the word of the query it stands for. */
export interface ExpansionView {
  term: string;
  as: string;
}

/** A page of search results. */
export interface SearchView extends Choices {
  query: string;
  /** Every word was wanted exactly as typed. */
  exact: boolean;
  /** Copies of one report are shown once. */
  collapse: boolean;
  filters: Filters;
  /** The query in another spelling; null when there is nothing to correct. */
  suggestion: { query: string; isApplied: boolean } | null;
  /** True when no article has all the words, and some words were let go. */
  relaxed: boolean;
  total: number;
  /** Results there are to page through: articles, or stories where copies are shown once. */
  shown: number;
  /** Results with some of the words that follow those with all. */
  alsoRelaxed: number;
  expanded: ExpansionView[];
  offset: number;
  limit: number;
  results: ResultView[];
  /** What of the query was not understood as it may have been meant, in Arabic. */
  notices: string[];
  chips: ChipView[];
  facets: FacetView[];
  /** Null where there is nothing to compare. */
  histogram: HistogramView | null;
  /** An Arabic message to show near the search box. */
  error?: string;
}

/** The front page, when nothing was searched for. */
export interface HomeView extends Choices {
  latest: ResultView[];
  /** How many articles the index holds. */
  articles: number;
}

/** One article, to be read. */
export interface ArticleView {
  id: string;
  title: string;
  /** Plain text, with blank lines between paragraphs. */
  body: string;
  published: string;
  section?: string;
  source?: string;
  author?: string;
  /** The article at its publisher. */
  url?: string;
  tags?: string[];
  image?: string;
  related: ResultView[];
  /** Other prints of the report: all there are, and the oldest of them. */
  copies: { total: number; oldest: ResultView[] };
  /** The search the reader came from. */
  search?: Search;
  /** Text as trusted HTML: escaped, with the words of that search in `<mark>`. */
  mark: (text: string) => string;
}

/** A page that says what went wrong. */
export interface ErrorView {
  status: number;
  title: string;
  detail: string;
  /** What was searched for, kept in the box so that it can be tried again. */
  query?: string;
}

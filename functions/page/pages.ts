/** The pages, for people: drawn on the server, complete without JavaScript. */
import type { Context, MiddlewareHandler } from 'hono';
import { type Article, articleOf } from '../../src/article/article.ts';
import { BadQueryError, CostCeilingError } from '../../src/errors.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import type { Facets } from '../../src/search/facets/facets.ts';
import { latestArticles, valuesOf } from '../../src/search/facets/latest.ts';
import type { Copies } from '../../src/search/ranking/copies-of.ts';
import { findArticle, relatedToArticle } from '../../src/search/related/related.ts';
import { DEFAULT_RESULTS, type SearchRequest } from '../../src/search/request.ts';
import { search } from '../../src/search/search.ts';
import { escapeHtml } from '../../src/search/snippets/markup.ts';
import { readParameters } from '../api/parameters.ts';
import { searchQuery } from '../api/requests.ts';
import type { App, Env } from '../app.ts';
import { addAssets } from './assets.ts';
import { firstDay, lastDay } from './day-range.ts';
import { chipsOf, facetViews, NAMED } from './facet-view.ts';
import { histogramOf, isOfDays, type PeriodCount, rangeOf } from './histogram-view.ts';
import {
  type Choices,
  type Html,
  type ResultView,
  renderArticle,
  renderHome,
  renderResults,
  type Search,
  type SearchView,
} from './index.ts';
import { HELP, readHref } from './links.ts';
import { markerOf } from './marked-text.ts';
import { BAD_QUERY_MESSAGES } from './messages.ts';
import { opening } from './opening.ts';

/** One leads, the others stand in two columns. */
const LATEST = 13;
const RELATED = 5;
const COPIES = 6;
const PAGE_CACHE = 'public, max-age=60, stale-while-revalidate=300';

export function addPages(app: App): void {
  app.get('/', asPage, (c) => c.var.ask((index) => (isSearch(c) ? results(c, index) : home(c, index))));
  app.get('/read/:id', asPage, (c) => c.var.ask((index) => article(c, index, c.req.param('id'))));
  app.get(HELP, asPage, async (c) => {
    const { renderHelp } = await import('./help-page.ts');
    return page(c, renderHelp());
  });
  addAssets(app);
}

const asPage: MiddlewareHandler<Env> = async (c, next) => {
  c.set('isPage', true);
  await next();
};

/** A filter without words is a search, too: one that is told what it lacks. */
function isSearch(c: Context<Env>): boolean {
  const { q, section, source, author, tag, from, to } = c.req.query();
  return [q, section, source, author, tag, from, to].some(
    (value) => value !== undefined && value.trim() !== '',
  );
}

async function home(c: Context<Env>, index: OpenIndex): Promise<Response> {
  const [latest, choices] = await Promise.all([latestArticles(index, LATEST), choicesOf(index)]);
  const views = latest.map((one) => viewOf(one, escapeHtml(opening(one)), readHref(one.id)));
  return page(c, renderHome({ latest: views, articles: index.documents, ...choices }));
}

async function results(c: Context<Env>, index: OpenIndex): Promise<Response> {
  const readable = readRequest(c);
  const asked = readable ?? { q: c.req.query('q') ?? '' };
  const [answer, choices] = await Promise.all([
    readable === null ? { error: BAD_QUERY_MESSAGES['bad-parameter'] } : answerOf(index, asked),
    choicesOf(index),
  ]);
  const { offset = 0, limit = DEFAULT_RESULTS } = asked;
  const view: SearchView = { ...searchOf(asked), offset, limit, ...NOTHING, ...answer, ...choices };
  return page(c, renderResults(view), 'error' in answer ? 400 : 200);
}

/** What the address asks for, or null when a parameter cannot be read. People see each story once, unless they ask for all copies. */
function readRequest(c: Context): SearchRequest | null {
  try {
    return readParameters(searchQuery, { collapse: 'true', ...c.req.query() });
  } catch (error) {
    if (error instanceof BadQueryError) return null;
    throw error;
  }
}

/** What an answer fills in. */
type AnswerView = Omit<
  SearchView,
  'query' | 'exact' | 'collapse' | 'filters' | 'offset' | 'limit' | 'error' | keyof Choices
>;

const NOTHING: AnswerView = {
  ...{ suggestion: null, relaxed: false, total: 0, alsoRelaxed: 0, shown: 0, expanded: [], results: [] },
  ...{ notices: [], chips: [], facets: [], histogram: null },
};

/** The answer as the page shows it, or the message to show instead. */
async function answerOf(index: OpenIndex, asked: SearchRequest): Promise<AnswerView | { error: string }> {
  try {
    const days = isOfDays(rangeOf(searchOf(asked))) ? (['day'] as const) : [];
    const answer = await search(index, { ...asked, facets: [...NAMED, 'month', ...days] });
    const { suggestion, relaxed, total, alsoRelaxed, expanded, results: found } = answer;
    const { totalStories = total, alsoRelaxedStories = alsoRelaxed } = answer;
    const views = found.map(({ article: one, titleHtml, snippetHtml, missing, copies }) => ({
      ...viewOf(one, snippetHtml, readHref(one.id, searchOf(asked))),
      titleHtml,
      ...(missing === undefined ? {} : { missing: [...missing] }),
      ...(copies === undefined ? {} : { copies: { ...copies, sources: [...copies.sources] } }),
    }));
    return {
      ...{ suggestion, relaxed, total, alsoRelaxed, expanded: [...expanded], results: views },
      shown: totalStories + alsoRelaxedStories,
      notices: answer.notices.map(({ message }) => message.ar),
      ...(await narrowing(index, asked, answer.facets ?? {})),
    };
  } catch (error) {
    if (error instanceof BadQueryError) return { error: BAD_QUERY_MESSAGES[error.reason] };
    throw error;
  }
}

/** What results can be narrowed to, and are. */
async function narrowing(
  index: OpenIndex,
  asked: SearchRequest,
  facets: Facets,
): Promise<Pick<SearchView, 'chips' | 'facets' | 'histogram'>> {
  const here = searchOf(asked);
  const months = facets.month?.values ?? [];
  const days = facets.day?.values ?? (await daysOf(index, asked, months));
  return {
    chips: chipsOf(here),
    facets: facetViews(facets, months, here),
    histogram: histogramOf(months, days, here),
  };
}

/** The days of results that are all of a month or two. Which months they are of is known only after the search. */
async function daysOf(
  index: OpenIndex,
  asked: SearchRequest,
  months: readonly PeriodCount[],
): Promise<readonly PeriodCount[]> {
  const [from, to] = [firstDay(months[0]?.value), lastDay(months.at(-1)?.value)];
  if (asked.from !== undefined || asked.to !== undefined || !isOfDays({ from, to })) return [];
  const { facets } = await search(index, { ...asked, from, to, offset: 0, limit: 1, facets: ['day'] });
  return facets?.day?.values ?? [];
}

async function article(c: Context<Env>, index: OpenIndex, id: string): Promise<Response> {
  const one = articleOf(await findArticle(index, id));
  const related = await relatedToArticle(index, id, { limit: RELATED });
  const copies = await affordableCopies(index, id);
  const { title, body, published, section, source, author, url, tags, image } = one;
  const asked = readRequest(c);
  const view = {
    ...present({ section, source, author, url, tags, image }),
    ...(asked === null ? {} : { search: searchOf(asked) }),
    id,
    title,
    body,
    published,
    mark: await markerOf(asked?.q, asked?.exact),
    copies: {
      total: copies.total,
      oldest: copies.articles.map((other) => viewOf(other, '', readHref(other.id))),
    },
    related: related.map(({ article: other }) => viewOf(other, '', readHref(other.id))),
  };
  return page(c, renderArticle(view));
}

/** The copies of an article. They come last: where an index leaves no reads for them, the page is whole without. */
async function affordableCopies(index: OpenIndex, id: string): Promise<Copies> {
  const { copiesOf } = await import('../../src/search/ranking/copies-of.ts');
  try {
    return await copiesOf(index, id, COPIES);
  } catch (error) {
    if (error instanceof CostCeilingError) return { total: 0, articles: [] };
    throw error;
  }
}

async function choicesOf(index: OpenIndex): Promise<Choices> {
  const [sections, sources] = await Promise.all([valuesOf(index, 'section'), valuesOf(index, 'source')]);
  return { sections, sources };
}

/** What an address must say to ask the same again. */
function searchOf(asked: SearchRequest): Search & Pick<SearchView, 'filters' | 'exact' | 'collapse'> {
  const {
    q,
    exact = false,
    collapse = true,
    section,
    source,
    author,
    tag,
    from,
    to,
    sort = 'relevance',
    offset,
    limit,
  } = asked;
  const filters = { ...present({ section, source, author, tag, from, to }), sort };
  return { query: q, exact, collapse, filters, ...present({ offset, limit }) };
}

function viewOf(one: Article, snippetHtml: string, href: string): ResultView {
  const { id, title, published, section, source, author, image } = one;
  const fields = present({ section, source, author, image });
  return { ...fields, id, href, title, titleHtml: escapeHtml(title), snippetHtml, published };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}

async function page(c: Context, html: Html, status: 200 | 400 = 200): Promise<Response> {
  const cache = status === 200 ? PAGE_CACHE : 'no-store';
  return c.body(String(await html), status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': cache,
  });
}

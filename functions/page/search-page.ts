/**
 * The front page (latest articles) and the page of search results.
 */
import { html } from 'hono/html';
import { SORTS } from '../../src/search/request.ts';
import { FEED_FORMATS, FEED_TYPES, type FeedFormat } from '../feeds/formats.ts';
import { dateText } from './dates.ts';
import { hasSide, renderChips, renderSide } from './facets.ts';
import { renderLayout } from './layout.ts';
import { exportHref, feedHref, filtersSet, HELP, searchHref } from './links.ts';
import type { HomeView, Html, SearchView, Sort } from './model.ts';
import { count, fill, number } from './numbers.ts';
import { place, renderPager } from './pager.ts';
import { resultList } from './result-list.ts';
import { renderSearchForm } from './search-form.ts';
import { STRINGS } from './strings.ts';

const text = STRINGS.results;

/** The front page: the box, and what is new. */
export function renderHome(view: HomeView): Html {
  const [first] = view.latest;
  const indexed = html`<span>${STRINGS.home.indexed} <b>${count(STRINGS.counts.articles, view.articles)}</b></span>`;
  const newest = first ? html`<span>${STRINGS.home.newest} <b>${dateText(first.published)}</b></span>` : '';
  return renderLayout({
    front: true,
    search: renderSearchForm({ query: '', filters: { sort: 'relevance' }, choices: view }),
    ears: html`${indexed}${newest}`,
    content: first
      ? html`<h2 class="rubric">${STRINGS.home.latest}</h2>
${resultList(view.latest, { className: 'latest' })}`
      : html`<p class="nothing">${STRINGS.home.empty}</p>`,
  });
}

/** The orders, the current one without a link. */
function sorts({ query, exact, collapse, filters, limit }: SearchView): Html {
  const link = (sort: Sort) =>
    sort === filters.sort
      ? html`<b aria-current="true">${STRINGS.sorts[sort]}</b>`
      : html`<a href="${searchHref({ query, exact, collapse, limit, filters: { ...filters, sort } })}" rel="nofollow">${STRINGS.sorts[sort]}</a>`;
  return html`<nav class="sorts" aria-label="${STRINGS.sorts.label}">${SORTS.map((sort) => html`${link(sort)} `)}</nav>`;
}

/** What of the query was not understood as it may have been meant, and where to read how it is written. */
function notices({ notices }: SearchView): Html | '' {
  if (notices.length === 0) return '';
  return html`<aside class="notice" aria-label="${STRINGS.notices}">
<ul role="list">${notices.map((notice) => html`<li>${notice}</li>`)}</ul>
<p><a href="${HELP}" data-panel>${STRINGS.help.link}</a></p>
</aside>`;
}

/** The results as files, and as feeds. */
function take({ query, exact, filters }: SearchView): Html {
  const search = { query, exact, filters };
  const file = (format: 'csv' | 'ndjson') =>
    html` <a href="${exportHref(format, search)}" download rel="nofollow">${STRINGS.take.formats[format]}</a>`;
  const feed = (format: FeedFormat) => {
    const name = STRINGS.feeds.formats[format];
    const label = fill(STRINGS.feeds.link, { format: name, query });
    return html` <a href="${feedHref(format, search)}" type="${FEED_TYPES[format]}" aria-label="${label}" rel="nofollow">${name}</a>`;
  };
  return html`<div class="take">
<p>${STRINGS.take.export}${(['csv', 'ndjson'] as const).map(file)}</p>
<p>${STRINGS.take.follow}${FEED_FORMATS.map(feed)}</p>
</div>`;
}

/** «25 نتيجة عن «…»», and the page among pages. */
function countLine(view: SearchView): Html {
  const { query, total } = view;
  const { page, pages } = place(view);
  const isOneOfSeveral = pages > 1 && page <= pages;
  return html`<div class="count">
<h1>${count(STRINGS.counts.results, total)}${query ? html` <span class="count-about">${text.about} «<bdi>${query}</bdi>»</span>` : ''}</h1>
${isOneOfSeveral ? html`<p class="count-page">${fill(text.page, { page: number(page), pages: number(pages) })}</p>` : ''}
${total > 1 ? sorts(view) : ''}
</div>`;
}

/** That copies are shown once, and the way to all of them; or the way back from there. */
function copies({
  query,
  exact,
  collapse,
  filters,
  limit,
  total,
  alsoRelaxed,
  shown,
}: SearchView): Html | '' {
  const link = (other: boolean, label: string) =>
    html`<a href="${searchHref({ query, exact, collapse: other, filters, limit })}">${label}</a>`;
  if (!collapse) return html`<p class="wording">${text.copiesShown} ${link(true, text.oncePerStory)}</p>`;
  if (shown === total + alsoRelaxed) return '';
  const once = fill(text.copiesHidden, { n: count(STRINGS.counts.articles, shown) });
  return html`<p class="wording">${once} ${link(false, text.allCopies)}</p>`;
}

/** What to try when nothing was found. */
function nothingFound(view: SearchView): Html {
  const { query, exact, filters } = view;
  return html`${spelling(view)}${wording(view)}<section class="nothing">
<h2>${text.nothingTitle}</h2>
<ul>
${text.nothingHints.map((hint) => html`<li>${hint}</li>`)}
${filtersSet(filters) > 0 ? html`<li><a href="${searchHref({ query, exact })}">${text.nothingFilters}</a></li>` : ''}
</ul>
</section>`;
}

/** An address that points past the last page: say so, and lead back. */
function pastTheEnd({ query, exact, collapse, filters, limit }: SearchView): Html {
  return html`<p class="nothing">${text.pastEnd} <a href="${searchHref({ query, exact, collapse, filters, limit })}">${text.firstPage}</a></p>`;
}

/** What else was looked for, and the way to the words exactly as typed; or from there to all their forms. */
function wording({ query, exact, collapse, filters, limit, expanded, suggestion }: SearchView): Html | '' {
  if (exact) {
    return html`<p class="wording">${text.exact} <a href="${searchHref({ query, collapse, filters, limit })}">${text.allForms}</a></p>`;
  }
  const words = [...new Set(expanded.map(({ as }) => as))].filter((as) => !suggestion?.query.includes(as));
  if (words.length === 0) return '';
  const list = words.map((word, i) => html`${i > 0 ? text.listSeparator : ''}<bdi>${word}</bdi>`);
  return html`<p class="wording">${text.expanded} ${list}. <a href="${searchHref({ query, exact: true, collapse, filters, limit })}">${text.exactly}</a></p>`;
}

/** The query in another spelling: shown instead, or offered. */
function spelling({ suggestion, exact, collapse, filters, limit }: SearchView): Html | '' {
  if (suggestion === null) return '';
  const { query, isApplied } = suggestion;
  const link = html`<a href="${searchHref({ query, exact, collapse, filters, limit })}"><bdi>${query}</bdi></a>`;
  return html`<p class="wording">${isApplied ? html`${text.corrected} «${link}».` : html`${text.didYouMean} «${link}»؟`}</p>`;
}

/** The list, and before it where results have some of the words only, a note that says so. */
function lists(view: SearchView): Html {
  const { results, relaxed, offset } = view;
  const hasPart = results.some(({ missing }) => missing !== undefined);
  const note = relaxed ? text.relaxed : text.alsoRelaxed;
  return html`${hasPart ? html`<p class="notice" role="note">${note}</p>` : ''}${resultList(results, { start: offset + 1, page: place(view).page })}`;
}

/** The results, or what stands in for them. */
function found(view: SearchView): Html {
  if (view.error && view.results.length === 0) return html`<h1 class="hidden">${text.heading}</h1>`;
  const isEmpty = view.results.length === 0;
  return html`<div class="found">
<div class="found-head">
${countLine(view)}
${renderChips(view)}
</div>
${renderSide(view)}
<div class="found-list">
${notices(view)}
${isEmpty ? (view.total > 0 ? pastTheEnd(view) : nothingFound(view)) : list(view)}
</div>
</div>`;
}

function list(view: SearchView): Html {
  return html`${spelling(view)}${wording(view)}${copies(view)}
${lists(view)}
${renderPager(view)}
${take(view)}`;
}

/** The page of search results. */
export function renderResults(view: SearchView): Html {
  const { query, exact, filters, error } = view;
  const { page } = place(view);
  const heading = query || text.heading;
  return renderLayout({
    title: page > 1 ? `${heading} (${number(page)})` : heading,
    listed: false,
    ...(query && !error ? { feeds: { query, exact, filters } } : {}),
    search: renderSearchForm({
      query,
      filters,
      choices: view,
      hasSide: hasSide(view),
      ...(error ? { error } : {}),
    }),
    content: found(view),
  });
}

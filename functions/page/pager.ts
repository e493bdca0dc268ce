/**
 * The way through pages of results. Each link keeps the whole search: words,
 * filters, order and page size.
 */
import { html } from 'hono/html';
import { searchHref } from './links.ts';
import type { Html, SearchView } from './model.ts';
import { fill, number } from './numbers.ts';
import { STRINGS } from './strings.ts';

const text = STRINGS.pager;

/** Where a page of results stands among the others. */
export interface Place {
  page: number;
  pages: number;
}

/** The page an offset falls in, and how many pages there are. */
export function place(view: Pick<SearchView, 'offset' | 'limit' | 'shown'>): Place {
  const { offset, limit, shown } = view;
  const size = Math.max(1, limit);
  return { page: Math.floor(offset / size) + 1, pages: Math.ceil(shown / size) };
}

/**
 * The page numbers to show: the first, the last, and those around the current
 * one; `undefined` stands for a gap. A gap of a single page is that page.
 */
export function shownPages({ page, pages }: Place): (number | undefined)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages);
  const sorted = [...new Set(near)].sort((a, b) => a - b);
  return sorted.flatMap((each, i) => {
    const gap = each - (sorted[i - 1] ?? 0) - 1;
    return gap === 0 ? [each] : gap === 1 ? [each - 1, each] : [undefined, each];
  });
}

/** The pager, or nothing when all fits in one page. */
export function renderPager(view: SearchView): Html | '' {
  const here = place(view);
  if (here.pages < 2 || here.page > here.pages) return '';
  const { query, exact, collapse, filters, limit } = view;
  const href = (page: number) =>
    searchHref({ query, exact, collapse, filters, offset: (page - 1) * limit, limit });
  const step = (page: number, label: string, rel: 'prev' | 'next') =>
    page < 1 || page > here.pages
      ? html`<span class="pager-${rel}"></span>`
      : html`<a class="pager-${rel}" rel="${rel}" href="${href(page)}">${label}</a>`;
  const link = (page: number | undefined) => {
    if (page === undefined) return html`<li aria-hidden="true">…</li>`;
    const label = fill(text.page, { page: number(page) });
    return page === here.page
      ? html`<li><a href="${href(page)}" aria-current="page" aria-label="${label}">${number(page)}</a></li>`
      : html`<li><a href="${href(page)}" aria-label="${label}">${number(page)}</a></li>`;
  };
  return html`<nav class="pager" aria-label="${text.label}">
${step(here.page + 1, text.next, 'next')}
${step(here.page - 1, text.previous, 'prev')}
<ol role="list">${shownPages(here).map(link)}</ol>
</nav>`;
}

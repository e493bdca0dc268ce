/**
 * The page that says what went wrong, and how to go on.
 */
import { html } from 'hono/html';
import { renderLayout } from './layout.ts';
import { HOME } from './links.ts';
import type { ErrorView, Html } from './model.ts';
import { renderSearchForm } from './search-form.ts';
import { STRINGS } from './strings.ts';

/** The page of an error. The search box stays at hand above it. */
export function renderError({ status, title, detail, query = '' }: ErrorView): Html {
  return renderLayout({
    title,
    description: detail,
    listed: false,
    search: renderSearchForm({ query }),
    content: html`<section class="fault">
<p class="fault-status" aria-hidden="true">${status}</p>
<div>
<h1>${title}</h1>
<p>${detail}</p>
<p><a href="${HOME}">${STRINGS.error.home}</a></p>
</div>
</section>`,
  });
}

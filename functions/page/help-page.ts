/**
 * What can be typed, with examples that are links. A page of its own, so that every other page is spared its text; the
 * script shows it in a dialog over the page that asked.
 */
import { html } from 'hono/html';
import rules from '../../src/query/data/help.json' with { type: 'json' };
import { renderLayout } from './layout.ts';
import { searchHref } from './links.ts';
import type { Html } from './model.ts';
import { renderSearchForm } from './search-form.ts';
import { STRINGS } from './strings.ts';

const text = STRINGS.help;

type Rule = (typeof rules)[number];

function section({ rule, title, text: words, examples }: Rule): Html {
  return html`<section aria-labelledby="help-${rule}">
<h2 id="help-${rule}">${title.ar}</h2>
<p>${words.ar}</p>
<ul role="list">
${examples.map(
  ({ query, ar }) =>
    html`<li><a href="${searchHref({ query })}"><bdi>${query}</bdi></a> <span>${ar}</span></li>
`,
)}</ul>
</section>`;
}

export function renderHelp(): Html {
  return renderLayout({
    title: text.title,
    description: text.lead,
    search: renderSearchForm({ query: '' }),
    content: html`<article class="help" data-content>
<h1>${text.title}</h1>
<p class="help-lead">${text.lead}</p>
<div class="help-rules">
${rules.map(section)}
</div>
</article>`,
  });
}

/** What stands beside the results: their times and what they can be narrowed to; above them the filters that are set. */
import { html } from 'hono/html';
import { firstDay, lastDay } from './day-range.ts';
import { renderHistogram } from './histogram.ts';
import { searchHref } from './links.ts';
import type { ChipView, FacetValueView, FacetView, Html, SearchView } from './model.ts';
import { count, number } from './numbers.ts';
import { SEARCH_FORM } from './search-form.ts';
import { STRINGS } from './strings.ts';

const text = STRINGS.facets;

/** Values that are shown at once; the others are folded. */
const SHOWN = 6;

/** Whether anything stands beside the results; the fields for dates do then. */
export function hasSide({ facets, histogram }: Pick<SearchView, 'facets' | 'histogram'>): boolean {
  return facets.length > 0 || histogram !== null;
}

/** Folded on a narrow screen; the style sheet opens it on a wide one. */
export function renderSide({ facets, histogram, filters }: SearchView): Html | '' {
  if (!hasSide({ facets, histogram })) return '';
  const dates = dateFields(firstDay(filters.from), lastDay(filters.to));
  const times =
    histogram === null ? html`<section class="times">${dates}</section>` : renderHistogram(histogram, dates);
  return html`<details class="side">
<summary><span>${text.open}</span></summary>
<nav class="side-in" aria-label="${text.label}">
${times}
${facets.map(facet)}
</nav>
</details>`;
}

/** The fields are the search form's, wherever they stand. */
function dateFields(from = '', to = ''): Html {
  const { from: first, to: last, apply } = STRINGS.histogram;
  const field = (name: string, label: string, value: string) =>
    html`<label class="field"><span>${label}</span><input type="date" name="${name}" value="${value}" form="${SEARCH_FORM}"></label>`;
  return html`<div class="dates">
${field('from', first, from)}
${field('to', last, to)}
<button class="button-quiet" type="submit" form="${SEARCH_FORM}">${apply}</button>
</div>`;
}

function facet({ name, values }: FacetView): Html {
  // A chosen value is never folded away.
  const chosen = values.filter(({ isChosen }) => isChosen);
  const open = [...chosen, ...values.filter(({ isChosen }) => !isChosen)].slice(0, SHOWN);
  const folded = values.filter((value) => !open.includes(value));
  const id = `facet-${name}`;
  return html`<section class="facet" aria-labelledby="${id}">
<h3 id="${id}">${text.names[name]}</h3>
<ul role="list">${values.filter((value) => open.includes(value)).map(choice)}</ul>
${folded.length === 0 ? '' : html`<details><summary>${text.more}</summary><ul role="list">${folded.map(choice)}</ul></details>`}
</section>`;
}

/** Named with what is counted, since a year beside a number says nothing to those who hear them. */
function choice({ label, count: articles, href, isChosen }: FacetValueView): Html {
  const name = `${label}: ${count(STRINGS.counts.results, articles)}`;
  return html`<li><a href="${href}" aria-label="${name}" rel="nofollow"${isChosen ? html` aria-current="true"` : ''}><bdi>${label}</bdi> <span class="facet-count">${number(articles)}</span></a></li>
`;
}

/** The filters that are set, each with the way to be rid of it. */
export function renderChips({ chips, query, exact, collapse, limit }: SearchView): Html | '' {
  if (chips.length === 0) return '';
  return html`<nav class="chips" aria-label="${text.chips}"><ul role="list">
${chips.map(chip)}
${chips.length > 1 ? html`<li><a class="chips-all" href="${searchHref({ query, exact, collapse, limit })}">${text.removeAll}</a></li>` : ''}
</ul></nav>`;
}

function chip({ name, label, href }: ChipView): Html {
  return html`<li><a class="chip" href="${href}" aria-label="${text.remove} ${text.chip[name]}: ${label}"><span>${text.chip[name]}:</span> <bdi>${label}</bdi></a></li>
`;
}

/**
 * The search form: the box, and the filters folded under it.
 *
 * It is a plain GET form to `/`, so a search is an address that can be kept and
 * shared. The filters are open when one of them is set, for a reader should
 * see why the results are few.
 */
import { html } from 'hono/html';
import { filtersSet, HELP, HOME, searchHref } from './links.ts';
import type { Choices, Filters, Html, Sort } from './model.ts';
import { number } from './numbers.ts';
import { STRINGS } from './strings.ts';

const text = STRINGS.form;

/** The form's id: fields that stand elsewhere on the page belong to it. */
export const SEARCH_FORM = 'search-form';

/** What the form shows; without `filters` it is the box alone. */
export interface FormView {
  query: string;
  filters?: Filters;
  choices?: Choices;
  /** Whether the filters that are set, and the fields for dates, stand beside the results. */
  hasSide?: boolean;
  error?: string;
}

/** A labelled list to choose from. A value that is not in it is kept in view. */
function select(name: string, label: string, any: string, values: readonly string[], value = ''): Html {
  const all = value && !values.includes(value) ? [value, ...values] : values;
  return html`<label class="field"><span>${label}</span><select name="${name}">
<option value="">${any}</option>
${all.map((each) => html`<option${each === value ? html` selected` : ''}>${each}</option>`)}
</select></label>`;
}

/** A labelled input. */
function input(type: 'text' | 'date', name: string, label: string, value = ''): Html {
  return html`<label class="field"><span>${label}</span><input type="${type}" name="${name}" value="${value}"></label>`;
}

/** The choice of order. */
function order(sort: Sort): Html {
  const sorts: readonly Sort[] = ['relevance', 'newest', 'oldest'];
  return html`<label class="field"><span>${text.sort}</span><select name="sort">
${sorts.map((each) => html`<option value="${each}"${each === sort ? html` selected` : ''}>${text.sorts[each]}</option>`)}
</select></label>`;
}

/** The folded filters. */
function filterFields({ query, hasSide = false }: FormView, filters: Filters, choices: Choices): Html {
  const set = filtersSet(filters);
  return html`<details class="filters"${set && !hasSide ? html` open` : ''}>
<summary><span>${text.filters}</span>${set ? html`<span class="filters-set">${number(set)}</span>` : ''}</summary>
<div class="fields">
${select('section', text.section, text.anySection, choices.sections, filters.section)}
${select('source', text.source, text.anySource, choices.sources, filters.source)}
${hasSide ? '' : html`${input('date', 'from', text.from, filters.from)}${input('date', 'to', text.to, filters.to)}`}
${input('text', 'author', text.author, filters.author)}
${input('text', 'tag', text.tag, filters.tag)}
${order(filters.sort)}
</div>
<p class="filters-do"><button class="button-quiet" type="submit">${text.apply}</button>${set ? html` <a href="${searchHref({ query })}">${text.clear}</a>` : ''}</p>
</details>`;
}

/** The form, with any error said right under the box. */
export function renderSearchForm(view: FormView): Html {
  const { query, filters, choices, error } = view;
  return html`<form class="search" id="${SEARCH_FORM}" action="${HOME}" method="get" role="search">
<div class="box">
<label class="hidden" for="q">${text.query}</label>
<input id="q" type="search" name="q" value="${query}" placeholder="${text.placeholder}" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" aria-keyshortcuts="/"${error ? html` aria-invalid="true" aria-describedby="q-error"` : ''}>
<button type="submit">${text.submit}</button>
</div>
${error ? html`<p class="alert" id="q-error" role="alert">${error}</p>` : ''}
${filters && choices ? filterFields(view, filters, choices) : ''}
<p class="search-help"><a href="${HELP}" data-panel>${STRINGS.help.link}</a></p>
</form>`;
}

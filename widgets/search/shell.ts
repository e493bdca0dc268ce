/** What of the search box is always there: the form, the panel below it, and what is spoken. */
import { icon, make } from '../shared/dom.ts';
import { lookingGlass } from './groups.ts';
import type { SearchLabels } from './labels.ts';
import { ListBox } from './list-box.ts';

const CROSS = 'M6.5 6.5l11 11M17.5 6.5l-11 11';
/** Longest query that the interface takes, in UTF-16 code units. */
const LONGEST_QUERY = '256';

export interface Shell {
  readonly element: HTMLElement;
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  readonly clear: HTMLButtonElement;
  readonly panel: HTMLElement;
  readonly list: ListBox;
  /** Says what went wrong, or that there is nothing, in the panel. */
  readonly notice: HTMLElement;
  readonly forget: HTMLButtonElement;
  /** Is read out when its text changes. */
  readonly status: HTMLElement;
}

export function makeShell(
  labels: SearchLabels,
  placeholder: string,
  language: string,
  direction: string,
): Shell {
  const field = make('input', {
    id: 'field',
    part: 'input',
    type: 'search',
    role: 'combobox',
    dir: 'auto',
    placeholder,
    maxlength: LONGEST_QUERY,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'search',
    'aria-label': labels.label,
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-expanded': 'false',
    'aria-controls': 'list',
  });
  const clear = make(
    'button',
    { type: 'button', part: 'clear', class: 'clear', 'aria-label': labels.clear, hidden: true },
    icon(CROSS),
  );
  const submit = make(
    'button',
    { type: 'submit', part: 'button', class: 'submit', 'aria-label': labels.submit },
    lookingGlass(),
  );
  const box = make('div', { part: 'box', class: 'box' }, field, clear, submit);
  const form = make('form', { part: 'form', role: 'search', method: 'get', 'aria-label': labels.label }, box);
  const list = new ListBox(labels.suggestions, field);
  const notice = make('p', { part: 'notice', class: 'notice', hidden: true });
  const forget = make(
    'button',
    { type: 'button', part: 'forget', class: 'forget', hidden: true },
    labels.forget,
  );
  const panel = make('div', { part: 'panel', class: 'panel', hidden: true }, list.element, notice, forget);
  const status = make('p', { role: 'status', class: 'spoken' });
  const element = make('div', { class: 'root', lang: language, dir: direction }, form, panel, status);
  return { element, form, field, clear, panel, list, notice, forget, status };
}

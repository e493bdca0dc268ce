/**
 * Suggestions under the search box: the parts of the search widget, which is fetched when somebody first comes to the box,
 * around the field that the page has anyway. Where it cannot be had, the box is one without suggestions.
 */
import type { Answers } from '../../../widgets/search/typeahead.ts';
import { addressOf, searchBox } from './search-box.ts';
import { counted, say } from './speak.ts';
import { STRINGS } from './strings.ts';

type Widget = typeof import('../../../widgets/search.ts');

const WIDGET = '/widgets/search.js';
const SUGGESTIONS = 8;
/** Letters after which the archive is asked. */
const LEAST_LETTERS = 2;

export function suggestWhileTyping(): void {
  const box = searchBox();
  const form = box?.form;
  if (box === null || !form) return;
  const load = async () => {
    const before = box.value;
    const widget: Widget = await import(WIDGET);
    combine(box, form, widget);
    // What was typed meanwhile was heard by nobody.
    if (box.value !== before) box.dispatchEvent(new Event('input'));
  };
  // A host without the widget has a box without suggestions.
  if (document.activeElement === box) load().catch(() => {});
  else box.addEventListener('focus', () => load().catch(() => {}), { once: true });
}

function combine(box: HTMLInputElement, form: HTMLFormElement, widget: Widget): void {
  const list = new widget.ListBox(STRINGS.suggestions, box);
  const panel = document.createElement('div');
  panel.className = 'suggest';
  panel.hidden = true;
  panel.append(list.element);
  box.parentElement!.append(panel);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': 'list',
  })) {
    box.setAttribute(name, value);
  }
  const open = (isOpen: boolean) => {
    panel.hidden = !isOpen;
    box.setAttribute('aria-expanded', String(isOpen));
  };
  open(false);

  const show = ({ suggestions, isWhole }: Answers) => {
    if (!isWhole || document.activeElement !== box) return;
    const options = suggestions.map(({ text, html }, i) => ({
      choice: { kind: 'suggestion' as const, query: text, url: addressOf(form, text), position: i + 1 },
      part: 'suggestion',
      children: [dirAuto(widget.marked(html))],
    }));
    list.show([{ name: 'suggestions', heading: STRINGS.suggestions, options }], false);
    open(list.size > 0);
    say(counted(STRINGS.suggested, list.size));
  };
  const typeahead = new widget.Typeahead(show);
  const close = () => {
    typeahead.stop();
    list.reach(-1);
    open(false);
  };
  const ask = widget.asking('');
  box.addEventListener('input', () => {
    const query = box.value.trimStart();
    if (query.trim().length < LEAST_LETTERS) close();
    else typeahead.ask(ask, { query, suggestions: SUGGESTIONS, results: 0, section: undefined });
  });
  box.addEventListener('blur', close);
  form.addEventListener('submit', close);
  // Focus stays in the field while the list is used.
  panel.addEventListener('mousedown', (event) => event.preventDefault());
  box.addEventListener('keydown', (event) => {
    if (panel.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressed(event.key, list, close)) event.preventDefault();
  });
}

/** A key while the list is open. @returns whether it did anything */
function pressed(key: string, list: InstanceType<Widget['ListBox']>, close: () => void): boolean {
  if (key === 'ArrowDown' || key === 'ArrowUp') list.step(key === 'ArrowDown' ? 1 : -1);
  else if (key === 'Escape') close();
  else if (list.active === undefined) return false;
  else if (key === 'Home' || key === 'End') list.reach(key === 'Home' ? 0 : list.size - 1);
  else if (key === 'Enter') list.active.click();
  else return false;
  return true;
}

function dirAuto(nodes: readonly Node[]): HTMLElement {
  const text = document.createElement('span');
  text.dir = 'auto';
  text.append(...nodes);
  return text;
}

/**
 * `<fihris-search endpoint="https://search.news.example">`: a search box with suggestions and results while one types. A form
 * inside the element works until the script is there, and tells where the page of results is. See docs/embed.md.
 */

import { countText } from './search/counts.ts';
import { answerGroups, recentGroup, type Surroundings, sizeOf } from './search/groups.ts';
import { type SearchLabels, searchLabels } from './search/labels.ts';
import type { Choice } from './search/list-box.ts';
import { RecentSearches } from './search/recent.ts';
import { makeShell, type Shell } from './search/shell.ts';
import style from './search/style.css';
import { type Answers, NO_ANSWERS, Typeahead } from './search/typeahead.ts';
import { define, FihrisElement } from './shared/element.ts';

/** What `fihris:search` carries: the page of results is about to be opened, unless the event is cancelled. */
export interface SearchDetail {
  readonly query: string;
  /** Address of the page of results. */
  readonly url: string;
}

/** What `fihris:select` carries: an option was chosen, and its address is about to be opened, unless the event is cancelled. */
export type SelectDetail = Choice;

/** The parts, for the archive's own page, which has a form and a field already. */
export { ListBox } from './search/list-box.ts';
export { Typeahead } from './search/typeahead.ts';
export { asking } from './shared/ask.ts';
export { marked } from './shared/dom.ts';
export type { SearchLabels };

const DEFAULT_RESULTS = 5;
const DEFAULT_SUGGESTIONS = 4;
/** What the interface gives at most. */
const MOST = 20;
/** Letters after which the archive is asked. */
const LEAST_LETTERS = 2;
/** The letter on the key of the slash, where the keyboard is Arabic: zah. */
const ARABIC_SLASH = '\u0638';

export class FihrisSearch extends FihrisElement<SearchLabels> {
  static readonly observedAttributes = ['lang', 'digits', 'dates', 'strings', 'placeholder', 'endpoint'];

  #shell: Shell | null = null;
  #listening = new AbortController();
  #answers = NO_ANSWERS;
  readonly #typeahead = new Typeahead((answers) => this.#answer(answers));

  constructor() {
    super(style, true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener('keydown', (event) => this.#shortcut(event), { signal });
    this.addEventListener('focusout', (event) => this.#leave(event), { signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#typeahead.stop();
  }

  /** What is typed. */
  get value(): string {
    return this.#shell?.field.value ?? this.#own?.value ?? '';
  }
  set value(text: string) {
    this.#fill(text);
    this.#close();
  }

  protected override builtIn(language: string): SearchLabels {
    return searchLabels(language);
  }

  protected override redraw(): void {
    const { labels, locale } = this;
    const { field: before } = this.#shell ?? {};
    const own = this.#own;
    const hadFocus = (before ?? own)?.matches(':focus') ?? false;
    const text = this.value;
    const placeholder = this.getAttribute('placeholder') ?? (own?.placeholder || labels.placeholder);
    this.#typeahead.forget();
    this.#answers = NO_ANSWERS;
    const shell = makeShell(labels, placeholder, locale.tag, locale.direction);
    this.#shell = shell;
    this.#listen(shell);
    this.#fill(text);
    this.root.replaceChildren(shell.element);
    if (hadFocus) shell.field.focus();
  }

  /** The field of the form inside the element, which works without a script. */
  get #own(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('input:not([type=hidden], [type=submit])');
  }

  get #recent(): RecentSearches | null {
    return this.hasAttribute('recent') ? new RecentSearches(this.endpoint) : null;
  }

  #listen(shell: Shell): void {
    const { form, field, clear, panel, list, forget } = shell;
    field.addEventListener('input', () => this.#type());
    field.addEventListener('focus', () => this.#return());
    field.addEventListener('click', () => this.#return());
    field.addEventListener('keydown', (event) => this.#key(event, shell));
    form.addEventListener('submit', (event) => this.#submit(event));
    clear.addEventListener('click', () => {
      this.#fill('');
      field.focus();
      this.#type();
    });
    // Focus stays in the field while the list is used.
    panel.addEventListener('mousedown', (event) => event.preventDefault());
    list.element.addEventListener('click', (event) => this.#choose(event, shell));
    forget.addEventListener('click', () => {
      this.#recent?.forget();
      field.focus();
      this.#close();
    });
  }

  #fill(text: string): void {
    if (this.#shell === null) return;
    this.#shell.field.value = text;
    this.#shell.clear.hidden = text === '';
  }

  /** Shows again what is known of the text in the field, or asks for it. */
  #return(): void {
    const { field, panel } = this.#shell!;
    if (!panel.hidden) return;
    if (field.value.trimStart() === this.#answers.query) this.#open();
    else this.#type();
  }

  /** Asks for what is typed. */
  #type(): void {
    const { field, clear } = this.#shell!;
    clear.hidden = field.value === '';
    const query = field.value.trimStart();
    if (query.trim().length < LEAST_LETTERS) {
      this.#typeahead.forget();
      this.#answers = NO_ANSWERS;
      this.#open();
      return;
    }
    this.#typeahead.ask(this.ask, {
      query,
      suggestions: this.number('suggestions', DEFAULT_SUGGESTIONS, MOST),
      results: this.number('limit', DEFAULT_RESULTS, MOST),
      section: this.getAttribute('section') ?? undefined,
    });
  }

  #answer(answers: Answers): void {
    const keepsActive = answers.query === this.#answers.query;
    this.#answers = answers;
    this.#open(keepsActive);
    if (answers.isWhole) this.#speak(answers);
  }

  /** Shows what there is to choose from; nothing, where there is nothing. */
  #open(keepsActive = false): void {
    const { panel, field, list, notice, forget } = this.#shell!;
    const recent = field.value.trim() === '' ? (this.#recent?.all() ?? []) : [];
    const around = this.#around();
    list.show([...answerGroups(this.#answers, around), recentGroup(recent, around)], keepsActive);
    notice.textContent = this.#notice();
    notice.hidden = notice.textContent === '';
    forget.hidden = recent.length === 0;
    list.element.hidden = list.size === 0;
    panel.hidden = (list.size === 0 && notice.hidden) || !this.root.activeElement;
    field.setAttribute('aria-expanded', String(!panel.hidden && list.size > 0));
    if (recent.length > 0) this.#say(countText(this.labels.recentCount, recent.length, this.locale));
  }

  #close(): void {
    const { panel, field, list } = this.#shell!;
    this.#typeahead.stop();
    panel.hidden = true;
    list.reach(-1);
    field.setAttribute('aria-expanded', 'false');
    this.#say('');
  }

  #around(): Surroundings {
    const { labels, locale } = this;
    return { labels, locale, pageOf: (query) => this.#pageOf(query) };
  }

  /** What is wrong, or that there is nothing. */
  #notice(): string {
    const { labels } = this;
    const { isFailed, isWhole, found, suggestions } = this.#answers;
    const isEmpty = suggestions.length === 0 && (found?.results.length ?? 0) === 0;
    if (isFailed) return isEmpty ? labels.failed : labels.stale;
    return isWhole && isEmpty && found !== null ? labels.nothing.replace('{query}', () => found.query) : '';
  }

  #speak(answers: Answers): void {
    const { labels, locale } = this;
    const { suggestions, found, isFailed } = answers;
    const counts = [
      suggestions.length > 0 ? countText(labels.suggestionCount, suggestions.length, locale) : '',
      found === null ? '' : countText(labels.resultCount, sizeOf(answers), locale),
    ];
    this.#say(isFailed ? this.#notice() : counts.filter((count) => count !== '').join(labels.and));
  }

  #say(text: string): void {
    this.#shell!.status.textContent = text;
  }

  #key(event: KeyboardEvent, { list, panel, field }: Shell): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const isOpen = !panel.hidden;
    const { active } = list;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (event.altKey) isOpen ? this.#close() : this.#open();
        else if (!isOpen) this.#open();
        if (!event.altKey) list.step(event.key === 'ArrowDown' ? 1 : -1);
        break;
      case 'Home':
      case 'End':
        // In the field they move the cursor.
        if (active === undefined) return;
        list.reach(event.key === 'Home' ? 0 : list.size - 1);
        break;
      case 'Enter':
        if (active === undefined) return;
        active.click();
        break;
      case 'Escape':
        if (isOpen) this.#close();
        else if (field.value !== '') {
          this.#fill('');
          this.#type();
        } else return;
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  /** The slash goes to the first box of the page, as readers of news know it. */
  #shortcut(event: KeyboardEvent): void {
    const isSlash = event.key === '/' || (event.code === 'Slash' && event.key === ARABIC_SLASH);
    if (!isSlash || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.getAttribute('shortcut') === 'off' || isField(event.composedPath()[0])) return;
    event.preventDefault();
    this.#shell!.field.focus();
    this.#shell!.field.select();
  }

  #leave({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node) || !(relatedTarget === this || this.root.contains(relatedTarget)))
      this.#close();
  }

  #choose(event: MouseEvent, { list }: Shell): void {
    const link = (event.target as Element).closest('[role=option]');
    const choice = link === null ? undefined : list.choiceOf(link);
    if (choice === undefined) return;
    const { kind, query, url } = choice;
    const isSearch = kind !== 'result';
    if (kind === 'suggestion' || kind === 'recent') this.#fill(query);
    if (isSearch) this.#recent?.add(query.trim());
    const goes =
      this.tell('fihris:select', choice) && (!isSearch || this.tell('fihris:search', { query, url }));
    if (!goes) event.preventDefault();
    // Where it opens beside this page, the list stays.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.#close();
  }

  #submit(event: SubmitEvent): void {
    const { form, field } = this.#shell!;
    const query = field.value.trim();
    if (query !== '') this.#recent?.add(query);
    const goes = query !== '' && this.tell('fihris:search', { query, url: this.#pageOf(query) });
    if (!goes) {
      event.preventDefault();
      return;
    }
    this.#close();
    const { action, name, others } = this.#target();
    form.action = action;
    field.name = name;
    for (const input of form.querySelectorAll('input[type=hidden]')) input.remove();
    for (const [other, value] of others) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name: other, value });
      form.append(input);
    }
  }

  /** Where the page of results is: as the form inside the element says it, or else the archive's own page. */
  #target(): { action: string; name: string; others: [string, string][] } {
    const form = this.querySelector('form');
    const others = [...(form?.querySelectorAll<HTMLInputElement>('input[type=hidden]') ?? [])].map(
      ({ name, value }): [string, string] => [name, value],
    );
    const section = this.getAttribute('section');
    if (section !== null && !others.some(([name]) => name === 'section')) others.push(['section', section]);
    // Not form.action: a field of that name would stand before it.
    const action = form?.getAttribute('action');
    return {
      action: action ? new URL(action, document.baseURI).href : `${this.endpoint}/`,
      name: this.#own?.name || 'q',
      others,
    };
  }

  #pageOf(query: string): string {
    const { action, name, others } = this.#target();
    const url = new URL(action);
    url.search = new URLSearchParams([[name, query], ...others]).toString();
    return url.href;
  }
}

function isField(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'fihris-search': FihrisSearch;
  }
}

define('fihris-search', FihrisSearch);

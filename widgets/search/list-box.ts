/** The list below the field: options in groups, one of which the keys have reached. Focus stays in the field. */
import { make } from '../shared/dom.ts';

/** What an option leads to. */
export interface Choice {
  /** `all` leads to the page of all results. */
  readonly kind: 'suggestion' | 'recent' | 'result' | 'all';
  /** What is searched for with it, or was when it was found. */
  readonly query: string;
  readonly url: string;
  /** Among those of its kind, from 1. */
  readonly position: number;
  /** Of a result. */
  readonly id?: string;
  readonly title?: string;
}

export interface Option {
  readonly choice: Choice;
  /** Parts of the option for style sheets, beside `option`. */
  readonly part: string;
  readonly children: readonly (Node | null)[];
}

export interface Group {
  readonly heading: string;
  readonly name: string;
  readonly options: readonly Option[];
}

export class ListBox {
  readonly element: HTMLElement;
  readonly #field: HTMLInputElement;
  #options: HTMLAnchorElement[] = [];
  #active = -1;
  readonly #choices = new WeakMap<Element, Choice>();

  /** @param field what has the focus, and says which option is reached */
  constructor(label: string, field: HTMLInputElement) {
    this.element = make('div', {
      id: 'list',
      role: 'listbox',
      part: 'listbox',
      tabindex: '-1',
      'aria-label': label,
    });
    this.#field = field;
  }

  get size(): number {
    return this.#options.length;
  }

  /** The option that the keys have reached, if any. */
  get active(): HTMLAnchorElement | undefined {
    return this.#options[this.#active];
  }

  /** What an element of the list leads to. */
  choiceOf(element: Element): Choice | undefined {
    return this.#choices.get(element);
  }

  /** Shows these groups; empty ones are left out. @param keepsActive whether the same options go on, with others after them */
  show(groups: readonly Group[], keepsActive: boolean): void {
    const before = this.#active;
    this.#options = [];
    const shown = groups.filter(({ options }) => options.length > 0).map((group) => this.#groupOf(group));
    this.element.replaceChildren(...shown);
    this.reach(keepsActive ? before : -1);
  }

  /** Goes on by one, round through the field, where none is reached. */
  step(by: 1 | -1): void {
    const places = this.size + 1;
    this.reach(((this.#active + 1 + by + places) % places) - 1);
  }

  /** @param at -1 for none */
  reach(at: number): void {
    this.active?.setAttribute('aria-selected', 'false');
    this.#active = at < this.size ? at : -1;
    const { active } = this;
    if (active === undefined) {
      this.#field.removeAttribute('aria-activedescendant');
      return;
    }
    active.setAttribute('aria-selected', 'true');
    active.scrollIntoView({ block: 'nearest' });
    this.#field.setAttribute('aria-activedescendant', active.id);
  }

  #groupOf({ heading, name, options }: Group): HTMLElement {
    const id = `group-${name}`;
    return make(
      'div',
      { role: 'group', part: `group ${name}`, class: 'group', 'aria-labelledby': id },
      make('div', { id, role: 'presentation', part: 'heading', class: 'heading' }, heading),
      ...options.map((option) => this.#optionOf(option)),
    );
  }

  #optionOf({ choice, part, children }: Option): HTMLElement {
    const element = make(
      'a',
      {
        id: `option-${this.#options.length}`,
        role: 'option',
        part: `option ${part}`,
        class: part,
        href: choice.url,
        tabindex: '-1',
        'aria-selected': 'false',
      },
      ...children,
    );
    this.#options.push(element);
    this.#choices.set(element, choice);
    return element;
  }
}

/**
 * `<fihris-related endpoint="https://search.news.example" article="ID">`: articles related to the one on the page. It asks when
 * it comes near the reader's view, and what is below it stays where it is. See docs/embed.md.
 */
import type { Card } from '../client/openapi.ts';
import { relatedTo } from './related/ask.ts';
import { type RelatedLabels, relatedLabels } from './related/labels.ts';
import { blankRow, rowOf } from './related/rows.ts';
import style from './related/style.css';
import { make } from './shared/dom.ts';
import { define, FihrisElement } from './shared/element.ts';

/** What `fihris:select` carries: a link was followed, unless the event is cancelled. */
export interface RelatedDetail {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** From 1. */
  readonly position: number;
}

export type { RelatedLabels };

const DEFAULT_LIMIT = 4;
const MOST = 20;
/** How near it comes to the view before it asks. */
const NEAR = '600px 0px';

export class FihrisRelated extends FihrisElement<RelatedLabels> {
  static readonly observedAttributes = [
    'article',
    'for',
    'endpoint',
    'limit',
    'exclude',
    'exclude-links',
    'thumbnails',
    'lang',
    'digits',
    'dates',
    'strings',
  ];

  #excluded: readonly string[] = [];
  #asked = new AbortController();
  #observer: IntersectionObserver | null = null;

  constructor() {
    super(style);
  }

  /** Ids and addresses not to show, beside those of the attribute: for ids that hold spaces or commas. */
  get exclude(): readonly string[] {
    return this.#excluded;
  }
  set exclude(excluded: readonly string[]) {
    this.#excluded = [...excluded];
    if (this.isConnected) this.redraw();
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  protected override builtIn(language: string): RelatedLabels {
    return relatedLabels(language);
  }

  /** Holds the place of the articles, and fills it when the reader comes near. */
  protected override redraw(): void {
    this.#stop();
    this.hidden = false;
    this.#draw([], 'waiting');
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        near.disconnect();
        this.#load(this.#asked.signal);
      },
      { rootMargin: NEAR },
    );
    near.observe(this);
    this.#observer = near;
  }

  get #limit(): number {
    return Math.max(1, this.number('limit', DEFAULT_LIMIT, MOST));
  }

  #stop(): void {
    this.#observer?.disconnect();
    this.#asked.abort();
    this.#asked = new AbortController();
  }

  async #load(signal: AbortSignal): Promise<void> {
    let cards: Card[] = [];
    try {
      const { ask, endpoint } = this;
      const wanted = { element: this, endpoint, limit: this.#limit, excluded: this.#excluded };
      cards = await relatedTo(ask, wanted, signal);
    } catch (error) {
      // A list that cannot be had is not missed: the page goes on as if there were nothing.
      if (!signal.aborted) console.warn(`<${this.localName}>`, error);
    }
    if (signal.aborted) return;
    this.#draw(cards, 'there');
    if (cards.length < this.#limit) this.#shrink(cards);
  }

  /** Gives up the place of what there is not, once that moves nothing the reader sees. */
  #shrink(cards: readonly Card[]): void {
    const sight = new IntersectionObserver(([entry]) => {
      if (entry === undefined || entry.isIntersecting || entry.boundingClientRect.top < innerHeight) return;
      sight.disconnect();
      if (cards.length === 0) this.hidden = true;
      else
        this.root.querySelectorAll('.blank').forEach((row) => {
          row.remove();
        });
    });
    sight.observe(this);
    this.#observer = sight;
  }

  /** Draws the articles, and the place of those that are not there, or not yet. */
  #draw(cards: readonly Card[], state: 'waiting' | 'there'): void {
    const { locale, labels } = this;
    const { tag, direction } = locale;
    const pictures = this.hasAttribute('thumbnails');
    const rows = cards.map((card, i) =>
      rowOf(card, locale, pictures, (event) => this.#follow(event, card, i + 1)),
    );
    const blanks = Array.from({ length: this.#limit - cards.length }, () => blankRow(pictures));
    const isEmpty = state === 'there' && cards.length === 0;
    this.root.replaceChildren(
      make(
        'section',
        {
          part: 'root',
          class: `${state}${isEmpty ? ' empty' : ''}`,
          lang: tag,
          dir: direction,
          'aria-labelledby': 'heading',
          'aria-busy': String(state === 'waiting'),
        },
        make('h2', { id: 'heading', part: 'heading' }, labels.related),
        make('ul', { part: 'list', role: 'list' }, ...rows, ...blanks),
      ),
    );
  }

  #follow(event: Event, { id, title }: Card, position: number): void {
    const { href: url } = event.currentTarget as HTMLAnchorElement;
    if (!this.tell('fihris:select', { id, url, title, position } satisfies RelatedDetail))
      event.preventDefault();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fihris-related': FihrisRelated;
  }
}

define('fihris-related', FihrisRelated);

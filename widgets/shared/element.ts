/** What both widgets are: an element with a shadow root, an endpoint to ask, and a language. */
import { type Ask, asking } from './ask.ts';
import { type Calendars, Locale } from './locale.ts';

/** Labels by name, as a site may give them for its own language. */
export type Labels<T> = { readonly [K in keyof T]?: T[K] };

const DEFAULT_LANGUAGE = 'ar';
const DEFAULT_DIGITS = 'latn';

export abstract class FihrisElement<T extends object> extends HTMLElement {
  /** Labels that the page sets; they stand before those of the file that `strings` names. */
  #own: Labels<T> = {};
  #fetched: Labels<T> = {};
  #locale: Locale | null = null;
  /** Whether it has been drawn: until then changes of attributes are how the element is set up. */
  #isDrawn = false;
  protected readonly root: ShadowRoot;

  /** @param delegatesFocus whether a click anywhere in the element focuses what can be */
  constructor(style: string, delegatesFocus = false) {
    super();
    this.root = this.attachShadow({ mode: 'open', delegatesFocus });
    const sheet = new CSSStyleSheet();
    // A sheet that a script makes is no inline style: a strict policy lets it be.
    sheet.replaceSync(style);
    this.root.adoptedStyleSheets = [sheet];
  }

  /** Labels in other words, or in a language that is not built in. */
  get strings(): Labels<T> {
    return this.#own;
  }
  set strings(labels: Labels<T>) {
    this.#own = { ...labels };
    if (this.#isDrawn) this.redraw();
  }

  /** The labels that are built in. */
  protected abstract builtIn(language: string): T;
  /** Draws everything anew. */
  protected abstract redraw(): void;

  connectedCallback(): void {
    // Set before the script was there, it hides the property.
    if (Object.hasOwn(this, 'strings')) {
      const early = this.strings;
      Reflect.deleteProperty(this, 'strings');
      this.strings = early;
    }
    this.#isDrawn = true;
    this.redraw();
    this.#fetchStrings();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    this.#locale = null;
    if (!this.#isDrawn || before === after) return;
    if (name === 'strings') this.#fetchStrings();
    this.redraw();
  }

  /** Where the archive is, without a slash at its end. @throws Error when the page does not say it */
  protected get endpoint(): string {
    const given = this.getAttribute('endpoint');
    if (given === null) {
      throw new Error(
        `<${this.localName}> needs endpoint="https://search.news.example", the archive to ask.`,
      );
    }
    return new URL(given, document.baseURI).href.replace(/\/+$/, '');
  }

  protected get ask(): Ask {
    return asking(this.endpoint);
  }

  protected get labels(): T {
    return { ...this.builtIn(this.locale.tag.slice(0, 2)), ...this.#fetched, ...this.#own };
  }

  /** Of the attributes `lang`, `digits` and `dates`; what is wrong in them is told on the console and left out. */
  protected get locale(): Locale {
    this.#locale ??= this.#readLocale();
    return this.#locale;
  }

  #readLocale(): Locale {
    const ofPage = document.documentElement.lang;
    // An Arabic page says its region, too. A theme that calls an Arabic page English is no rare mistake.
    const tag = this.getAttribute('lang') || (/^ar\b/i.test(ofPage) ? ofPage : DEFAULT_LANGUAGE);
    const digits = this.getAttribute('digits') || DEFAULT_DIGITS;
    const calendars = (this.getAttribute('dates') || 'gregorian') as Calendars;
    try {
      if (!['gregorian', 'hijri', 'both'].includes(calendars)) throw new RangeError(`dates: ${calendars}`);
      return new Locale({ tag, digits, calendars });
    } catch (error) {
      console.error(`<${this.localName}>: an attribute has no meaning, see docs/embed.md.`, error);
      return new Locale({ tag: DEFAULT_LANGUAGE, digits: DEFAULT_DIGITS, calendars: 'gregorian' });
    }
  }

  /** A whole number that an attribute gives, from 0 on. */
  protected number(name: string, byDefault: number, most: number): number {
    const given = this.getAttribute(name) ?? '';
    return /^\d+$/.test(given) ? Math.min(Number(given), most) : byDefault;
  }

  /** Tells the page. @returns false where the page has asked to leave what follows to it */
  protected tell(name: string, detail: object): boolean {
    return this.dispatchEvent(
      new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  async #fetchStrings(): Promise<void> {
    const address = this.getAttribute('strings');
    if (address === null) return;
    try {
      const response = await fetch(new URL(address, document.baseURI), { credentials: 'same-origin' });
      if (!response.ok) throw new Error(`${response.url} gives ${response.status}.`);
      this.#fetched = Object(await response.json());
      if (this.isConnected) this.redraw();
    } catch (error) {
      console.error(`<${this.localName}>: the labels cannot be read, so the built-in ones stand.`, error);
    }
  }
}

/** Makes an element known, once. A browser that lacks what it needs keeps what the page has in its place. */
export function define(name: string, element: CustomElementConstructor): void {
  const isAble = 'any' in AbortSignal && CSS.supports('color', 'light-dark(red, red)');
  if (isAble && customElements.get(name) === undefined) customElements.define(name, element);
}

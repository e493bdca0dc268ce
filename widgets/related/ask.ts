/** Asks for the articles related to a page, without those that the page shows already. */
import type { Card, RelatedAnswer, RelatedToTextBody } from '../../client/openapi.ts';
import type { Ask } from '../shared/ask.ts';
import { webAddress } from '../shared/dom.ts';

export interface RelatedWanted {
  /** Whose attributes say what is wanted. */
  readonly element: HTMLElement;
  readonly endpoint: string;
  readonly limit: number;
  /** Ids and addresses that the page has set. */
  readonly excluded: readonly string[];
}

/** Articles asked for beyond those wanted where some may be left out by their address, which only the page knows. */
const SPARE = 10;
/** So many characters of a page's text say what it is about. */
const LONGEST_TEXT = 20_000;
const LONGEST_TITLE = 500;

/** @throws Error when the page does not say to what; what `ask` throws when there is no answer */
export async function relatedTo(
  ask: Ask,
  { element, endpoint, limit, excluded }: RelatedWanted,
  mine: AbortSignal,
): Promise<Card[]> {
  const named = [...excluded, ...(element.getAttribute('exclude') ?? '').split(/[\s,]+/)].filter(Boolean);
  const exclude = named.filter((name) => !isAddress(name));
  const addresses = [...named.filter(isAddress), ...linksIn(element.getAttribute('exclude-links'))];
  const hidden = new Set([...addresses, ...ownAddresses()].map(plain));
  const wanted = { limit: limit + (addresses.length > 0 ? SPARE : 0), exclude };
  const id = idOf(element, endpoint);
  const { results } =
    id === null
      ? await ask<RelatedAnswer>('related', {}, mine, textWanted(element, wanted))
      : await ask<RelatedAnswer>(`related/${encodeURIComponent(id)}`, wanted, mine);
  const seen = results.filter(({ url }) => {
    const address = webAddress(url, document.baseURI);
    return address !== null && !hidden.has(plain(address));
  });
  return seen.slice(0, limit);
}

/** The id that the element names, also by the address of the archive's own view; null where it names this page. */
function idOf(element: HTMLElement, endpoint: string): string | null {
  const article = element.getAttribute('article');
  if (article) return article;
  const address = element.getAttribute('for');
  if (address === null) throw new Error('It needs article="ID", or for="ADDRESS OF THIS PAGE".');
  const url = new URL(address, document.baseURI);
  const view = `${endpoint}/read/`;
  const { href } = Object.assign(new URL(url), { search: '', hash: '' });
  if (href.startsWith(view)) return decodeURIComponent(href.slice(view.length));
  if (ownAddresses().some((own) => plain(own) === plain(url.href))) return null;
  throw new Error(`${href} is neither this page nor one of ${view}: name its article by article="ID".`);
}

/** What this page is about, for articles that the archive does not know by an id. */
function textWanted(element: HTMLElement, wanted: { limit: number; exclude: string[] }): RelatedToTextBody {
  const text = (name: string) => document.querySelector<HTMLElement>(name)?.innerText.trim();
  const title = text('h1') || document.title;
  const body = text(element.getAttribute('text') ?? 'article') || text('main') || title;
  return { title: title.slice(0, LONGEST_TITLE), body: body.slice(0, LONGEST_TEXT), ...wanted };
}

function isAddress(name: string): boolean {
  return /^(?:https?:\/)?\//.test(name);
}

function linksIn(selector: string | null): string[] {
  if (!selector) return [];
  return [...document.querySelectorAll(selector)].flatMap((part) =>
    [...part.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href),
  );
}

/** Addresses of this page: the one it was asked by, and the one it calls its own. */
function ownAddresses(): string[] {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  return [location.href, ...(canonical ? [canonical] : [])];
}

/** An address as it is compared: its fragment and a slash at its end do not count. */
function plain(address: string): string {
  return new URL(address, document.baseURI).href.replace(/#.*$/, '').replace(/\/$/, '');
}

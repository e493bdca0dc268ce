/** Rows of the list. All are of one height, whatever is in them, so that nothing moves when they are filled. */
import type { Card } from '../../client/openapi.ts';
import { cardLine } from '../shared/card.ts';
import { make, webAddress } from '../shared/dom.ts';
import type { Locale } from '../shared/locale.ts';

/** @param follow is told when the link is clicked */
export function rowOf(
  card: Card,
  locale: Locale,
  hasPicture: boolean,
  follow: (event: Event) => void,
): HTMLElement {
  const { title, url, image } = card;
  const link = make(
    'a',
    { part: 'link', class: 'title', href: webAddress(url, document.baseURI) ?? '' },
    make('span', { part: 'title', dir: 'auto' }, title),
  );
  link.addEventListener('click', follow);
  const text = make('div', { class: 'text' }, link, cardLine(card, locale));
  return make('li', { part: 'item' }, hasPicture ? frame(image) : null, text);
}

/** The place of a row. */
export function blankRow(hasPicture: boolean): HTMLElement {
  const text = make('div', { class: 'text' }, make('span', { class: 'bar' }), make('span', { class: 'bar' }));
  return make(
    'li',
    { part: 'skeleton', class: 'blank', 'aria-hidden': 'true' },
    hasPicture ? frame(undefined) : null,
    text,
  );
}

/** The place of a picture, which stays where there is none. */
function frame(address: string | undefined): HTMLElement {
  const src = webAddress(address, document.baseURI);
  const place = make('div', { part: 'thumbnail', class: 'frame' });
  if (src === null) return place;
  const picture = make('img', {
    alt: '',
    loading: 'lazy',
    decoding: 'async',
    referrerpolicy: 'no-referrer',
    src,
  });
  picture.addEventListener('error', () => picture.remove());
  place.append(picture);
  return place;
}

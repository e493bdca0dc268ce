/** Parts of an article's card that both widgets draw. */
import type { Card } from '../../client/openapi.ts';
import { make } from './dom.ts';
import type { Locale } from './locale.ts';

/** Where an article belongs and when it was published, each in an isolate: names may be of either direction. */
export function cardLine({ section, source, published }: Card, locale: Locale): HTMLElement {
  const name = section ?? source;
  return make(
    'span',
    { part: 'meta', class: 'meta' },
    ...(name === undefined ? [] : [make('bdi', { part: 'section' }, name), separator()]),
    dateOf(published, locale),
  );
}

function dateOf(published: string, locale: Locale): HTMLElement {
  const title = locale.day(published).join(' \u00b7 ');
  const calendars = locale.date(published).map((text) => make('bdi', {}, text));
  const pieces = calendars.flatMap((bdi, i) => (i === 0 ? [bdi] : [separator(), bdi]));
  return make('time', { part: 'date', datetime: published, title }, ...pieces);
}

function separator(): HTMLElement {
  return make('span', { class: 'dot', 'aria-hidden': 'true' }, ' \u00b7 ');
}

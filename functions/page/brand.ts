/**
 * The identity: a mark and a wordmark, drawn as vectors so that they look the
 * same whatever fonts the reader has.
 *
 * The mark is a page of an index: entries with their page numbers, and the one
 * that was looked for in amber. The wordmark is «فهرس» outlined from Noto Kufi
 * Arabic Bold (SIL Open Font License), the dot of its فاء in the same amber.
 */
import { html } from 'hono/html';
import type { Html } from './model.ts';
import { STRINGS } from './strings.ts';

/** The letters of the wordmark (in a 345 × 97 box), apart from the dot. */
const LETTERS = [
  'M111.8 72.5c-5.7 0-10.9-2.5-15.7-7.5c-3.7 5-9.3 7.5-16.7 7.5h-11.9c-1.2 16-11 24-29.4 24h-4.4c-5.7 0-10.5-1.2-14.6-3.6c-4.1-2.3-7.2-5.6-9.3-9.8c-2.2-4.2-3.3-9.1-3.3-14.6c0-3.8 .4-7.6 1.4-11.6c.9-3.8 2.1-7.4 3.7-10.5h13.2c-1.1 3.5-1.9 7.3-2.5 11.2c-.6 3.9-.9 7.6-.9 11c0 4.9 1.2 8.7 3.7 11.6c2.4 2.9 5.6 4.3 9.6 4.3h3c5.1 0 8.9-1.4 11.4-4.1c2.4-2.8 3.6-6.7 3.6-11.8v-37.8h14.9v29.7h8.5c3.3 0 5.8-.9 7.3-2.8c1.5-1.9 2.3-4.8 2.3-8.8v-18.1h14.9v19.3c0 1.6-.1 3.1-.3 4.5c1.7 2.2 3.3 3.7 4.9 4.6c1.7 .9 3.8 1.3 6.3 1.3h6.2v-37.5h14.9v49.5z',
  'M176.4 72.5v1.6c0 6.9-1.9 12.3-5.7 16.3c-3.8 4.1-8.9 6.1-15.2 6.1c-3.4 0-6.5-.4-9.4-1.2c-2.9-.8-5.9-2.3-9-4.4l6-9.7c1.7 1.1 3.3 1.9 4.6 2.3c1.4 .4 3 .6 4.9 .6c2.7 0 4.8-1 6.4-3c1.7-2.1 2.5-4.6 2.5-7.7v-50.4h14.9v37.5h13c.3 0 .5 .1 .5 .4v11.1c0 .3-.2 .5-.5 .5z',
  'M200.7 60.5c-1.3-1.3-2.5-3-3.4-5.3c-.9-2.3-1.4-4.9-1.4-8c0-4.5 1-8.4 3.1-11.8c2.1-3.4 4.8-6.1 8.3-8c3.5-1.9 7.3-2.9 11.5-2.9c4.6 0 8.6 .9 12 2.8c3.3 1.9 5.9 4.4 7.8 7.7c1.9 3.3 2.8 7 2.8 11.3v14.2h13.9v-18.5c0-8.5-2.1-15-6.3-19.5c-4.1-4.5-10.2-6.8-18.2-6.8c-5 0-9.4 .3-13.2 .9c-3.8 .6-7.5 1.6-11.1 2.9l-3.4-11.4c4.6-1.6 9.1-2.7 13.6-3.4c4.4-.7 9.1-1 14.1-1c13.1 0 23 3.2 29.5 9.5c6.6 6.3 9.9 15.5 9.9 27.5v19.8h12.5c.3 0 .5 .1 .5 .4v11.1c0 .3-.2 .5-.5 .5h-94.3c-.3 0-.5-.2-.5-.5v-11.1c0-.3 .2-.4 .5-.4z',
  'M223.3 60.5h3.2v-13.6c0-3.5-.6-6-1.8-7.5c-1.3-1.6-3.2-2.4-5.8-2.4c-2.3 0-4.1 .9-5.6 2.9c-1.4 1.8-2.1 4.3-2.1 7.2c0 8.9 4 13.4 12.1 13.4z',
  'M281.7 72.5c-.3 0-.5-.2-.5-.5v-11.1c0-.3 .2-.4 .5-.4h14.3c-3.2-3.8-4.8-8.2-4.8-13.2c0-7.5 2.6-13.4 7.7-17.7c5.1-4.4 12.3-6.6 21.5-6.6h17.8v49.5z',
  'M320.5 60.5h2.8v-25.5h-2.6c-4.5 0-8 1.1-10.5 3.4c-2.5 2.2-3.7 5.4-3.7 9.7c0 3.9 1.2 7 3.6 9.2c2.4 2.1 5.9 3.2 10.4 3.2z',
].join('');

const DOT =
  'M319.3 14.4c-2.1 0-3.7-.7-4.9-2c-1.2-1.3-1.8-3-1.8-5.2c0-2.3 .6-4 1.7-5.3c1.2-1.3 2.9-1.9 5-1.9c2.1 0 3.7 .6 4.8 1.9c1.2 1.3 1.8 3 1.8 5.3c0 2.2-.6 3.9-1.8 5.2c-1.2 1.3-2.8 2-4.8 2z';

/** The page, its plain entries, and the entry found, in a 32 × 32 box. */
const PAGE = 'M3 2h26a1 1 0 0 1 1 1v26a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1z';
const ENTRIES = 'M13 7.5h13v3H13zM6 7.5h3v3H6zM15 21.5h11v3H15zM6 21.5h3v3H6z';
const FOUND = 'M11 14.5h15v3H11zM6 14.5h3v3H6z';

/** The mark beside the wordmark; the style sheet colours it. */
function mark(): Html {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path class="mark-page" d="${PAGE}"/><path class="mark-entries" d="${ENTRIES}"/><path class="mark-found" d="${FOUND}"/></svg>`;
}

/** The name plate: the mark, and the name in its outlined letters. */
export function namePlate(): Html {
  return html`${mark()}<svg class="wordmark" viewBox="4 0 337 97" role="img" aria-label="${STRINGS.site.name}" focusable="false"><path d="${LETTERS}"/><path class="wordmark-dot" d="${DOT}"/></svg>`;
}

/** The mark as a `data:` icon, sparing the server a request for favicon.ico. */
export function icon(): Html {
  return html`<link rel="icon" type="image/svg+xml" href="${iconAddress()}">`;
}

/** A `data:` address of the mark. */
export function iconAddress(): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0b4f55" d="${PAGE}"/><path fill="#fff" d="${ENTRIES}"/><path fill="#ffc24b" d="${FOUND}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

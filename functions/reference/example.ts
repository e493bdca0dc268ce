/**
 * Examples as texts to be read: Arabic inside them stands by itself, so that it turns neither the order of what is around
 * it nor that of the punctuation beside it.
 */
import { html } from 'hono/html';
import type { Html } from '../page/model.ts';

/** A string of JSON, with the colon after it where it is the name of a field. */
const JSON_STRING = /"(?:\\.|[^"\\])*":?/g;
/** What is not ASCII, up to what separates cells, tags or lines. */
const FOREIGN = /\P{ASCII}(?:[^<>",\r\n]*\P{ASCII})?/gu;

/** Shows a text as it is sent, and anything else as the JSON that it is sent as. */
export function exampleText(value: unknown): Html {
  return typeof value === 'string'
    ? pieces(value.replace(/\r\n/g, '\n'), FOREIGN, isolated)
    : pieces(JSON.stringify(value, null, 2), JSON_STRING, (text) =>
        text.endsWith(':') ? html`<span class="ref-key">${text}</span>` : isolated(text),
      );
}

const isolated = (text: string) => (/\P{ASCII}/u.test(text) ? html`<bdi>${text}</bdi>` : html`${text}`);

/** A text with some of it drawn otherwise. */
function pieces(text: string, pattern: RegExp, draw: (found: string) => Html): Html {
  const drawn: (Html | string)[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    drawn.push(text.slice(end, index), draw(found));
    end = index + found.length;
  }
  return html`${[...drawn, text.slice(end)]}`;
}

/** Crawled text as plain text: entities decoded, markup stripped, white space tidied, paragraphs kept. */
import { Parser } from 'htmlparser2';
import names from './html-names.json' with { type: 'json' };

const BLOCKS = new Set(names.blocks);
const CELLS = new Set(names.cells);
const SKIPPED = new Set(names.skipped);

const ELEMENT = `(?:${[...names.blocks, ...names.cells, ...names.skipped, ...names.inline].join('|')}|[a-z]\\w*[-:][\\w:-]*)`;
/** A tag of a known element; `[^<>]` and not `[^>]`, so that a text full of `<` is read once, not once for each. */
const TAG = `<\\/?${ELEMENT}(?=[\\s/>])[^<>]*>`;
const ENTITY = '&(?:[a-z][a-z0-9]*|#\\d+|#x[0-9a-f]+);';
const DECLARATION = '<(?:!doctype|\\?)[^<>]*>';

const MARKUP = new RegExp(`${TAG}|${ENTITY}|${DECLARATION}`, 'i');
/** What a parser would take for markup and is not: these stand in text, as in a comparison, an address, a company's name. */
const LITERAL = new RegExp(`<(?!\\/?${ELEMENT}[\\s/>]|!doctype|\\?)|&(?!${ENTITY.slice(1)})`, 'gi');

/** Entities may be escaped twice by sloppy exports; more often than that is text about entities. */
const MOST_PASSES = 2;

/** @returns text without markup; paragraphs separated by one empty line */
export function cleanText(text: string): string {
  let plain = withoutBrackets(text.toWellFormed());
  for (let pass = 0; pass < MOST_PASSES && MARKUP.test(plain); pass++) {
    plain = withoutBrackets(withoutMarkup(plain));
  }
  return tidySpace(plain);
}

/** As {@link cleanText}, on one line: for titles and labels. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** Without comments, and without what XML exports wrap their text in. */
function withoutBrackets(text: string): string {
  const unwrapped = replaceBetween(text, '<![CDATA[', ']]>', (inside) => inside);
  return replaceBetween(unwrapped, '<!--', '-->', () => '');
}

/** Each `open…close` replaced; an `open` that is never closed is text. Linear, which a lazy expression is not. */
function replaceBetween(
  text: string,
  open: string,
  close: string,
  replacement: (inside: string) => string,
): string {
  let result = '';
  let at = 0;
  for (let start = text.indexOf(open); start !== -1; start = text.indexOf(open, at)) {
    const end = text.indexOf(close, start + open.length);
    if (end === -1) break;
    result += text.slice(at, start) + replacement(text.slice(start + open.length, end));
    at = end + close.length;
  }
  return result + text.slice(at);
}

function withoutMarkup(html: string): string {
  const skipped = namesClosedIn(html);
  let text = '';
  let skipping = 0;
  const parser = new Parser(
    {
      onopentag: (name) => {
        if (skipped.has(name)) skipping++;
        text += spaceAround(name);
      },
      onclosetag: (name) => {
        if (skipped.has(name)) skipping--;
        else if (name !== 'br') text += spaceAround(name);
      },
      ontext: (part) => {
        if (skipping === 0) text += part;
      },
    },
    // XHTML closes empty frames and scripts with a slash; read as open they would swallow the rest of the text.
    { decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.end(html.replace(LITERAL, (sign) => (sign === '<' ? '&lt;' : '&amp;')));
  return text;
}

/** Elements without text, where they are closed or close themselves: one left open must not swallow what follows it. */
function namesClosedIn(html: string): ReadonlySet<string> {
  if (!/<\/|\/>/.test(html)) return new Set();
  const lower = html.toLowerCase();
  return new Set([...SKIPPED].filter((name) => lower.includes(`</${name}`) || lower.includes('/>')));
}

function spaceAround(name: string): string {
  if (name === 'br') return '\n';
  if (BLOCKS.has(name)) return '\n\n';
  return CELLS.has(name) ? ' ' : '';
}

/** One space between words, one empty line between paragraphs, none of either at the ends; no control characters. */
function tidySpace(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028]/g, '\n')
    .replaceAll('\u2029', '\n\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}

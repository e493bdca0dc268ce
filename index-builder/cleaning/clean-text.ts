/** Crawled text as plain text: entities decoded, markup stripped, white space tidied, paragraphs kept. */
import { Parser } from 'htmlparser2';

/** Elements that end a paragraph; the contents of the second list are not text at all. */
const BLOCKS = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'blockquote',
  'section',
  'article',
  'figure',
  'table',
]);
const SKIPPED = new Set(['script', 'style', 'template', 'noscript', 'iframe']);

/** Looks like a tag or an entity; plain text with a lone `<` or `&` is left alone. */
const MARKUP = /<\/?[a-z][^>]*>|<!--|&(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);/i;

/** Entities may be escaped twice by sloppy exports; more often than that is text about entities. */
const MOST_PASSES = 2;

/** @returns text without markup; paragraphs separated by one empty line */
export function cleanText(text: string): string {
  let plain = text;
  for (let pass = 0; pass < MOST_PASSES && MARKUP.test(plain); pass++) plain = withoutMarkup(plain);
  return tidySpace(plain);
}

/** As {@link cleanText}, on one line: for titles and labels. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

function withoutMarkup(html: string): string {
  let text = '';
  let skipping = 0;
  const breakParagraph = (name: string) => {
    if (BLOCKS.has(name)) text += name === 'br' ? '\n' : '\n\n';
  };
  const parser = new Parser(
    {
      onopentag: (name) => {
        if (SKIPPED.has(name)) skipping++;
        breakParagraph(name);
      },
      onclosetag: (name) => {
        if (SKIPPED.has(name)) skipping--;
        else if (name !== 'br') breakParagraph(name);
      },
      ontext: (part) => {
        if (skipping === 0) text += part;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return text;
}

/** One space between words, one empty line between paragraphs, none of either at the ends. */
function tidySpace(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .replaceAll('\0', '')
    .trim();
}

/**
 * The frame around every page: head, name plate, search box, content, footer.
 *
 * The document is right-to-left Arabic, asks for nothing outside the site, and
 * is whole without the script.
 */
import { html } from 'hono/html';
import { FEED_FORMATS, FEED_TYPES, type FeedFormat } from '../feeds/formats.ts';
import { SCRIPT_HREF, STYLE_HREF } from './assets.ts';
import { icon, namePlate } from './brand.ts';
import { FONT_ADDRESSES } from './font-addresses.ts';
import { feedHref, HOME, OPENSEARCH, OPENSEARCH_TYPE, REFERENCE, type Search } from './links.ts';
import type { Html } from './model.ts';
import { fill } from './numbers.ts';
import { STRINGS } from './strings.ts';

/** What a page gives the frame. */
export interface Frame {
  /** The page's own title; the site's name is added. Empty on the front page. */
  title?: string;
  description?: string;
  /** The front page wears the large name plate; the others the small one. */
  front?: boolean;
  /** Whether search engines may list the page (not so for results). */
  listed?: boolean;
  /** The page's own address, where it can be reached by several. */
  canonical?: string;
  /** Addresses of style sheets beside the site's own. */
  styles?: readonly string[];
  /** The search whose feeds go with the page. */
  feeds?: Search;
  /** The search form, shown in the masthead. */
  search: Html;
  /** A line under the large name plate. */
  ears?: Html;
  content: Html;
}

const { site } = STRINGS;

/** The name plate: the page's heading on the front page, a way home elsewhere. */
function plate(front: boolean): Html {
  return front
    ? html`<h1 class="plate">${namePlate()}</h1><p class="tagline">${site.tagline}</p>`
    : html`<p class="plate"><a href="${HOME}" aria-label="${site.name}، ${site.home}">${namePlate()}</a></p>`;
}

/** Where readers of feeds find those of the page's search. */
function feedLinks(search: Search): Html {
  const title = (format: FeedFormat) =>
    fill(STRINGS.feeds.link, { format: STRINGS.feeds.formats[format], query: search.query });
  const link = (format: FeedFormat) =>
    html`<link rel="alternate" type="${FEED_TYPES[format]}" title="${title(format)}" href="${feedHref(format, search)}">
`;
  return html`${FEED_FORMATS.map(link)}`;
}

/** The keyboard hint; the style sheet shows it only where the keys do work. */
function keys(): Html {
  return html`<p class="keys">${site.keysLead} ${site.keys.map(({ key, does }) => html`<span><kbd>${key}</kbd> ${does}</span> `)}</p>`;
}

/** A whole document. */
export function renderLayout(frame: Frame): Html {
  const {
    title,
    description = site.description,
    front = false,
    listed = true,
    canonical,
    styles = [],
    feeds,
    search,
    ears,
    content,
  } = frame;
  const name = `${site.name}: ${site.tagline}`;
  return html`<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title ? fill(STRINGS.titleJoin, { title, site: site.name }) : name}</title>
<meta name="description" content="${description}">
${listed ? '' : html`<meta name="robots" content="noindex">`}${canonical ? html`<link rel="canonical" href="${canonical}">` : ''}
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0b4f55">
${icon()}
${FONT_ADDRESSES.map(
  (href) => html`<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>
`,
)}<link rel="search" type="${OPENSEARCH_TYPE}" title="${site.name}" href="${OPENSEARCH}">
${feeds ? feedLinks(feeds) : ''}<link rel="stylesheet" href="${STYLE_HREF}">
${styles.map(
  (href) => html`<link rel="stylesheet" href="${href}">
`,
)}<script src="${SCRIPT_HREF}" defer></script>
</head>
<body class="${front ? 'front' : 'inside'}">
<a class="skip" href="#content">${site.skip}</a>
<header class="masthead">
<div class="wrap masthead-in">
<div class="masthead-plate">${plate(front)}</div>
${search}
</div>
${ears ? html`<div class="ears"><div class="wrap">${ears}</div></div>` : ''}
</header>
<main id="content" class="wrap" tabindex="-1">
${content}
</main>
<footer class="colophon">
<div class="wrap">
<p>${site.colophon} <a href="${REFERENCE}">${site.reference}</a></p>
${keys()}
</div>
</footer>
</body>
</html>`;
}

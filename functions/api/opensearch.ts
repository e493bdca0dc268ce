/** The OpenSearch description, by which browsers add the archive to their search engines. */
import { escapeHtml } from '../../src/search/snippets/markup.ts';
import type { App } from '../app.ts';
import { FEED_TYPES } from '../feeds/formats.ts';
import { iconAddress } from '../page/brand.ts';
import { OPENSEARCH, OPENSEARCH_TYPE } from '../page/links.ts';
import { STRINGS } from '../page/strings.ts';

const CACHE = 'public, max-age=3600';

/** @param publicUrl where readers find this; by default the host that was asked */
export function addOpenSearch(app: App, publicUrl: string | undefined): void {
  app.get(OPENSEARCH, (c) =>
    c.body(description(new URL('/', publicUrl ?? c.req.url).href), 200, {
      'Content-Type': `${OPENSEARCH_TYPE}; charset=utf-8`,
      'Cache-Control': CACHE,
    }),
  );
}

/** OpenSearch 1.1. @param root address of the front page */
function description(root: string): string {
  const { name, description: about } = STRINGS.site;
  const url = (type: string, template: string) =>
    `  <Url type="${type}" template="${escapeHtml(root + template)}"/>`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `  <ShortName>${escapeHtml(name)}</ShortName>`,
    `  <Description>${escapeHtml(about)}</Description>`,
    `  <Image height="16" width="16" type="image/svg+xml">${escapeHtml(iconAddress())}</Image>`,
    url('text/html', '?q={searchTerms}'),
    url(FEED_TYPES.rss, 'search.rss?q={searchTerms}'),
    url(FEED_TYPES.atom, 'search.atom?q={searchTerms}'),
    `  <Url type="${OPENSEARCH_TYPE}" rel="self" template="${escapeHtml(new URL(OPENSEARCH, root).href)}"/>`,
    '  <Language>ar</Language>',
    '  <InputEncoding>UTF-8</InputEncoding>',
    '  <OutputEncoding>UTF-8</OutputEncoding>',
    '</OpenSearchDescription>',
    '',
  ].join('\n');
}

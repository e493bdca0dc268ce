/** The OpenSearch description: how browsers search the archive. */
import { describe, expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';
import { childrenOf, readXml, textOf } from './read-xml.ts';

const provider = new IndexProvider(storageWith(SAMPLES), { inflater: testCodec });
const app = createApp({ provider });
const TYPE = 'application/opensearchdescription+xml';

describe('/opensearch.xml', () => {
  it('is a description as OpenSearch 1.1 has it', async () => {
    const response = await app.request('https://news.example/opensearch.xml');
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, `${TYPE}; charset=utf-8`]);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=3600');
    const root = readXml(await response.text());
    expect([root.name, root.uri]).toEqual(['OpenSearchDescription', 'http://a9.com/-/spec/opensearch/1.1/']);
    expect(textOf(root, 'ShortName').length).toBeLessThanOrEqual(16);
    expect(textOf(root, 'Description').length).toBeLessThanOrEqual(1024);
    expect(textOf(root, 'Image')).toMatch(/^data:image\/svg\+xml,%3Csvg/);
    expect(textOf(root, 'InputEncoding')).toBe('UTF-8');
    const again = await app.request('https://news.example/opensearch.xml', {
      headers: { 'If-None-Match': response.headers.get('ETag')! },
    });
    expect(again.status).toBe(304);
  });

  it('has templates that answer with what they say', async () => {
    const root = readXml(await (await app.request('https://news.example/opensearch.xml')).text());
    const urls = childrenOf(root, 'Url').filter(({ attributes }) => attributes['rel'] !== 'self');
    expect(urls.map(({ attributes }) => attributes['type'])).toEqual([
      'text/html',
      'application/rss+xml',
      'application/atom+xml',
    ]);
    for (const { attributes } of urls) {
      const address = attributes['template']!.replace('{searchTerms}', encodeURIComponent('مدينة'));
      const response = await app.request(address);
      expect([address, response.status]).toEqual([address, 200]);
      expect(response.headers.get('Content-Type')).toBe(`${attributes['type']}; charset=utf-8`);
      expect(await response.text()).toContain('مدينة');
    }
  });

  it('stands at the public address, where there is one', async () => {
    const publicUrl = 'https://search.news.example/';
    const text = await (
      await createApp({ provider, publicUrl }).request('http://internal/opensearch.xml')
    ).text();
    expect(text).toContain('template="https://search.news.example/?q={searchTerms}"');
    expect(text).not.toContain('internal');
  });

  it('is named by every page', async () => {
    for (const path of ['/', '/?q=%D9%85%D8%AF%D9%8A%D9%86%D8%A9', '/read/soc-001', '/read/nobody']) {
      const html = await (await app.request(path)).text();
      expect(html).toContain(`<link rel="search" type="${TYPE}" title="فهرس" href="/opensearch.xml">`);
    }
  });
});

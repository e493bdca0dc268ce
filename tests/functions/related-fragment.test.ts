/** Related articles as a piece of HTML: what it links to, what it escapes, and ids that look like its address. */
import { describe, expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';

const STORY = 'soc-001';
const [first, second, third] = ['soc-013', 'soc-019', 'soc-006'];
/** Of the related articles one has an address of its own, one a path of its site, one what must not become a link. */
const CHANGES: Readonly<Record<string, object>> = {
  [first!]: { url: 'https://publisher.example/1', title: 'شبكة <b>"لتصريف"</b> مياه الأمطار في المكلا' },
  [second!]: { url: '/2026/10/alarm' },
  [third!]: { url: 'javascript:alert(1)' },
};
const ODD = { ...SAMPLES.find(({ id }) => id === 'pol-001')!, id: '2026/pol.html' };
const app = createApp({
  provider: new IndexProvider(storageWith([...SAMPLES.map((one) => ({ ...one, ...CHANGES[one.id] })), ODD])),
  publicUrl: 'https://search.news.example',
});

const ask = (path: string, headers = {}) => app.request(`https://inner.example${path}`, { headers });
const textAt = async (path: string) => (await ask(path)).text();
const hrefsIn = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

describe('GET /related/{id}.html', () => {
  it('has the articles of the JSON, in their order, as whole addresses', async () => {
    const response = await ask(`/related/${STORY}.html?limit=12`);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=300, stale-while-revalidate=3600');
    const html = await response.text();
    const { results } = await (await ask(`/related/${STORY}?limit=12`)).json();
    const ids = results.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining([first, second, third]));
    const addresses: Readonly<Record<string, string>> = {
      [first!]: 'https://publisher.example/1',
      [second!]: 'https://search.news.example/2026/10/alarm',
    };
    expect(hrefsIn(html)).toEqual(
      ids.map((id: string) => addresses[id] ?? `https://search.news.example/read/${id}`),
    );
    expect(html).toContain('شبكة &lt;b&gt;&quot;لتصريف&quot;&lt;/b&gt; مياه');
    expect(html).toMatch(/^<section class="fihris-related" lang="ar" dir="rtl">\n<h2>أخبار ذات صلة<\/h2>/);
    expect(html).toContain('<time datetime="2026-10-26');
    const again = await ask(`/related/${STORY}.html?limit=12`, {
      'If-None-Match': response.headers.get('ETag'),
    });
    expect(again.status).toBe(304);
  });

  it('completes addresses by base, and leaves out what it is told to', async () => {
    const html = await textAt(
      `/related/${STORY}.html?limit=12&exclude=${first}&base=${encodeURIComponent('https://news.example/ar/')}`,
    );
    const hrefs = hrefsIn(html);
    expect(hrefs).toContain('https://news.example/2026/10/alarm');
    expect(hrefs).toContain(`https://news.example/read/${third}`);
    expect(hrefs).not.toContain('https://publisher.example/1');
    const refused = await ask(`/related/${STORY}.html?base=javascript:alert(1)`);
    expect(refused.status).toBe(400);
    expect((await refused.json()).detail).toContain('base must be a web address');
  });

  it('is empty where nothing is related', async () => {
    const lonely = SAMPLES.slice(0, 1);
    const alone = createApp({ provider: new IndexProvider(storageWith(lonely)) });
    const response = await alone.request(`https://news.example/related/${lonely[0]!.id}.html`);
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('tells ids that end like it from its own address, and problems as all routes do', async () => {
    const id = encodeURIComponent(ODD.id);
    expect((await (await ask(`/related/${id}`)).json()).results.length).toBeGreaterThan(0);
    expect(await textAt(`/related/${id}.html`)).toMatch(/^<section/);
    const missing = await ask('/related/nobody.html');
    expect([missing.status, (await missing.json()).type]).toEqual([
      404,
      'urn:fihris:problem:unknown-article',
    ]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE, ask, MARKUP_TITLE, publishArchive } from './site.ts';

beforeAll(publishArchive);

const ESCAPED_TITLE = '&lt;script&gt;alert(&quot;زنبرك&quot;)&lt;/script&gt; &amp; &#39;زنبرك&#39;';

async function pageAt(path: string): Promise<{ status: number; html: string }> {
  const response = await ask(path);
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  return { status: response.status, html: await response.text() };
}

function pathTo(base: string, params: Readonly<Record<string, string>>): string {
  return `${base}?${new URLSearchParams(params)}`;
}

describe('the front page', () => {
  it('is Arabic, right to left, with the newest articles first and how many there are', async () => {
    const { status, html } = await pageAt('/');
    expect(status).toBe(200);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    const newest = [...ARCHIVE].sort((a, b) => Date.parse(b.published) - Date.parse(a.published))[0]!;
    const [first] = /<h2 class="entry-title"><a href="[^"]*">[^<]*/.exec(html)!;
    expect(first).toContain(`href="/read/${newest.id}"`);
    expect(html).toMatch(new RegExp(`<b>${ARCHIVE.length} \\S+</b>`));
  });

  it('is what an empty form leads to', async () => {
    const { html } = await pageAt('/?q=&section=&source=&from=&to=&author=&sort=relevance');
    expect(html).toContain('<body class="front">');
  });
});

describe('a page of results', () => {
  it('marks the words and links to articles with the way back', async () => {
    const asked = { q: 'مدينة', section: 'مجتمع', sort: 'newest' };
    const { status, html } = await pageAt(pathTo('/', asked));
    expect(status).toBe(200);
    expect(html).toMatch(/<mark>[^<]*مدينة<\/mark>/);
    const search = new URLSearchParams(asked).toString().replaceAll('&', '&amp;');
    expect(html).toContain(`?${search}">`);
    expect(html).toContain('<option selected>مجتمع</option>');
    expect(html).toContain('<option value="newest" selected>');
    expect(html).toContain('<span>القسم:</span> <bdi>مجتمع</bdi>');
    expect(html).toMatch(/<summary><span>تصفية وترتيب<\/span><span class="filters-set">2<\/span>/);
  });

  it('says that words are missing, and which', async () => {
    const { html } = await pageAt(pathTo('/', { q: 'مدينة زنبرك' }));
    expect(html).toContain('لا خبر يضمّ كلمات بحثك كلها');
    expect(html).toContain('<span>لا يرد فيه:</span> <bdi>مدينة</bdi>');
  });

  it('says what else was found, with the way to the words exactly as typed, and back', async () => {
    const { html } = await pageAt(pathTo('/', { q: 'أمطار المكلا', section: 'مجتمع' }));
    expect(html).toContain('شملت النتائج أيضًا: <bdi>مطر</bdi>.');
    const exact = /<p class="wording">.*?href="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
    expect(Object.fromEntries(new URLSearchParams(exact.slice(2)))).toEqual({
      q: 'أمطار المكلا',
      exact: 'true',
      section: 'مجتمع',
    });
    const typed = await pageAt(exact);
    expect(typed.html).toContain('هذه نتائج كلماتك كما كتبتها تمامًا.');
    expect(typed.html).not.toContain('شملت النتائج أيضًا');
    expect(/<p class="wording">.*?href="([^"]+)"/.exec(typed.html)![1]).not.toContain('exact');
    // The search is kept on the way to an article.
    expect(typed.html).toMatch(/href="\/read\/[^"]+exact=true/);
  });

  it('says that results with a part of the words stand among the others, and what each lacks', async () => {
    const { html } = await pageAt(pathTo('/', { q: 'أمطار غزيرة تغمر أحياء المكلا' }));
    const [, list] = html.split('بين هذه الأخبار ما يرد فيه بعض كلمات بحثك فقط');
    const entries = list!.match(/<article class="entry">/g)!.length;
    const lacking = list!.match(/entry-missing/g)!.length;
    expect(lacking).toBeGreaterThan(0);
    expect(lacking).toBeLessThan(entries);
  });

  it('lists everything else where a query only leaves out', async () => {
    const { status, html } = await pageAt(pathTo('/', { q: '-مدينة' }));
    expect(status).toBe(200);
    expect(html).toContain('<article class="entry">');
  });

  it('helps on where nothing was found, and past the last page', async () => {
    const none = await pageAt(pathTo('/', { q: 'زقزقةة', section: 'مجتمع' }));
    expect(none.status).toBe(200);
    expect(none.html).toContain('لم نجد ما يطابق بحثك');
    expect(none.html).toContain('ألغِ التصفية وابحث في الأخبار كلها');
    const past = await pageAt(pathTo('/', { q: 'مدينة', offset: '5000' }));
    expect(past.html).toContain('لا نتائج في هذه الصفحة.');
  });

  it('leads through all results, keeping the search', async () => {
    const { html } = await pageAt(pathTo('/', { q: 'مدينة', sort: 'oldest' }));
    const next = /rel="next" href="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
    expect(Object.fromEntries(new URLSearchParams(next.slice(2)))).toEqual({
      q: 'مدينة',
      sort: 'oldest',
      offset: '10',
    });
    const { html: second } = await pageAt(next);
    expect(second).toContain('start="11"');
    expect(second).toContain('rel="prev"');
  });

  it.each([
    [{ q: 'ا'.repeat(257) }, 'نص البحث أطول من 256 حرفًا'],
    [{ q: 'مدينة', from: '2026-02-30' }, 'أحد التاريخين غير مفهوم'],
    [{ q: 'مدينة', from: '2026-03-02', to: '2026-03-01' }, 'تاريخ البداية بعد تاريخ النهاية'],
    [{ q: 'مدينة', limit: 'x' }, 'في عنوان الصفحة قيمة غير صالحة'],
    [{ q: '', section: 'مجتمع' }, 'اكتب كلمة واحدة على الأقل'],
  ])('says under the box what is wrong with %j', async (params, message) => {
    const response = await ask(pathTo('/', params));
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([400, 'no-store']);
    expect(await response.text()).toMatch(
      new RegExp(`<p class="alert" id="q-error" role="alert">${message}`),
    );
  });

  it('shows what was typed as text, never as markup', async () => {
    const { html } = await pageAt(pathTo('/', { q: '"><script>alert(1)</script>', author: "'><b>" }));
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(html).toContain('value="&#39;&gt;&lt;b&gt;"');
  });
});

describe('an article', () => {
  it('shows its text and related news', async () => {
    const story = ARCHIVE.find((one) => one.id === 'soc-001')!;
    const { status, html } = await pageAt('/read/soc-001');
    expect(status).toBe(200);
    expect(html).toContain(`<h1>${story.title}</h1>`);
    for (const paragraph of story.body.split('\n\n')) expect(html).toContain(paragraph.trim());
    expect(html).toContain('أخبار ذات صلة');
    expect(html).not.toContain('<mark>');
  });

  it('marks the words of the search it was found by, and leads back to its page of results', async () => {
    const asked = { q: 'امطار المكلا', section: 'مجتمع', offset: '10' };
    const { html } = await pageAt(pathTo('/read/soc-001', asked));
    const [title] = /<h1>.*<\/h1>/.exec(html)!;
    expect(title).toContain('<mark>أمطار</mark>');
    expect(title).toContain('<mark>المكلا</mark>');
    expect(html).toContain('<mark>الأمطار</mark>');
    expect(html).toContain(`<a href="/?${new URLSearchParams(asked).toString().replaceAll('&', '&amp;')}">`);
    expect(html).toContain('<link rel="canonical" href="/read/soc-001">');
  });

  it('is shown whatever its address says was searched for', async () => {
    for (const q of ['-مدينة', 'ا'.repeat(300), '"', '']) {
      const { status, html } = await pageAt(pathTo('/read/soc-001', { q }));
      expect([q, status, html.includes('<mark>')]).toEqual([q, 200, false]);
    }
  });

  it('is text, never markup', async () => {
    const { html } = await pageAt(`/read/${encodeURIComponent('a/b')}`);
    expect(html).toContain(`<h1>${ESCAPED_TITLE}</h1>`);
    expect(html).toContain(`<title>${ESCAPED_TITLE} — فهرس</title>`);
    expect(html).not.toContain(MARKUP_TITLE);
    expect(html).toContain('&lt;b&gt;نص&lt;/b&gt;');
  });
});

describe('people who go astray', () => {
  it('are told that there is no such article', async () => {
    const { status, html } = await pageAt('/read/nobody');
    expect([status, html.includes('لم نجد هذا الخبر')]).toEqual([404, true]);
  });

  it('are told that there is no such page, in a page; programs in JSON', async () => {
    const page = await ask('/nowhere', { headers: { Accept: 'text/html,*/*;q=0.8' } });
    expect([page.status, (await page.text()).includes('لا صفحة بهذا العنوان')]).toEqual([404, true]);
    const json = await ask('/nowhere', { headers: { Accept: '*/*' } });
    expect(json.headers.get('Content-Type')).toBe('application/problem+json');
  });
});

describe('the style sheet and the script', () => {
  it('have the addresses the pages name, and may be kept for ever there', async () => {
    const { html } = await pageAt('/');
    const addresses = [
      [/<link rel="stylesheet" href="([^"]+)">/, 'text/css; charset=utf-8'],
      [/<script src="([^"]+)" defer>/, 'text/javascript; charset=utf-8'],
    ] as const;
    for (const [pattern, type] of addresses) {
      const address = pattern.exec(html)![1]!;
      const { headers } = await ask(address);
      expect(headers.get('Content-Type')).toBe(type);
      expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
      const old = await ask(address.replace(/-[0-9a-f]{8}/, '-00000000'));
      expect([old.status, old.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=60']);
      expect((await ask(address.replace(/-[0-9a-f]{8}/, ''))).status).toBe(404);
    }
  });
});

/** The client in a browser, on a page of another site. */
import { expect, it } from 'vitest';
import { bundledClient } from '../client/bundled-client.ts';
import { COMMON, describeInChromium, freshPageAt, site } from './site.ts';

describeInChromium('the client', () => {
  it('searches from the page of another site, and tells problems', async () => {
    const { text } = await bundledClient();
    const elsewhere = site().replace('127.0.0.1', 'localhost');
    const page = await freshPageAt(`${elsewhere}/health`, { bypassCSP: true });
    // As a text: a function would be rewritten by what runs the tests.
    const found = await page.evaluate(`(async ([module, base, q]) => {
      const { FihrisClient } = await import(URL.createObjectURL(new Blob([module], { type: 'text/javascript' })));
      const client = new FihrisClient(base);
      const { total } = await client.search({ q, limit: 1 });
      const problem = await client.article('nobody').catch((error) => error);
      return [location.origin !== base, total > 10, problem.name, problem.kind, problem.status];
    })(${JSON.stringify([text, site(), COMMON])})`);
    expect(found).toEqual([true, true, 'ProblemError', 'unknown-article', 404]);
  });
});

import { expect, it } from 'vitest';
import { ask, ORIGIN } from './site.ts';

it('the description for browsers needs no index', async () => {
  const response = await ask('/opensearch.xml');
  expect([response.status, response.headers.get('Content-Type')]).toEqual([
    200,
    'application/opensearchdescription+xml; charset=utf-8',
  ]);
  expect(response.headers.get('Server-Timing')).toBeNull();
  expect(await response.text()).toContain(`template="${ORIGIN}/?q={searchTerms}"`);
  expect((await ask('/opensearch.xml', { method: 'HEAD' })).status).toBe(200);
});

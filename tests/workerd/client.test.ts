/** The client in a Worker, which asks another. */
import { SELF } from 'cloudflare:test';
import { beforeAll, expect, it } from 'vitest';
import { FihrisClient, ProblemError } from '../../client/client.ts';
import { ORIGIN, publishArchive } from './site.ts';

beforeAll(publishArchive);

it('searches, and tells problems', async () => {
  const client = new FihrisClient(ORIGIN, { fetch: (input, init) => SELF.fetch(input, init) });
  const { total, results } = await client.search({ q: 'مدينة', limit: 3 });
  expect([total > 3, results.length]).toEqual([true, 3]);
  expect(
    (await client.related(results[0]!.id, { limit: 2, exclude: ['one,two'] })).results.length,
  ).toBeLessThanOrEqual(2);
  const problem = await client.search({ q: ' ' }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ProblemError);
  expect(problem).toMatchObject({ kind: 'empty-query', status: 400, retryAfter: null });
});

/** Suggestions, asked of the Worker. */
import { beforeAll, describe, expect, it } from 'vitest';
import { suggestQueries } from '../../src/search/suggest/suggest.ts';
import { open, storageWith } from '../support/make-index.ts';
import { ARCHIVE, ask, publishArchive } from './site.ts';

beforeAll(publishArchive);

const path = (q: string) => `/suggest?${new URLSearchParams({ q })}`;

describe('suggestions of the Worker', () => {
  it('are those of the index', async () => {
    const index = await open(storageWith(ARCHIVE));
    for (const q of ['مدي', 'مدينة ال', 'زنبر', 'أمطا']) {
      const response = await ask(path(q));
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual(await suggestQueries(index, { q }));
    }
  });

  it('are read from the bucket once', async () => {
    const cost = async () => (await ask(path('مدينة ال'))).headers.get('Server-Timing');
    await cost();
    expect(await cost()).toMatch(/reads;desc="0"/);
  });

  it('are refused for a text that is too long', async () => {
    const response = await ask(path('م'.repeat(300)));
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
    await response.body?.cancel();
  });
});

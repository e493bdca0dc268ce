/** A list read to its end over HTTP, with something published before each of its pages. */
import { expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { storageWith } from '../support/make-index.ts';
import { add } from '../support/publishing.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

interface Listed {
  readonly results: readonly { readonly id: string }[];
  readonly next: string | null;
}

const q = 'مدينة';

it.each(['relevance', 'newest', 'oldest'])(
  "pages by %s are those of the first page's state",
  async (sort) => {
    const storage = storageWith(SAMPLES, (_, i) => i % 2);
    const provider = new IndexProvider(storage, { inflater: testCodec, recheckAfter: 0 });
    const app = createApp({ provider });
    const listAt = async (place: Record<string, string>): Promise<Listed> => {
      const response = await app.request(`/search?${new URLSearchParams({ q, sort, ...place })}`);
      expect(response.status).toBe(200);
      return response.json();
    };
    const whole = await listAt({ limit: '50' });
    const ids = whole.results.map(({ id }) => id);
    const pages = [await listAt({ limit: '4' })];
    for (let i = 0; pages.at(-1)!.next !== null; i++) {
      // The articles that would come next are retracted, and others published that would come first.
      await removeArticles(storage, ids.slice(4 * i, 4 * i + 6), testCodec);
      const news = { title: `${q} ${q}`, body: q, published: `2030-01-01T00:00:0${i}Z` };
      await add(storage, { id: `new-${i}`, ...news });
      pages.push(await listAt({ limit: '4', cursor: pages.at(-1)!.next! }));
    }
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.flatMap(({ results }) => results.map(({ id }) => id))).toEqual(ids);
    expect((await listAt({ limit: '50' })).results.map(({ id }) => id)).not.toEqual(ids);
  },
);

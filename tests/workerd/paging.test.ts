/** Lists read to their end over HTTP, whatever is published meanwhile. */
import { env } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { historyName } from '../../src/index/history-names.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { search } from '../../src/search/search.ts';
import type { MemoryStorage } from '../../src/storage/memory.ts';
import { open, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';
import { type Answer, ARCHIVE, answerAt, ask, idsOf, searchPath } from './site.ts';

const q = 'مدينة';
const storage = storageWith(ARCHIVE);

async function upload({ objects }: MemoryStorage): Promise<void> {
  for (const [name, bytes] of objects) await env.INDEX.put(name, bytes);
}

/** Ids of a search of what is published in the storage now, and the cursor after the first ones. */
async function listNow(sort: 'relevance' | 'newest') {
  const index = await open(storage);
  const { results } = await search(index, { q, sort, limit: 50 });
  const { next } = await search(index, { q, sort, limit: 11 });
  return { sort, ids: results.map((one) => one.article.id), cursor: next! };
}

async function idsFrom({ sort, cursor }: { readonly sort: string; readonly cursor: string }) {
  const ids: string[] = [];
  for (let next: string | null = cursor; next !== null; ) {
    const page: Answer = await answerAt(searchPath({ q, sort, cursor: next, limit: '7' }));
    ids.push(...idsOf(page));
    next = page.next;
  }
  return ids;
}

const lists: Awaited<ReturnType<typeof listNow>>[] = [];

beforeAll(async () => {
  for (const sort of ['relevance', 'newest'] as const) lists.push(await listNow(sort));
  // What the lists hold is retracted before the Worker is first asked.
  const { ids } = lists[0]!;
  await removeArticles(storage, ids.slice(5, 20), testCodec);
  await upload(storage);
});

describe('a list that was begun before something was published', () => {
  it('goes on as it began', async () => {
    for (const list of lists) {
      expect(list.ids.length).toBeGreaterThan(25);
      expect(await idsFrom(list)).toEqual(list.ids.slice(11));
    }
    const current = await answerAt(searchPath({ q, limit: '50' }));
    expect(idsOf(current)).not.toEqual(lists[0]!.ids);
    expect(current.next).toBe(null);
  });

  it('costs one read more', async () => {
    const { cursor } = lists[0]!;
    const readsOf = async () => {
      const response = await ask(searchPath({ q, cursor }));
      return /reads;desc="(\d+)"/.exec(response.headers.get('Server-Timing')!)![1];
    };
    await readsOf();
    // And perhaps the current manifest, to see whether it is still the same.
    expect(['1', '2']).toContain(await readsOf());
  });

  it('is told to begin again once that state is not kept any more', async () => {
    const { cursor } = lists[0]!;
    await env.INDEX.delete(historyName(1));
    const response = await ask(searchPath({ q, cursor }));
    expect(response.status).toBe(410);
    expect(await response.json()).toEqual({
      type: 'urn:fihris:problem:cursor-expired',
      title: 'The list cannot be continued',
      status: 410,
      detail:
        'The state of the index that this list was begun on is not kept any more. Ask again without cursor.',
    });
    expect((await ask(searchPath({ q }))).status).toBe(200);
  });
});

describe('a list that was begun on a newer state than the server has seen', () => {
  it('goes on as it began', async () => {
    await answerAt(searchPath({ q }));
    await removeArticles(storage, [(await listNow('relevance')).ids[0]!], testCodec);
    await upload(storage);
    const list = await listNow('relevance');
    expect(await idsFrom(list)).toEqual(list.ids.slice(11));
  });
});

describe('a cursor', () => {
  it('that is damaged or of another search is refused', async () => {
    const { next } = await answerAt(searchPath({ q }));
    const detailOf = async (parameters: Record<string, string>) => {
      const response = await ask(searchPath(parameters));
      expect(response.status).toBe(400);
      return ((await response.json()) as { detail: string }).detail;
    };
    expect(await detailOf({ q, cursor: `${next}x` })).toMatch(/^cursor is damaged/);
    expect(await detailOf({ q, cursor: 'x'.repeat(5000) })).toMatch(
      /^cursor must be at most 4096 characters long/,
    );
    expect(await detailOf({ q: 'البحر', cursor: next! })).toMatch(/^cursor belongs to another search/);
    expect(await detailOf({ q, cursor: next!, offset: '3' })).toMatch(/^offset and cursor are both given/);
  });
});

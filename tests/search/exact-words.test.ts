import { describe, expect, test } from 'vitest';
import { spellingOf } from '../../src/arabic/spelling.ts';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { search } from '../../src/search/search.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';
import { article, indexOf, open, storageWith } from '../support/make-index.ts';

/** Spellings of few surfaces, so often that lists are of every form. */
const TEXTS = ['أحمد', 'احمد', 'إحمد أحمد', 'مُحمد احمد', 'إن', 'أن', 'ان أن', 'مسؤول', 'مسئول أحمد'];
const archive = Array.from({ length: 900 }, (_, i) => {
  const text = TEXTS[(i * i + (i >> 3)) % TEXTS.length]!;
  return i % 300 === 7
    ? article(`a${i}`, { title: 'آحمد', body: text })
    : article(`a${i}`, { title: '٠', body: text });
});

/** Ids of the articles that have a spelling, by reading them all. */
function scanned(spelling: string): string[] {
  return archive
    .filter(({ title, body }) =>
      [title, body].some((text) =>
        tokenise(text).some(
          ({ start, end, surface }) => spellingOf(text.slice(start, end), surface) === spelling,
        ),
      ),
    )
    .map(({ id }) => id);
}

describe('a word exactly as typed, hamza and all', () => {
  test.each(['أحمد', 'احمد', 'إحمد', 'آحمد', 'ٱحمد', 'إن', 'أن', 'ان', 'مسؤول', 'مسئول'])(
    '="%s" is in the articles that spell it so',
    async (word) => {
      for (const segments of [1, 3]) {
        const index = await indexOf(archive, (_, i) => i % segments);
        const expected = scanned(word);
        const { total, results } = await search(index, { q: `="${word}"`, limit: 50 });
        expect(total).toBe(expected.length);
        expect(results).toHaveLength(Math.min(50, expected.length));
        for (const { article: found } of results) expect(expected).toContain(found.id);
        expect((await search(index, { q: word, exact: true })).total).toBe(expected.length);
      }
    },
  );

  test('may be typed with marks', async () => {
    const index = await indexOf(archive);
    expect((await search(index, { q: '="أَحمد"' })).total).toBe(scanned('أحمد').length);
  });

  test('is left out where it is excluded, and no other spelling with it', async () => {
    const index = await indexOf(archive);
    const all = archive.filter(({ body }) => /[أاإ]حمد/.test(body)).map(({ id }) => id);
    const without = new Set(scanned('أحمد'));
    const { total } = await search(index, { q: 'احمد -="أحمد"' });
    const inTitle = scanned('آحمد').filter((id) => !all.includes(id));
    expect(total).toBe([...all, ...inTitle].filter((id) => !without.has(id)).length);
  });

  test('is wanted in two spellings at once', async () => {
    const index = await indexOf(archive);
    const both = scanned('إحمد').filter((id) => scanned('أحمد').includes(id));
    expect((await search(index, { q: '="أحمد" ="إحمد"' })).total).toBe(both.length);
  });

  test('costs no round trip more', async () => {
    const storage = storageWith(archive);
    const cost = async (q: string) => {
      const meter = new MeteredStorage(storage);
      await search(await open(meter), { q }, { corrections: false });
      return meter.take().roundTrips;
    };
    expect(await cost('="أحمد"')).toBeLessThanOrEqual(await cost('أحمد'));
  });
});

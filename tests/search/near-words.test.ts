/** Near words, against Damerau and Levenshtein's distance itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likelyWords, lookUpWords } from '../../src/search/spelling/near-words.ts';
import { editBetween } from '../../src/segment/dictionary/edits.ts';
import { distance } from '../support/distance.ts';
import { article, indexOf } from '../support/make-index.ts';

const letter = fc.constantFrom(...'ابتيه');
const word = (least: number, most: number) =>
  fc.array(letter, { minLength: least, maxLength: most }).map((letters) => letters.join(''));

/** So many articles with each word. */
function archiveOf(words: Readonly<Record<string, number>>) {
  return Object.entries(words).flatMap(([body, count]) =>
    Array.from({ length: count }, (_, i) => article(`${body}-${i}`, { title: '٠', body })),
  );
}

describe('likely words', () => {
  test('are the frequent words at a distance of one, in any segments', async () => {
    const vocabulary = fc.dictionary(word(3, 6), fc.integer({ min: 2, max: 5 }), { minKeys: 1, maxKeys: 12 });
    await fc.assert(
      fc.asyncProperty(vocabulary, word(3, 7), async (words, typed) => {
        const { segments } = await indexOf(archiveOf(words), (_, i) => i % 2);
        const likely = likelyWords(segments, typed, 100).map(({ surface }) => surface);
        const known = await lookUpWords(segments, likely);
        const near = Object.keys(words).filter((other) => distance(typed, other) === 1);
        // Words of one article in each segment are not frequent in any.
        const frequent = near.filter((other) => words[other]! > 2);
        expect(likely).toEqual(expect.arrayContaining(frequent));
        expect(near).toEqual(expect.arrayContaining([...known.keys()]));
        for (const [surface, { documentFrequency }] of known) expect(documentFrequency).toBe(words[surface]);
      }),
      { numRuns: 40 },
    );
  });

  test('are those that are frequent beside the slip, the likeliest first', async () => {
    const { segments } = await indexOf(archiveOf({ وزير: 20, وزيد: 8, زيير: 3 }));
    const [first, ...others] = likelyWords(segments, 'وزيرر', 5);
    expect(first).toMatchObject({ surface: 'وزير', edit: editBetween('وزيرر', 'وزير') });
    expect(others).toEqual([]);
    expect(new Set(likelyWords(segments, 'زير', 5).map(({ surface }) => surface))).toEqual(
      new Set(['وزير', 'زيير']),
    );
    expect(likelyWords(segments, 'زير', 1)).toHaveLength(1);
    expect(likelyWords(segments, 'زير', 5, 1_000)).toEqual([]);
  });

  test.each(['اب', '2026', 'ا'.repeat(17)])('are none for %s', async (typed) => {
    const { segments } = await indexOf(archiveOf({ ابا: 3, 2027: 3 }));
    expect(likelyWords(segments, typed, 5)).toEqual([]);
  });
});

test('a word looked up has the spelling of the segment that has it most often', async () => {
  const spelt = (spelling: string, count: number) => archiveOf({ [spelling]: count });
  const all = [...spelt('حكومه', 2), ...spelt('حكومة', 4)];
  const { segments } = await indexOf(all, ({ body }) => (body === 'حكومة' ? 1 : 0));
  expect([...(await lookUpWords(segments, ['حكومه', 'حكوهه'])).values()]).toEqual([
    { surface: 'حكومه', spelling: 'حكومة', documentFrequency: 6 },
  ]);
});

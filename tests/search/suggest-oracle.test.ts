/** What is suggested from, against a naive count over the headlines: several segments, retracted articles, merging. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, tokenise } from '../../src/arabic/tokenise.ts';
import type { Article } from '../../src/article/article.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { compact } from '../../src/publish/compact.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { candidatesOf, suggestQueries } from '../../src/search/suggest/suggest.ts';
import type { Candidate } from '../../src/search/suggest/suggest-choice.ts';
import { arbitraryArchive } from '../support/arbitrary-archive.ts';
import { article, indexOf, open, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

/** What is compared of a candidate. */
type Plain = readonly [kind: string, words: string, answering: number, articles: number];

const wordsOf = (text: string) => tokenise(text).map(({ surface }) => surface);

/** The number of edits between two words, by the textbook (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = least;
    }
  }
  return rows[a.length]![b.length]!;
}

/** Whether a word is meant by a beginning. */
function isMeant(word: string, beginning: string, hasSlip: boolean): boolean {
  if (!hasSlip || word.startsWith(beginning)) return !hasSlip && word.startsWith(beginning);
  return Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length)).some(
    (own) => distance(own, beginning) <= 1,
  );
}

class Counts {
  private readonly titles = new Map<string, Set<number>>();

  add(kind: string, words: readonly string[], answering: number, title: number): void {
    const key = JSON.stringify([kind, words.join(' '), answering]);
    this.titles.set(key, (this.titles.get(key) ?? new Set()).add(title));
  }

  get plain(): Plain[] {
    return [...this.titles].map(([key, titles]) => [...JSON.parse(key), titles.size] as unknown as Plain);
  }
}

/** The place of a word after another place, at most up to a third. */
function after(title: readonly string[], from: number, most: number, has: (word: string) => boolean): number {
  const at = title.findIndex((word, place) => place > from && has(word));
  return at > most ? -1 : at;
}

/** What stands beside words in headlines. @param meant null where any word may follow at once */
function beside(
  titles: readonly (readonly string[])[],
  before: readonly string[],
  meant: ((word: string) => boolean) | null,
): Plain[] {
  const counts = new Counts();
  titles.forEach((title, i) => {
    if (meant !== null && before.every((word) => title.includes(word))) {
      for (const word of title) {
        if (meant(word) && !before.includes(word)) {
          counts.add('word', [...before, word], before.length + 1, i);
        }
      }
    }
    title.forEach((word, start) => {
      if (word !== before[0]) return;
      const most = start + before.length + 2;
      let at = start;
      for (const next of before.slice(1)) {
        if (at !== -1) at = after(title, at, most, (own) => own === next);
      }
      const end = at === -1 ? -1 : after(title, at, meant === null ? at + 1 : most, meant ?? (() => true));
      if (end === -1) return;
      const isClose = end === start + before.length;
      if (!isClose && meant === null) return;
      for (let last = end; last < title.length && last <= end + (isClose ? 2 : 0); last++) {
        counts.add('phrase', title.slice(start, last + 1), end + 1 - start, i);
      }
    });
  });
  return counts.plain;
}

/** What the word that is typed may begin with: a final alef maksura is a yeh in the middle of a word. */
const beginningIn = (q: string) => wordsOf(q).at(-1)!.replace(/ى$/u, 'ي');

/** What the index should count, and the words before that it should be counted for. */
function expected(titles: readonly (readonly string[])[], q: string, hasSlip: boolean): Plain[] | null {
  const typed = wordsOf(q);
  const isFinished = q.endsWith(' ');
  const words = isFinished ? typed : typed.slice(0, -1);
  const meant = isFinished ? null : (word: string) => isMeant(word, beginningIn(q), hasSlip);
  for (let from = Math.max(0, words.length - 5); from < words.length; from++) {
    const found = beside(titles, words.slice(from), meant);
    if (found.length > 0) return found;
  }
  if (meant === null) return [];
  const counts = new Counts();
  titles.forEach((title, i) => {
    for (const word of title) if (meant(word)) counts.add('word', [word], 1, i);
  });
  return counts.plain;
}

function plainOf({ kind, words, answering, articles }: Candidate): Plain {
  return [kind, words.map(({ surface }) => surface).join(' '), answering, articles];
}

const sorted = (all: readonly Plain[]) => all.map((one) => JSON.stringify(one)).sort();
/** Longer phrases of one headline are not looked for everywhere: they are never suggested. */
const isTold = ([, words, answering, articles]: Plain) =>
  articles > 1 || words.split(' ').length === answering;

async function expectCounts(index: OpenIndex, articles: readonly Article[], q: string): Promise<void> {
  const titles = articles.map(({ title }) => wordsOf(title));
  for (const hasSlip of q.endsWith(' ') ? [false] : [false, true]) {
    const found = (await candidatesOf(index, q, hasSlip)).map(plainOf).filter(isTold);
    const isOne = wordsOf(q).length === 1 && !q.endsWith(' ');
    const alone = isOne ? found.filter(([kind]) => kind === 'word') : found;
    expect(sorted(alone)).toEqual(sorted(expected(titles, q, hasSlip)!.filter(isTold)));
    if (isOne) expectPhrases(titles, found, beginningIn(q));
  }
}

/** Phrases are those of the three most frequent words. */
function expectPhrases(titles: readonly (readonly string[])[], found: readonly Plain[], typed: string): void {
  const words = found.filter(([kind]) => kind === 'word');
  const phrases = found.filter(([kind]) => kind === 'phrase');
  const counts = words.map(([, , , articles]) => articles).sort((a, b) => b - a);
  const all = words.flatMap(([, word, , articles]) => {
    const isFirst = word === typed || articles > (counts[3] ?? 0);
    return isFirst
      ? beside(titles, [word], null).map(([kind, phrase, , own]): Plain => [kind, phrase, 1, own])
      : [];
  });
  const told = new Set(sorted(phrases));
  for (const one of sorted(all.filter(([, , , articles]) => articles > 1))) expect(told).toContain(one);
  const first = new Set(phrases.map(([, phrase]) => phrase.split(' ')[0]!));
  expect(first.size).toBeLessThanOrEqual(3);
  for (const word of first) {
    const right = beside(titles, [word], null).map(([kind, phrase, , own]): Plain => [kind, phrase, 1, own]);
    for (const phrase of phrases.filter((own) => own[1].startsWith(`${word} `))) {
      expect(sorted(right)).toContain(sorted([phrase])[0]);
    }
  }
}

async function suggested(index: OpenIndex, q: string): Promise<unknown> {
  const { suggestions } = await suggestQueries(index, { q });
  return suggestions.map(({ text, kind, articles }) => [normalise(text), kind, articles]);
}

/** A few words of headlines, the last one perhaps cut short or misspelt. */
const query = fc
  .record({
    title: fc.nat(),
    from: fc.nat(3),
    words: fc.integer({ min: 1, max: 3 }),
    letters: fc.integer({ min: 1, max: 8 }),
    slip: fc.constantFrom('', '', 'ز', 'q'),
    end: fc.constantFrom('', '', ' '),
    leaveOut: fc.boolean(),
  })
  .map((pick) => (articles: readonly Article[]) => {
    const title = wordsOf(articles[pick.title % articles.length]!.title);
    const start = pick.from % title.length;
    const words = title.slice(start, start + pick.words + (pick.leaveOut ? 1 : 0));
    if (pick.leaveOut && words.length > 2) words.splice(1, 1);
    const last = words.pop()!.slice(0, pick.letters);
    const half = last.length >> 1;
    return [...words, last.slice(0, half) + pick.slip + last.slice(half)].join(' ') + pick.end;
  });

describe('suggestions', () => {
  test('are counted as a naive count over the headlines does', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryArchive(25, 4),
        fc.array(query, { minLength: 4, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat(24), { maxLength: 8 }),
        async (articles, queries, segments, removed) => {
          const storage = storageWith(articles, (_, i) => i % segments);
          const gone = new Set(removed.map((i) => articles[i % articles.length]!.id));
          const left = articles.filter(({ id }) => !gone.has(id));
          const asked = queries.map((own) => own(articles));
          for (const q of asked) await expectCounts(await open(storage), articles, q);
          await removeArticles(storage, [...gone], testCodec);
          for (const q of asked) await expectCounts(await open(storage), left, q);
          if (left.length === 0) return;
          await compact(storage, { inflater: testCodec, all: true });
          const compacted = await open(storage);
          for (const q of asked) {
            await expectCounts(compacted, left, q);
            // Nor does it matter how articles fell into segments, but for the usual spelling.
            expect(await suggested(compacted, q)).toEqual(
              await suggested(await indexOf(left, (_, i) => i % 3), q),
            );
          }
        },
      ),
      { numRuns: 30, endOnFailure: true },
    );
  });

  test('of many words count what is rare in one segment and frequent in another', async () => {
    const some = Array.from({ length: 300 }, (_, i) => article(`a${i}`, { title: `q${i % 150}x` }));
    const others = Array.from({ length: 4 }, (_, i) => article(`b${i}`, { title: 'q149x' }));
    const rare = article('c', { title: 'qrare' });
    const often = Array.from({ length: 9 }, (_, i) => article(`d${i}`, { title: 'qrare' }));
    const all = [...some, ...others, rare, ...often];
    const index = await indexOf(all, ({ id }) => (/^[ac]/.test(id) ? 0 : 1));
    const counts = new Map((await candidatesOf(index, 'q')).map(plainOf).map((one) => [one[1], one[3]]));
    expect(counts.get('qrare')).toBe(10);
    expect(counts.get('q149x')).toBe(6);
  });
});

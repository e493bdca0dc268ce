/**
 * Articles that have copies: wire reports printed by several newspapers, edited reports, repeated headlines. A search
 * that puts a copy first is not wrong, so such articles are no right answers of a bench that knows one right answer.
 */
import type { Article } from '../../src/article/article.ts';
import { hashOf, mixed } from './random.ts';
import { keyOf, wordsOf } from './words.ts';

/** Consecutive words of a shingle. */
const SHINGLE_WORDS = 5;
/** One shingle in so many is kept, chosen by its hash, so that copies keep the same ones. */
const SAMPLED = 8;
/** Shared part of the shorter text's shingles from which on one is a copy of the other, in whole or in part. */
const COPIED_SHARE = 0.2;
/** One kept shingle in common may be a formula. */
const LEAST_COPIED = 2;
/** What more articles than this have is a formula and tells no copies. */
const FORMULA = 1_000;
/** Jaccard coefficient of their words from which on two headlines are near-duplicates. */
const SAME_HEADLINE = 0.5;
const SEED = 11;

/** Ids of articles that have a copy or a near-duplicate headline anywhere in the archive. */
export function articlesWithCopies(articles: readonly Article[]): Set<string> {
  const bodies = pairsSharing(
    articles.map(sampledShingles),
    (shared, a, b) => shared >= LEAST_COPIED && shared / Math.min(a, b) >= COPIED_SHARE,
  );
  const headlines = pairsSharing(
    articles.map(headlineWords),
    (shared, a, b) => shared / (a + b - shared) >= SAME_HEADLINE,
  );
  return new Set([...bodies, ...headlines].map((i) => articles[i]!.id));
}

function headlineWords({ title }: Article): Set<string> {
  return new Set(wordsOf(title).map(keyOf));
}

/** Hashes of runs of words. */
function sampledShingles({ body }: Article): Set<number> {
  const hashes = wordsOf(body).map(hashOfWord);
  const kept = new Set<number>();
  for (let i = 0; i + SHINGLE_WORDS <= hashes.length; i++) {
    let shingle = 0;
    for (let j = i; j < i + SHINGLE_WORDS; j++) shingle = mixed(Math.imul(shingle, 31) + hashes[j]!);
    if (shingle % SAMPLED === 0) kept.add(shingle);
  }
  return kept;
}

const wordHashes = new Map<string, number>();

function hashOfWord(word: string): number {
  const known = wordHashes.get(word);
  if (known !== undefined) return known;
  const hash = hashOf(keyOf(word), SEED);
  wordHashes.set(word, hash);
  return hash;
}

/**
 * Numbers of the sets that share enough with another one. What too many sets have is left out of all of them first.
 * @param isEnough of the number of shared elements and the sizes of both sets
 */
export function pairsSharing<T>(
  sets: readonly ReadonlySet<T>[],
  isEnough: (shared: number, a: number, b: number) => boolean,
): Set<number> {
  const counts = new Map<T, number>();
  for (const own of sets) for (const element of own) counts.set(element, (counts.get(element) ?? 0) + 1);
  const holders = new Map<T, number[]>();
  const sizes: number[] = [];
  const found = new Set<number>();
  sets.forEach((own, i) => {
    const telling = [...own].filter((element) => counts.get(element)! <= FORMULA);
    sizes.push(telling.length);
    for (const [j, count] of sharedWith(telling, holders)) {
      if (isEnough(count, telling.length, sizes[j]!)) found.add(i).add(j);
    }
    for (const element of telling) {
      const others = holders.get(element);
      if (others === undefined) holders.set(element, [i]);
      else others.push(i);
    }
  });
  return found;
}

/** How many of the elements each earlier set has. */
function sharedWith<T>(elements: readonly T[], holders: ReadonlyMap<T, readonly number[]>) {
  const shared = new Map<number, number>();
  for (const element of elements) {
    for (const j of holders.get(element) ?? []) shared.set(j, (shared.get(j) ?? 0) + 1);
  }
  return shared;
}

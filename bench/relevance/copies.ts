/**
 * Articles that have copies: wire reports printed by several newspapers, edited reports, repeated headlines. A search
 * that puts a copy first is not wrong, so such articles are no right answers of a bench that knows one right answer.
 */
import type { Article } from '../../src/article/article.ts';
import { hashOf } from './random.ts';
import { keyOf, wordsOf } from './words.ts';

/** Consecutive words of a shingle. */
const SHINGLE_WORDS = 5;
/** One shingle in so many is kept, chosen by its hash, so that copies keep the same ones. */
const SAMPLED = 8;
/** Shared part of the shorter text's shingles from which on one is a copy of the other, in whole or in part. */
const COPIED_SHARE = 0.2;
/** Shingles and words in more articles than this are formulas and tell no copies. */
const FORMULA = 200;
/** Jaccard coefficient of their words from which on two headlines are near-duplicates. */
const SAME_HEADLINE = 0.5;
const SEED = 11;

/** Ids of articles that have a copy or a near-duplicate headline anywhere in the archive. */
export function articlesWithCopies(articles: readonly Article[]): Set<string> {
  const bodies = pairsSharing(articles.map(sampledShingles), (shared, a, b) => shared / Math.min(a, b) >= COPIED_SHARE);
  const headlines = pairsSharing(articles.map(headlineWords), (shared, a, b) => shared / (a + b - shared) >= SAME_HEADLINE);
  return new Set([...bodies, ...headlines].map((i) => articles[i]!.id));
}

function headlineWords({ title }: Article): Set<string> {
  return new Set(wordsOf(title).map(keyOf));
}

function sampledShingles({ body }: Article): Set<string> {
  const words = wordsOf(body).map(keyOf);
  const kept = new Set<string>();
  for (let i = 0; i + SHINGLE_WORDS <= words.length; i++) {
    const shingle = words.slice(i, i + SHINGLE_WORDS).join(' ');
    if (hashOf(shingle, SEED) % SAMPLED === 0) kept.add(shingle);
  }
  return kept;
}

/**
 * Numbers of the sets that share enough with another one.
 * @param isEnough of the number of shared elements and the sizes of both sets
 */
export function pairsSharing(
  sets: readonly ReadonlySet<string>[],
  isEnough: (shared: number, a: number, b: number) => boolean,
): Set<number> {
  const holders = new Map<string, number[]>();
  const found = new Set<number>();
  sets.forEach((own, i) => {
    const shared = new Map<number, number>();
    for (const element of own) {
      const others = holders.get(element) ?? [];
      if (others.length <= FORMULA) for (const j of others) shared.set(j, (shared.get(j) ?? 0) + 1);
      holders.set(element, others);
      others.push(i);
    }
    for (const [j, count] of shared) {
      if (isEnough(count, own.size, sets[j]!.size)) found.add(i).add(j);
    }
  });
  return found;
}

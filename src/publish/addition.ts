/** What adding articles to an index comes to: which of them are new, which replace one, and what they are packed against. */
import { stemOf } from '../arabic/analyser.ts';
import type { Article } from '../article/article.ts';
import { pooledSurfaces, tokeniseText } from '../index/field.ts';
import type { OpenIndex } from '../index/open-index.ts';
import type { Statistics } from '../index/statistics.ts';
import type { HashPair } from '../segment/checksum.ts';
import { type Candidate, confirmIds } from './confirm-ids.ts';
import type { DocumentsBySegment } from './retractions.ts';

/** What is compared of an article that is to be added. */
export interface ArticleKey {
  readonly id: string;
  readonly contentHash: HashPair;
}

export interface AdditionPlan {
  /** Ids of articles that the index has just so. */
  readonly unchanged: ReadonlySet<string>;
  /** Ids of articles that the index has in another version. */
  readonly changed: ReadonlySet<string>;
  /** The documents that the changed ones replace. */
  readonly replaced: DocumentsBySegment;
}

/** Ids looked up together. */
const IDS_AT_ONCE = 1_000;

/** Compares articles with an index: reads its id table where the ids are, and articles only where they changed. */
export async function planAddition(index: OpenIndex, keys: readonly ArticleKey[]): Promise<AdditionPlan> {
  const unchanged = new Set<string>();
  const changed = new Set<string>();
  const replaced = new Map<string, number[]>();
  for (const segment of index.segments) {
    const own: number[] = [];
    for (let from = 0; from < keys.length; from += IDS_AT_ONCE) {
      const some = keys.slice(from, from + IDS_AT_ONCE);
      const entries = await segment.ids.find(some.map(({ id }) => id));
      const candidates: Candidate[] = [];
      for (const [i, { id, contentHash }] of some.entries()) {
        for (const entry of entries[i]!) {
          if (isSame(entry.contentHash, contentHash)) unchanged.add(id);
          else candidates.push({ id, document: entry.document });
        }
      }
      for (const { id, document } of await confirmIds(segment, candidates)) {
        changed.add(id);
        own.push(document);
      }
    }
    if (own.length > 0) replaced.set(segment.name, own);
  }
  return { unchanged, changed, replaced };
}

function isSame(a: HashPair, b: HashPair): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/**
 * Stems of an added article that may come into its signature. To look up the frequencies of all of them would read most
 * of a dictionary for a single article; those said most often are enough to choose ten from.
 */
const CANDIDATE_STEMS = 40;

/**
 * Statistics that new articles are packed against: the reference values of the index, and frequencies over the index and
 * the new articles together.
 * @param articles the new and the changed ones
 */
export async function additionStatistics(
  index: OpenIndex,
  articles: AsyncIterable<readonly Article[]>,
): Promise<Statistics> {
  const counts = new Map<string, number>();
  const candidates = new Set<string>();
  let added = 0;
  for await (const some of articles) {
    for (const article of some) {
      added++;
      const occurrences = occurrencesOf(article);
      for (const stem of occurrences.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
      const often = [...occurrences].sort(([, a], [, b]) => b - a).slice(0, CANDIDATE_STEMS);
      for (const [stem] of often) candidates.add(stem);
    }
  }
  const stems = [...candidates];
  const frequencies = new Map(stems.map((stem) => [stem, counts.get(stem)!]));
  for (const segment of index.segments) {
    const groups = await segment.lookUp(stems);
    groups.forEach((group, i) => {
      const stem = stems[i]!;
      frequencies.set(stem, frequencies.get(stem)! + (group?.postings.df ?? 0));
    });
  }
  const { averageLength, bm25 } = index.manifest;
  return {
    documents: index.documents + added,
    averageLength,
    bm25,
    documentFrequency: (stem) => frequencies.get(stem) ?? null,
  };
}

/** How often each stem stands in an article, as the pooled field counts. */
function occurrencesOf(article: Article): Map<string, number> {
  const occurrences = new Map<string, number>();
  for (const surface of pooledSurfaces(tokeniseText(article))) {
    const stem = stemOf(surface);
    occurrences.set(stem, (occurrences.get(stem) ?? 0) + 1);
  }
  return occurrences;
}

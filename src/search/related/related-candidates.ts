/** Articles that share what an article is about: the archive is asked for the stems of a signature. */
import type { OpenIndex } from '../../index/open-index.ts';
import { isTelling, SIGNATURE_STEMS, type Signature, salience, specificity } from '../../index/signature.ts';
import { impactsByLevel } from '../../segment/postings/levels.ts';
import { EXHAUSTED, PostingCursor } from '../../segment/postings/posting-cursor.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { mergeByScore, type PlacedHit } from '../ranking/merge-hits.ts';
import { type Hit, TopK } from '../ranking/top-k.ts';

/** Share of the greatest possible score below which an article is not related, only alike in a word or two. */
const LEAST_SHARE = 0.12;

/** A stem of the source with its weight in the whole archive. */
interface WeightedStem {
  /** In the signature. */
  readonly index: number;
  readonly weight: number;
}

/**
 * The most alike, best first. Two round trips, and those of {@link mergeByScore}.
 * @param signature may be longer than an article's: the most salient stems are taken
 */
export async function rankCandidates(
  index: OpenIndex,
  signature: Signature,
  most: number,
): Promise<PlacedHit[]> {
  const lists = await Promise.all(index.segments.map((segment) => openStems(segment, signature)));
  const frequencies = signature.map((_, i) => lists.reduce((sum, own) => sum + own[i]!.documentFrequency, 0));
  const stems = weighted(signature, frequencies, index.documents);
  const floor = LEAST_SHARE * stems.reduce((sum, { weight }) => sum + weight, 0);
  const impacts = impactsByLevel(index.manifest.bm25);
  const hits = index.segments.map((segment, s) =>
    bestOf(scoresOf(segment, lists[s]!, stems, impacts), most, floor).map((hit) => ({ ...hit, segment })),
  );
  return mergeByScore(hits, most);
}

/**
 * The stems that are asked for. Which they are goes by their occurrences, but what they weigh by the logarithm of these,
 * so that a word said ten times is not ten words.
 */
function weighted(signature: Signature, frequencies: readonly number[], documents: number): WeightedStem[] {
  return signature
    .map(([stem, occurrences], index) => {
      const df = frequencies[index]!;
      const isUseful = df > 0 && isTelling(stem, df, documents);
      return {
        index,
        salience: isUseful ? salience(occurrences, df, documents) : 0,
        weight: (1 + Math.log(occurrences)) * specificity(documents, df),
      };
    })
    .filter((one) => one.salience > 0)
    .sort((a, b) => b.salience - a.salience || a.index - b.index)
    .slice(0, SIGNATURE_STEMS);
}

/** By document; 0 for those that have none of the stems, and for retracted ones. */
function scoresOf(
  segment: SegmentReader,
  lists: readonly StemList[],
  stems: readonly WeightedStem[],
  impacts: Float64Array,
): Float64Array {
  const scores = new Float64Array(segment.documents);
  for (const { index, weight } of stems) {
    const { cursor } = lists[index]!;
    if (cursor === null) continue;
    for (let document = cursor.document; document !== EXHAUSTED; document = cursor.next()) {
      scores[document]! += weight * impacts[cursor.level]!;
    }
  }
  for (const document of segment.deletions.documents) scores[document] = 0;
  return scores;
}

/** A stem's list in a segment. */
interface StemList {
  /** Articles that have the stem and are not retracted. */
  readonly documentFrequency: number;
  /** On the first posting; null where the segment does not have the stem. */
  readonly cursor: PostingCursor | null;
}

/** Two round trips. */
async function openStems(segment: SegmentReader, signature: Signature): Promise<StemList[]> {
  const groups = await segment.lookUp(signature.map(([stem]) => stem));
  const refs = groups.filter((group) => group !== null).map((group) => group.postings);
  const parts = await segment.readLists(refs);
  return groups.map((group) => {
    if (group === null) return { documentFrequency: 0, cursor: null };
    const fresh = () => new PostingCursor(group.postings, parts.get(group.postings)!);
    const cursor = fresh();
    if (segment.deletions.documents.length === 0) return { documentFrequency: cursor.df, cursor };
    // Counting moves a cursor.
    return { documentFrequency: segment.deletions.liveFrequency(fresh()), cursor };
  });
}

function bestOf(scores: Float64Array, most: number, floor: number): Hit[] {
  const top = new TopK(most);
  // Of an archive nearly all documents fail this comparison, so it is the only one they cost.
  let bar = Math.max(floor, Number.MIN_VALUE);
  for (let document = 0; document < scores.length; document++) {
    const score = scores[document]!;
    if (score < bar) continue;
    top.offer(document, score);
    bar = Math.max(bar, top.threshold);
  }
  return top.sorted();
}

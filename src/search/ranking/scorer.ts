/**
 * Scores documents of one segment: BM25 summed over the query's lists, with the levels of the format for impacts.
 * Documents must be offered in ascending order. Where the greatest levels of the blocks around a document cannot reach
 * the best k, it is passed over without being scored (block-max pruning, S. Ding and T. Suel, "Faster top-k document
 * retrieval using block-max indexes", 2011).
 */
import { type Bm25, impactsByLevel } from '../../segment/postings/levels.ts';
import { EXHAUSTED } from '../../segment/postings/posting-cursor.ts';
import { type Cursor, MergedCursor, type MergedPostings } from '../matching/cursors.ts';
import type { Ranking } from './ranking.ts';

/** What each level counts: BM25's part of the document, to the power that the ranking says. */
export function impactsFor(bm25: Bm25, { impactPower }: Pick<Ranking, 'impactPower'>): Float64Array {
  return impactsByLevel(bm25).map((impact) => impact ** impactPower);
}

/** A list that adds to scores. */
export interface ScoringList {
  readonly cursor: Cursor;
  /** What an impact of this list is multiplied by: its inverse document frequency and the form's weight. */
  readonly weight: number;
  /** What is added, as a share, where the term is in the title; 0 for lists without a bonus. */
  readonly titleBonus: number;
}

/** The scores of ascending documents, list by list: what {@link Scorer.score} gives for each. */
export function scoresOf(
  documents: Uint32Array,
  lists: readonly ScoringList[],
  impacts: Float64Array,
): Float64Array {
  const scores = new Float64Array(documents.length);
  for (const list of lists) {
    const { cursor } = list;
    if (cursor instanceof MergedCursor) addDecoded(scores, documents, cursor.postings, list, impacts);
    else addScores(scores, documents, list, impacts);
  }
  return scores;
}

/** {@link addScores} of postings in memory, side by side with the documents. */
function addDecoded(
  scores: Float64Array,
  documents: Uint32Array,
  postings: MergedPostings,
  { weight, titleBonus }: ScoringList,
  impacts: Float64Array,
): void {
  const own = postings.documents;
  const end = own.length;
  let at = 0;
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i]!;
    while (at < end && own[at]! < document) at++;
    if (at === end) return;
    if (own[at] !== document) continue;
    const payload = postings.payloads[at]!;
    const impact = weight * impacts[payload >>> 1]!;
    scores[i]! += (payload & 1) === 1 ? impact * (1 + titleBonus) : impact;
  }
}

function addScores(
  scores: Float64Array,
  documents: Uint32Array,
  { cursor, weight, titleBonus }: ScoringList,
  impacts: Float64Array,
): void {
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i]!;
    const reached = cursor.document < document ? cursor.seek(document) : cursor.document;
    if (reached !== document) continue;
    const impact = weight * impacts[cursor.level]!;
    scores[i]! += cursor.isInTitle ? impact * (1 + titleBonus) : impact;
  }
}

export class Scorer {
  private readonly lists: readonly ScoringList[];
  private readonly impacts: Float64Array;
  private bound = Number.POSITIVE_INFINITY;
  /** Last document for which `bound` holds. */
  private boundUntil = -1;

  /** @param impacts by level, ascending; see {@link impactsFor} */
  constructor(lists: readonly ScoringList[], impacts: Float64Array) {
    this.lists = lists;
    this.impacts = impacts;
  }

  /** The score of a document: sums over the lists that hold it. */
  score(document: number): number {
    let score = 0;
    for (const { cursor, weight, titleBonus } of this.lists) {
      if (cursor.seek(document) !== document) continue;
      const impact = weight * this.impacts[cursor.level]!;
      score += cursor.isInTitle ? impact * (1 + titleBonus) : impact;
    }
    return score;
  }

  /**
   * The last document of a run from `document` on in which none can reach `threshold`; less than `document` when that
   * one may. Documents must not decrease from call to call.
   * @param factor what scores are multiplied by before they are compared
   */
  ruledOutUntil(document: number, threshold: number, factor = 1): number {
    if (document > this.boundUntil) this.renewBound(document);
    // Both are multiplied, so that rounding cannot put the bound below a score.
    return this.bound * factor < threshold ? this.boundUntil : document - 1;
  }

  /** Adds in the order of {@link score}, so that rounding cannot put the bound below a score. */
  private renewBound(document: number): void {
    this.bound = 0;
    this.boundUntil = EXHAUSTED;
    for (const { cursor, weight, titleBonus } of this.lists) {
      const { greatestLevel, lastDocument } = cursor.bound(document);
      if (lastDocument !== EXHAUSTED) this.bound += weight * this.impacts[greatestLevel]! * (1 + titleBonus);
      this.boundUntil = Math.min(this.boundUntil, lastDocument);
    }
  }
}

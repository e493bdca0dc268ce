/**
 * Searches one segment: which documents match, and the best of them. Its lists were read before; they are walked as
 * often as needed with fresh cursors.
 */
import type { PostingRef } from '../../segment/dictionary/dictionary-format.ts';
import type { Bm25 } from '../../segment/postings/levels.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { type Ranking, surfaceWeightOf } from '../ranking/ranking.ts';
import { ALL_ALIKE, type FreshnessStep, type FreshnessSteps, stepOf } from '../ranking/recency.ts';
import { type ScoredTerm, scoredTerms, type TermScore, termScore } from '../ranking/scored-terms.ts';
import { impactsFor, Scorer, type ScoringList, scoresOf } from '../ranking/scorer.ts';
import { type Hit, TopK } from '../ranking/top-k.ts';
import type { OpenCondition } from '../words/condition.ts';
import { type Query, type QueryWord, scoringWords } from '../words/query.ts';
import type { SetCursor } from './cursors.ts';
import type { SegmentFilter } from './filter.ts';
import { firstAtOrAfter, intersect } from './intersect.ts';
import { withoutPhrases, withPhrases } from './phrase-filter.ts';
import { type ListParts, type ResolvedWord, type ResolvedWords, tellingWeight } from './terms.ts';
import {
  NONE_WEIGHED,
  type WeighedDocuments,
  type WeighedWord,
  weigh,
  weighedOnly,
  withAdded,
  withWeight,
} from './weigh.ts';
import { requiredLists, WordLists } from './word-lists.ts';

const NONE = new Uint32Array();

/** Of no more documents than this, all are scored, list by list: to rule some out takes longer. */
const FEW = 4_096;

/** The query against one segment, its lists at hand. */
export class SegmentSearch {
  readonly segment: SegmentReader;
  private readonly index: number;
  private readonly query: Query;
  private readonly lists: WordLists;
  private readonly filter: SegmentFilter;
  private readonly condition: OpenCondition | null;
  private readonly freshness: FreshnessSteps;

  /**
   * @param index of the segment
   * @param parts of every list the query may need of this segment
   * @param condition the query's, open for this segment
   * @param freshness of its documents
   */
  constructor(
    segment: SegmentReader,
    index: number,
    query: Query,
    words: ResolvedWords,
    filter: SegmentFilter,
    parts: ListParts,
    condition: OpenCondition | null = null,
    freshness: FreshnessSteps = ALL_ALIKE,
  ) {
    this.segment = segment;
    this.index = index;
    this.query = query;
    this.lists = new WordLists(index, words, parts);
    this.filter = filter;
    this.condition = condition;
    this.freshness = freshness;
  }

  /**
   * Documents with all phrases and all words or alternatives of them, and nothing excluded, or those the query's condition
   * holds for; ascending. One round trip more for phrases.
   */
  async matchAll(): Promise<Uint32Array> {
    if (this.condition !== null) return this.matchCondition(this.condition);
    const { words } = this.query;
    if (words.length + this.query.phrases.length === 0) return this.keep(this.allDocuments());
    const phrases = requiredLists(this.phraseLists());
    if (phrases === null) return NONE;
    const lists = new Set(phrases);
    const unions: SetCursor[] = [];
    for (const word of words) {
      const { list } = this.lists.entry(word);
      const alternatives = this.lists.alternativesOf(word);
      if (alternatives.length > 0) unions.push(this.lists.union(list, alternatives));
      else if (list === null) return NONE;
      else lists.add(list);
    }
    return this.keep(intersect([...[...lists].map((ref) => this.lists.cursor(ref)), ...unions]));
  }

  /**
   * Documents with all phrases and exact words, and of the other words some that weigh `least` together with those; and the
   * weight each of them has.
   */
  async matchSome(least: number): Promise<WeighedDocuments> {
    const exact = this.query.words.filter((word) => word.isExact);
    const held = [...this.phraseLists(), ...exact.map((word) => this.lists.entry(word).list)];
    const required = requiredLists(held);
    if (required === null) return NONE_WEIGHED;
    const weight = [...this.phraseWords(), ...exact.map((word) => this.lists.resolved(word))].reduce(
      (sum, { idf }) => sum + idf,
      0,
    );
    const some = weigh(this.openWords(), this.segment.documents, Math.max(0, least - weight));
    if (held.length === 0) return this.keepWeighed(withWeight(some, least));
    const holding = intersect(required.map((ref) => this.lists.cursor(ref)));
    return this.keepWeighed(withWeight(withAdded(some, holding, weight), least));
  }

  /** Words that may be let go, those that the segment has. */
  private openWords(): WeighedWord[] {
    return this.query.words.flatMap((word) => {
      if (word.isExact) return [];
      const { list } = this.lists.entry(word);
      // Decoded once, and walked again when what is found is scored.
      if (list !== null) this.lists.decode(list, list.df);
      const cursor = this.lists.having(word);
      return cursor === null ? [] : [{ cursor, weight: tellingWeight(this.lists.resolved(word)) }];
    });
  }

  /**
   * The best `k` of ascending documents.
   * @param exhaustive score every one, or rule some out
   * @param after of those that come after this one
   */
  best(
    documents: Uint32Array,
    k: number,
    ranking: Ranking,
    bm25: Bm25,
    exhaustive = documents.length <= FEW,
    after: Hit | null = null,
  ): Hit[] {
    if (k === 0 || documents.length === 0) return [];
    const lists = this.scoringLists(ranking, documents.length);
    const impacts = impactsFor(bm25, ranking);
    const top = new TopK(k, after);
    if (exhaustive) this.offerAll(top, documents, scoresOf(documents, lists, impacts));
    else this.offerSome(top, documents, new Scorer(lists, impacts));
    return top.sorted();
  }

  private offerAll(top: TopK, documents: Uint32Array, scores: Float64Array): void {
    let i = 0;
    for (const { end, factor } of this.freshness) {
      const last = firstAtOrAfter(documents, end, i);
      for (; i < last; i++) top.offer(documents[i]!, factor * scores[i]!);
    }
  }

  /** Without those that a scorer rules out. */
  private offerSome(top: TopK, documents: Uint32Array, scorer: Scorer): void {
    let i = 0;
    for (const { end, factor } of this.freshness) {
      const last = firstAtOrAfter(documents, end, i);
      while (i < last) {
        const document = documents[i]!;
        const ruledOut = scorer.ruledOutUntil(document, top.threshold, factor);
        if (ruledOut >= document) {
          // Where the next step begins, more may be reached.
          i = Math.min(last, firstAtOrAfter(documents, ruledOut + 1, i + 1));
        } else {
          top.offer(document, factor * scorer.score(document));
          i++;
        }
      }
    }
  }

  /** How fresh a document is, and what its score is multiplied by for it. */
  freshnessOf(document: number): FreshnessStep {
    return stepOf(this.freshness, document);
  }

  /** Which of the query's words a document does not have, nor an alternative of them. */
  missingWords(document: number): QueryWord[] {
    return this.query.words.filter((word) => this.lists.having(word)?.has(document) !== true);
  }

  /** What each term added to a document's score, before freshness. */
  explain(document: number, ranking: Ranking, bm25: Bm25): TermScore[] {
    const impacts = impactsFor(bm25, ranking);
    return this.scoredTerms(ranking).flatMap((term) => {
      const score = termScore(term, this.lists.open(term.list), document, impacts);
      return score === null ? [] : [score];
    });
  }

  /** @param asked of how many documents they will be asked */
  private scoringLists(ranking: Ranking, asked: number): ScoringList[] {
    return this.scoredTerms(ranking).map(({ list, idf, weight, titleBonus }) => {
      if (typeof list !== 'function') this.lists.decode(list, asked);
      return { cursor: this.lists.open(list), weight: idf * weight, titleBonus };
    });
  }

  private scoredTerms(ranking: Ranking): ScoredTerm[] {
    const words = scoringWords(this.query);
    const surfaceWeight = surfaceWeightOf(words.length, ranking);
    return words.flatMap((word) =>
      scoredTerms(this.lists.resolved(word), this.index, ranking, surfaceWeight),
    );
  }

  private matchCondition(condition: OpenCondition): Promise<Uint32Array> {
    const { segment, filter } = this;
    return condition.match({
      segment,
      filter,
      entry: (word) => this.lists.entry(word),
      cursor: (list) => this.lists.ofBlocks(list),
    });
  }

  private allDocuments(): Uint32Array {
    return Uint32Array.from({ length: this.segment.documents }, (_, document) => document);
  }

  /** Words of phrases that are not also asked for by themselves. */
  private phraseWords(): ResolvedWord[] {
    return scoringWords(this.query)
      .slice(this.query.words.length)
      .map((word) => this.lists.resolved(word));
  }

  /** Applies retractions, filters, exclusions and phrases to ascending candidates: at most two round trips. */
  private async keep(candidates: Uint32Array): Promise<Uint32Array> {
    const { start, end, accepts } = this.filter;
    const inRange = candidates.subarray(firstAtOrAfter(candidates, start), firstAtOrAfter(candidates, end));
    let kept = this.segment.deletions.without(inRange);
    if (accepts !== null) kept = kept.filter(accepts);
    for (const word of this.query.excludedWords) {
      const { list } = this.lists.entry(word);
      if (list !== null) kept = without(kept, this.lists.cursor(list));
    }
    const { segment, lists, query } = this;
    kept = await withPhrases(segment, lists, query.phrases, kept);
    return withoutPhrases(segment, lists, query.excludedPhrases, kept);
  }

  private async keepWeighed(weighed: WeighedDocuments): Promise<WeighedDocuments> {
    return weighedOnly(weighed, await this.keep(weighed.documents));
  }

  private phraseLists(): (PostingRef | null)[] {
    return this.query.phrases.flatMap((phrase) => this.lists.ofPhrase(phrase));
  }
}

function without(documents: Uint32Array, excluded: SetCursor): Uint32Array {
  return documents.filter((document) => !excluded.has(document));
}

/**
 * Searches one segment: which documents match, and the best of them. Its lists were read before; they are walked as
 * often as needed with fresh cursors.
 */
import type { PostingRef } from '../segment/dictionary-format.ts';
import type { Bm25 } from '../segment/levels.ts';
import { EXHAUSTED, PostingCursor } from '../segment/posting-cursor.ts';
import type { SegmentReader } from '../segment/segment-reader.ts';
import type { SegmentFilter } from './filter.ts';
import { firstAtOrAfter, intersect } from './intersect.ts';
import { findPhrases, type PhraseCandidates } from './phrases.ts';
import type { Query, QueryPhrase, QueryWord } from './query.ts';
import type { Ranking } from './ranking.ts';
import { Scorer, type ScoringList } from './scorer.ts';
import type { ListParts, ResolvedWord, ResolvedWords, SegmentWord } from './terms.ts';
import { type Hit, TopK } from './top-k.ts';

const NONE = new Uint32Array();

/** Ascending documents, and the weight of words of each document of the segment. */
export interface WeighedDocuments {
  readonly documents: Uint32Array;
  readonly weights: Float32Array;
}

/** The query against one segment, its lists at hand. */
export class SegmentSearch {
  readonly segment: SegmentReader;
  private readonly index: number;
  private readonly query: Query;
  private readonly words: ResolvedWords;
  private readonly filter: SegmentFilter;
  /** Payloads of lists, by the list's entry. */
  private readonly parts: ListParts;

  /** @param index of the segment @param parts of every list the query may need of this segment */
  constructor(
    segment: SegmentReader,
    index: number,
    query: Query,
    words: ResolvedWords,
    filter: SegmentFilter,
    parts: ListParts,
  ) {
    this.segment = segment;
    this.index = index;
    this.query = query;
    this.words = words;
    this.filter = filter;
    this.parts = parts;
  }

  /** Documents with all words and phrases and nothing excluded, ascending. One round trip more for phrases. */
  async matchAll(): Promise<Uint32Array> {
    const required = this.requiredLists([
      ...this.query.words.map((word) => this.entry(word).group?.postings ?? null),
      ...this.phraseLists(),
    ]);
    return required === null ? NONE : this.keep(intersect(required.map((ref) => this.cursor(ref))));
  }

  /**
   * Documents with all phrases, or where there are none with at least one of the words, and nothing excluded; and the
   * weight of the words each has, those of the phrases included.
   */
  async matchSome(): Promise<WeighedDocuments> {
    const weights = new Float32Array(this.segment.documents);
    for (const word of this.query.words) {
      const { group } = this.entry(word);
      if (group !== null) addWeight(weights, this.cursor(group.postings), this.resolved(word).stemIdf);
    }
    if (this.query.phrases.length === 0) {
      return { documents: await this.keep(withWeight(weights)), weights };
    }
    const phrases = this.requiredLists(this.phraseLists());
    if (phrases === null) return { documents: NONE, weights };
    const documents = await this.keep(intersect(phrases.map((ref) => this.cursor(ref))));
    const weight = this.phraseWords().reduce((sum, word) => sum + word.stemIdf, 0);
    for (const document of documents) weights[document]! += weight;
    return { documents, weights };
  }

  /** The best `k` of ascending documents. @param exhaustive score every one: the oracle of pruning */
  best(documents: Uint32Array, k: number, ranking: Ranking, bm25: Bm25, exhaustive = false): Hit[] {
    const scorer = this.scorer(ranking, bm25);
    const top = new TopK(k);
    for (let i = 0; i < documents.length; ) {
      const document = documents[i]!;
      const ruledOut = exhaustive ? -1 : scorer.ruledOutUntil(document, top.threshold);
      if (ruledOut >= document) {
        i = firstAtOrAfter(documents, ruledOut + 1, i + 1);
      } else {
        top.offer(document, scorer.score(document));
        i++;
      }
    }
    return top.sorted();
  }

  /** Which of the query's words a document does not have, by stem. */
  missingWords(document: number): QueryWord[] {
    return this.query.words.filter((word) => {
      const { group } = this.entry(word);
      return group === null || this.cursor(group.postings).seek(document) !== document;
    });
  }

  private scorer(ranking: Ranking, bm25: Bm25): Scorer {
    const lists: ScoringList[] = [];
    for (const word of this.scoringWords()) {
      const { group, surface } = word.bySegment[this.index]!;
      if (group === null) continue;
      const { titleBonus, surfaceWeight } = ranking;
      lists.push({ cursor: this.cursor(group.postings), weight: word.stemIdf, titleBonus });
      if (surface === null || surfaceWeight === 0) continue;
      lists.push({
        cursor: this.cursor(surface.postings),
        weight: word.surfaceIdf * surfaceWeight,
        titleBonus: 0,
      });
    }
    return new Scorer(lists, bm25);
  }

  private scoringWords(): ResolvedWord[] {
    return this.distinct([...this.query.words, ...this.query.phrases.flatMap((phrase) => phrase.words)]);
  }

  /** Words of phrases that are not also asked for by themselves. */
  private phraseWords(): ResolvedWord[] {
    return this.scoringWords().slice(this.distinct(this.query.words).length);
  }

  private distinct(words: readonly QueryWord[]): ResolvedWord[] {
    return [...new Set(words.map((word) => word.surface))].map((surface) => this.words.get(surface)!);
  }

  /** Applies retractions, filters, exclusions and phrases to ascending candidates: at most two round trips. */
  private async keep(candidates: Uint32Array): Promise<Uint32Array> {
    const { start, end, accepts } = this.filter;
    const inRange = candidates.subarray(firstAtOrAfter(candidates, start), firstAtOrAfter(candidates, end));
    let kept = this.segment.deletions.without(inRange);
    if (accepts !== null) kept = kept.filter(accepts);
    for (const word of this.query.excludedWords) {
      const { group } = this.entry(word);
      if (group !== null) kept = without(kept, this.cursor(group.postings));
    }
    kept = await this.withPhrases(kept);
    return this.withoutPhrases(kept);
  }

  /** Of documents that hold the words of all phrases, those in which all phrases stand. */
  private async withPhrases(documents: Uint32Array): Promise<Uint32Array> {
    // A phrase of one word is there where the word is.
    const phrases = this.query.phrases.filter(({ words }) => words.length > 1);
    if (phrases.length === 0 || documents.length === 0) return documents;
    const found = await findPhrases(
      this.segment,
      phrases.map((phrase) => ({ words: this.wordsOf(phrase), documents })),
    );
    const sets = found.map((own) => new Set(own));
    return documents.filter((document) => sets.every((own) => own.has(document)));
  }

  private async withoutPhrases(documents: Uint32Array): Promise<Uint32Array> {
    const candidates = this.query.excludedPhrases
      .map((phrase) => ({ phrase, documents: this.havingAll(phrase, documents) }))
      .filter((one) => one.documents.length > 0);
    if (candidates.length === 0) return documents;
    const found = await findPhrases(
      this.segment,
      candidates.map((one) => ({ words: this.wordsOf(one.phrase), documents: one.documents })),
    );
    const having = new Set(found.flatMap((own) => [...own]));
    return documents.filter((document) => !having.has(document));
  }

  /** The words of a phrase that this segment has, each with a fresh cursor. */
  private wordsOf(phrase: QueryPhrase): PhraseCandidates['words'] {
    return phrase.words
      .map((word) => this.entry(word).surface)
      .filter((surface) => surface !== null)
      .map((surface) => ({ surface, cursor: this.cursor(surface.postings) }));
  }

  private havingAll(phrase: QueryPhrase, documents: Uint32Array): Uint32Array {
    const lists = this.requiredLists(phrase.words.map((word) => this.entry(word).surface?.postings ?? null));
    if (lists === null) return NONE;
    const cursors = lists.map((ref) => this.cursor(ref));
    return documents.filter((document) => cursors.every((cursor) => cursor.has(document)));
  }

  private phraseLists(): (PostingRef | null)[] {
    return this.query.phrases.flatMap((phrase) =>
      phrase.words.map((word) => this.entry(word).surface?.postings ?? null),
    );
  }

  /** The lists, or null when one of them is not in this segment, so that nothing can match. */
  private requiredLists(lists: readonly (PostingRef | null)[]): PostingRef[] | null {
    const present = lists.filter((list) => list !== null);
    return present.length < lists.length ? null : [...new Set(present)];
  }

  private entry(word: QueryWord): SegmentWord {
    return this.resolved(word).bySegment[this.index]!;
  }

  private resolved(word: QueryWord): ResolvedWord {
    return this.words.get(word.surface)!;
  }

  private cursor(ref: PostingRef): PostingCursor {
    return new PostingCursor(ref, this.parts.get(ref)!);
  }
}

function without(documents: Uint32Array, excluded: PostingCursor): Uint32Array {
  return documents.filter((document) => !excluded.has(document));
}

function addWeight(weights: Float32Array, cursor: PostingCursor, weight: number): void {
  for (let document = cursor.document; document !== EXHAUSTED; document = cursor.next()) {
    weights[document]! += weight;
  }
}

/** The documents that have any weight, ascending. */
function withWeight(weights: Float32Array): Uint32Array {
  const documents = new Uint32Array(weights.length);
  let count = 0;
  for (let document = 0; document < weights.length; document++) {
    if (weights[document]! > 0) documents[count++] = document;
  }
  return documents.subarray(0, count);
}

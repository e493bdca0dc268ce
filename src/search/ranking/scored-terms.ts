/**
 * What of a query adds to scores: for each word its stem, the form that was typed, and its alternatives, each with its
 * weights. Scoring and explaining a score both start here, so that they cannot differ.
 */
import type { PostingRef } from '../../segment/dictionary/dictionary-format.ts';
import type { Cursor } from '../matching/cursors.ts';
import type { ResolvedWord } from '../matching/terms.ts';
import type { Why } from '../words/alternatives.ts';
import type { QueryWord } from '../words/query.ts';
import type { Ranking } from './ranking.ts';

/**
 * `exact` is a word wanted exactly as typed, which scores by its surface as others do by their stem; `prefix` are all words
 * that begin so, which score as one.
 */
export const TERM_FORMS = ['stem', 'surface', 'exact', 'prefix', 'alternative'] as const;
export type TermForm = (typeof TERM_FORMS)[number];

/** A list of a segment that adds to scores, with its weights. */
export interface ScoredTerm {
  /** The word of the query, as it was typed. */
  readonly word: string;
  /** What is looked up for it: a stem or surface in normal form, an alternative in ordinary spelling. */
  readonly term: string;
  readonly form: TermForm;
  readonly why: Why | null;
  /** Articles of the archive that have the term. */
  readonly documentFrequency: number;
  /** Inverse document frequency; of an alternative no more than that of the word. */
  readonly idf: number;
  /** What the form or the alternative counts: 1 for a stem. */
  readonly weight: number;
  /** What is added, as a share, where the term is in the title. */
  readonly titleBonus: number;
  readonly list: PostingRef | (() => Cursor);
}

/** The terms of a word in a segment, in the order in which their scores are added. @param surfaceWeight for such a query */
export function scoredTerms(
  { word, documentFrequency, idf, surfaceFrequency, surfaceIdf, alternatives, bySegment }: ResolvedWord,
  segment: number,
  { titleBonus, alternativeWeights }: Ranking,
  surfaceWeight: number,
): ScoredTerm[] {
  const { list, surface, alternatives: openers } = bySegment[segment]!;
  const { original, isExact } = word;
  const own = { word: original, why: null };
  const terms: ScoredTerm[] = [];
  if (list !== null) {
    const [term, form] = ownTerm(word);
    terms.push({ ...own, term, form, documentFrequency, idf, weight: 1, titleBonus, list });
  }
  if (!isExact && surface !== null && surfaceWeight > 0) {
    const form = 'surface' as const;
    const weights = {
      documentFrequency: surfaceFrequency,
      idf: surfaceIdf,
      weight: surfaceWeight,
      titleBonus: 0,
    };
    terms.push({ ...own, term: word.surface, form, ...weights, list: surface.postings });
  }
  alternatives.forEach(({ alternative: { term, why }, documentFrequency: frequency, idf: other }, i) => {
    const weight = alternativeWeights[why];
    const open = openers[i]!;
    if (open === null || weight === 0) return;
    // No more than the word itself would: a rare plural says no more than its singular.
    const weights = { documentFrequency: frequency, idf: Math.min(idf, other), weight, titleBonus };
    terms.push({ word: original, term, form: 'alternative', why, ...weights, list: open });
  });
  return terms;
}

/** What a word is looked up by, and what that is. */
export function ownTerm({ surface, stem, isExact, isPrefix }: QueryWord): [term: string, form: TermForm] {
  if (isPrefix) return [`${surface}*`, 'prefix'];
  return isExact ? [surface, 'exact'] : [stem, 'stem'];
}

/** What one term added to the score of one article: idf × weight × impact, and the bonus of the title as a share of it. */
export interface TermScore extends Omit<ScoredTerm, 'list' | 'titleBonus'> {
  /** The part of BM25 that depends on the article, how often it has the term for its length, to the ranking's power. */
  readonly impact: number;
  /** The share that the title added: 0 where the term is not in it. */
  readonly titleBonus: number;
  readonly score: number;
}

/** What a term added to a document's score, or null when the document does not have it. @param cursor fresh */
export function termScore(
  term: ScoredTerm,
  cursor: Cursor,
  document: number,
  impacts: Float64Array,
): TermScore | null {
  if (cursor.seek(document) !== document) return null;
  const { list: _, ...described } = term;
  const impact = impacts[cursor.level]!;
  const titleBonus = cursor.isInTitle ? term.titleBonus : 0;
  return { ...described, impact, titleBonus, score: term.idf * term.weight * impact * (1 + titleBonus) };
}

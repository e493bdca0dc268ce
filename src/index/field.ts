/**
 * The fields of the index and their terms: the one definition that the memtable, the exported MiniSearch and the query
 * side share.
 *
 * Ranking uses one pooled field, the title twice and then the body, because BM25 summed over fields with boosts ranks
 * Arabic news far worse than one field does. A second field holds the title alone.
 */
import { type AnalysedToken, analyse, stemOf } from '../arabic/analyser.ts';

export const TEXT_FIELD = 'text';
export const TITLE_FIELD = 'title';

/** How often the pooled field counts the title. */
export const TITLE_WEIGHT = 2;

/** First character of stem terms; surfaces never hold it. */
const STEM_PREFIX = '=';

/** The term a stem is indexed under. */
export function stemTerm(stem: string): string {
  return STEM_PREFIX + stem;
}

/** The stem of a term, or null when the term is a surface. */
export function stemOfTerm(term: string): string | null {
  return term.startsWith(STEM_PREFIX) ? term.slice(STEM_PREFIX.length) : null;
}

/** Both terms of a surface. */
export function termsOf(surface: string): string[] {
  return [surface, stemTerm(stemOf(surface))];
}

/** An article's tokens, each part analysed once. */
export interface AnalysedText {
  readonly title: readonly AnalysedToken[];
  readonly body: readonly AnalysedToken[];
}

export function analyseText(article: { readonly title: string; readonly body: string }): AnalysedText {
  return { title: analyse(article.title), body: analyse(article.body) };
}

/** Surfaces of the pooled field, in order, with repetition. */
export function pooledSurfaces({ title, body }: AnalysedText): string[] {
  const titleSurfaces = title.map((token) => token.surface);
  const pooled: string[] = [];
  for (let i = 0; i < TITLE_WEIGHT; i++) pooled.push(...titleSurfaces);
  for (const token of body) pooled.push(token.surface);
  return pooled;
}

/** Field length as MiniSearch counts it: distinct tokens. */
export function fieldLength(surfaces: readonly string[]): number {
  return new Set(surfaces).size;
}

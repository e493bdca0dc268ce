/**
 * The fields of the index and their terms: the one definition that the memtable, the exported MiniSearch and the query
 * side share.
 *
 * Ranking uses one pooled field, the title twice and then the body, because BM25 summed over fields with boosts ranks
 * Arabic news far worse than one field does. A second field holds the title alone.
 */
import { stemOf } from '../arabic/analyser.ts';
import { type Token, tokenise } from '../arabic/tokenise.ts';

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

/** An article's tokens, by part. */
export interface TokenisedText {
  readonly title: readonly Token[];
  readonly body: readonly Token[];
}

export function tokeniseText(article: { readonly title: string; readonly body: string }): TokenisedText {
  return { title: tokenise(article.title), body: tokenise(article.body) };
}

/** Surfaces of the pooled field, in order, with repetition. */
export function pooledSurfaces({ title, body }: TokenisedText): string[] {
  const titleSurfaces = title.map((token) => token.surface);
  const pooled: string[] = [];
  for (let i = 0; i < TITLE_WEIGHT; i++) pooled.push(...titleSurfaces);
  for (const token of body) pooled.push(token.surface);
  return pooled;
}

/** The distinct surfaces of the pooled field. Their number is its length, as MiniSearch counts it. */
export function distinctSurfaces(article: { readonly title: string; readonly body: string }): Set<string> {
  const { title, body } = tokeniseText(article);
  const distinct = new Set<string>();
  for (const { surface } of title) distinct.add(surface);
  for (const { surface } of body) distinct.add(surface);
  return distinct;
}

/** What the tree of a query asks of an article: clauses, which a segment answers one by one. */
import type { TextField } from '../../query/tree.ts';
import type { Filters } from '../request.ts';
import type { QueryWord } from '../words/query.ts';

/** A word at one place of a text. */
export interface Part {
  readonly word: QueryWord;
  /** Whether any of its forms may stand there; else only what was typed. */
  readonly inAnyForm: boolean;
  /** Whether its alternatives may too: not where it is excluded. */
  readonly hasAlternatives: boolean;
}

/** Words side by side, in order; mostly one. */
export type Run = readonly Part[];

/** Runs that stand near one another; mostly there is one. */
export interface RunsClause {
  readonly kind: 'runs';
  readonly runs: readonly Run[];
  /** Words from each run to the next at most, 1 being side by side. */
  readonly distance: number;
  /** Where they stand; null where that may be anywhere, but all in one field. */
  readonly field: TextField | null;
}

/** Articles that filters let through. */
export interface FilterClause {
  readonly kind: 'filter';
  readonly filters: Filters;
}

export type Clause =
  | RunsClause
  | FilterClause
  | { readonly kind: 'and' | 'or'; readonly of: readonly Clause[] }
  | { readonly kind: 'not'; readonly of: Clause };

/** The only word of a clause that asks for nothing but that; null for others. */
export function onlyPart({ runs }: RunsClause): Part | null {
  return runs.length === 1 && runs[0]!.length === 1 ? runs[0]![0]! : null;
}

/** Whether a clause asks in which field words stand, beyond what lists tell. */
export function needsTitles({ field, runs }: RunsClause): boolean {
  return field !== null || runs.length > 1;
}

/** Whether a clause asks where words stand, beyond what lists tell. */
export function needsPositions(clause: RunsClause): boolean {
  return onlyPart(clause) === null || clause.field === 'body';
}

/** Trees in few letters, for tables. */
import type { NoticeCode } from '../../../src/query/notice.ts';
import type { QueryNode, TermNode, ValueField } from '../../../src/query/tree.ts';

/** A query, the tree it has, and the notices that come with it. */
export type Case = readonly [query: string, tree: QueryNode | null, ...notices: NoticeCode[]];

/** Queries of one rule of the grammar. */
export interface Rule {
  readonly rule: string;
  readonly cases: readonly Case[];
}

/** The day that relative dates go by. */
export const TODAY = '2015-08-20';

const nodeOf = (part: QueryNode | string): QueryNode => (typeof part === 'string' ? word(part) : part);
const termOf = (part: TermNode | string): TermNode => (typeof part === 'string' ? word(part) : part);

export const word = (text: string) => ({ kind: 'word', text }) as const;
export const exact = (text: string) => ({ kind: 'exact', text }) as const;
export const prefix = (text: string) => ({ kind: 'prefix', text }) as const;
export const phrase = (text: string) => ({ kind: 'phrase', text }) as const;
export const and = (...of: (QueryNode | string)[]) => ({ kind: 'and', of: of.map(nodeOf) }) as const;
export const or = (...of: (QueryNode | string)[]) => ({ kind: 'or', of: of.map(nodeOf) }) as const;
export const not = (of: QueryNode | string) => ({ kind: 'not', of: nodeOf(of) }) as const;
export const near = (distance: number, ...of: (TermNode | string)[]) =>
  ({ kind: 'near', distance, of: of.map(termOf) }) as const;
export const title = (of: QueryNode | string) => ({ kind: 'field', field: 'title', of: nodeOf(of) }) as const;
export const body = (of: QueryNode | string) => ({ kind: 'field', field: 'body', of: nodeOf(of) }) as const;
export const filter = (field: ValueField, value: string) => ({ kind: 'filter', field, value }) as const;
export const dates = (from: string | null, to: string | null = from) => ({ kind: 'date', from, to }) as const;

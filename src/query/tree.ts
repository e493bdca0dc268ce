/**
 * What a query means, as a tree. `parse.ts` makes it of what was typed, `print.ts` writes it back.
 *
 * Parsed trees are kept simple: no `and` is directly inside an `and`, no `or` inside an `or`, both have two parts or
 * more, `not` is never directly inside `not`, and texts have at least one letter or digit.
 */

/** The fields of an article that words can be looked for in. */
export type TextField = 'title' | 'body';

/** The fields of an article that have a value as a whole. */
export type ValueField = 'section' | 'source' | 'author' | 'tag';

/**
 * A word in any of its forms. The text has no white space, but analysing it may give several terms (a word with a hyphen,
 * a compound): all of them are wanted, and as an operand of `near` they stand side by side.
 */
export interface WordNode {
  readonly kind: 'word';
  readonly text: string;
}

/** One word exactly as typed, hamza and all; of several words, the phrase they make, exactly as typed. */
export interface ExactNode {
  readonly kind: 'exact';
  readonly text: string;
}

/** Words that begin with a text, which has neither white space nor the star. */
export interface PrefixNode {
  readonly kind: 'prefix';
  readonly text: string;
}

/** Words side by side, in order; of one word, its surface. */
export interface PhraseNode {
  readonly kind: 'phrase';
  readonly text: string;
}

/** What can stand beside `NEAR`. */
export type TermNode = WordNode | ExactNode | PrefixNode | PhraseNode;

/**
 * Terms close together, in any order: each of them and the next in the list are at most `distance` words apart, 1 being
 * side by side. Of a phrase, the word nearer to the other term counts. Two terms or more.
 */
export interface NearNode {
  readonly kind: 'near';
  /** 1 to 50. */
  readonly distance: number;
  readonly of: readonly TermNode[];
}

export interface AndNode {
  readonly kind: 'and';
  readonly of: readonly QueryNode[];
}

export interface OrNode {
  readonly kind: 'or';
  readonly of: readonly QueryNode[];
}

export interface NotNode {
  readonly kind: 'not';
  readonly of: QueryNode;
}

/** All words below are looked for in one field only. There is no `field`, `filter` or `date` below. */
export interface FieldNode {
  readonly kind: 'field';
  readonly field: TextField;
  readonly of: QueryNode;
}

/** Articles with this value, as it was typed. */
export interface FilterNode {
  readonly kind: 'filter';
  readonly field: ValueField;
  readonly value: string;
}

/** Articles of these days, both included, as `YYYY-MM-DD` in the newsroom's zone; null where open, never both. */
export interface DateNode {
  readonly kind: 'date';
  readonly from: string | null;
  readonly to: string | null;
}

export type QueryNode =
  | WordNode
  | ExactNode
  | PrefixNode
  | PhraseNode
  | NearNode
  | AndNode
  | OrNode
  | NotNode
  | FieldNode
  | FilterNode
  | DateNode;

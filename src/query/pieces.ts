/** What the text of a query is cut into. */
import { tokenise } from '../arabic/tokenise.ts';
import type { FieldName, Operator } from './names.ts';
import { type Notice, type NoticeCode, noticeOf } from './notice.ts';
import { isHidden } from './signs.ts';
import type { DateNode, FilterNode, TermNode, WordNode } from './tree.ts';

export type LeafNode = TermNode | FilterNode | DateNode;

/** From `at` up to `end`. */
export interface Place {
  readonly at: number;
  readonly end: number;
}

export type Piece = Place &
  (
    | { readonly kind: Exclude<Operator, 'near'> | 'open' | 'close' }
    | { readonly kind: 'near'; readonly distance: number }
    /** Stands before what is looked for in the field, or before a group of its values. */
    | { readonly kind: 'field'; readonly field: FieldName }
    | { readonly kind: 'leaf'; readonly node: LeafNode }
    /** Stands where something was meant to be, so that an operator before it joins nothing else. */
    | { readonly kind: 'nothing' }
  );

/** A text that is being read, and what is to be said of it. */
export class Source {
  /** What was typed, without hidden characters. */
  readonly text: string;
  /** Today's day, as `YYYY-MM-DD`. */
  readonly today: string;
  readonly notices: Notice[] = [];
  /** Where each character of `text` stands in what was typed. */
  private readonly places: readonly number[];

  constructor(typed: string, today: string) {
    const places: number[] = [];
    let text = '';
    for (let at = 0; at < typed.length; at++) {
      if (isHidden(typed, at)) continue;
      text += typed[at];
      places.push(at);
    }
    this.text = text;
    this.places = places;
    this.today = today;
  }

  /** Notes what was made of the text from `at` to `end`. */
  note(code: NoticeCode, at: number, end: number): void {
    this.notices.push(noticeOf(code, this.places[at] ?? 0, this.text.slice(at, end)));
  }
}

/** The text from its first letter or digit to its last one, with what belongs to these; null where it has none. */
export function telling(text: string): string | null {
  const tokens = tokenise(text);
  if (tokens.length === 0) return null;
  const start = Math.min(...tokens.map((token) => token.start));
  const end = Math.max(...tokens.map((token) => token.end));
  return text.slice(start, end);
}

/** The words of a run, with the signs around them gone; null where it has none. */
export function wordOf(run: string): WordNode | null {
  const text = telling(run);
  return text === null ? null : { kind: 'word', text };
}

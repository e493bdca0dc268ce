/** What a query says that was not understood as it may have been meant. Never an error: the rest is answered. */
import messages from './data/notices.json' with { type: 'json' };

export type NoticeCode =
  /** An operator without what it joins: searched as a word, or left out where it is a sign. */
  | 'dangling-operator'
  /** An Arabic operator in a sentence that finds nothing with it: searched as a word. */
  | 'operator-as-word'
  /** A quotation mark without its partner: what follows is words. */
  | 'unclosed-quote'
  /** Quotation marks with no letter or digit between them: left out. */
  | 'empty-quotes'
  /** A parenthesis without its partner: left out. */
  | 'unbalanced-parenthesis'
  /** Parentheses with nothing between them: left out. */
  | 'empty-parentheses'
  /** Parentheses in more parentheses than can be told apart: left out. */
  | 'too-deep'
  /** A name before a colon that is no field: words. */
  | 'unknown-field'
  /** A colon that is not after a name, as in addresses and times: words. */
  | 'not-a-field'
  /** A field with a space after its colon, or nothing: words. */
  | 'field-without-value'
  /** The value of a date field is no date: words. */
  | 'unreadable-date'
  /** A range that ends before it begins: its ends are exchanged. */
  | 'dates-exchanged'
  /** A distance of NEAR that is not from 1 to 50: the nearest that is. */
  | 'distance-out-of-range'
  /** NEAR beside more than a word or a phrase: AND. */
  | 'near-needs-words'
  /** A star that is not at the end of one word: left out. */
  | 'misplaced-star'
  /** What cannot be the value of a filter: words. */
  | 'not-a-value';

export interface Notice {
  readonly code: NoticeCode;
  /** Where it stands in the text as typed, in UTF-16 code units. */
  readonly at: number;
  /** What stands there. */
  readonly text: string;
  /** What was made of it and how to write it otherwise. */
  readonly message: { readonly en: string; readonly ar: string };
}

export function noticeOf(code: NoticeCode, at: number, text: string): Notice {
  const { en, ar } = messages[code];
  const filled = (message: string) => message.replace('{text}', () => text);
  return { code, at, text, message: { en: filled(en), ar: filled(ar) } };
}

/**
 * Cuts a query into pieces: operators, parentheses, fields and what is looked for. A sign is an operator only where it
 * begins something (the minus inside a word is not one), a word only where it stands by itself.
 */
import { unicodePattern } from '../lazy.ts';
import { dateValueAt } from './date-values.ts';
import { type FieldName, fieldOf, LEAST_DISTANCE, MOST_DISTANCE, nearDistance, operatorOf } from './names.ts';
import { type LeafNode, type Piece, type Source, telling, wordOf } from './pieces.ts';
import * as signs from './signs.ts';
import type { PrefixNode, ValueField } from './tree.ts';

const trailingStar = unicodePattern(`[${signs.STAR}][^\\p{L}\\p{N}]*$`);
const letterBeforeColon = unicodePattern(`[\\p{L}\\p{N}][${signs.COLON}]\\S`);
const nameBeforeColon = unicodePattern(`^\\p{L}[\\p{L}\\p{M}]*[${signs.COLON}](?!//)`);
const oneWord = unicodePattern(String.raw`^[\p{L}\p{M}\p{N}\u0640]+$`);

/** What stands directly before the place that is read. */
type Before =
  /** Nothing, white space, an opening parenthesis or a bar: anything may begin. */
  | 'gap'
  /** A minus: what follows is no operator. */
  | 'sign'
  /** A field and its colon: what follows is no word of an operator. */
  | 'field'
  /** A word, a closed quotation or group: signs belong to words. */
  | 'word';

export function scan(source: Source): Piece[] {
  return new Scanner(source).pieces();
}

class Scanner {
  private readonly source: Source;
  private readonly text: string;
  private readonly found: Piece[] = [];
  private at = 0;
  private before: Before = 'gap';

  constructor(source: Source) {
    this.source = source;
    this.text = source.text;
  }

  pieces(): Piece[] {
    while (this.at < this.text.length) this.step();
    return this.found;
  }

  private step(): void {
    const { text, at } = this;
    const character = text[at]!;
    if (signs.isSpace(character)) this.skip(1, 'gap');
    else if (signs.isOneOf(signs.OPEN, character)) this.structure('open', 1);
    else if (signs.isOneOf(signs.CLOSE, character)) this.structure('close', 1);
    else if (signs.isOneOf(signs.PIPE, character)) {
      this.structure('or', signs.isOneOf(signs.PIPE, text[at + 1]) ? 2 : 1);
    } else if (signs.isDoubleAmpersand(text, at)) this.structure('and', 2);
    else if (this.begins() && this.before !== 'sign' && signs.isOneOf(signs.NOT, character)) this.sign();
    else if (this.begins() && character === '=' && signs.quotedAt(text, at + 1))
      this.quotation('exact', at + 1);
    else if (signs.isQuote(character)) this.quotation('phrase', at);
    else this.run(signs.runAt(text, at));
  }

  private begins(): boolean {
    return this.before !== 'word';
  }

  private structure(kind: 'open' | 'close' | 'or' | 'and', length: number): void {
    this.found.push({ kind, at: this.at, end: this.at + length });
    this.skip(length, kind === 'close' ? 'word' : 'gap');
  }

  private skip(length: number, before: Before): void {
    this.at += length;
    this.before = before;
  }

  /** A minus before something; before nothing but signs it is one of them. */
  private sign(): void {
    const { text, at } = this;
    const run = signs.runAt(text, at + 1);
    const next = text[at + 1 + run.length];
    const isBeforeOther = run === '' && (signs.isQuote(next ?? '') || signs.isOneOf(signs.OPEN, next));
    const isBeforeExact = run === '=' && signs.quotedAt(text, at + 2) !== null;
    if (!isBeforeOther && !isBeforeExact && telling(run) === null) {
      this.skip(1 + run.length, 'word');
      return;
    }
    this.found.push({ kind: 'not', at, end: at + 1 });
    this.skip(1, 'sign');
  }

  /** From the place that is read, which is before the equals sign of an exact one. */
  private quotation(kind: 'phrase' | 'exact', markAt: number): void {
    const quoted = signs.quotedAt(this.text, markAt);
    if (quoted === null) {
      this.source.note('unclosed-quote', markAt, markAt + 1);
      this.skip(1, this.before);
      return;
    }
    const text = telling(quoted.text);
    const hasStar = signs.indexOfAny(signs.STAR, quoted.text) >= 0;
    if (text === null) this.source.note('empty-quotes', this.at, quoted.end);
    else if (hasStar) this.source.note('misplaced-star', this.at, quoted.end);
    this.leaf(text === null ? null : { kind, text }, quoted.end);
  }

  /** A run that begins something else than a quotation. */
  private run(run: string): void {
    const { at } = this;
    const named = fieldOf(run);
    if (named !== null) {
      this.field(run, named.field, named.valueAt);
      return;
    }
    const mayJoin = this.before === 'gap' || this.before === 'word';
    const operator = mayJoin ? operatorOf(run) : null;
    if (operator === null) this.word(run);
    else if (operator === 'near') this.near(run);
    else {
      this.found.push({ kind: operator, at, end: at + run.length });
      this.skip(run.length, 'gap');
    }
  }

  private near(run: string): void {
    const { at } = this;
    const typed = nearDistance(run)!;
    const distance = Math.min(Math.max(typed, LEAST_DISTANCE), MOST_DISTANCE);
    if (distance !== typed) this.source.note('distance-out-of-range', at, at + run.length);
    this.found.push({ kind: 'near', distance, at, end: at + run.length });
    this.skip(run.length, 'gap');
  }

  private field(run: string, field: FieldName, length: number): void {
    const next = this.text[this.at + run.length];
    const hasValue = length < run.length || signs.isQuote(next ?? '') || signs.isOneOf(signs.OPEN, next);
    if (!hasValue) this.fieldAsWord(run);
    else if (field === 'title' || field === 'body') this.fieldBefore(field, length);
    else if (field === 'date' || field === 'before' || field === 'after') this.dates(run, field, length);
    else this.filter(run, field, length);
  }

  private fieldBefore(field: FieldName, length: number): void {
    this.found.push({ kind: 'field', field, at: this.at, end: this.at + length });
    this.skip(length, 'field');
  }

  private fieldAsWord(run: string): void {
    this.source.note('field-without-value', this.at, this.at + run.length);
    this.plainWord(run);
  }

  private dates(run: string, field: 'date' | 'before' | 'after', length: number): void {
    const value = dateValueAt(this.text, this.at + length, field, this.source.today);
    if (value !== null) {
      if (value.isExchanged) this.source.note('dates-exchanged', this.at, value.end);
      this.leaf(value.node, value.end);
    } else if (length === run.length && signs.isOneOf(signs.OPEN, this.text[this.at + length])) {
      this.fieldBefore(field, length);
    } else {
      this.source.note('unreadable-date', this.at, this.at + run.length);
      this.plainWord(run);
    }
  }

  private filter(run: string, field: ValueField, length: number): void {
    const { text, at } = this;
    const end = at + run.length;
    const value = run.slice(length);
    const quoted = value === '' || value === '=' ? signs.quotedAt(text, end) : null;
    if (value === '' && signs.isOneOf(signs.OPEN, text[end])) {
      this.fieldBefore(field, length);
    } else if (quoted !== null) {
      const isEmpty = telling(quoted.text) === null;
      if (isEmpty) this.source.note('empty-quotes', at, quoted.end);
      this.leaf(isEmpty ? null : { kind: 'filter', field, value: quoted.text.trim() }, quoted.end);
    } else if (telling(value) === null) {
      this.fieldAsWord(run);
    } else {
      if (signs.isOneOf(signs.NOT, value[0])) this.found.push({ kind: 'not', at, end: at + length + 1 });
      if (signs.indexOfAny(signs.STAR, value) >= 0) this.source.note('misplaced-star', at, end);
      this.leaf({ kind: 'filter', field, value: telling(value)! }, end);
    }
  }

  private word(run: string): void {
    const { at } = this;
    const end = at + run.length;
    const prefix = prefixOf(run);
    if (prefix !== null) {
      this.leaf(prefix, end);
      return;
    }
    if (signs.indexOfAny(signs.STAR, run) >= 0) this.source.note('misplaced-star', at, end);
    else if (letterBeforeColon().test(run) && run[0] !== signs.BACKSLASH) {
      this.source.note(nameBeforeColon().test(run) ? 'unknown-field' : 'not-a-field', at, end);
    }
    this.plainWord(run);
  }

  private plainWord(run: string): void {
    const node = wordOf(run);
    if (node !== null || this.before === 'sign' || this.before === 'field') {
      this.leaf(node, this.at + run.length);
    } else this.skip(run.length, 'word');
  }

  /** What was read up to `end`; null where it turned out to be nothing. */
  private leaf(node: LeafNode | null, end: number): void {
    const { at } = this;
    if (node === null) this.found.push({ kind: 'nothing', at, end });
    else this.found.push({ kind: 'leaf', node, at, end });
    this.skip(end - at, 'word');
  }
}

/** The beginning of a word before a star; null where the star is elsewhere or there is none. */
function prefixOf(run: string): PrefixNode | null {
  const star = trailingStar().exec(run);
  if (star === null) return null;
  const text = telling(run.slice(0, star.index));
  return text !== null && oneWord().test(text) ? { kind: 'prefix', text } : null;
}

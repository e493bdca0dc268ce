/**
 * Reads a query: words, phrases and exact words, joined by operators, in fields, with filters and dates. Everything can
 * be read; what could not be understood is words, and said in notices.
 *
 * Operators bind in this order: a field, NOT, NEAR, AND (which is also meant where nothing is written), OR.
 */
import { tokenise } from '../arabic/tokenise.ts';
import { BadQueryError } from '../errors.ts';
import { wellFormed } from './groups.ts';
import { LONGEST_QUERY, MOST_WORDS } from './limits.ts';
import { nearOf } from './near.ts';
import { inField, joined, negated } from './nodes.ts';
import type { Notice } from './notice.ts';
import { type Piece, Source } from './pieces.ts';
import { scan } from './scan.ts';
import type { QueryNode } from './tree.ts';
import { valuesOf } from './values.ts';

export interface ParseOptions {
  /** The newsroom's day, as `YYYY-MM-DD`: dates such as "yesterday" go by it. */
  readonly today: string;
  /** Whether the query may be of any length, as a printed tree may be; false by default. */
  readonly anyLength?: boolean | undefined;
}

export interface ParsedQuery {
  /** Null where there is nothing to look for. */
  readonly tree: QueryNode | null;
  /** In the order of the text. */
  readonly notices: readonly Notice[];
}

/** @throws BadQueryError when the text is too long or has too many words */
export function parseTree(typed: string, { today, anyLength = false }: ParseOptions): ParsedQuery {
  if (!anyLength) checkLength(typed);
  const source = new Source(typed, today);
  const pieces = wellFormed(scan(source), source);
  if (!anyLength) checkWords(pieces);
  const tree = new Parser(pieces, source).parse();
  return { tree, notices: source.notices.toSorted((a, b) => a.at - b.at) };
}

function checkLength(typed: string): void {
  const { length } = typed.trim();
  if (length <= LONGEST_QUERY) return;
  throw new BadQueryError(
    'too-long',
    `The query has ${length} characters; ${LONGEST_QUERY} are the most. Shorten it.`,
  );
}

function checkWords(pieces: readonly Piece[]): void {
  let count = 0;
  for (const piece of pieces) {
    if (piece.kind === 'leaf' && 'text' in piece.node) count += tokenise(piece.node.text).length;
  }
  if (count <= MOST_WORDS) return;
  throw new BadQueryError(
    'too-many-words',
    `The query has ${count} words; ${MOST_WORDS} are the most. Leave some out.`,
  );
}

/** By recursive descent, over pieces that are well formed: parentheses are as deep as it goes, but for fields and NOT. */
class Parser {
  private readonly pieces: readonly Piece[];
  private readonly source: Source;
  private at = 0;

  constructor(pieces: readonly Piece[], source: Source) {
    this.pieces = pieces;
    this.source = source;
  }

  parse(): QueryNode | null {
    return this.or();
  }

  private or(): QueryNode | null {
    const parts = [this.and()];
    while (this.takes('or')) parts.push(this.and());
    return joined('or', parts);
  }

  private and(): QueryNode | null {
    const parts: (QueryNode | null)[] = [];
    for (let next = this.next(); next !== undefined; next = this.next()) {
      if (next.kind === 'or' || next.kind === 'close') break;
      if (!this.takes('and')) parts.push(this.near());
    }
    return joined('and', parts);
  }

  private near(): QueryNode | null {
    const start = this.at;
    const first = this.unary();
    const found = first === null ? [] : [first];
    const distances: number[] = [];
    for (let next = this.next(); next?.kind === 'near'; next = this.next()) {
      this.at++;
      const operand = this.unary();
      if (operand === null) continue;
      if (found.length > 0) distances.push(next.distance);
      found.push(operand);
    }
    if (found.length < 2) return found[0] ?? null;
    const node = nearOf(found, distances);
    if (node === null) this.noteNear(start);
    return node ?? joined('and', found);
  }

  private noteNear(start: number): void {
    const operator = this.pieces.slice(start, this.at).find(({ kind }) => kind === 'near')!;
    this.source.note('near-needs-words', operator.at, operator.end);
  }

  private unary(): QueryNode | null {
    const piece = this.pieces[this.at++]!;
    switch (piece.kind) {
      case 'not':
        return negated(this.unary());
      case 'field':
        return this.field(piece);
      case 'open':
        return this.group(piece);
      case 'leaf':
        return piece.node;
      default:
        return null;
    }
  }

  private field(piece: Piece & { kind: 'field' }): QueryNode | null {
    const { field } = piece;
    const node = this.unary();
    if (field === 'title' || field === 'body') return inField(field, node);
    return node === null ? null : valuesOf(field, node, piece, this.source);
  }

  private group(open: Piece): QueryNode | null {
    const start = this.at;
    const node = this.or();
    const close = this.pieces[this.at++]!;
    if (start === this.at - 1) this.source.note('empty-parentheses', open.at, close.end);
    return node;
  }

  private next(): Piece | undefined {
    return this.pieces[this.at];
  }

  private takes(kind: Piece['kind']): boolean {
    const isNext = this.next()?.kind === kind;
    if (isNext) this.at++;
    return isNext;
  }
}

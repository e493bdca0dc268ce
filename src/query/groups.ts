/** Makes pieces well formed: every parenthesis has its partner, every operator what it joins. What has not becomes a word, or goes. */
import { type Piece, type Source, wordOf } from './pieces.ts';

/** Most parentheses inside each other: more than people can follow, few enough to read by recursion. */
export const DEEPEST = 20;

/**
 * @returns pieces in which parentheses are paired, at most {@link DEEPEST} deep, each `or`, `and` and `near` stands between
 *   two operands, and each `not` and `field` before one; an operand is a leaf, nothing, a group, or one of these two with theirs
 */
export function wellFormed(pieces: readonly Piece[], source: Source): Piece[] {
  return withBefore(withAfter(paired(pieces, source), source), source);
}

function paired(pieces: readonly Piece[], source: Source): Piece[] {
  const dropped = new Set<Piece>();
  const open: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'open') open.push(piece);
    if (piece.kind !== 'close') continue;
    const partner = open.pop();
    if (partner === undefined) drop(piece, 'unbalanced-parenthesis');
    else if (open.length >= DEEPEST) {
      drop(partner, 'too-deep');
      dropped.add(piece);
    }
  }
  for (const piece of open) drop(piece, 'unbalanced-parenthesis');
  return pieces.filter((piece) => !dropped.has(piece));

  function drop(piece: Piece, code: 'unbalanced-parenthesis' | 'too-deep'): void {
    dropped.add(piece);
    source.note(code, piece.at, piece.end);
  }
}

/** Every operator and field has an operand after it. */
function withAfter(pieces: readonly Piece[], source: Source): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces.toReversed()) {
    const wants = isBinary(piece) || piece.kind === 'not' || piece.kind === 'field';
    const after = kept.at(-1);
    const isFollowed = after !== undefined && after.kind !== 'close' && !isBinary(after);
    const fitting = !wants || isFollowed ? piece : instead(piece, source);
    if (fitting !== null) kept.push(fitting);
  }
  return kept.toReversed();
}

/** Every operator that joins two operands has one before it. */
function withBefore(pieces: readonly Piece[], source: Source): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const before = kept.at(-1)?.kind;
    const isPreceded = before === 'leaf' || before === 'nothing' || before === 'close';
    const fitting = !isBinary(piece) || isPreceded ? piece : instead(piece, source);
    if (fitting !== null) kept.push(fitting);
  }
  return kept;
}

function isBinary({ kind }: Piece): boolean {
  return kind === 'and' || kind === 'or' || kind === 'near';
}

/** The word that an operator is; null for signs. */
function instead(piece: Piece, source: Source): Piece | null {
  const { at, end } = piece;
  source.note(piece.kind === 'field' ? 'field-without-value' : 'dangling-operator', at, end);
  const node = wordOf(source.text.slice(at, end));
  return node === null ? null : { kind: 'leaf', node, at, end };
}

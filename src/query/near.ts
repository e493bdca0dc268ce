/** What `NEAR` joins: terms, and groups of them joined by `OR`, which become one `near` for each choice. */
import { inField, joined } from './nodes.ts';
import type { FieldNode, QueryNode, TermNode } from './tree.ts';

/** Most choices that groups may make: each is looked for by itself. */
const MOST_CHOICES = 16;

/**
 * @param operands two or more
 * @param distances between each operand and the next
 * @returns null where an operand is more than terms
 */
export function nearOf(operands: readonly QueryNode[], distances: readonly number[]): QueryNode | null {
  const field = commonField(operands);
  const choices = operands.map((operand) => choicesOf(operand.kind === 'field' ? operand.of : operand));
  if (field === undefined || choices.some((terms) => terms === null)) return null;
  const node = chain(choices as TermNode[][], distances);
  return field === null || node === null ? node : inField(field, node);
}

/** The field of all operands, null where none has one, undefined where they disagree. */
function commonField(operands: readonly QueryNode[]): FieldNode['field'] | null | undefined {
  const fields = new Set(operands.map((operand) => (operand.kind === 'field' ? operand.field : null)));
  return fields.size === 1 ? [...fields][0]! : undefined;
}

function choicesOf(node: QueryNode): readonly TermNode[] | null {
  if (isTerm(node)) return [node];
  return node.kind === 'or' && node.of.every(isTerm) ? node.of : null;
}

function isTerm(node: QueryNode): node is TermNode {
  return node.kind === 'word' || node.kind === 'exact' || node.kind === 'prefix' || node.kind === 'phrase';
}

/** One `near` where all distances are the same, else one for each two neighbours. */
function chain(choices: readonly (readonly TermNode[])[], distances: readonly number[]): QueryNode | null {
  const distance = distances[0]!;
  if (distances.every((other) => other === distance)) return oneNear(choices, distance);
  const pairs = distances.map((own, i) => oneNear(choices.slice(i, i + 2), own));
  return pairs.includes(null) ? null : joined('and', pairs);
}

function oneNear(choices: readonly (readonly TermNode[])[], distance: number): QueryNode | null {
  const count = choices.reduce((product, terms) => product * terms.length, 1);
  if (count > MOST_CHOICES) return null;
  let chosen: TermNode[][] = [[]];
  for (const terms of choices) chosen = chosen.flatMap((before) => terms.map((term) => [...before, term]));
  return joined(
    'or',
    chosen.map((of) => ({ kind: 'near', distance, of })),
  );
}

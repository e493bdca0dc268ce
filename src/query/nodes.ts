/** Puts nodes together so that trees stay as simple as `tree.ts` says. Null stands for nothing that can be looked for. */
import type { FieldNode, QueryNode, TextField } from './tree.ts';

type Maybe = QueryNode | null;

export function joined(kind: 'and' | 'or', parts: readonly Maybe[]): Maybe {
  const of = parts.flatMap((part) => {
    if (part === null) return [];
    return part.kind === kind ? part.of : [part];
  });
  return of.length > 1 ? { kind, of } : (of[0] ?? null);
}

export function negated(node: Maybe): Maybe {
  if (node === null) return null;
  return node.kind === 'not' ? node.of : { kind: 'not', of: node };
}

/** Words of a node looked for in a field; what has a field of its own below keeps it. */
export function inField(field: TextField, node: Maybe): Maybe {
  if (node === null || isScoped(node)) return node;
  if (!hasScoped(node)) return { kind: 'field', field, of: node } satisfies FieldNode;
  return mapped(node, (part) => inField(field, part));
}

/** A node with each of its parts replaced; one without parts is itself replaced. */
export function mapped(node: QueryNode, change: (part: QueryNode) => Maybe): Maybe {
  if (node.kind === 'and' || node.kind === 'or') return joined(node.kind, node.of.map(change));
  return node.kind === 'not' ? negated(change(node.of)) : change(node);
}

function isScoped({ kind }: QueryNode): boolean {
  return kind === 'field' || kind === 'filter' || kind === 'date';
}

function hasScoped(node: QueryNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.of.some(hasScoped);
  return node.kind === 'not' ? hasScoped(node.of) : isScoped(node);
}

/** Random trees of queries, with the words of random archives. */

import fc from 'fast-check';
import { analyse } from '../../src/arabic/analyser.ts';
import { MOST_WORDS } from '../../src/query/limits.ts';
import type { QueryNode, TermNode } from '../../src/query/tree.ts';
import { arbitraryWord } from './arbitrary-archive.ts';

/** Also runs that are several words to the analyser. */
const run = fc.oneof(
  { weight: 9, arbitrary: arbitraryWord },
  { weight: 1, arbitrary: fc.constantFrom('مجلس-الأمن', 'الوزير-في', 'قمة-2015') },
);
const phrase = fc.array(arbitraryWord, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const prefix = fc
  .tuple(run, fc.integer({ min: 1, max: 8 }))
  .map(([word, length]) => word.slice(0, Math.max(1, length)));

const term: fc.Arbitrary<TermNode> = fc.oneof(
  { weight: 4, arbitrary: run.map((text) => ({ kind: 'word' as const, text })) },
  { weight: 2, arbitrary: phrase.map((text) => ({ kind: 'phrase' as const, text })) },
  { weight: 2, arbitrary: prefix.map((text) => ({ kind: 'prefix' as const, text })) },
  { weight: 1, arbitrary: run.map((text) => ({ kind: 'exact' as const, text })) },
);

const near = fc.record({
  kind: fc.constant('near' as const),
  distance: fc.integer({ min: 1, max: 6 }),
  of: fc.array(term, { minLength: 2, maxLength: 3 }),
});

const filter = fc.oneof(
  fc.constantFrom('سياسة', 'سياسه', 'رياضة', 'غائب').map((value) => {
    return { kind: 'filter' as const, field: 'section' as const, value };
  }),
  fc.constantFrom('السفير', 'النهار').map((value) => {
    return { kind: 'filter' as const, field: 'source' as const, value };
  }),
  fc.constantFrom('نفط', 'قمة').map((value) => {
    return { kind: 'filter' as const, field: 'tag' as const, value };
  }),
);

const days = fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-02', '2026-02-01');
const date = fc.oneof(
  days.map((from) => ({ kind: 'date' as const, from, to: null })),
  days.map((to) => ({ kind: 'date' as const, from: null, to })),
  days.map((day) => ({ kind: 'date' as const, from: day, to: day })),
);

const text = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { weight: 3, arbitrary: term },
    { weight: 1, arbitrary: near },
    { weight: 2, arbitrary: joined(tie('node')) },
    { weight: 1, arbitrary: tie('node').map((of) => ({ kind: 'not' as const, of })) },
  ),
})).node;

function joined(part: fc.Arbitrary<QueryNode>): fc.Arbitrary<QueryNode> {
  return fc.record({
    kind: fc.constantFrom('and' as const, 'or' as const),
    of: fc.array(part, { minLength: 2, maxLength: 3 }),
  });
}

const field = fc.record({
  kind: fc.constant('field' as const),
  field: fc.constantFrom('title' as const, 'body' as const),
  of: text,
});

const tree: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 4, arbitrary: text },
    { weight: 2, arbitrary: field },
    { weight: 1, arbitrary: filter },
    { weight: 1, arbitrary: date },
    { weight: 3, arbitrary: joined(tie('node')) },
    { weight: 1, arbitrary: tie('node').map((of) => ({ kind: 'not' as const, of })) },
  ),
})).node;

function wordsOf(node: QueryNode): number {
  switch (node.kind) {
    case 'filter':
    case 'date':
      return 0;
    case 'not':
    case 'field':
      return wordsOf(node.of);
    case 'and':
    case 'or':
    case 'near':
      return node.of.reduce((sum, one) => sum + wordsOf(one), 0);
    default:
      return analyse(node.text).length;
  }
}

/** Trees of every kind of node, as deep as people write them, and of as many words as they may have. */
export const arbitraryTree = tree.filter((node) => wordsOf(node) <= MOST_WORDS);

/** Reads a text with operators. */
import { LONGEST_QUERY } from '../../query/limits.ts';
import { parseTree } from '../../query/parse.ts';
import { isPlain } from '../../query/plain.ts';
import { printTree } from '../../query/print.ts';
import { parseQuery, type Query, withoutWords } from './query.ts';
import type { ReadOptions } from './read-query.ts';
import { queryOfTree } from './tree-query.ts';

/**
 * Where all that operators say can be said without them, the query is that of the text without them: what is answered
 * must not depend on how it was written.
 * @param text trimmed
 * @throws BadQueryError when it has too many words, or none
 */
export function readOperators(text: string, options: ReadOptions): Query {
  const { today } = options;
  const { tree, notices } = parseTree(text, { today });
  if (tree === null) throw withoutWords();
  const printed = printTree(tree);
  const reading = { parsed: { tree, text: printed }, notices, today };
  const isFlat = printed.length <= LONGEST_QUERY && isPlain(printed);
  return isFlat ? { ...parseQuery(printed, options), text, reading } : queryOfTree(text, reading, options);
}

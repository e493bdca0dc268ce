/** What a text means, whether it has operators or not. The reader of operators is loaded when the first one comes. */
import { isPlain } from '../../query/plain.ts';
import type { WordsInstead } from './operators-as-words.ts';
import { checkLength, parseQuery, type Query, type QueryOptions } from './query.ts';

export interface ReadOptions extends QueryOptions {
  /** The newsroom's day, `YYYY-MM-DD`: what dates such as yesterday go by. */
  readonly today: string;
}

/** @throws BadQueryError when the text is empty, too long, or has too many words */
export async function readQuery(typed: string, options: ReadOptions): Promise<Query> {
  const text = typed.trim();
  checkLength(text);
  if (isPlain(text)) return parseQuery(text, options);
  const { readOperators } = await import('./read-operators.ts');
  return readOperators(text, options);
}

/**
 * What the text of a query with operators may mean without them; null where it has other operators than Arabic words, or is no
 * sentence.
 */
export async function wordsInstead(
  { text, reading }: Query,
  options: QueryOptions,
): Promise<WordsInstead | null> {
  if (reading === null || options.exact) return null;
  const { operatorsAsWords } = await import('./operators-as-words.ts');
  return operatorsAsWords(text, options);
}

/** What a text means, whether it has operators or not. The reader of operators is loaded when the first one comes. */
import { isPlain } from '../../query/plain.ts';
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

/** Page furniture: the lines around an article that belong to the page. The phrases are data, in `furniture.json`. */
import { normalise } from '../../src/arabic/tokenise.ts';
import furniture from './furniture.json' with { type: 'json' };

const ends = new Set(furniture.end.map(normalise));
const lines = new Set(furniture.line.map(normalise));

/** The agency's mark for the end of an item, where it stands at the end of the last paragraph. */
const END_MARK =
  /\s*\((?:\u0627\u0646\u062A\u0647\u0649|\u0627\u0646\u062A\u0647\u064A|\u0627\u0644\u0646\u0647\u0627\u064A\u0629)\)\s*$/u;

export interface Trimmed {
  readonly kept: readonly string[];
  /** What was cut, in order. */
  readonly cut: readonly string[];
}

/** Cuts furniture from the lines of a page: single lines anywhere, and everything from a line that ends the article. */
export function cutFurniture(page: readonly string[]): Trimmed {
  const end = page.findIndex((line) => ends.has(comparable(line)));
  const article = end === -1 ? page : page.slice(0, end);
  const rest = end === -1 ? [] : page.slice(end).filter((line) => line !== '');
  const cut = article.filter((line) => lines.has(comparable(line)));
  const kept = article.filter((line) => !lines.has(comparable(line)));
  const last = kept.findLastIndex((line) => line !== '');
  const marked = last !== -1 && END_MARK.test(kept[last]!);
  if (marked) kept[last] = kept[last]!.replace(END_MARK, '');
  return { kept, cut: [...cut, ...rest] };
}

/** Numbers in furniture count comments or minutes, and differ from page to page. */
function comparable(line: string): string {
  return normalise(line)
    .split(' ')
    .filter((word) => !/^\d+$/.test(word))
    .join(' ');
}

/** Tells plain queries, which need no parser: words, closed quotations, a leading minus, exact words. */
import { tokenise } from '../arabic/tokenise.ts';
import { fieldOf, operatorOf } from './names.ts';
import * as signs from './signs.ts';

const NEVER_PLAIN = new RegExp(`[${signs.OPEN}${signs.CLOSE}${signs.PIPE}${signs.STAR}]`);
/** The minus of plain queries is the one of keyboards. */
const OTHER_SIGN = new RegExp(`(?:^|\\s)[${signs.NOT.slice(1)}]\\S`);
const VALUE_AFTER_COLON = new RegExp(`[${signs.COLON}]\\S`);
const LEADING_MINUS = /^-/;
const QUOTATION = /"([^"]*)"|\u00AB([^\u00BB]*)\u00BB|\u201C([^\u201D]*)\u201D/g;

/**
 * Whether a text means the same with and without operators: `parseTree` has nothing to say of it, and its tree is the
 * words, phrases, exact words and exclusions that `parseQuery` of `src/search/words/query.ts` finds.
 */
export function isPlain(text: string): boolean {
  if (NEVER_PLAIN.test(text) || OTHER_SIGN.test(text) || VALUE_AFTER_COLON.test(text)) return false;
  for (let at = 0; at < text.length; at++) {
    if (signs.isHidden(text, at) || signs.isDoubleAmpersand(text, at)) return false;
  }
  let isWhole = true;
  const bare = text.replace(QUOTATION, (_, ...quoted: (string | undefined)[]) => {
    const content = quoted.slice(0, 3).find((part) => part !== undefined) ?? '';
    if (hasQuote(content) || tokenise(content).length === 0) isWhole = false;
    return ' "" ';
  });
  return isWhole && bare.split(/[\s"]+/).every(isPlainRun) && !hasQuote(bare.replaceAll('""', ''));
}

function isPlainRun(run: string): boolean {
  const word = run.replace(LEADING_MINUS, '');
  // What several terms make is left out as one, where a plain search would leave out each.
  if (word !== run && tokenise(word).length > 1) return false;
  return operatorOf(run) === null && fieldOf(word) === null;
}

function hasQuote(text: string): boolean {
  return [...text].some(signs.isQuote);
}

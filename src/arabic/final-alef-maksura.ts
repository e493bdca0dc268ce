/** Prepositions that a dotted yeh would make a name: upon is not Ali. */
import { fold, HIDDEN, MARK } from './fold.ts';
import { ALEF_MAKSURA, YEH } from './letters.ts';
import { isBareStopWord } from './lexicon.ts';

const YEH_CODE = YEH.charCodeAt(0);

/**
 * A folded word with the alef maksura it ended in, where it is one of these prepositions.
 * @param start where the word stands in the text @param end exclusive, marks of the last letter inside
 */
export function withFinalAlefMaksura(word: string, text: string, start: number, end: number): string {
  if (word.charCodeAt(word.length - 1) !== YEH_CODE) return word;
  const kept = word.slice(0, -1) + ALEF_MAKSURA;
  return isBareStopWord(kept) && endsInAlefMaksura(text, start, end) ? kept : word;
}

function endsInAlefMaksura(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && isMarkOrHidden(fold(text.charCodeAt(at)))) at--;
  const letter = text.charAt(at).normalize('NFKC');
  return letter.endsWith(ALEF_MAKSURA);
}

function isMarkOrHidden(folded: number): boolean {
  return folded === MARK || folded === HIDDEN;
}

/** Words as they would stand without the clitic they were typed with, and how it is put back. */
import { ALEF, BEH, FEH, KAF, LAM, WAW } from '../../arabic/letters.ts';

export interface CliticForm {
  /** In normal form. */
  readonly word: string;
  /** The clitic before a word; one that is spelt with the article where {@link word} has it. */
  readonly with: (word: string) => string;
}

const ARTICLE = ALEF + LAM;
/** A conjunction or preposition and the article in front of it are written as two lams. */
const LAM_AND_ARTICLE = LAM + LAM;
const LETTERS = [WAW, FEH, BEH, KAF, LAM];
/** What is left has at least so many letters. */
const LEAST_LETTERS = 4;

/** The word without its first letter, if that may be a clitic, and without the article. */
export function cliticForms(surface: string): CliticForm[] {
  const forms: CliticForm[] = [];
  const take = (prefix: string, kept = '') => {
    const word = kept + surface.slice(prefix.length);
    if (!surface.startsWith(prefix) || word.length < LEAST_LETTERS) return;
    forms.push({ word, with: (own) => prefix + own.slice(own.startsWith(kept) ? kept.length : 0) });
  };
  if (surface.startsWith(LAM_AND_ARTICLE)) take(LAM_AND_ARTICLE, ARTICLE);
  else if (LETTERS.includes(surface[0]!)) take(surface[0]!);
  take(ARTICLE);
  return forms;
}

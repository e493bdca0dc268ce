/** Chains of clitics, and which words the property of clitics speaks of. */
import { isStopWord } from '../../src/arabic/particles.ts';
import { INITIAL_IS_OWN, JOINED, NAMES } from './lexicon.ts';

/** Conjunction, preposition, article: each may be missing; lam and the article together are written lam-lam. */
export const CHAINS = ['', 'و', 'ف']
  .flatMap((conjunction) => [
    ...['', 'ب', 'ك', 'ل'].map((preposition) => conjunction + preposition),
    ...['', 'ب', 'ك'].map((preposition) => `${conjunction}${preposition}ال`),
    `${conjunction}لل`,
  ])
  .filter((chain) => chain !== '');

const ARABIC_WORD = /^[\u0621-\u064A]{3,}$/;
const CLITIC_FIRST = /^(?:ال|[وفبكل])/;
const ENDING = /^[انيتوهمكء ئ]{0,6}$/;

/** Beginnings of words with first letters of their own, without what endings change: teh marbuta and final hamza. */
const OWN_BEGINNINGS = new Set(
  [...INITIAL_IS_OWN, ...NAMES].flatMap((word) => [word, word.replace(/[هء]$/, '')]),
);

function isOwn(word: string): boolean {
  return INITIAL_IS_OWN.has(word) || NAMES.has(word);
}

/** Whether the property speaks of the word: it is no stop word and has no clitics of its own, or is known to have none. */
export function isBare(word: string): boolean {
  return (
    ARABIC_WORD.test(word) &&
    !isStopWord(word) &&
    !JOINED.has(word) &&
    (!CLITIC_FIRST.test(word) || isOwn(word))
  );
}

export function spellsForm(word: string): boolean {
  if (isStopWord(word) || JOINED.has(word)) return true;
  for (let length = 2; length <= word.length; length++) {
    if (OWN_BEGINNINGS.has(word.slice(0, length)) && ENDING.test(word.slice(length))) return true;
  }
  return false;
}

/** The joined word and what remains of it clitic by clitic, as long as some clitic remains. */
export function remainders(chain: string, word: string): string[] {
  return Array.from({ length: chain.length }, (_, cut) => chain.slice(cut) + word);
}

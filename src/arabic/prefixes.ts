/**
 * Prefixes: conjunction (waw, feh), preposition (beh, kaf, lam), article (alef-lam, lam-lam), each at most once and in
 * this order, unless the letters belong to the word.
 */
import { cut, inflectedFrom, pronounOf, singularsOf } from './endings.ts';
import { BEGINS_OWN_INITIAL, JOINED_CLITICS, NAME, OWN_FINAL, OWN_INITIAL } from './kinds.ts';
import { ALEF, BEH, FEH, KAF, LAM, WAW } from './letters.ts';
import { kept, type Steps } from './stem-step.ts';
import { isOf } from './word-kinds.ts';

const ARTICLE = ALEF + LAM;
const LAM_WITH_ARTICLE = LAM + LAM;

/** Letters that must remain: fewer no longer tell one word from another. */
const LEAST_AFTER_ARTICLE = 2;
const LEAST_AFTER_LETTER = 3;

/** Which kinds of prefix may still come: each slot is passed once, from left to right. */
type Slot = 'conjunction' | 'preposition' | 'article';

export function withoutPrefixes(word: string, steps: Steps): string {
  let rest = word;
  let slot: Slot | null = 'conjunction';
  while (slot !== null) {
    const prefix = prefixOf(rest, slot);
    if (prefix === null) break;
    if (isOwnInitial(rest, prefix.rest)) return kept('own initial', rest, steps);
    steps?.push({ kind: 'prefix', text: prefix.text });
    rest = prefix.rest;
    slot = prefix.next;
  }
  return rest;
}

interface Prefix {
  readonly text: string;
  readonly rest: string;
  readonly next: Slot | null;
}

function prefixOf(word: string, slot: Slot): Prefix | null {
  if (word.startsWith(ARTICLE) && word.length >= 2 + LEAST_AFTER_ARTICLE)
    return { text: ARTICLE, rest: word.slice(2), next: null };
  if (slot === 'article') return null;
  if (word.startsWith(LAM_WITH_ARTICLE) && word.length >= 2 + LEAST_AFTER_ARTICLE)
    return lamWithArticle(word);
  const first = word[0]!;
  if (word.length < 1 + LEAST_AFTER_LETTER) return null;
  const rest = word.slice(1);
  if (slot === 'conjunction' && (first === WAW || first === FEH))
    return { text: first, rest, next: 'preposition' };
  if (first === BEH || first === KAF || first === LAM) return { text: first, rest, next: 'article' };
  return null;
}

/** Before a word that begins with lam the article's own lam is not written: the word keeps the second lam. */
function lamWithArticle(word: string): Prefix {
  const withLam = word.slice(1);
  const withoutLam = word.slice(2);
  const keepsLam = !isOf(word, JOINED_CLITICS) && isOwnInitial(withLam, withoutLam);
  return keepsLam
    ? { text: LAM, rest: withLam, next: null }
    : { text: LAM_WITH_ARTICLE, rest: withoutLam, next: null };
}

/**
 * Whether the first letters belong to the word: the lexicon holds it, or it is a form of a word the lexicon holds. Where
 * the form is one of gender or number, and the rest after the prefix is itself a word of the lexicon, that reading wins.
 */
function isOwnInitial(word: string, rest: string): boolean {
  if (!mayHaveOwnInitial(word)) return false;
  if (isOf(word, JOINED_CLITICS)) return false;
  if (hasOwnInitial(word)) return true;
  const pronoun = pronounOf(word);
  const bare = pronoun === undefined ? word : cut(word, pronoun);
  if (pronoun !== undefined && singularsOf(bare, pronoun).some(hasOwnInitial)) return true;
  if (hasOwnInitial(rest) || isOf(rest, OWN_FINAL)) return false;
  return inflectedFrom(bare).some(hasOwnInitial);
}

/** Few other words begin as those with own first letters, which spares the rest a closer look. */
function mayHaveOwnInitial(word: string): boolean {
  return isOf(word.slice(0, 3), BEGINS_OWN_INITIAL) || isOf(word.slice(0, 2), BEGINS_OWN_INITIAL);
}

function hasOwnInitial(word: string): boolean {
  return isOf(word, OWN_INITIAL | NAME);
}

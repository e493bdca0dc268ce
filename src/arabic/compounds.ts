/**
 * Words that print writes together or apart (Abdullah, Abu Dhabi): where a word is to be taken apart, so that both
 * spellings are the same words. The clitics before it stay with the first part, as they do where it is written apart.
 */
import compounds from './data/compounds.json' with { type: 'json' };
import { fold } from './fold.ts';
import { ALEF, BEH, FEH, KAF, LAM, WAW } from './letters.ts';

const ARTICLE = ALEF + LAM;
/** Conjunction, preposition, article: as the prefixes of the stemmer. */
const CLITICS = /^[\u0648\u0641]?(?:[\u0628\u0643\u0644]?\u0627\u0644|\u0644\u0644|[\u0628\u0643\u0644])?$/;
const MOST_CLITICS = 4;
const CLITIC_LETTERS = new Set([...WAW, ...FEH, ...BEH, ...KAF, ...LAM, ...ALEF].map(codeOf));
/** After the article of its second part an open compound has at least as many letters. */
const LEAST_AFTER_ARTICLE = 2;
const SHORTEST = Math.min(...compounds.compounds.map((apart) => apart.length - 1));

/** Where each compound is taken apart, by the compound written together: letters before each part but the first. */
const CUTS: ReadonlyMap<string, readonly number[]> = new Map(
  compounds.compounds.map((apart) => [apart.replaceAll(' ', ''), cutsOf(apart.split(' '))]),
);
const NONE: readonly number[] = [];

/** The first two letters of every compound, as one number. Few words begin so, and only these are looked up. */
const BEGINNINGS: ReadonlySet<number> = new Set(
  [...CUTS.keys(), ...compounds.opening].map((word) => beginning(word.charCodeAt(0), word.charCodeAt(1))),
);

function cutsOf(parts: readonly string[]): number[] {
  let length = 0;
  return parts.slice(0, -1).map((part) => (length += part.length));
}

function codeOf(letter: string): number {
  return letter.charCodeAt(0);
}

function beginning(first: number, second: number): number {
  return first * 0x10000 + second;
}

/**
 * Whether a word may be a compound, by its first letters alone: true for every one, and for few others.
 * @param text where the word stands, folded or not
 */
export function mayBeCompound(text: string, start: number, length: number): boolean {
  if (length < SHORTEST) return false;
  let first = fold(text.charCodeAt(start));
  for (let at = 1; at <= MOST_CLITICS + 1; at++) {
    const second = fold(text.charCodeAt(start + at));
    if (BEGINNINGS.has(beginning(first, second))) return true;
    if (!CLITIC_LETTERS.has(first)) return false;
    first = second;
  }
  return false;
}

/**
 * Where a word is taken apart: how many letters stand before each part but the first; empty for nearly every word.
 * @param word in normal form
 */
export function compoundCuts(word: string): readonly number[] {
  if (!mayBeCompound(word, 0, word.length)) return NONE;
  for (let clitics = 0; clitics <= MOST_CLITICS; clitics++) {
    if (!CLITICS.test(word.slice(0, clitics))) continue;
    const bare = word.slice(clitics);
    const cuts = CUTS.get(bare) ?? openCuts(bare);
    if (cuts !== NONE) return cuts.map((cut) => cut + clitics);
  }
  return NONE;
}

/** Servant or father before a word with the article, whatever word it is; that may be a compound again. */
function openCuts(word: string): readonly number[] {
  const opening = compounds.opening.find((first) => word.startsWith(first + ARTICLE));
  if (opening === undefined) return NONE;
  const { length } = opening;
  if (word.length < length + ARTICLE.length + LEAST_AFTER_ARTICLE) return NONE;
  return [length, ...compoundCuts(word.slice(length)).map((cut) => cut + length)];
}

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
/** After the article of its second part an open compound has at least as many letters. */
const LEAST_AFTER_ARTICLE = 2;
const SHORTEST = Math.min(...compounds.compounds.map((apart) => apart.length - 1));

/** Where each compound is taken apart, by the compound written together: letters before each part but the first. */
const CUTS: ReadonlyMap<string, readonly number[]> = new Map(
  compounds.compounds.map((apart) => [apart.replaceAll(' ', ''), cutsOf(apart.split(' '))]),
);
const NONE: readonly number[] = [];

/** The plain letters, of which compounds are made, are those from hamza to yeh. */
const FIRST_LETTER = 0x0620;
const LETTERS = 64;

/** A bit for each letter that may be a clitic, or part of one. */
const CLITIC_LETTERS = new Uint8Array(LETTERS);
for (const letter of [WAW, FEH, BEH, KAF, LAM, ALEF]) CLITIC_LETTERS[placeOf(letter, 0)] = 1;

/** The first two letters of every compound: a table, since every word is looked up, after each of its clitics. */
const BEGINNINGS = new Uint8Array(LETTERS * LETTERS);
/** The first four letters of every compound; few words get so far. */
const LONG_BEGINNINGS = new Set<number>();
for (const word of [...CUTS.keys(), ...compounds.opening.map((opening) => opening + ARTICLE)]) {
  BEGINNINGS[placeOf(word, 0) * LETTERS + placeOf(word, 1)] = 1;
  LONG_BEGINNINGS.add(longBeginning(word, 0));
}

function longBeginning(text: string, at: number): number {
  let letters = 0;
  for (let i = 0; i < 4; i++) letters = letters * LETTERS + placeOf(text, at + i);
  return letters;
}

/** The number of the plain letter at a place in a text, or one outside the tables. */
function placeOf(text: string, at: number): number {
  return fold(text.charCodeAt(at)) - FIRST_LETTER;
}

function cutsOf(parts: readonly string[]): number[] {
  let length = 0;
  return parts.slice(0, -1).map((part) => (length += part.length));
}

/**
 * Whether a word may be a compound, by its first letters alone: true for every one, and for few others.
 * @param text where the word stands, folded or not
 */
export function mayBeCompound(text: string, start: number, length: number): boolean {
  let first = placeOf(text, start);
  const last = Math.min(MOST_CLITICS, length - SHORTEST) + 1;
  for (let at = 1; at <= last; at++) {
    const second = placeOf(text, start + at);
    if (first < 0 || second < 0 || second >= LETTERS) return false;
    const isBeginning = BEGINNINGS[first * LETTERS + second] === 1;
    if (isBeginning && LONG_BEGINNINGS.has(longBeginning(text, start + at - 1))) return true;
    if (CLITIC_LETTERS[first] !== 1) return false;
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

/**
 * Words that print writes together or apart (Abdullah, Abu Dhabi): where a word is to be taken apart, so that both
 * spellings are the same words. The clitics before it stay with the first part, as they do where it is written apart.
 */
import { fold } from './fold.ts';
import { COMPOUND } from './kinds.ts';
import { ALEF, BEH, FEH, KAF, LAM, WAW } from './letters.ts';
import tables from './tables.json' with { type: 'json' };
import { isOf } from './word-kinds.ts';

const ARTICLE = ALEF + LAM;
/** Conjunction, preposition, article: as the prefixes of the stemmer. */
const CLITICS = /^[\u0648\u0641]?(?:[\u0628\u0643\u0644]?\u0627\u0644|\u0644\u0644|[\u0628\u0643\u0644])?$/;
const MOST_CLITICS = 4;
/** After the article of its second part an open compound has at least as many letters. */
const LEAST_AFTER_ARTICLE = 2;
const { shortest: SHORTEST, openings: OPENINGS } = tables.compounds;
const NONE: readonly number[] = [];

/** The plain letters, of which compounds are made, are those from hamza to yeh. */
const FIRST_LETTER = 0x0620;
const LETTERS = 64;

/** What tells by a word's first two letters that it is no compound: every word is looked up, after each of its clitics. */
interface Beginnings {
  /** 1 for each letter that may be a clitic, or part of one. */
  readonly cliticLetters: Uint8Array;
  /** 1 for the first two letters of every compound. */
  readonly pairs: Uint8Array;
}

/** Letters of a beginning; few words get so far. */
const LONG = 4;
let beginnings: Beginnings | null = null;
let longBeginnings: ReadonlySet<number> | null = null;

function beginningsOfCompounds(): Beginnings {
  const { pairs: text } = tables.compounds;
  const cliticLetters = new Uint8Array(LETTERS);
  const clitics = WAW + FEH + BEH + KAF + LAM + ALEF;
  for (let at = 0; at < clitics.length; at++) cliticLetters[clitics.charCodeAt(at) - FIRST_LETTER] = 1;
  const pairs = new Uint8Array(LETTERS * LETTERS);
  for (let at = 0; at < text.length; at += 2) {
    pairs[(text.charCodeAt(at) - FIRST_LETTER) * LETTERS + text.charCodeAt(at + 1) - FIRST_LETTER] = 1;
  }
  return { cliticLetters, pairs };
}

function isLongBeginning(text: string, at: number): boolean {
  const { beginnings: all } = tables.compounds;
  longBeginnings ??= new Set(
    Array.from({ length: all.length / LONG }, (_, i) => longBeginningAt(all, i * LONG)),
  );
  return longBeginnings.has(longBeginningAt(text, at));
}

/** A number for the first letters of a word, folded or not. */
function longBeginningAt(text: string, at: number): number {
  let letters = 0;
  for (let i = 0; i < LONG; i++) letters = letters * LETTERS + placeOf(text, at + i);
  return letters;
}

/** The number of the plain letter at a place in a text, or one outside the tables. */
function placeOf(text: string, at: number): number {
  return fold(text.charCodeAt(at)) - FIRST_LETTER;
}

/**
 * Whether a word may be a compound, by its first letters alone: true for every one, and for few others.
 * @param text where the word stands, folded or not
 */
export function mayBeCompound(text: string, start: number, length: number): boolean {
  beginnings ??= beginningsOfCompounds();
  const { cliticLetters, pairs } = beginnings;
  let first = placeOf(text, start);
  const last = Math.min(MOST_CLITICS, length - SHORTEST) + 1;
  for (let at = 1; at <= last; at++) {
    const second = placeOf(text, start + at);
    if (first < 0 || second < 0 || second >= LETTERS) return false;
    const isBeginning = pairs[first * LETTERS + second] === 1;
    if (isBeginning && isLongBeginning(text, start + at - 1)) return true;
    if (cliticLetters[first] !== 1) return false;
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
    const cuts = isOf(bare, COMPOUND) ? listedCuts(bare) : openCuts(bare);
    if (cuts !== NONE) return cuts.map((cut) => cut + clitics);
  }
  return NONE;
}

/** Letters before each part but the first of a listed compound. */
function listedCuts(word: string): number[] {
  const apart = tables.compounds.apart.split('\n').find((one) => one.replaceAll(' ', '') === word)!;
  let length = 0;
  return apart
    .split(' ')
    .slice(0, -1)
    .map((part) => (length += part.length));
}

/** Servant or father before a word with the article, whatever word it is; that may be a compound again. */
function openCuts(word: string): readonly number[] {
  const opening = OPENINGS.find((first) => word.startsWith(first + ARTICLE));
  if (opening === undefined) return NONE;
  const { length } = opening;
  if (word.length < length + ARTICLE.length + LEAST_AFTER_ARTICLE) return NONE;
  return [length, ...compoundCuts(word.slice(length)).map((cut) => cut + length)];
}

/**
 * What a prefix of the query (a word with a star) stands for: words that begin with it, clitics before them or not. A word
 * is meant without its clitics, as the stemmer takes them off; where the prefix was typed with clitics, as it is written.
 */
import {
  ALEF,
  ALEF_MAKSURA,
  FEH,
  HAMZA,
  HEH,
  KAF,
  LAM,
  MEEM,
  NOON,
  TEH,
  WAW,
  YEH,
  YEH_HAMZA,
} from '../../arabic/letters.ts';
import { particleOf } from '../../arabic/particles.ts';
import { withoutPrefixes } from '../../arabic/prefixes.ts';
import { ARTICLE, CHAINS } from './clitic-forms.ts';

/** Letters of the word itself that a prefix has after clitics, at least: fewer would stand for half of all words. */
const LEAST_AFTER_CLITICS = 2;
/** What the stemmer may take off: also the article after a lam, which is written so in transliterated names only. */
const ALL_CHAINS = [...CHAINS, ...['', WAW, FEH].map((conjunction) => conjunction + LAM + ARTICLE)];
const ARABIC_WORD = /^[\u0621-\u064A]+$/;
/** All letters of suffixes, and those that joining a suffix puts in a word. */
const LETTERS_OF_SUFFIXES = [ALEF, ALEF_MAKSURA, HAMZA, HEH, KAF, MEEM, NOON, TEH, WAW, YEH, YEH_HAMZA].join(
  '',
);
/** What the last letter of a stem may be where it is not that of the word. */
const LAST_OF_STEMS = [ALEF, ALEF_MAKSURA, HAMZA, HEH, YEH];

/** Whether a surface is such a word. Both in normal form. */
export function isFormOfPrefix(surface: string, prefix: string): boolean {
  if (!surface.includes(prefix)) return false;
  const bare = withoutClitics(surface);
  if (bare.startsWith(prefix)) return true;
  const clitics = surface.length - bare.length;
  return clitics > 0 && prefix.length - clitics >= LEAST_AFTER_CLITICS && surface.startsWith(prefix);
}

/** The surface as it goes on after its clitics. */
function withoutClitics(surface: string): string {
  if (!ARABIC_WORD.test(surface)) return surface;
  const particle = particleOf(surface);
  if (particle === null) return withoutPrefixes(surface, undefined);
  // Before pronouns its last letter may be another.
  const at = surface.indexOf(surface.includes(particle) ? particle : particle.slice(0, -1));
  return ALL_CHAINS.includes(surface.slice(0, at)) ? surface.slice(at) : surface;
}

/** Where stems of such words are in a dictionary. */
export interface StemsOfPrefix {
  /** Stems that begin so. */
  readonly beginnings: readonly string[];
  /** Stems that are shorter than the prefix. */
  readonly stems: readonly string[];
}

/** The stems that words with a prefix may have, and perhaps others. */
export function stemsOfPrefix(prefix: string): StemsOfPrefix {
  const beginnings = ALL_CHAINS.filter(
    (chain) =>
      prefix.startsWith(chain) &&
      (chain === '' || (ARABIC_WORD.test(prefix) && prefix.length - chain.length >= LEAST_AFTER_CLITICS)),
  ).map((chain) => prefix.slice(chain.length));
  return { beginnings, stems: [...new Set(beginnings.flatMap(shorterStems))] };
}

/** A stem ends within the beginning of its word only where a suffix goes on from there; its last letter may have changed. */
function shorterStems(beginning: string): string[] {
  const stems: string[] = [];
  for (let length = beginning.length - 1; length > 0; length--) {
    if (!LETTERS_OF_SUFFIXES.includes(beginning[length]!)) break;
    const stem = beginning.slice(0, length);
    stems.push(stem, ...LAST_OF_STEMS.map((last) => stem + last));
  }
  return stems;
}

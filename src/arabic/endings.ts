/**
 * The endings a word may have, and how it was spelt before them. Shared by the two halves of the stemmer: suffixes are
 * taken off here and there, and a prefix is left alone where the whole is a form of a word with own first letters.
 */

import suffixes from './data/suffixes.json' with { type: 'json' };
import { ALEF, HAMZA, HEH, KAF, MEEM, NOON, TEH, WAW, YEH } from './letters.ts';
import { setOf } from './lexicon.ts';

/**
 * Attached pronouns, the longest first: those of the third person (light10 has the commonest), of the first plural and
 * of the second. The singular of the first and second, a yeh or kaf, is left: it is mostly a letter of the word.
 */
export const PRONOUNS = [HEH + MEEM + ALEF, HEH + ALEF, HEH + MEEM, HEH + NOON, KAF + MEEM, NOON + ALEF];
/** Pronouns that may follow a noun of two letters. */
const PRONOUNS_OF_SHORT_NOUNS = [HEH + MEEM + ALEF, HEH + ALEF, HEH + MEEM, HEH];
const SHORT_NOUNS = setOf(suffixes.shortNouns);
/** Two letters and the longest pronoun. */
const LONGEST_SHORT = 5;

export const DUALS = [ALEF + NOON, YEH + NOON];
export const FEMININE_PLURAL = ALEF + TEH;
const MASCULINE_PLURAL = WAW + NOON;
export const FEMININE_NISBA = YEH + HEH;
/** Endings of gender and number, the longest first. The heh is a teh marbuta or a pronoun: print does not tell. */
export const INFLECTIONS = [...DUALS, FEMININE_PLURAL, MASCULINE_PLURAL, FEMININE_NISBA, HEH];
const BEFORE_PRONOUN_HEH = [FEMININE_PLURAL, MASCULINE_PLURAL];
export const NISBA = YEH;
/** Plural of a verb in the past, with the alef that is only written. */
export const VERB_PLURAL = WAW + ALEF;
/** Plural of a loan in a long vowel that the lexicon knows (videos, scenarios). */
export const LOAN_PLURAL = HEH + FEMININE_PLURAL;

/** Last letters of the endings: most words end in another, and need no closer look. */
const LAST_OF_PRONOUNS = lastLetters([...PRONOUNS, HEH]);
const LAST_OF_INFLECTIONS = lastLetters(INFLECTIONS);
const LAST_OF_ENDINGS = lastLetters([...INFLECTIONS, NISBA, VERB_PLURAL, TEH, ALEF]);

function lastLetters(endings: readonly string[]): string {
  return [...new Set(endings.map((ending) => ending[ending.length - 1]))].join('');
}

function endsInOneOf(word: string, letters: string): boolean {
  return word.length > LEAST_AFTER_SUFFIX && letters.includes(word[word.length - 1]!);
}

/** Letters that must remain: fewer no longer tell one word from another. */
export const LEAST_AFTER_SUFFIX = 3;

/** Alef or waw and a hamza seat. */
const HAMZA_BEFORE_SUFFIX = /[\u0627\u0648]\u0626$/;
/** Letters that are long vowels: what follows them is rarely an ending of one letter. */
const LONG_VOWEL = /[\u0627\u0648\u064A]$/;

/**
 * The word before a suffix was joined to it. A final hamza after a long alef or waw stands on a seat once letters follow
 * (abna and abnaihi) and on none before.
 */
export function cut(word: string, suffix: string): string {
  const rest = word.slice(0, -suffix.length);
  return HAMZA_BEFORE_SUFFIX.test(rest) ? rest.slice(0, -1) + HAMZA : rest;
}

export function endsWithSuffix(word: string, suffix: string): boolean {
  if (!word.endsWith(suffix) || word.length < suffix.length + LEAST_AFTER_SUFFIX) return false;
  // After an alef the yeh is the word's own (wilaya and its plural wilayat), not the beginning of an ending.
  return suffix[0] !== YEH || word[word.length - suffix.length - 1] !== ALEF;
}

/** The heh after a feminine plural or a waw and noon is a pronoun; anywhere else it may be the teh marbuta. */
export function pronounOf(word: string): string | undefined {
  if (word.length <= 2 || !LAST_OF_PRONOUNS.includes(word[word.length - 1]!)) return undefined;
  if (word.length <= LONGEST_SHORT) {
    const short = PRONOUNS_OF_SHORT_NOUNS.find(
      (suffix) => word.endsWith(suffix) && SHORT_NOUNS.has(word.slice(0, -suffix.length)),
    );
    if (short !== undefined) return short;
  }
  const pronoun = PRONOUNS.find((suffix) => endsWithSuffix(word, suffix) && !isTanwinOfNoon(word, suffix));
  if (pronoun !== undefined) return pronoun;
  return BEFORE_PRONOUN_HEH.some((ending) => endsWithSuffix(word, ending + HEH)) ? HEH : undefined;
}

/** After a long vowel the noon belongs to the word, and the alef marks the accusative (statement, law). */
function isTanwinOfNoon(word: string, suffix: string): boolean {
  return suffix === NOON + ALEF && LONG_VOWEL.test(word.slice(0, -suffix.length));
}

/** Whether a final teh may be the ending of a verb, or what a teh marbuta becomes: not after a long vowel. */
export function hasOpenTeh(word: string): boolean {
  return endsWithSuffix(word, TEH) && !LONG_VOWEL.test(word.slice(0, -1));
}

/** Whether a final alef may be an ending: after another letter than an alef. */
export function hasFinalAlef(word: string): boolean {
  return endsWithSuffix(word, ALEF) && !word.endsWith(ALEF + ALEF);
}

/** What a word without pronoun may be a form of, by gender, number, case or nisba. */
export function inflectedFrom(word: string): string[] {
  if (!endsInOneOf(word, LAST_OF_ENDINGS)) return [];
  const endings = [...INFLECTIONS, NISBA, VERB_PLURAL].filter((ending) => endsWithSuffix(word, ending));
  if (hasOpenTeh(word)) endings.push(TEH);
  if (hasFinalAlef(word)) endings.push(ALEF);
  return endings.flatMap((ending) => {
    const base = cut(word, ending);
    // Before the accusative's alef stands any form (our players, indefinite adjectives), before others a nisba at most.
    if (ending === ALEF) return [base, ...inflectedFrom(base)];
    const nisbaOf = endsWithSuffix(base, NISBA) ? singularsOf(cut(base, NISBA), NISBA) : [];
    return [...singularsOf(base, ending), ...nisbaOf];
  });
}

/** Whether one of {@link INFLECTIONS} may be there. */
export function mayBeInflected(word: string): boolean {
  return endsInOneOf(word, LAST_OF_INFLECTIONS);
}

/** The base as it may have been before the ending, which opened a teh marbuta or took its place. */
export function singularsOf(base: string, ending: string): string[] {
  const bases = [base];
  if (base.endsWith(TEH)) bases.push(base.slice(0, -1) + HEH);
  if (ending === FEMININE_PLURAL || ending === FEMININE_NISBA || ending === NISBA) bases.push(base + HEH);
  return bases;
}

/**
 * The endings a word may have, and how it was spelt before them. Shared by the two halves of the stemmer: suffixes are
 * taken off here and there, and a prefix is left alone where the whole is a form of a word with own first letters.
 */
import { SHORT_NOUN } from './kinds.ts';
import { ALEF, HAMZA, HEH, KAF, MEEM, NOON, TEH, WAW, YEH, YEH_HAMZA } from './letters.ts';
import { isOf } from './word-kinds.ts';

/**
 * Attached pronouns, the longest first: those of the third person (light10 has the commonest), of the first plural and
 * of the second. The singular of the first and second, a yeh or kaf, is left: it is mostly a letter of the word.
 */
export const PRONOUNS = [HEH + MEEM + ALEF, HEH + ALEF, HEH + MEEM, HEH + NOON, KAF + MEEM, NOON + ALEF];
/** Pronouns that may follow a noun of two letters. */
const PRONOUNS_OF_SHORT_NOUNS = [HEH + MEEM + ALEF, HEH + ALEF, HEH + MEEM, HEH];
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
const LAST_OF_PRONOUNS = ALEF + MEEM + NOON + HEH;
const LAST_OF_INFLECTIONS = NOON + TEH + HEH;
const LAST_OF_ENDINGS = LAST_OF_INFLECTIONS + YEH + ALEF;

function endsInOneOf(word: string, letters: string): boolean {
  return word.length > LEAST_AFTER_SUFFIX && letters.includes(word[word.length - 1]!);
}

/** Letters that must remain: fewer no longer tell one word from another. */
export const LEAST_AFTER_SUFFIX = 3;

/** Letters that are long vowels: what follows them is rarely an ending of one letter. */
const LONG_VOWELS = ALEF + WAW + YEH;

/**
 * The word before a suffix was joined to it. A final hamza after a long alef or waw stands on a seat once letters follow
 * (abna and abnaihi) and on none before.
 */
export function cut(word: string, suffix: string): string {
  const end = word.length - suffix.length;
  if (word[end - 1] !== YEH_HAMZA) return word.slice(0, end);
  const isAfterVowel = word[end - 2] === ALEF || word[end - 2] === WAW;
  return isAfterVowel ? word.slice(0, end - 1) + HAMZA : word.slice(0, end);
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
      (suffix) => word.endsWith(suffix) && isOf(word.slice(0, -suffix.length), SHORT_NOUN),
    );
    if (short !== undefined) return short;
  }
  const pronoun = PRONOUNS.find((suffix) => endsWithSuffix(word, suffix) && !isTanwinOfNoon(word, suffix));
  if (pronoun !== undefined) return pronoun;
  return BEFORE_PRONOUN_HEH.some((ending) => endsWithSuffix(word, ending + HEH)) ? HEH : undefined;
}

/** After a long vowel the noon belongs to the word, and the alef marks the accusative (statement, law). */
function isTanwinOfNoon(word: string, suffix: string): boolean {
  return suffix === NOON + ALEF && isLongVowel(word[word.length - suffix.length - 1]);
}

/** Whether a final teh may be the ending of a verb, or what a teh marbuta becomes: not after a long vowel. */
export function hasOpenTeh(word: string): boolean {
  return endsWithSuffix(word, TEH) && !isLongVowel(word[word.length - 2]);
}

function isLongVowel(letter: string | undefined): boolean {
  return letter !== undefined && LONG_VOWELS.includes(letter);
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

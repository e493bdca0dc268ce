/**
 * Suffixes, from the outside in: a pronoun, the alef of the accusative or of a verb's plural, one ending of gender or
 * number, the nisba; and where a word has none of them, the teh of a verb or the waw of a plural before its complement.
 *
 * Between the steps a word of the lexicon stops everything. What joining a suffix changes in spelling is changed back: a
 * teh before it becomes a teh marbuta again, and both go, and a hamza on a seat stands alone again.
 */

import suffixes from './data/suffixes.json' with { type: 'json' };
import {
  cut,
  DUALS,
  endsWithSuffix,
  FEMININE_NISBA,
  FEMININE_PLURAL,
  hasFinalAlef,
  hasOpenTeh,
  INFLECTIONS,
  LEAST_AFTER_SUFFIX,
  LOAN_PLURAL,
  mayBeInflected,
  NISBA,
  pronounOf,
  VERB_PLURAL,
} from './endings.ts';
import { ALEF, HEH, NOON, TEH, WAW } from './letters.ts';
import { FINAL_IS_OWN, NAMES, STOP_WORDS, setOf } from './lexicon.ts';
import { PLACES } from './nisba.ts';
import { kept, type Steps } from './stem-step.ts';

/** A word on its way. */
interface Rest {
  readonly word: string;
  /** A teh was taken off, so the word has no ending of gender or number any more. */
  readonly isClosed: boolean;
}

const KNOWN_WHOLE = new Set([...NAMES, ...FINAL_IS_OWN, ...PLACES.keys()]);
const COUNTED = setOf(suffixes.counted);
/**
 * What must be left without the alef of the accusative or the teh of a verb: of three letters, verbs are mostly spelt like
 * nouns of their root (wrote and books), and accusatives are mostly adverbs. They lose more searches than they win.
 */
const LEAST_OF_OTHERS = 4;
const FIRST_PLURAL = NOON + ALEF;
const VERB_PLURAL_LEAST = VERB_PLURAL.length + LEAST_AFTER_SUFFIX;
/** Participles of derived verbs, which most plurals before a complement are: meem, no long vowel, five letters or more. */
const PARTICIPLE_BEFORE_COMPLEMENT = /^\u0645[^\u0627\u064A].{2,}[^\u0627\u064A]\u0648$/;

export function withoutSuffixes(word: string, steps: Steps): string {
  if (isKnownWhole(word)) return keptWhole(word, steps);
  const bare = withoutPronoun(word, steps);
  if (bare.word !== word && isKnownWhole(bare.word)) return keptWhole(bare.word, steps);
  const indefinite = bare.isClosed ? bare : withoutFinalAlef(bare.word, steps, bare.word !== word);
  if (indefinite !== bare && isKnownWhole(indefinite.word)) return keptWhole(indefinite.word, steps);
  const base = indefinite.isClosed ? indefinite : withoutInflection(indefinite.word, steps);
  if (base !== indefinite && isKnownWhole(base.word)) return keptWhole(base.word, steps);
  if (endsWithSuffix(base.word, NISBA)) return withoutNisba(base.word, steps);
  if (base.word === word && hasOpenTeh(word) && word.length > LEAST_OF_OTHERS)
    return unlessStopWord(word, TEH, steps);
  return base.word === bare.word ? withoutPluralWaw(base.word, steps) : base.word;
}

/** The nisba, or the yeh of a plural or dual before its complement, or of the first person: after those a teh may be open. */
function withoutNisba(word: string, steps: Steps): string {
  const rest = without(word, NISBA, steps);
  return hasOpenTeh(rest) ? closed(rest, steps).word : rest;
}

function isKnownWhole(word: string): boolean {
  return KNOWN_WHOLE.has(word);
}

function keptWhole(word: string, steps: Steps): string {
  if (NAMES.has(word)) return kept('name', word, steps);
  const place = PLACES.get(word);
  return place === undefined ? kept('own final', word, steps) : kept('place', place, steps);
}

function without(word: string, suffix: string, steps: Steps): string {
  steps?.push({ kind: 'suffix', text: suffix });
  return cut(word, suffix);
}

function withoutPronoun(word: string, steps: Steps): Rest {
  const pronoun = pronounOf(word);
  // The noon of a word before the alef of the accusative is not the pronoun of the first plural (citizen, possible).
  if (pronoun === undefined || (pronoun === FIRST_PLURAL && isKnownWhole(word.slice(0, -1))))
    return { word, isClosed: false };
  return closed(without(word, pronoun, steps), steps);
}

/** Takes off the teh that a teh marbuta becomes before a pronoun or a dual; another word's own teh stays. */
function closed(word: string, steps: Steps): Rest {
  if (!word.endsWith(TEH)) return { word, isClosed: false };
  const singular = word.slice(0, -1);
  const isKnown = FINAL_IS_OWN.has(singular + HEH);
  const isOwn = word.endsWith(FEMININE_PLURAL) || word.length <= LEAST_AFTER_SUFFIX || FINAL_IS_OWN.has(word);
  if (isOwn && !isKnown) return { word, isClosed: false };
  steps?.push({ kind: 'suffix', text: TEH });
  return { word: isKnown ? singular + HEH : singular, isClosed: true };
}

/**
 * Takes off the alef of the indefinite accusative (tanwin), of the dual before its complement, or of an alef maksura
 * before a pronoun, which is written yeh elsewhere and lost there as the nisba is; and the waw and alef of a verb's plural.
 */
function withoutFinalAlef(word: string, steps: Steps, hadPronoun: boolean): Rest {
  if (!hadPronoun && word.endsWith(VERB_PLURAL) && word.length >= VERB_PLURAL_LEAST)
    return { word: unlessStopWord(word, VERB_PLURAL, steps), isClosed: false };
  // We saw her: the pronoun of the verb stands before the other.
  if (hadPronoun && pronounOf(word) === FIRST_PLURAL)
    return closed(without(word, FIRST_PLURAL, steps), steps);
  if (!hasFinalAlef(word)) return { word, isClosed: false };
  const bare = word.slice(0, -1);
  if (!hadPronoun && bare.length < LEAST_OF_OTHERS && !COUNTED.has(bare) && !isKnownWhole(bare))
    return { word, isClosed: false };
  const rest = unlessStopWord(word, ALEF, steps);
  return hasOpenTeh(rest) ? closed(rest, steps) : { word: rest, isClosed: false };
}

/** What is left is no particle: a verb that is spelt like one (to explain, between) would be found everywhere. */
function unlessStopWord(word: string, suffix: string, steps: Steps): string {
  return STOP_WORDS.has(word.slice(0, -suffix.length)) ? word : without(word, suffix, steps);
}

/** Takes off one ending of gender or number; of those that fit, one that leaves a word of the lexicon, or the longest. */
function withoutInflection(word: string, steps: Steps): Rest {
  if (!mayBeInflected(word)) return { word, isClosed: false };
  if (isPluralOfKnown(word)) return { word: without(word, FEMININE_PLURAL, steps) + HEH, isClosed: true };
  const loan = word.slice(0, -LOAN_PLURAL.length);
  if (word.endsWith(LOAN_PLURAL) && isKnownWhole(loan))
    return { word: without(word, LOAN_PLURAL, steps), isClosed: false };
  const endings = INFLECTIONS.filter((suffix) => endsWithSuffix(word, suffix));
  const ending = endings.findLast((suffix) => isKnownWhole(cut(word, suffix))) ?? endings[0];
  if (ending === undefined) return { word, isClosed: false };
  const rest = without(word, ending, steps);
  if (DUALS.includes(ending)) return closed(rest, steps);
  if (ending === FEMININE_NISBA && hasOpenTeh(rest)) return closed(rest, steps);
  if (ending !== HEH) return { word: rest, isClosed: false };
  return hasFinalAlef(rest) ? withoutFinalAlef(rest, steps, true) : closed(rest, steps);
}

/**
 * Whether the lexicon keeps the singular whole, with its teh marbuta. Of a short one only two letters remain (lugha and
 * its plural lughat), so that nothing but the lexicon tells its plural.
 */
function isPluralOfKnown(word: string): boolean {
  return word.endsWith(FEMININE_PLURAL) && FINAL_IS_OWN.has(word.slice(0, -FEMININE_PLURAL.length) + HEH);
}

/** The waw of a participle's plural before its complement or a pronoun (officials of). */
function withoutPluralWaw(word: string, steps: Steps): string {
  return PARTICIPLE_BEFORE_COMPLEMENT.test(word) ? without(word, WAW, steps) : word;
}

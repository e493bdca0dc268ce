/**
 * Suffixes, from the outside in: a pronoun, the alef of the accusative or of a verb's plural, one ending of gender or
 * number, the nisba; and where a word has none of them, the teh of a verb or the waw of a plural before its complement.
 *
 * Between the steps a word of the lexicon stops everything. What joining a suffix changes in spelling is changed back: a
 * teh before it becomes a teh marbuta again, and both go, and a hamza on a seat stands alone again.
 */
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
import { ADJECTIVE_OF_PLACE, COUNTED, NAME, OWN_FINAL, STOP } from './kinds.ts';
import { ALEF, HEH, MEEM, NOON, TEH, WAW, YEH } from './letters.ts';
import { placeOf } from './nisba.ts';
import { kept, type Steps } from './stem-step.ts';
import { isOf } from './word-kinds.ts';

/** A word on its way. */
interface Rest {
  readonly word: string;
  /** A teh was taken off, so the word has no ending of gender or number any more. */
  readonly isClosed: boolean;
}

const KNOWN_WHOLE = NAME | OWN_FINAL | ADJECTIVE_OF_PLACE;
/**
 * What must be left without the alef of the accusative: of three letters, accusatives are mostly adverbs, and lose more
 * searches than they win.
 */
const LEAST_OF_OTHERS = 4;
const FIRST_PLURAL = NOON + ALEF;
const VERB_PLURAL_LEAST = VERB_PLURAL.length + LEAST_AFTER_SUFFIX;
/** Letters of the shortest participle of a derived verb with the waw of its plural. */
const SHORTEST_PARTICIPLE = 6;

export function withoutSuffixes(word: string, steps: Steps): string {
  if (isKnownWhole(word)) return keptWhole(word, steps);
  const bare = withoutPronoun(word, steps);
  if (bare.word !== word && isKnownWhole(bare.word)) return keptWhole(bare.word, steps);
  const indefinite = bare.isClosed ? bare : withoutFinalAlef(bare.word, steps, bare.word !== word);
  if (indefinite !== bare && isKnownWhole(indefinite.word)) return keptWhole(indefinite.word, steps);
  const base = indefinite.isClosed ? indefinite : withoutInflection(indefinite.word, steps);
  if (base !== indefinite && isKnownWhole(base.word)) return keptWhole(base.word, steps);
  if (endsWithSuffix(base.word, NISBA)) return withoutNisba(base.word, steps);
  if (base.word === word && hasOpenTeh(word)) return unlessStopWord(word, TEH, steps);
  return base.word === bare.word ? withoutPluralWaw(base.word, steps) : base.word;
}

/** The nisba, or the yeh of a plural or dual before its complement, or of the first person: after those a teh may be open. */
function withoutNisba(word: string, steps: Steps): string {
  const rest = without(word, NISBA, steps);
  return hasOpenTeh(rest) ? closed(rest, steps).word : rest;
}

function isKnownWhole(word: string): boolean {
  return isOf(word, KNOWN_WHOLE);
}

function keptWhole(word: string, steps: Steps): string {
  if (isOf(word, NAME)) return kept('name', word, steps);
  const place = placeOf(word);
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
  const isKnown = isOf(singular + HEH, OWN_FINAL);
  const isOwn = word.endsWith(FEMININE_PLURAL) || word.length <= LEAST_AFTER_SUFFIX || isOf(word, OWN_FINAL);
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
  if (!hadPronoun && bare.length < LEAST_OF_OTHERS && !isOf(bare, COUNTED) && !isKnownWhole(bare))
    return { word, isClosed: false };
  const rest = unlessStopWord(word, ALEF, steps);
  return hasOpenTeh(rest) ? closed(rest, steps) : { word: rest, isClosed: false };
}

/** What is left is no particle: a verb that is spelt like one (to explain, between) would be found everywhere. */
function unlessStopWord(word: string, suffix: string, steps: Steps): string {
  return isOf(word.slice(0, -suffix.length), STOP) ? word : without(word, suffix, steps);
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
  return word.endsWith(FEMININE_PLURAL) && isOf(word.slice(0, -FEMININE_PLURAL.length) + HEH, OWN_FINAL);
}

/** The waw of a participle's plural before its complement or a pronoun (officials of). */
function withoutPluralWaw(word: string, steps: Steps): string {
  return isParticipleBeforeComplement(word) ? without(word, WAW, steps) : word;
}

/** Participles of derived verbs, which most plurals before a complement are, begin with meem and no long vowel. */
function isParticipleBeforeComplement(word: string): boolean {
  if (word.length < SHORTEST_PARTICIPLE || !word.startsWith(MEEM) || !word.endsWith(WAW)) return false;
  const [second, last] = [word[1]!, word[word.length - 2]!];
  return !isAlefOrYeh(second) && !isAlefOrYeh(last);
}

function isAlefOrYeh(letter: string): boolean {
  return letter === ALEF || letter === YEH;
}

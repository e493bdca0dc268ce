/**
 * A light stemmer: takes off clitics and inflection, never touches the inside of a word.
 *
 * Prefixes are taken off in the order in which Arabic writes them, each slot at most once: conjunction (waw, feh),
 * preposition (beh, kaf, lam), article (alef-lam, lam-lam). Then suffixes: an attached pronoun, one ending of gender or
 * number, and the nisba. A word of the lexicon stops the step it is protected from, so that names and words whose own
 * letters look like clitics stay whole. The affixes are those of Larkey, Ballesteros and Connell, "Light stemming for
 * Arabic information retrieval" (2007), light10, with the bare prepositions and the pronouns of the third person added.
 *
 * For every chain c of clitics and every word w of three letters or more that does not itself begin with such a chain,
 * and where no word of the lexicon is formed by joining them, stem(c + w) = stem(w).
 */
import { ALEF, BEH, FEH, HEH, KAF, LAM, MEEM, NOON, TEH, WAW, YEH } from './letters.ts';
import { FINAL_IS_OWN, INITIAL_IS_OWN, NAMES, STOP_WORDS } from './lexicon.ts';

const ARTICLE = ALEF + LAM;
const LAM_WITH_ARTICLE = LAM + LAM;

/** Suffix families in the order they are taken off, the outermost first; within a family the longest first. */
const PRONOUNS = [HEH + MEEM + ALEF, HEH + ALEF, HEH + MEEM];
const INFLECTIONS = [ALEF + NOON, ALEF + TEH, WAW + NOON, YEH + NOON, YEH + HEH, HEH];
const NISBA = YEH;
const FEMININE_PLURAL = ALEF + TEH;

/** Letters that must remain: fewer no longer tell one word from another. */
const LEAST_AFTER_ARTICLE = 2;
const LEAST_AFTER_LETTER = 3;
const LEAST_AFTER_SUFFIX = 3;
/** A teh before a pronoun is an opened teh marbuta only in words longer than a bare root. */
const LEAST_AFTER_OPENED_TEH = 3;

/** One thing the stemmer did or declined to do, for `fihris explain`. */
export interface StemStep {
  readonly kind: 'stop word' | 'name' | 'own initial' | 'own final' | 'prefix' | 'suffix' | 'not Arabic';
  /** The affix taken off, or the word that was protected. */
  readonly text: string;
}

const ARABIC_WORD = /^[\u0621-\u064A]+$/;

/**
 * The stem of a word in normal form.
 * @param surface normal form, as {@link tokenise} gives it
 * @param steps when given, receives what was done, in order
 */
export function stem(surface: string, steps?: StemStep[]): string {
  if (STOP_WORDS.has(surface)) return kept('stop word', surface, steps);
  if (!ARABIC_WORD.test(surface)) return kept('not Arabic', surface, steps);
  return withoutSuffixes(withoutPrefixes(surface, steps), steps);
}

function kept(kind: StemStep['kind'], text: string, steps: StemStep[] | undefined): string {
  steps?.push({ kind, text });
  return text;
}

/** Which kinds of prefix may still come: each slot is passed once, from left to right. */
type Slot = 'conjunction' | 'preposition' | 'article';

function withoutPrefixes(word: string, steps: StemStep[] | undefined): string {
  let rest = word;
  let slot: Slot | null = 'conjunction';
  while (slot !== null) {
    const prefix = prefixOf(rest, slot);
    if (prefix === null) break;
    if (isOwnInitial(rest)) return kept('own initial', rest, steps);
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
  if (isOwnInitial(withLam)) return { text: LAM, rest: withLam, next: null };
  return { text: LAM_WITH_ARTICLE, rest: word.slice(2), next: null };
}

/** Whether the lexicon holds the word, as it stands or without its inflection, among those with own first letters. */
function isOwnInitial(word: string): boolean {
  if (INITIAL_IS_OWN.has(word) || NAMES.has(word)) return true;
  for (const base of basesOf(word)) {
    if (INITIAL_IS_OWN.has(base) || NAMES.has(base)) return true;
  }
  return false;
}

/** The word with its suffixes taken off one by one, and with the teh marbuta a pronoun or a plural had opened. */
function* basesOf(word: string): Generator<string> {
  let rest = word;
  for (const family of [PRONOUNS, INFLECTIONS, [NISBA]]) {
    const ending = family.find((suffix) => endsWithSuffix(rest, suffix));
    if (ending === undefined) continue;
    rest = rest.slice(0, -ending.length);
    yield rest;
    yield rest.endsWith(TEH) ? rest.slice(0, -1) + HEH : rest + HEH;
  }
}

function endsWithSuffix(word: string, suffix: string): boolean {
  if (!word.endsWith(suffix) || word.length < suffix.length + LEAST_AFTER_SUFFIX) return false;
  // After an alef the yeh is the word's own (wilaya and its plural wilayat), not the beginning of an ending.
  return suffix[0] !== YEH || word[word.length - suffix.length - 1] !== ALEF;
}

/** The heh after a feminine plural is a pronoun; anywhere else it may be the teh marbuta. */
function pronounOf(word: string): string | undefined {
  const pronoun = PRONOUNS.find((suffix) => endsWithSuffix(word, suffix));
  return pronoun ?? (endsWithSuffix(word, FEMININE_PLURAL + HEH) ? HEH : undefined);
}

function withoutSuffixes(word: string, steps: StemStep[] | undefined): string {
  if (isKnownWhole(word)) return keptWhole(word, steps);
  const bare = withoutPronoun(word, steps);
  if (isKnownWhole(bare)) return keptWhole(bare, steps);
  const base = withoutInflection(bare, steps);
  if (isKnownWhole(base)) return keptWhole(base, steps);
  return endsWithSuffix(base, NISBA) ? without(base, NISBA, steps) : base;
}

function isKnownWhole(word: string): boolean {
  return NAMES.has(word) || FINAL_IS_OWN.has(word);
}

function keptWhole(word: string, steps: StemStep[] | undefined): string {
  return kept(NAMES.has(word) ? 'name' : 'own final', word, steps);
}

function without(word: string, suffix: string, steps: StemStep[] | undefined): string {
  steps?.push({ kind: 'suffix', text: suffix });
  return word.slice(0, -suffix.length);
}

/** Takes off a pronoun, and closes the teh marbuta that it had opened. */
function withoutPronoun(word: string, steps: StemStep[] | undefined): string {
  const pronoun = pronounOf(word);
  if (pronoun === undefined) return word;
  const rest = without(word, pronoun, steps);
  const isOpened =
    rest.endsWith(TEH) &&
    !rest.endsWith(FEMININE_PLURAL) &&
    rest.length > LEAST_AFTER_OPENED_TEH &&
    !isKnownWhole(rest);
  return isOpened ? singular(without(rest, TEH, steps)) : rest;
}

/** Takes off one ending of gender or number; of those that fit, one that leaves a word of the lexicon, or the longest. */
function withoutInflection(word: string, steps: StemStep[] | undefined): string {
  const longest = INFLECTIONS.find((suffix) => endsWithSuffix(word, suffix));
  if (longest === undefined) return word;
  const known = INFLECTIONS.find(
    (suffix) => endsWithSuffix(word, suffix) && isKnownWhole(word.slice(0, -suffix.length)),
  );
  const ending = known ?? longest;
  const rest = without(word, ending, steps);
  return ending === FEMININE_PLURAL ? singular(rest) : rest;
}

/** A feminine the lexicon keeps whole, with its teh marbuta, is also what its plural and its forms with pronouns become. */
function singular(rest: string): string {
  return FINAL_IS_OWN.has(rest + HEH) ? rest + HEH : rest;
}

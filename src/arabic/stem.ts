/**
 * A light stemmer: takes off clitics and inflection, never touches the inside of a word.
 *
 * Prefixes are taken off in the order in which Arabic writes them, each slot at most once: conjunction (waw, feh),
 * preposition (beh, kaf, lam), article (alef-lam, lam-lam). Then suffixes: an attached pronoun, one ending of gender or
 * number, and the nisba. A word of the lexicon stops the step it is protected from, so that names and words whose own
 * letters look like clitics stay whole. What joining a suffix changes in spelling is changed back: a teh before it
 * becomes a teh marbuta again, and both go, and a hamza on a seat stands alone again. The affixes are those of Larkey,
 * Ballesteros and Connell, "Light stemming for Arabic information retrieval" (2007), light10, with the bare
 * prepositions and the pronouns of the third person added.
 *
 * For every chain c of clitics and every word w of three letters or more that does not itself begin with such a chain,
 * and where joining them does not spell a form of a word of the lexicon, stem(c + w) = stem(w). A stem without its last
 * letter is always a piece of its surface.
 */
import { ALEF, BEH, FEH, HAMZA, HEH, KAF, LAM, MEEM, NOON, TEH, WAW, YEH } from './letters.ts';
import { FINAL_IS_OWN, INITIAL_IS_OWN, JOINED, NAMES, STOP_WORDS } from './lexicon.ts';

const ARTICLE = ALEF + LAM;
const LAM_WITH_ARTICLE = LAM + LAM;

/** Attached pronouns, the longest first. */
const PRONOUNS = [HEH + MEEM + ALEF, HEH + ALEF, HEH + MEEM];
const DUALS = [ALEF + NOON, YEH + NOON];
const FEMININE_PLURAL = ALEF + TEH;
const FEMININE_NISBA = YEH + HEH;
/** Endings of gender and number, the longest first. The heh is a teh marbuta or a pronoun: print does not tell. */
const INFLECTIONS = [...DUALS, FEMININE_PLURAL, WAW + NOON, FEMININE_NISBA, HEH];
const NISBA = YEH;

/** Letters that must remain: fewer no longer tell one word from another. */
const LEAST_AFTER_ARTICLE = 2;
const LEAST_AFTER_LETTER = 3;
const LEAST_AFTER_SUFFIX = 3;

/** One thing the stemmer did or declined to do, for `fihris explain`. */
export interface StemStep {
  readonly kind: 'stop word' | 'name' | 'own initial' | 'own final' | 'prefix' | 'suffix' | 'not Arabic';
  /** The affix taken off, or the word that was protected. */
  readonly text: string;
}

/** Alef or waw and a hamza seat. */
const HAMZA_BEFORE_SUFFIX = /[\u0627\u0648]\u0626$/;
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
  const keepsLam = !JOINED.has(word) && isOwnInitial(withLam, withoutLam);
  return keepsLam
    ? { text: LAM, rest: withLam, next: null }
    : { text: LAM_WITH_ARTICLE, rest: withoutLam, next: null };
}

/**
 * Whether the first letters belong to the word: the lexicon holds it, or it is a form of a word the lexicon holds. Where
 * the form is one of gender or number, and the rest after the prefix is itself a word of the lexicon, that reading wins.
 */
function isOwnInitial(word: string, rest: string): boolean {
  if (JOINED.has(word)) return false;
  const pronoun = pronounOf(word);
  const bare = pronoun === undefined ? word : cut(word, pronoun);
  if (hasOwnInitial(word)) return true;
  if (pronoun !== undefined && singularsOf(bare, pronoun).some(hasOwnInitial)) return true;
  if (hasOwnInitial(rest) || FINAL_IS_OWN.has(rest)) return false;
  return inflectedFrom(bare).some(hasOwnInitial);
}

function hasOwnInitial(word: string): boolean {
  return INITIAL_IS_OWN.has(word) || NAMES.has(word);
}

/** What a word without pronoun may be a form of, by gender, number or nisba. */
function inflectedFrom(word: string): string[] {
  return [...INFLECTIONS, NISBA].flatMap((ending) => {
    if (!endsWithSuffix(word, ending)) return [];
    const base = cut(word, ending);
    const nisbaOf = endsWithSuffix(base, NISBA) ? singularsOf(cut(base, NISBA), NISBA) : [];
    return [...singularsOf(base, ending), ...nisbaOf];
  });
}

/** The base as it may have been before the ending, which opened a teh marbuta or took its place. */
function singularsOf(base: string, ending: string): string[] {
  const bases = [base];
  if (base.endsWith(TEH)) bases.push(base.slice(0, -1) + HEH);
  if (ending === FEMININE_PLURAL || ending === FEMININE_NISBA || ending === NISBA) bases.push(base + HEH);
  return bases;
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
  if (isKnownWhole(bare.word)) return keptWhole(bare.word, steps);
  const base = bare.isClosed ? bare.word : withoutInflection(bare.word, steps);
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
  return cut(word, suffix);
}

/**
 * The word before a suffix was joined to it. A final hamza after a long alef or waw stands on a seat once letters follow
 * (abna and abnaihi) and on none before.
 */
function cut(word: string, suffix: string): string {
  const rest = word.slice(0, -suffix.length);
  return HAMZA_BEFORE_SUFFIX.test(rest) ? rest.slice(0, -1) + HAMZA : rest;
}

interface Closing {
  readonly word: string;
  /** A teh was taken off, so the word has no ending of gender or number any more. */
  readonly isClosed: boolean;
}

function withoutPronoun(word: string, steps: StemStep[] | undefined): Closing {
  const pronoun = pronounOf(word);
  return pronoun === undefined ? { word, isClosed: false } : closed(without(word, pronoun, steps), steps);
}

/** Takes off the teh that a teh marbuta becomes before a pronoun or a dual; another word's own teh stays. */
function closed(word: string, steps: StemStep[] | undefined): Closing {
  if (!word.endsWith(TEH)) return { word, isClosed: false };
  const singular = word.slice(0, -1);
  const isKnown = FINAL_IS_OWN.has(singular + HEH);
  const isOwn = word.endsWith(FEMININE_PLURAL) || word.length <= LEAST_AFTER_SUFFIX || FINAL_IS_OWN.has(word);
  if (isOwn && !isKnown) return { word, isClosed: false };
  steps?.push({ kind: 'suffix', text: TEH });
  return { word: isKnown ? singular + HEH : singular, isClosed: true };
}

/** Takes off one ending of gender or number; of those that fit, one that leaves a word of the lexicon, or the longest. */
function withoutInflection(word: string, steps: StemStep[] | undefined): string {
  if (isPluralOfKnown(word)) return without(word, FEMININE_PLURAL, steps) + HEH;
  const endings = INFLECTIONS.filter((suffix) => endsWithSuffix(word, suffix));
  const ending = endings.findLast((suffix) => isKnownWhole(cut(word, suffix))) ?? endings[0];
  if (ending === undefined) return word;
  const rest = without(word, ending, steps);
  return ending === HEH || DUALS.includes(ending) ? closed(rest, steps).word : rest;
}

/**
 * Whether the lexicon keeps the singular whole, with its teh marbuta. Of a short one only two letters remain (lugha and
 * its plural lughat), so that nothing but the lexicon tells its plural.
 */
function isPluralOfKnown(word: string): boolean {
  return word.endsWith(FEMININE_PLURAL) && FINAL_IS_OWN.has(word.slice(0, -FEMININE_PLURAL.length) + HEH);
}

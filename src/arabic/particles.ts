/**
 * Particles: function and question words, with their clitics and pronouns. They are a closed class, so what may join is
 * listed in `particles.json` and nothing is guessed: (and) upon, in her, with you are forms of upon, in, with, while
 * words that only look so (Ali, the orbit, the heir's title) are words like any other.
 */
import particles from './data/particles.json' with { type: 'json' };
import { ALEF_MAKSURA, FEH, HEH, NOON, WAW, YEH } from './letters.ts';
import { STOP_WORDS, setOf } from './lexicon.ts';

const TAKES_PRONOUNS = setOf(particles.takePronouns);
const PRONOUNS = setOf(particles.pronouns);
const TAKES_PREPOSITIONS = setOf(particles.takePrepositions);
const PREPOSITIONS = setOf(particles.prepositions);
const WHOLE = setOf(particles.whole);
const NO_PARTICLES = setOf(particles.noParticles);
const LONGEST_PRONOUN = longest(PRONOUNS);

/** The first two letters of every particle with a pronoun, and the last letters of pronouns: to tell other words fast. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...TAKES_PRONOUNS].flatMap((word) =>
    word.length > 1 ? [word.slice(0, 2)] : [...PRONOUNS].map((pronoun) => word + pronoun[0]!),
  ),
);
const LAST_OF_PRONOUNS = [...PRONOUNS].map((pronoun) => pronoun[pronoun.length - 1]!).join('');
const LONGEST_AFTER_PREPOSITION = longest(TAKES_PREPOSITIONS);
const LONGEST_FORM =
  1 + Math.max(longest(STOP_WORDS), longest(TAKES_PRONOUNS) + LONGEST_PRONOUN, 1 + LONGEST_AFTER_PREPOSITION);

function longest(words: ReadonlySet<string>): number {
  let most = 0;
  for (const { length } of words) most = Math.max(most, length);
  return most;
}

/** Whether a surface is a function or question word, with or without clitics and pronouns. */
export function isStopWord(surface: string): boolean {
  return particleOf(surface) !== null;
}

/** Bare particles by the forms met so far: a third of all words are such, of a few thousand forms at most. */
const met = new Map<string, string>();

/**
 * The bare particle of a form of one, or null for any other word. Worked out when first met: a table of all forms would
 * take a fresh isolate longer than a search.
 */
export function particleOf(surface: string): string | null {
  const known = met.get(surface);
  if (known !== undefined) return known;
  if (surface.length > LONGEST_FORM) return null;
  const isConjoined = surface[0] === WAW || surface[0] === FEH;
  if (!mayBeParticle(surface) && !(isConjoined && mayBeParticle(surface.slice(1)))) return null;
  const particle = NO_PARTICLES.has(surface) ? null : bareOf(surface);
  if (particle !== null) met.set(surface, particle);
  return particle;
}

/** Whether a word without conjunction may be a form of a particle: true for each, and for few other words. */
function mayBeParticle(word: string): boolean {
  if (STOP_WORDS.has(word)) return true;
  if (LAST_OF_PRONOUNS.includes(word[word.length - 1]!) && BEGINNINGS.has(word.slice(0, 2))) return true;
  return withoutPreposition(word) !== null;
}

function bareOf(form: string): string | null {
  if (WHOLE.has(form)) return form;
  const first = form[0];
  const rest = first === WAW || first === FEH ? withoutConjunction(form.slice(1)) : null;
  return rest ?? withoutConjunction(form);
}

function withoutConjunction(word: string): string | null {
  return withoutPreposition(word) ?? withoutPronoun(word) ?? (STOP_WORDS.has(word) ? written(word) : null);
}

function withoutPreposition(word: string): string | null {
  if (word.length > LONGEST_AFTER_PREPOSITION + 1 || !PREPOSITIONS.has(word[0] ?? '')) return null;
  const rest = word.slice(1);
  return TAKES_PREPOSITIONS.has(rest) ? rest : null;
}

function withoutPronoun(word: string): string | null {
  for (let length = Math.min(LONGEST_PRONOUN, word.length - 1); length > 0; length--) {
    if (!PRONOUNS.has(word.slice(-length))) continue;
    const rest = written(word.slice(0, -length));
    if (!TAKES_PRONOUNS.has(rest) || WHOLE.has(word)) continue;
    // The first person has a noon of its own only after a noon (inna, lakinna); elsewhere another word ends so.
    if (word.endsWith(NOON + YEH) && !rest.endsWith(NOON)) continue;
    // Of one letter, a preposition would be no term to speak of: its form with the third person stands for all.
    return rest.length > 1 ? rest : rest + HEH;
  }
  return null;
}

/** Before pronouns an alef maksura becomes a yeh, and Egyptian print writes it so everywhere. */
function written(word: string): string {
  const other = word.slice(0, -1) + ALEF_MAKSURA;
  return word.endsWith(YEH) && STOP_WORDS.has(other) ? other : word;
}

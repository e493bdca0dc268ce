/**
 * Particles: function and question words, with their clitics and pronouns. They are a closed class, so what may join is
 * listed in `particles.json` and nothing is guessed: (and) upon, in her, with you are forms of upon, in, with, while
 * words that only look so (Ali, the orbit, the heir's title) are words like any other.
 */
import {
  BEGINS_PARTICLE,
  NO_PARTICLE,
  STOP,
  TAKES_PREPOSITION,
  TAKES_PRONOUN,
  WHOLE_PARTICLE,
} from './kinds.ts';
import { ALEF_MAKSURA, FEH, HEH, NOON, WAW, YEH } from './letters.ts';
import tables from './tables.json' with { type: 'json' };
import { isOf } from './word-kinds.ts';

const { pronouns: PRONOUNS, prepositions: PREPOSITIONS, longestForm: LONGEST_FORM } = tables.particles;
/** Last letters of pronouns: other words need no closer look. */
const { pronounEnds: LAST_OF_PRONOUNS, longestPronoun: LONGEST_PRONOUN } = tables.particles;

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
  const particle = isOf(surface, NO_PARTICLE) ? null : bareOf(surface);
  if (particle !== null) met.set(surface, particle);
  return particle;
}

/** Whether a word without conjunction may be a form of a particle: true for each, and for few other words. */
function mayBeParticle(word: string): boolean {
  if (isOf(word, STOP)) return true;
  if (LAST_OF_PRONOUNS.includes(word[word.length - 1]!) && isOf(word.slice(0, 2), BEGINS_PARTICLE))
    return true;
  return withoutPreposition(word) !== null;
}

function bareOf(form: string): string | null {
  if (isOf(form, WHOLE_PARTICLE)) return form;
  const first = form[0];
  const rest = first === WAW || first === FEH ? withoutConjunction(form.slice(1)) : null;
  return rest ?? withoutConjunction(form);
}

function withoutConjunction(word: string): string | null {
  return withoutPreposition(word) ?? withoutPronoun(word) ?? (isOf(word, STOP) ? written(word) : null);
}

function withoutPreposition(word: string): string | null {
  if (word === '' || !PREPOSITIONS.includes(word[0]!)) return null;
  const rest = word.slice(1);
  return isOf(rest, TAKES_PREPOSITION) ? rest : null;
}

function withoutPronoun(word: string): string | null {
  for (let length = Math.min(LONGEST_PRONOUN, word.length - 1); length > 0; length--) {
    if (!PRONOUNS.includes(` ${word.slice(-length)} `)) continue;
    const rest = written(word.slice(0, -length));
    if (!isOf(rest, TAKES_PRONOUN) || isOf(word, WHOLE_PARTICLE)) continue;
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
  return word.endsWith(YEH) && isOf(other, STOP) ? other : word;
}

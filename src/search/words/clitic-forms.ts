/**
 * Which words a surface may be a form of: what is left when a conjunction, a preposition, the article and an attached
 * pronoun are taken off. Unlike the stemmer it decides nothing: it lists readings, for looking them up in a list.
 */
import { ALEF, BEH, FEH, HAMZA, HEH, KAF, LAM, MEEM, TEH, WAW, YEH_HAMZA } from '../../arabic/letters.ts';

export const ARTICLE = ALEF + LAM;
const CONJUNCTIONS = ['', WAW, FEH];
const BEFORE_WORD = ['', BEH, KAF, LAM, ARTICLE, BEH + ARTICLE, KAF + ARTICLE, LAM + LAM];
/** All chains of clitics before a word, the shortest first. */
export const CHAINS: readonly string[] = CONJUNCTIONS.flatMap((conjunction) =>
  BEFORE_WORD.map((chain) => conjunction + chain),
).sort((a, b) => a.length - b.length);
/** Pronouns of the third person, which are those of news and those the stemmer takes off. */
const PRONOUNS = ['', HEH, HEH + ALEF, HEH + MEEM, HEH + MEEM + ALEF];
const LEAST_LETTERS = 2;
const KNOWN_CHAINS: ReadonlySet<string> = new Set(CHAINS);
const KNOWN_PRONOUNS: ReadonlySet<string> = new Set(PRONOUNS.slice(1));
/** What a last letter becomes where a pronoun is joined to it. */
const JOINED_LETTERS: ReadonlyMap<string, string> = new Map([
  [HEH, TEH],
  [HAMZA, YEH_HAMZA],
]);

/**
 * Words in normal form that a surface is, alone or with clitics; the surface itself first, then what the shortest chain
 * of clitics leaves. A word may come twice.
 */
export function* bareForms(surface: string): Generator<string> {
  for (const chain of CHAINS) {
    if (!surface.startsWith(chain)) continue;
    for (const pronoun of PRONOUNS) {
      const end = surface.length - pronoun.length;
      if (end - chain.length < LEAST_LETTERS || !surface.endsWith(pronoun)) continue;
      yield* beforePronoun(surface.slice(chain.length, end), pronoun);
    }
  }
}

/** The word as it is, and as it was if the pronoun opened its teh marbuta or put its hamza on a seat. */
function* beforePronoun(word: string, pronoun: string): Generator<string> {
  yield word;
  if (pronoun === '') return;
  for (const [last, joined] of JOINED_LETTERS) {
    if (word.endsWith(joined)) yield word.slice(0, -1) + last;
  }
}

/** Whether {@link bareForms} of a surface has the word, told without making them. @param word in normal form */
export function isFormOf(surface: string, word: string): boolean {
  if (surface === word) return true;
  if (word.length < LEAST_LETTERS) return false;
  const core = word.slice(0, -1);
  for (let at = surface.indexOf(core); at !== -1; at = surface.indexOf(core, at + 1)) {
    if (KNOWN_CHAINS.has(surface.slice(0, at)) && isEnding(surface.slice(at + core.length), word.at(-1)!))
      return true;
  }
  return false;
}

/** Whether what follows the word's other letters is its last letter, or that letter joined to a pronoun. */
function isEnding(ending: string, last: string): boolean {
  if (ending === last) return true;
  const joined = ending[0];
  if (joined !== last && joined !== JOINED_LETTERS.get(last)) return false;
  return KNOWN_PRONOUNS.has(ending.slice(1));
}

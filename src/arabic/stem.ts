/**
 * A light stemmer: takes off clitics and inflection, never touches the inside of a word.
 *
 * Prefixes are taken off in the order in which Arabic writes them (`prefixes.ts`), then suffixes from the outside in
 * (`suffixes.ts`). A word of the lexicon stops the step it is protected from, so that names and words whose own letters
 * look like clitics stay whole. Particles are a small closed class and go their own way (`particles.ts`). The affixes
 * began as those of Larkey, Ballesteros and Connell, "Light stemming for Arabic information retrieval" (2007), light10;
 * each that was added is described where it is defined.
 *
 * For every chain c of clitics and every word w of three letters or more that does not itself begin with such a chain,
 * and where joining them does not spell a form of a word of the lexicon, stem(c + w) = stem(w). {@link pieceOf} a stem is
 * always a piece of its surface.
 */
import { ALEF, ALEF_MAKSURA, HAMZA, HEH } from './letters.ts';
import { particleOf } from './particles.ts';
import { withoutPrefixes } from './prefixes.ts';
import { kept, type StemStep } from './stem-step.ts';
import { withoutSuffixes } from './suffixes.ts';

export type { StemStep } from './stem-step.ts';

/** Last letters that what is joined to a word changes: a final alef, teh marbuta (folded to heh), and a hamza's seat. */
const CHANGING: readonly string[] = [ALEF, ALEF_MAKSURA, HEH, HAMZA];

/** The plain letters: hamza and yeh, in code units. */
const FIRST_LETTER = 0x0621;
const LAST_LETTER = 0x064a;

/**
 * The stem of a word in normal form.
 * @param surface normal form, as {@link tokenise} gives it
 * @param steps when given, receives what was done, in order
 */
export function stem(surface: string, steps?: StemStep[]): string {
  const particle = particleOf(surface);
  if (particle !== null) {
    if (particle === surface) return kept('stop word', surface, steps);
    return kept('particle', particle, steps);
  }
  if (!isArabic(surface)) return kept('not Arabic', surface, steps);
  return withoutSuffixes(withoutPrefixes(surface, steps), steps);
}

/** What every surface of a stem has in it: the stem, but for a last letter that may have changed. */
export function pieceOf(stem: string): string {
  return CHANGING.includes(stem.at(-1)!) ? stem.slice(0, -1) : stem;
}

function isArabic(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < FIRST_LETTER || code > LAST_LETTER) return false;
  }
  return word !== '';
}

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
 * and where joining them does not spell a form of a word of the lexicon, stem(c + w) = stem(w). A stem without its last
 * letter is always a piece of its surface.
 */
import { particleOf } from './particles.ts';
import { withoutPrefixes } from './prefixes.ts';
import { kept, type StemStep } from './stem-step.ts';
import { withoutSuffixes } from './suffixes.ts';

export type { StemStep } from './stem-step.ts';

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

function isArabic(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < FIRST_LETTER || code > LAST_LETTER) return false;
  }
  return word !== '';
}

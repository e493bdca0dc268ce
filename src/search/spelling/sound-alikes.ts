/**
 * Foreign names in the letters of another country: the g of other languages is ghain in Lebanon and Morocco, jeem in Egypt, qaf
 * in the Gulf, kaf in Iraq. Told by the letters alone; they are looked for where hardly an article has the word as typed
 * (`as-meant.ts`). Names that newsrooms often spell in several ways are in a list besides, see `alternatives.ts`.
 */
import { analyse } from '../../arabic/analyser.ts';
import { ALEF, HEH, JEEM, KAF, QAF, WAW, YEH } from '../../arabic/letters.ts';
import type { Respelling } from '../words/respellings.ts';

const GHAIN = '\u063A';
const SOUNDS = [GHAIN, JEEM, QAF, KAF];
const VOWELS = [ALEF, WAW, YEH];
/** Letters for sounds that few other languages have: hah, khah, theh, thal, sad to ain but ghain, hamzas. */
const NOT_FOREIGN = /[\u0621\u0626\u062B\u062D\u062E\u0630\u0635-\u0639]/;
/** Verbal nouns, as of independence and exploitation. */
const VERBAL_NOUN = /^\u0627(?:\u0633|.)\u062A/;
/** Shorter names look like Arabic words, unless they begin with the sound and have it again after a vowel. */
const LEAST_LETTERS = 6;
const LEAST_WITH_TWO = 4;

/** Other spellings of a word that looks foreign; none for any other. @param surface in normal form, with clitics */
export function soundAlikesOf(surface: string, stem: string): Respelling[] {
  const from = surface.indexOf(stem);
  if (from === -1 || !looksForeign(stem)) return [];
  const own = SOUNDS.filter((letter) => stem.includes(letter));
  // Where a name has two of the letters they need not be one sound.
  if (own.length !== 1) return [];
  return SOUNDS.filter((letter) => letter !== own[0]).flatMap((letter) =>
    wordOf(surface.slice(0, from) + surface.slice(from).replaceAll(own[0]!, letter)),
  );
}

function looksForeign(word: string): boolean {
  if (NOT_FOREIGN.test(word) || VERBAL_NOUN.test(word) || word.endsWith(HEH)) return false;
  const isVowel = (letter: string) => VOWELS.includes(letter);
  if (SOUNDS.includes(word[0]!) && word[2] === word[0] && isVowel(word[1]!))
    return word.length >= LEAST_WITH_TWO;
  return word.length >= LEAST_LETTERS && [...word].filter(isVowel).length > 1;
}

function wordOf(spelling: string): Respelling[] {
  const [token, ...more] = analyse(spelling);
  return token === undefined || more.length > 0 ? [] : [{ surface: token.surface, stem: token.stem }];
}

/**
 * Words as any reader would count them, for choosing queries. It knows nothing of Fihris's analyser on purpose: queries
 * chosen by the analyser that is judged would favour it.
 */

/** Alefs with hamza or madda, alef with wasla. */
const ALEFS = /[\u0622\u0623\u0625\u0671]/g;
const TEH_MARBUTA = /\u0629/g;
const ALEF_MAKSURA = /\u0649/g;
/** Vowel marks, superscript alef, tatweel. */
const MARKS = /[\u064B-\u065F\u0670\u0640]/g;
const WORD = /[\p{L}\p{M}\p{N}\u0640]+/gu;

/** Runs of letters, marks and digits, as they stand. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

const LEAST_LETTERS = 3;
const ARABIC = /^[\u0621-\u064A\u064B-\u065F\u0670\u0640]+$/;

/** Whether a word is Arabic and long enough to say something. */
export function isArabicWord(word: string): boolean {
  return word.length >= LEAST_LETTERS && ARABIC.test(word);
}

/** An archive repeats its words: each is looked at once. */
const keys = new Map<string, string>();

/** What differently spelt copies of a word have in common. */
export function keyOf(word: string): string {
  const known = keys.get(word);
  if (known !== undefined) return known;
  const key = word
    .normalize('NFKC')
    .replace(MARKS, '')
    .replace(ALEFS, '\u0627')
    .replace(TEH_MARBUTA, '\u0647')
    .replace(ALEF_MAKSURA, '\u064A')
    .toLowerCase();
  keys.set(word, key);
  return key;
}

/** How many texts have a word, by {@link keyOf}. */
export class WordCounts {
  texts = 0;
  private readonly counts = new Map<string, number>();

  add(text: string): void {
    this.texts++;
    for (const key of new Set(wordsOf(text).map(keyOf))) this.counts.set(key, this.textsWith(key) + 1);
  }

  textsWith(key: string): number {
    return this.counts.get(key) ?? 0;
  }
}

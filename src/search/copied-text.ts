/**
 * How much of a text stands in another one, word for word: a sketch estimates it, and is too coarse for a short report
 * inside a longer one.
 */

/** Words of a run. Five in a row are seldom chance, and an editor's cut leaves most of them whole. */
const RUN_WORDS = 5;
/** The prime of FNV-1a. */
const PRIME = 0x01000193;
/** What newsrooms write differently, or leave out, counts as one letter. */
const FOLDED = new Map([
  ['\u0622', '\u0627'],
  ['\u0623', '\u0627'],
  ['\u0625', '\u0627'],
  ['\u0629', '\u0647'],
  ['\u0649', '\u064a'],
]);
const FIRST_LETTER = 0x0621;
const LAST_LETTER = 0x064a;
const TATWEEL = 0x0640;
const FIRST_MARK = 0x064b;
const LAST_MARK = 0x0652;

/** What each Arabic letter counts as; 0 for what no word is made of. */
const LETTERS = lettersTable();

function lettersTable(): Uint16Array {
  const table = new Uint16Array(LAST_LETTER - FIRST_LETTER + 1);
  for (let code = FIRST_LETTER; code <= LAST_LETTER; code++) {
    const letter = String.fromCharCode(code);
    table[code - FIRST_LETTER] = (FOLDED.get(letter) ?? letter).charCodeAt(0);
  }
  return table;
}

/** Hashes of a text's runs of five Arabic words. A number or a foreign word ends no run and belongs to none. */
export function runsOf(text: string): ReadonlySet<number> {
  const words = wordHashes(text);
  const runs = new Set<number>();
  for (let i = 0; i + RUN_WORDS <= words.length; i++) {
    let run = 0;
    for (let j = i; j < i + RUN_WORDS; j++) run = (Math.imul(run, PRIME) + words[j]!) | 0;
    runs.add(run);
  }
  return runs;
}

/** In one pass over the characters, since candidates are compared while a reader waits. */
function wordHashes(text: string): number[] {
  const hashes: number[] = [];
  let hash = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    if (code === TATWEEL || (code >= FIRST_MARK && code <= LAST_MARK)) continue;
    const letter = code >= FIRST_LETTER && code <= LAST_LETTER ? LETTERS[code - FIRST_LETTER]! : 0;
    if (letter !== 0) hash = Math.imul(hash ^ letter, PRIME);
    else if (hash !== 0) {
      hashes.push(hash ^ (hash >>> 15));
      hash = 0;
    }
  }
  return hashes;
}

/** Share of the shorter text's runs that the other has too, 0 to 1; 0 for a text of less than a run. */
export function sharedPart(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : a.intersection(b).size / least;
}

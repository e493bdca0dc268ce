/**
 * How unlikely a slip of the fingers or of the ear is, in natural logarithms of its share of all slips: what is taken off
 * the logarithm of a word's frequency when the word is weighed against others that may have been meant. Words are in
 * normal form.
 */
import { ALEF, HAMZA, WAW, YEH, YEH_HAMZA } from '../../arabic/letters.ts';
import { normalise } from '../../arabic/tokenise.ts';
import type { Edit } from '../../segment/dictionary/edits.ts';
import letters from './slip-letters.json' with { type: 'json' };

/** Two neighbouring letters typed in the wrong order. */
const SWAPPED = 2;
/** A letter typed twice, or once where it stands twice. */
const DOUBLED = 1.5;
/** A letter too many, from a key beside the one that was wanted. */
const EXTRA_NEIGHBOUR = 2.5;
const EXTRA = 4.5;
/** A hamza that is left out or off its seat: a habit of writing, not a slip. */
const HAMZA_DROPPED = 0;
/** A long vowel that was not written. */
const MISSING_VOWEL = 2.2;
const MISSING = 2.7;
/** A letter for one that sounds or looks alike. */
const ALIKE = 2;
const NEIGHBOUR = 2.2;
const REPLACED = 5;
/** First letters are seldom mistyped, and most others make another word. */
const AT_THE_START = 1.5;
/** A space left out between two words, or typed inside one. */
export const SPACE = 3.5;

/** Letters that are left where a hamza on its seat is written without it. */
const SEATS: ReadonlySet<string> = new Set([WAW, YEH]);
const VOWELS: ReadonlySet<string> = new Set([ALEF, WAW, YEH]);
const PAIRS: ReadonlySet<string> = new Set(letters.alike.flatMap(([a, b]) => [a! + b!, b! + a!]));
const ROWS = letters.keyboard.map((row) =>
  [...row].map((key) => (key === ' ' ? key : normalise(key))).join(''),
);
const NEIGHBOURS: ReadonlySet<string> = new Set(neighbouringKeys(ROWS));
/** The letters of the keyboard, in normal form. */
export const KEYS: readonly string[] = [...new Set(ROWS.join('').replaceAll(' ', ''))];

/** Pairs of letters whose keys touch, in both orders and in normal form. Rows are set off by half a key. */
function neighbouringKeys(rows: readonly string[]): string[] {
  return rows.flatMap((row, y) =>
    [...row].flatMap((letter, x) => {
      const below = rows[y + 1] ?? '';
      const touching = [row[x + 1], below[x], below[x - 1]].filter((key) => key !== undefined && key !== ' ');
      return letter === ' ' ? [] : touching.flatMap((key) => [letter + key!, key! + letter]);
    }),
  );
}

/** @param edit what makes `meant` of `typed` */
export function slipCost(typed: string, meant: string, edit: Edit): number {
  return costOf(typed, meant, edit) + (edit.at === 0 ? AT_THE_START : 0);
}

function costOf(typed: string, meant: string, { kind, at }: Edit): number {
  switch (kind) {
    case 'swapped':
      return SWAPPED;
    case 'missing':
      return missingCost(meant, at);
    case 'extra':
      return extraCost(typed, at);
    default: {
      const pair = typed[at]! + meant[at]!;
      if (meant[at] === YEH_HAMZA && SEATS.has(typed[at]!)) return HAMZA_DROPPED;
      if (PAIRS.has(pair)) return ALIKE;
      return NEIGHBOURS.has(pair) ? NEIGHBOUR : REPLACED;
    }
  }
}

function missingCost(meant: string, at: number): number {
  const letter = meant[at]!;
  if (isBeside(meant, at, (other) => other === letter)) return DOUBLED;
  if (letter === HAMZA) return HAMZA_DROPPED;
  return VOWELS.has(letter) ? MISSING_VOWEL : MISSING;
}

function extraCost(typed: string, at: number): number {
  const letter = typed[at]!;
  if (isBeside(typed, at, (other) => other === letter)) return DOUBLED;
  return isBeside(typed, at, (other) => NEIGHBOURS.has(letter + other)) ? EXTRA_NEIGHBOUR : EXTRA;
}

function isBeside(word: string, at: number, holds: (letter: string) => boolean): boolean {
  return [word[at - 1], word[at + 1]].some((letter) => letter !== undefined && holds(letter));
}

/** Single edits between words: what Damerau and Levenshtein count as a distance of one. */

/** What has to be done to what was typed, so that it is what was meant. */
export interface Edit {
  /** A letter typed for another, a letter left out, one too many, or two neighbours changed about. */
  readonly kind: 'replaced' | 'missing' | 'extra' | 'swapped';
  /** Where the two words part, in letters. */
  readonly at: number;
}

/** Letters, as a string or as numbers. */
export type Letters = ArrayLike<number> | string;

/** The edit that makes one word of the other; null when they are equal or further apart. */
export function editBetween<L extends Letters>(typed: L, meant: L): Edit | null {
  const difference = meant.length - typed.length;
  if (difference < -1 || difference > 1) return null;
  let at = 0;
  while (at < typed.length && at < meant.length && typed[at] === meant[at]) at++;
  if (difference === 1) return isSame(typed, at, meant, at + 1) ? { kind: 'missing', at } : null;
  if (difference === -1) return isSame(typed, at + 1, meant, at) ? { kind: 'extra', at } : null;
  if (at === typed.length) return null;
  if (isSame(typed, at + 1, meant, at + 1)) return { kind: 'replaced', at };
  const isSwapped = typed[at] === meant[at + 1] && typed[at + 1] === meant[at];
  return isSwapped && isSame(typed, at + 2, meant, at + 2) ? { kind: 'swapped', at } : null;
}

/** Whether two words are equal from these places on; they are as long from there. */
function isSame(a: Letters, from: number, b: Letters, other: number): boolean {
  for (let i = 0; from + i < a.length; i++) if (a[from + i] !== b[other + i]) return false;
  return true;
}

/**
 * Finds the words with a beginning one slip away from what was typed: a letter too many, missing or another, or two
 * changed about. Words come in their order, so that what one shares with the one before is not looked at again.
 */

/** What tells that a distance is above one. */
const FAR = 9;

/**
 * Distances between beginnings (Damerau and Levenshtein's, no letter edited twice) in a band three wide: beginnings that
 * differ by two letters in length are too far apart anyway.
 */
export class NearBeginnings {
  private readonly typed: Uint8Array;
  /** By the letters of the word so far: the distance to one letter typed less, as many, and one more. */
  private readonly less: number[];
  private readonly same: number[];
  private readonly more: number[];
  /** Whether that beginning of the word, or a shorter one, is at most one slip away from all that was typed. */
  private readonly isNear: boolean[];
  /** Letters of the word before that distances are known for. */
  private known = 0;
  private isDecided = false;

  /** @param typed letters; not empty */
  constructor(typed: Uint8Array) {
    this.typed = typed;
    this.less = [FAR];
    this.same = [0];
    this.more = [1];
    this.isNear = [typed.length === 1];
  }

  /**
   * Whether the next word has such a beginning, or the very one that was typed.
   * @param shared letters it shares with the word before; 0 where a page begins
   */
  accepts(letters: Uint8Array, length: number, shared: number): boolean {
    if (!this.isDecided || shared < this.known) this.advance(letters, length, Math.min(shared, this.known));
    return this.isNear[this.known]!;
  }

  /**
   * Whether no word that shares so many letters with one that was looked at last can be accepted.
   * @param shared letters
   */
  isHopeless(shared: number): boolean {
    return this.isDecided && shared >= this.known && !this.isNear[this.known]!;
  }

  private advance(letters: Uint8Array, length: number, from: number): void {
    const most = Math.min(length, this.typed.length + 1);
    let at = from;
    let isDead = false;
    while (at < most && !isDead) {
      at++;
      this.addRow(letters, at);
      isDead = Math.min(this.less[at]!, this.same[at]!, this.more[at]!) > 1;
    }
    this.known = at;
    this.isDecided = isDead || at > this.typed.length;
  }

  /** Distances of the word's first `at` letters. */
  private addRow(letters: Uint8Array, at: number): void {
    const { less, same, more, typed } = this;
    const letter = letters[at - 1];
    const before = letters[at - 2];
    const isAt = (place: number) => typed[place - 1] === letter;
    const isSwap = (place: number) =>
      at > 1 && place > 1 && typed[place - 2] === letter && typed[place - 1] === before;
    const one = at - 1;
    const two = at - 2;
    less[at] =
      at > typed.length + 1
        ? FAR
        : Math.min(
            same[one]! + 1,
            less[one]! + (isAt(at - 1) ? 0 : 1),
            isSwap(at - 1) ? less[two]! + 1 : FAR,
          );
    same[at] =
      at > typed.length
        ? FAR
        : Math.min(
            more[one]! + 1,
            same[one]! + (isAt(at) ? 0 : 1),
            less[at]! + 1,
            isSwap(at) ? same[two]! + 1 : FAR,
          );
    more[at] =
      at + 1 > typed.length
        ? FAR
        : Math.min(more[one]! + (isAt(at + 1) ? 0 : 1), same[at]! + 1, isSwap(at + 1) ? more[two]! + 1 : FAR);
    this.isNear[at] = this.isNear[at - 1]! || this.distanceToAll(at) <= 1;
  }

  private distanceToAll(at: number): number {
    const { length } = this.typed;
    if (length === at - 1) return this.less[at]!;
    if (length === at) return this.same[at]!;
    return length === at + 1 ? this.more[at]! : FAR;
  }
}

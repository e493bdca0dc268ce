/**
 * A set of 32-bit hashes, in a table with open addressing: filling a `Set` with the few hundred of an article takes four
 * times as long. The hash 0 is left out, which of hashes changes nothing.
 */
export class HashSet {
  size = 0;
  private readonly table: Int32Array;
  private readonly mask: number;

  /** @param most hashes that may be added; far fewer keep it fast */
  constructor(most: number) {
    let places = 16;
    while (places <= most) places *= 2;
    this.table = new Int32Array(places);
    this.mask = places - 1;
  }

  add(hash: number): void {
    const at = this.placeOf(hash);
    if (hash === 0 || this.table[at] === hash) return;
    this.table[at] = hash;
    this.size++;
  }

  has(hash: number): boolean {
    return hash !== 0 && this.table[this.placeOf(hash)] === hash;
  }

  /** The hashes, in no order. */
  values(): Int32Array {
    return this.table.filter((hash) => hash !== 0);
  }

  /** How many of its hashes another set has. */
  sharedWith(other: HashSet): number {
    let shared = 0;
    for (const hash of this.table) if (other.has(hash)) shared++;
    return shared;
  }

  /** Where a hash is, or would be. */
  private placeOf(hash: number): number {
    const { table, mask } = this;
    let at = (hash ^ (hash >>> 16)) & mask;
    while (table[at] !== 0 && table[at] !== hash) at = (at + 1) & mask;
    return at;
  }
}

/**
 * A table of words with a number each. A word is found by its letters where they stand in a text, so that nobody need cut
 * it out; all letters lie in one array, since an archive has a million words and more. What a look into the table touches
 * lies together: memory is what limits reading.
 */

const FIRST_PLACES = 1 << 12;
const FIRST_UNITS = 1 << 14;
/** Before the letters of a word stand the two halves of its number and how many letters there are. */
const BEFORE_LETTERS = 3;

/** What {@link WordTable.find} gives for a word that is not there. */
export const NO_WORD = -1;

/** All that a table is: threads can share it, as long as nothing is added. */
export interface WordTableState {
  readonly count: number;
  readonly places: Int32Array;
  readonly units: Uint16Array;
  readonly end: number;
}

export class WordTable {
  /** Words there are. */
  count = 0;
  /** For each place a hash, and where the word stands in {@link units}; 0 where the place is free. At most half are taken. */
  private places: Int32Array = new Int32Array(2 * FIRST_PLACES);
  private units: Uint16Array = new Uint16Array(FIRST_UNITS);
  /** The first unit is of no word. */
  private end = 1;

  static of({ count, places, units, end }: WordTableState): WordTable {
    const table = new WordTable();
    Object.assign(table, { count, places, units, end });
    return table;
  }

  /** A view of the table: valid until a word is added. */
  get state(): WordTableState {
    const { count, places, units, end } = this;
    return { count, places, units: units.subarray(0, end), end };
  }

  /** The number of the word that stands in a text. @param hash as {@link hashOfWord} gives it */
  find(hash: number, text: string, start: number, end: number): number {
    const { places, units } = this;
    const mask = places.length - 1;
    for (let at = placeOf(hash) & mask; ; at = (at + 2) & mask) {
      const from = places[at + 1]!;
      if (from === 0) return NO_WORD;
      if (places[at] !== hash || units[from + 2] !== end - start) continue;
      let letter = from + BEFORE_LETTERS;
      let i = start;
      while (i < end && units[letter] === text.charCodeAt(i)) {
        i++;
        letter++;
      }
      if (i === end) return units[from]! | (units[from + 1]! << 16);
    }
  }

  /** Adds a word that is not in the table and is shorter than 65,536 letters. @param number 0 to 2^31 - 1 */
  add(hash: number, text: string, start: number, end: number, number: number): void {
    const from = this.end;
    this.end += BEFORE_LETTERS + end - start;
    while (this.end > this.units.length) this.growUnits();
    this.units[from] = number & 0xffff;
    this.units[from + 1] = number >>> 16;
    this.units[from + 2] = end - start;
    for (let at = start; at < end; at++) this.units[from + BEFORE_LETTERS + at - start] = text.charCodeAt(at);
    if (++this.count * 4 > this.places.length) this.growPlaces();
    put(this.places, hash, from);
  }

  /** The number of a whole string. */
  findWord(word: string): number {
    return this.find(hashOfWord(word, 0, word.length), word, 0, word.length);
  }

  /** As {@link add}, for a whole string. */
  addWord(word: string, number: number): void {
    this.add(hashOfWord(word, 0, word.length), word, 0, word.length, number);
  }

  /** The words in the order in which they were added. */
  *words(): Generator<string> {
    for (let from = 1; from < this.end; ) {
      const letters = from + BEFORE_LETTERS;
      const end = letters + this.units[from + 2]!;
      yield String.fromCharCode(...this.units.subarray(letters, end));
      from = end;
    }
  }

  private growUnits(): void {
    const larger = new Uint16Array(2 * this.units.length);
    larger.set(this.units);
    this.units = larger;
  }

  private growPlaces(): void {
    const before = this.places;
    this.places = new Int32Array(2 * before.length);
    for (let at = 0; at < before.length; at += 2) {
      if (before[at + 1] !== 0) put(this.places, before[at]!, before[at + 1]!);
    }
  }
}

/** The hash of the word that stands in a text: {@link hashWith} for each letter. */
export function hashOfWord(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = hashWith(hash, text.charCodeAt(at));
  return hash;
}

/** The hash of a word with one letter more; 0 before the first. */
export function hashWith(hash: number, unit: number): number {
  return (Math.imul(hash ^ unit, 0x01000193) + (hash >>> 15)) | 0;
}

/** Always even: a place has two numbers. */
function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) << 1;
}

function put(places: Int32Array, hash: number, from: number): void {
  const mask = places.length - 1;
  let at = placeOf(hash) & mask;
  while (places[at + 1] !== 0) at = (at + 2) & mask;
  places[at] = hash;
  places[at + 1] = from;
}

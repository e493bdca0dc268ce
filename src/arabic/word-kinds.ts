/**
 * Looks words up in the lists of `data/`, all of which `tables.json` holds in a form that costs a fresh isolate nothing:
 * for each length one text of all words of that length, in order, in which a word is found by halving. Who looks up many
 * words (an index being built) gets a table in memory instead, which takes as long to make as some thousand look-ups.
 */
import tables from './tables.json' with { type: 'json' };

/** Look-ups after which the table is made. */
const ENOUGH = 30_000;
const CODE_OF_FIRST = 0x21;

let asked = 0;
let table: ReadonlyMap<string, number> | null = null;

/** The kinds of a word in normal form, as bits of `kinds.ts`; 0 for a word in no list. */
export function kindsOf(word: string): number {
  if (table !== null) return table.get(word) ?? 0;
  if (++asked > ENOUGH) table = new Map(listedWords());
  return kindsByHalving(word);
}

/** Whether a word is of one of some kinds. @param kinds bits */
export function isOf(word: string, kinds: number): boolean {
  return (kindsOf(word) & kinds) !== 0;
}

function kindsByHalving(word: string): number {
  const { length } = word;
  const words = tables.words[length];
  if (words === undefined) return 0;
  let low = 0;
  let high = words.length / length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = words.slice(middle * length, (middle + 1) * length);
    if (found === word) return kindsAt(length, middle);
    if (found < word) low = middle + 1;
    else high = middle;
  }
  return 0;
}

function kindsAt(length: number, place: number): number {
  return tables.combinations[tables.kinds[length]!.charCodeAt(place) - CODE_OF_FIRST]!;
}

/** Every listed word with its kinds, the shortest first, then by code unit. */
export function* listedWords(): Generator<[word: string, kinds: number]> {
  for (const [length, words] of tables.words.entries()) {
    for (let place = 0; place * length < words.length; place++) {
      yield [words.slice(place * length, (place + 1) * length), kindsAt(length, place)];
    }
  }
}

/** The words of some kinds, in the order of {@link listedWords}. @param kinds bits */
export function wordsOf(kinds: number): string[] {
  return [...listedWords()].filter(([, own]) => (own & kinds) !== 0).map(([word]) => word);
}

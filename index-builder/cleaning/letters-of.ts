/** Letters of a text without what separates them, for finding names that a copied page runs together. */
import { normalise } from '../../src/arabic/tokenise.ts';

export interface Letters {
  /** Folded letters and digits, nothing else. */
  readonly folded: string;
  /** For each UTF-16 unit of `folded`, the code unit of the text it came from. */
  readonly at: readonly number[];
}

const known = new Map<string, string>();

export function lettersOf(text: string): Letters {
  let folded = '';
  const at: number[] = [];
  let position = 0;
  for (const character of text) {
    const letters = foldedLetters(character);
    folded += letters;
    for (let i = 0; i < letters.length; i++) at.push(position);
    position += character.length;
  }
  return { folded, at };
}

/** One character at a time: what a word's end or its neighbours change in a term does not count here. */
function foldedLetters(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const letters = normalise(character).replaceAll(' ', '');
  known.set(character, letters);
  return letters;
}

/** A set of names, each as its folded letters, that lines are taken apart by. */
export class Names {
  private readonly names: ReadonlySet<string>;
  private readonly lengths: readonly number[];

  constructor(names: readonly string[]) {
    this.names = new Set(names.map((name) => lettersOf(name).folded));
    this.lengths = [...new Set([...this.names].map((name) => name.length))];
  }

  has(folded: string): boolean {
    return this.names.has(folded);
  }

  /** Takes folded letters apart into as few names as can be; the ends of the names, or null when other letters are left. */
  endsOfNames(folded: string): number[] | null {
    /** Fewest names from the beginning to each place they reach, and where the last of them starts. */
    const reached: ({ count: number; start: number } | undefined)[] = [{ count: 0, start: 0 }];
    for (let start = 0; start < folded.length; start++) {
      const here = reached[start];
      if (here === undefined) continue;
      for (const length of this.lengths) {
        const end = start + length;
        if (end > folded.length || !this.names.has(folded.slice(start, end))) continue;
        const best = reached[end]?.count ?? Number.POSITIVE_INFINITY;
        if (here.count + 1 < best) reached[end] = { count: here.count + 1, start };
      }
    }
    if (folded === '' || reached[folded.length] === undefined) return null;
    const ends: number[] = [];
    for (let end = folded.length; end > 0; end = reached[end]!.start) ends.unshift(end);
    return ends;
  }
}

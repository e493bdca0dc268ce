/** Finds the words of a query in a text, for marks, snippets and adjacency. */
import { stemOf } from '../arabic/analyser.ts';
import { letterMask, TokenRanges } from '../arabic/token-ranges.ts';
import { type Query, scoringWords } from './query.ts';

/** A word of the query as found in texts: all its forms share a stem. */
export interface MatchedWord {
  readonly stem: string;
  /** How much the word says: its inverse document frequency. */
  readonly weight: number;
}

/** A token of the text that is a form of a query word. */
export interface Match {
  /** Number of the token in {@link MatchedText.tokens}. */
  readonly at: number;
  readonly word: MatchedWord;
}

export interface MatchedText {
  readonly tokens: TokenRanges;
  /** Ascending. */
  readonly matches: readonly Match[];
}

export class WordMatcher {
  /** By stem. */
  private readonly words: ReadonlyMap<string, MatchedWord>;
  /**
   * Letters that every form of a word has: those of its stem but the last, which may be a teh marbuta put back. A stem
   * without its last letter is always a piece of its surface.
   */
  private readonly letters: readonly number[];
  private readonly pairs: readonly (readonly [string, string])[];

  /** @param weightOf the weight of a word, by surface */
  constructor(query: Query, weightOf: (surface: string) => number) {
    const byStem = new Map<string, MatchedWord>();
    for (const { stem, surface } of scoringWords(query)) {
      const weight = Math.max(weightOf(surface), byStem.get(stem)?.weight ?? 0);
      byStem.set(stem, { stem, weight });
    }
    this.words = byStem;
    this.letters = [...byStem.keys()].map((stem) => letterMask(stem.slice(0, -1)));
    const sequences = [query.words, ...query.phrases.map((phrase) => phrase.words)];
    this.pairs = sequences.flatMap((sequence) =>
      sequence.slice(1).map((word, i) => [sequence[i]!.stem, word.stem] as const),
    );
  }

  /** How many words there are to find. */
  get size(): number {
    return this.words.size;
  }

  /** Whether the query has words side by side at all. */
  get hasPairs(): boolean {
    return this.pairs.length > 0;
  }

  match(text: string): MatchedText {
    const tokens = new TokenRanges(text, this.letters);
    const matches: Match[] = [];
    for (const at of tokens.candidates) {
      const word = this.words.get(stemOf(tokens.surface(at)));
      if (word !== undefined) matches.push({ at, word });
    }
    return { tokens, matches };
  }

  /** Share of the query's neighbouring words that stand side by side, in order, somewhere in the texts: 0 to 1. */
  adjacency(texts: readonly MatchedText[]): number {
    if (this.pairs.length === 0) return 0;
    const found = this.pairs.filter(([first, second]) =>
      texts.some((text) => hasPair(text.matches, first, second)),
    );
    return found.length / this.pairs.length;
  }
}

function hasPair(matches: readonly Match[], first: string, second: string): boolean {
  for (let i = 1; i < matches.length; i++) {
    const before = matches[i - 1]!;
    const here = matches[i]!;
    if (here.at === before.at + 1 && before.word.stem === first && here.word.stem === second) return true;
  }
  return false;
}

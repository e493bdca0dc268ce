/** Finds the words of a query in a text, for marks, snippets and adjacency. */
import { stemOf } from '../arabic/analyser.ts';
import { type Token, tokenise } from '../arabic/tokenise.ts';
import { type Query, scoringWords } from './query.ts';

/** A word of the query as found in texts: all its forms share a stem. */
export interface MatchedWord {
  readonly stem: string;
  /** How much the word says: its inverse document frequency. */
  readonly weight: number;
}

/** A token of the text that is a form of a query word. */
export interface Match {
  /** Index of the token in {@link MatchedText.tokens}. */
  readonly at: number;
  readonly word: MatchedWord;
}

export interface MatchedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Ascending. */
  readonly matches: readonly Match[];
}

export class WordMatcher {
  private readonly words: readonly MatchedWord[];
  private readonly pairs: readonly (readonly [string, string])[];

  /** @param weightOf the weight of a word, by surface */
  constructor(query: Query, weightOf: (surface: string) => number) {
    const byStem = new Map<string, MatchedWord>();
    for (const { stem, surface } of scoringWords(query)) {
      byStem.set(stem, { stem, weight: Math.max(weightOf(surface), byStem.get(stem)?.weight ?? 0) });
    }
    this.words = [...byStem.values()];
    const sequences = [query.words, ...query.phrases.map((phrase) => phrase.words)];
    this.pairs = sequences.flatMap((sequence) =>
      sequence.slice(1).map((word, i) => [sequence[i]!.stem, word.stem] as const),
    );
  }

  /** How many words there are to find. */
  get size(): number {
    return this.words.length;
  }

  /** Whether the query has words side by side at all. */
  get hasPairs(): boolean {
    return this.pairs.length > 0;
  }

  match(text: string): MatchedText {
    const tokens = tokenise(text);
    const matches: Match[] = [];
    tokens.forEach(({ surface }, at) => {
      const word = this.wordOf(surface);
      if (word !== null) matches.push({ at, word });
    });
    return { text, tokens, matches };
  }

  /** Share of the query's neighbouring words that stand side by side, in order, somewhere in the texts: 0 to 1. */
  adjacency(texts: readonly MatchedText[]): number {
    if (this.pairs.length === 0) return 0;
    const found = this.pairs.filter(([first, second]) =>
      texts.some((text) => hasPair(text.matches, first, second)),
    );
    return found.length / this.pairs.length;
  }

  /**
   * A stem without its last letter is always a piece of its surface (the last may be a teh marbuta put back), so a
   * surface without that piece need not be stemmed.
   */
  private wordOf(surface: string): MatchedWord | null {
    for (const word of this.words) {
      if (surface.includes(word.stem.slice(0, -1)) && stemOf(surface) === word.stem) return word;
    }
    return null;
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

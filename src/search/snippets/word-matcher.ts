/** Finds the words of a query in a text, for marks, snippets and what their places add. */
import { stemOf } from '../../arabic/analyser.ts';
import { pieceOf } from '../../arabic/stem.ts';
import { TokenFinder } from '../../arabic/token-finder.ts';
import { isFormOfAlternative, isInAllForms } from '../words/alternatives.ts';
import { isFormOfPrefix } from '../words/prefix-form.ts';
import { type Query, type QueryWord, scoringWords } from '../words/query.ts';

/** A word of the query as found in texts, in its own forms or those of an alternative. */
export interface MatchedWord {
  /** Of the word itself. */
  readonly stem: string;
  /** How much the word says: its inverse document frequency. */
  readonly weight: number;
}

/** A token of the text that is a form of a query word: its first code unit and exclusive end. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly word: MatchedWord;
}

export interface MatchedText {
  readonly text: string;
  /** In order. */
  readonly matches: readonly Match[];
}

/** A word that tokens of one stem may be a form of. */
interface Reading {
  readonly word: MatchedWord;
  /** Whether a surface is such a form; null where all of the stem are. */
  readonly accepts: ((surface: string) => boolean) | null;
}

export class WordMatcher {
  private readonly words = new Map<string, MatchedWord>();
  /** By the stem of tokens; words themselves before alternatives. */
  private readonly readings = new Map<string, Reading[]>();
  private readonly prefixes: { readonly prefix: string; readonly word: MatchedWord }[] = [];
  /**
   * What every form of a word has in it: its stem, or an alternative as it is listed, but for a last letter that what is
   * joined to it changes.
   */
  private readonly pieces: readonly string[];
  private readonly finder: TokenFinder;

  /** @param weightOf how much a word says */
  constructor(query: Query, weightOf: (word: QueryWord) => number) {
    const words = scoringWords(query);
    const pieces = new Set<string>();
    for (const word of words) {
      const { stem } = word;
      const weight = Math.max(weightOf(word), this.words.get(stem)?.weight ?? 0);
      this.words.set(stem, { stem, weight });
      pieces.add(word.isPrefix ? word.surface : pieceOf(stem));
    }
    for (const { stem, surface, isExact, isPrefix } of words) {
      if (isPrefix) this.prefixes.push({ prefix: surface, word: this.words.get(stem)! });
      else this.add(stem, stem, isExact ? (found) => found === surface : null);
    }
    for (const { stem, alternatives } of words) {
      for (const other of alternatives) {
        this.add(other.stem, stem, (found) => isFormOfAlternative(found, other));
        pieces.add(pieceOf(isInAllForms(other.why) ? other.stem : other.surface));
      }
    }
    this.pieces = [...pieces];
    this.finder = new TokenFinder(this.pieces);
  }

  /** How many words there are to find. */
  get size(): number {
    return this.words.size;
  }

  match(text: string): MatchedText {
    const matches: Match[] = [];
    for (const { start, end, surface } of this.finder.find(text)) {
      if (!this.hasPiece(surface)) continue;
      const own = this.readings.get(stemOf(surface));
      const reading =
        own?.find(({ accepts }) => accepts === null || accepts(surface)) ??
        this.prefixes.find(({ prefix }) => isFormOfPrefix(surface, prefix));
      if (reading !== undefined) matches.push({ start, end, word: reading.word });
    }
    return { text, matches };
  }

  /** Rules most candidates out: to stem a word costs more than to look for a few letters in it. */
  private hasPiece(surface: string): boolean {
    for (const piece of this.pieces) {
      if (surface.includes(piece)) return true;
    }
    return false;
  }

  /** @param stem of tokens @param of stem of the word they stand for */
  private add(stem: string, of: string, accepts: Reading['accepts']): void {
    const known = this.readings.get(stem);
    const reading = { word: this.words.get(of)!, accepts };
    if (known === undefined) this.readings.set(stem, [reading]);
    else known.push(reading);
  }
}
